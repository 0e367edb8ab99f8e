"""Tags, clean text, and the order of Norwegian words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.languages import clean, first_letter, is_alias, language_name, sort_key, tag


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("nb", "nb"),
        ("NO", "nb"),
        ("no", "nb"),
        ("nob", "nb"),
        ("nno", "nn"),
        ("sr-latn", "sr-Latn"),
        ("pt_br", "pt-BR"),
        ("nb-no", "nb-NO"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("en-x-Legal", "en-x-legal"),
        ("es-419", "es-419"),
        (" EN ", "en"),
    ],
)
def test_tags_are_written_as_rfc_5646_has_them(raw: str, written: str) -> None:
    assert tag(raw) == written


def test_no_is_an_alias_and_nb_is_not() -> None:
    assert is_alias("no")
    assert is_alias("NO-no")
    assert not is_alias("nb")
    assert not is_alias("")


@given(st.text("abcxyzNO-_ ", max_size=12))
def test_writing_a_tag_again_changes_nothing(raw: str) -> None:
    assert tag(tag(raw)) == tag(raw)


# -- clean text ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cleaned", "done"),
    [
        ("asylsøker", "asylsøker", ()),
        (unicodedata.normalize("NFD", "Ålesund"), "Ålesund", ("nfd",)),
        ("to\u00a0ord", "to ord", ("nbsp",)),
        ("retur\u00advedtak", "returvedtak", ("invisible",)),
        ("\ufeffasyl\u200b", "asyl", ("invisible",)),
        ("asyl\x07", "asyl", ("control",)),
        ("en\r\nto\rtre", "en\nto\ntre", ("newline",)),
        ("en\nto\ttre", "en\nto\ttre", ()),
    ],
)
def test_clean(text: str, cleaned: str, done: tuple[str, ...]) -> None:
    assert clean(text)[0] == cleaned
    assert set(clean(text)[1]) == set(done)


@given(st.text())
def test_cleaning_again_changes_nothing(text: str) -> None:
    cleaned, _ = clean(text)
    assert clean(cleaned) == (cleaned, ())
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text())
def test_what_was_done_is_told_exactly_when_something_changed(text: str) -> None:
    cleaned, done = clean(text)
    assert (cleaned != text) == bool(done)


# -- order --------------------------------------------------------------------------------------------------


def in_order(*words: str) -> None:
    assert sorted(words[1:] + words[:1], key=sort_key) == list(words)


def test_the_last_letters_of_the_norwegian_alphabet() -> None:
    """CLDR's collation `no`: ä as æ, ö as ø, aa as å."""
    in_order("zone", "ägare", "ærlig", "öl", "øst", "aa", "Ålesund", "åpen", "Aarhus-konvensjonen")


def test_space_before_hyphen_before_letter() -> None:
    in_order("asyl søker", "asyl-søker", "asylsøker")


def test_digits_before_letters() -> None:
    in_order("5+5-dialogen", "asyl")


def test_shorter_before_longer_and_brackets_do_not_count() -> None:
    in_order("asyl", "asylmottak", "(borgar)krigsflyktning", "(borger)krigsflyktning", "vern")


def test_capitals_and_accents_only_break_ties() -> None:
    assert sort_key("Idé")[0] == sort_key("ide")[0]
    in_order("Asyl", "asyl", "asyla")


def test_aa_can_be_two_letters() -> None:
    """ "Aaron" is no Norwegian name: whoever sorts foreign names can say so."""
    assert sort_key("Aaron") > sort_key("zone")
    assert sort_key("Aaron", fold_aa=False) < sort_key("ab")


def test_english_knows_nothing_of_that() -> None:
    words = ["Aaland", "Århus", "öl", "zone"]
    assert sorted(words, key=lambda word: sort_key(word, "en")) == ["Aaland", "Århus", "öl", "zone"]


@given(st.text(max_size=8), st.text(max_size=8))
def test_equal_keys_mean_equal_words(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("word", "letter"),
    [("asyl", "A"), ("Aarhus", "Å"), ("ägare", "Æ"), ("5+5", "#"), ("(borger)krig", "B"), ("", "#"), ("Ωmega", "Ω")],
)
def test_the_letter_a_word_stands_under(word: str, letter: str) -> None:
    assert first_letter(word) == letter


@pytest.mark.parametrize(
    ("lang", "ui", "name"),
    [("nb", "nb", "bokmål"), ("de", "nb", "tysk"), ("de", "nn", "tysk"), ("de", "en", "German"), ("qqq", "nb", "qqq")],
)
def test_languages_have_names(lang: str, ui: str, name: str) -> None:
    assert language_name(lang, ui) == name
