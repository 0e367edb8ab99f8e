"""What counts as an acronym."""

import pytest

from emn_glossary.formats.emn.acronyms import is_acronym, without_acronym


@pytest.mark.parametrize("term", ["UAM", "CEAS", "ECtHR", "eMRTD", "LGBTQIA", "LGB(TI)", "MP", "EUR-LO"])
def test_one_word_of_mostly_capitals_is_an_acronym(term: str) -> None:
    assert is_acronym(term)


@pytest.mark.parametrize(
    "term", ["ID card", "EU mobility", "ePassport", "Eurodac", "SAR operation", "G8", "asyl", "A", ""]
)
def test_other_terms_are_not(term: str) -> None:
    assert not is_acronym(term)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("European Migration Network (EMN)", "European Migration Network"),
        ("best interests of the child (BIC)", "best interests of the child"),
        ("Dialogue on Migration in the Western Mediterranean (5+5)", None),
        ("search and rescue (SAR) operation", None),
        ("overstay(er)", None),
        ("(civil) war refugee", None),
    ],
)
def test_only_an_acronym_in_brackets_at_the_end_can_be_left_off(title: str, bare: str | None) -> None:
    assert without_acronym(title) == (bare or title)
