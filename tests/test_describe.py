"""One entry in words and as plain values."""

import pytest

from emn_glossary.describe import described, find, link_words, plain_entry
from emn_glossary.errors import ConceptNotFoundError
from emn_glossary.model import Concept, Glossary, Link, Source, State, Status, Term
from emn_glossary.slots import Slot

SEEKER = Concept(
    "c0022",
    {
        Slot("preferred", "en"): Term("asylum seeker", "en"),
        Slot("preferred", "nb"): Term("asylsøker", "nb", State(Status.CURRENT, "EMN", renders="0123456789ab")),
        Slot("alternative", "nb"): (Term("asylsøkende", "nb"), Term("søker", "nb")),
        Slot("related"): (Link("c0219"), Link(text="serious harm", lang="en")),
        Slot("source"): (Source("Art. 2(b)", "en", links=("http://data.europa.eu/eli/dir/2005/85/oj",)),),
        Slot("slug"): "asylum-seeker",
    },
)
REFUGEE = Concept("c0219", {Slot("preferred", "nb"): Term("flyktning", "nb")})
GLOSSARY = Glossary([SEEKER, REFUGEE])


def test_plain_values_by_slot() -> None:
    told = plain_entry(GLOSSARY, SEEKER)
    assert told["preferred@nb"] == "asylsøker"
    assert told["alternative@nb"] == ["asylsøkende", "søker"]
    assert told["related"] == ["c0219", "serious harm"]
    assert told["iri"] == "https://emnnorway.no/ordliste/c0022"
    assert told["states"] == {"preferred@nb": {"status": "current", "origin": "EMN", "stale": True}}


def test_words_name_the_other_entry_in_the_readers_language() -> None:
    told = dict(described(GLOSSARY, SEEKER, "nb"))
    assert told["Beslektet term"] == "flyktning [c0219] | serious harm"
    assert told["Anbefalt term (nb)"] == "asylsøker  (godkjent, EMN, må ses på igjen)"
    assert told["Kilde"] == "Art. 2(b) <http://data.europa.eu/eli/dir/2005/85/oj>"
    assert "Related term" in dict(described(GLOSSARY, SEEKER, "en"))


def test_a_link_to_nowhere_shows_its_id() -> None:
    assert link_words(GLOSSARY, Link("c9999")) == "c9999"


def test_an_entry_is_found_by_id_or_slug() -> None:
    assert find(GLOSSARY, "c0022") is SEEKER
    assert find(GLOSSARY, "asylum-seeker") is SEEKER
    with pytest.raises(ConceptNotFoundError) as told:
        find(GLOSSARY, "c0029")
    assert told.value.hint("nb") == "Mente du c0022, c0219?"


def test_codes_are_told_in_words() -> None:
    entry = Concept("c0001", {Slot("edition"): "ha", Slot("forms_given"): "both", Slot("slug"): "both"})
    told = dict(described(Glossary([entry]), entry, "nb"))
    assert told["EMN-versjon"] == "nyeste side hos EMN (omtrent versjon 10)"
    assert told["Former hos EMN"] == "både bokmål og nynorsk"
    assert told["EMN-nøkkel"] == "both"
