"""Two spellings of one word fold to the same form."""

import pytest

from emn_glossary.search.normalize import fold, plain, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Asylsøker", "asylsøker"),
        ("asylsøker", "asylsoker"),
        ("asylsøker", "asylsoeker"),
        ("Ålesund", "Aalesund"),
        ("ærlig", "aerlig"),
        ("familie-gjenforening", "familiegjenforening"),
        ("retur vedtak", "returvedtak"),
        ("idé", "ide"),
        ("Schengen‑avtalen", "Schengen-avtalen"),
        ("asylsøker", "asylsøker"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("vern", "verne"), ("barn", "born"), ("retur", "retir")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_plain_only_settles_case_and_spaces() -> None:
    assert plain("  Enslig   Mindreårig ") == "enslig mindreårig"


def test_words_are_folded_one_by_one() -> None:
    assert words("mottaker av internasjonal beskyttelse (asyl)") == (
        "mottaker",
        "av",
        "internasjonal",
        "beskyttelse",
        "asyl",
    )
