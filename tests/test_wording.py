"""The difference between two texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.wording import Piece, marked, pieces, same_words

TEXT = st.text(alphabet="abå ,.\n", max_size=40)


def test_the_words_that_went_and_came() -> None:
    assert pieces("en person som søker asyl", "en person som har søkt asyl") == (
        Piece("same", "en person som "),
        Piece("del", "søker"),
        Piece("ins", "har søkt"),
        Piece("same", " asyl"),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("who asks for shelter", "who seeks shelter", "who [-asks for-]{+seeks+} shelter"),
        ("a door ,locked", "a door, locked", "a door[- ,-]{+, +}locked"),
        ("same", "same", "same"),
        ("", "new words", "{+new words+}"),
        ("gone", "", "[-gone-]"),
    ],
)
def test_the_difference_in_plain_text(old: str, new: str, said: str) -> None:
    assert marked(old, new) == said


@given(TEXT, TEXT)
def test_both_texts_stand_in_the_difference(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.kind != "ins") == old
    assert "".join(piece.text for piece in found if piece.kind != "del") == new
    assert all(piece.text for piece in found)


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert pieces(text, text) == ((Piece("same", text),) if text else ())


def test_spaces_and_punctuation_are_no_words() -> None:
    assert same_words("en dør, låst", "en dør  låst.")
    assert not same_words("en dør, låst", "ei dør, låst")
