"""Which entry EMN means by a name."""

import pytest

from emn_glossary.formats.emn.targets import Name, Targets

TARGETS = Targets(
    [
        Name("c0043", "circular-migration", "circular migration", []),
        Name("c0044", "citizenship", "citizenship", ["nationality"]),
        Name("c0083", "ethnic-nationality", "ethnic nationality", ["ethnicity", "nationality"]),
        Name("c0097", "european-migration-network-emn", "European Migration Network (EMN)", ["EMN"]),
        Name("c0102", "expulsion", "expulsion", []),
        Name("c0103", "expulsion-decision", "expulsion decision", ["expulsion order"]),
        Name("c0167", "lgbti", "LGBTIQ", ["LGB", "LGBT"]),
        Name("c0168", "long-term-migration", "long-term migration", ["permanent migration"]),
        Name("c0198", "permanent-migration", "permanent migration", []),
    ]
)


@pytest.mark.parametrize(
    ("name", "entry", "way"),
    [
        ("circular migration", "c0043", "exact"),
        ("Expulsion", "c0102", "case"),
        ("European Migration Network", "c0097", "acronym"),
        ("LGB(TI)", "c0167", "former"),
        ("Expulsion Order", "c0103", "synonym"),
        ("ethnicity", "c0083", "synonym"),
        ("permanent migration", "c0198", "exact"),  # the title of one wins over the synonym of another
    ],
)
def test_a_name_that_is_certain_is_found(name: str, entry: str, way: str) -> None:
    assert TARGETS.find(name) == (entry, way)


@pytest.mark.parametrize("name", ["nationality", "forced migration", "migration", ""])
def test_a_name_of_two_entries_or_none_is_not(name: str) -> None:
    assert TARGETS.find(name) == ("", "")
