"""A small glossary of real terms with everything in it that a page can show."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from emn_glossary.model import (
    Concept,
    Evidence,
    Glossary,
    Link,
    Passage,
    Scheme,
    Source,
    State,
    Status,
    Term,
    Text,
    Theme,
    Value,
)
from emn_glossary.slots import Slot

EMN = State(Status.CURRENT, "EMN")
OWN = State(Status.CANDIDATE, "EMN Norge", by="oversetter")


def concept(id: str, en: str, nb: str = "", **more: Value) -> Concept:  # noqa: A002
    """A concept with its preferred terms; `alternative_nb=…` and `broader=…` give the other slots."""
    values: dict[Slot, Value] = {Slot("preferred", "en"): Term(en, "en", EMN)}
    if nb:
        values[Slot("preferred", "nb")] = Term(nb, "nb", EMN)
    for name, value in more.items():
        field, _, lang = name.rpartition("_")
        slot = Slot(field, lang) if lang in ("en", "nb", "nn", "de") else Slot(name)
        values[slot] = value
    return Concept(id, values)


def terms(lang: str, *texts: str) -> tuple[Term, ...]:
    return tuple(Term(text, lang, EMN) for text in texts)


def links(*targets: str) -> tuple[Link, ...]:
    return tuple(Link(target) for target in targets)


_TITLES: Mapping[Slot, Value] = {
    Slot("title", "nb"): Text("Ordliste for asyl og migrasjon", "nb"),
    Slot("title", "en"): Text("Asylum and migration glossary", "en"),
    Slot("description", "nb"): Text("Termer på norsk.\nMed kilder.", "nb"),
    Slot("rights", "en"): Text("Not for commercial use.", "en"),
    Slot("version"): "10.0.0",
    Slot("modified"): "2024-05-17",
}

CONCEPTS = (
    concept(
        "c0001",
        "asylum seeker",
        "asylsøker",
        preferred_nn=Term("asylsøkjar", "nn", EMN),
        preferred_de=Term("Asylbewerber", "de", EMN),
        deprecated_nb=terms("nb", "asylant"),
        comment_nb=(Text("Kari Nordmann er usikker på denne.", "nb"),),
        note_nb=(Text("Gjelder til vedtaket er endelig.", "nb", EMN),),
        definition_en=Text("A person who seeks asylum.", "en", EMN),
        source=(
            Source(
                "Art. 2(c) of Directive 2013/32/EU",
                "en",
                "quoted",
                "eu",
                ("http://data.europa.eu/eli/dir/2013/32", "javascript:alert(1)"),
            ),
        ),
        narrower=links("c0002"),
        theme=links("t01"),
        slug="asylum-seeker",
        page="https://home-affairs.ec.europa.eu/glossary/asylum-seeker_en",
        edition="ha",
        as_published="asylsøker (b); asylsøkjar (n)",
        forms_given="both",
    ),
    concept(
        "c0002",
        "unaccompanied minor",
        "enslig mindreårig",
        preferred_nn=Term("einsleg mindreårig", "nn", OWN),
        alternative_en=(Term("UAM", "en", EMN, "acronym"),),
        alternative_nb=terms("nb", "enslig mindreårig asylsøker"),
        broader=links("c0001", "c0003"),
        theme=links("t01"),
    ),
    concept("c0003", "minor", "mindreårig", narrower=links("c0002")),
    concept("c0004", "open reception centre", "åpent mottak"),
    concept("c0005", "honour killing", "æresdrap"),
    concept("c0006", "economic migrant", "økonomisk migrant"),
    concept("c0007", "Aarhus Convention", "Aarhuskonvensjonen"),
    concept("c0008", "zero tolerance", "nulltoleranse"),
    concept(
        "c0010",
        "displaced person",
        related=(
            Link(
                "",
                "Binnenvertriebener",
                "de",
                "EMN",
                (Evidence("Binnenvertriebener", "de", english="internally displaced person"),),
            ),
            Link("c0999"),
        ),
    ),
    concept("c0011", "refugee claimant", "flyktningsøker", retired="true", replaced_by=links("c0001")),
    concept("c0012", "refoulement in transit", no_equivalent_nb=Text("Omskrives i norsk rett.", "nb")),
    concept("c0013", "<script>alert('en')</script>", '<b onclick="x">fet</b> & "sitat"'),
)

PASSAGES = (
    Passage(
        "p0101",
        {
            Slot("text", "en"): Text("About", "en"),
            Slot("text", "nb"): Text("Om ordlisten", "nb", OWN),
            Slot("section"): "about",
            Slot("order"): "0101",
            Slot("role"): "heading",
        },
    ),
    Passage(
        "p0102",
        {
            Slot("text", "en"): Text("One paragraph.\nAnother.", "en"),
            Slot("section"): "about",
            Slot("order"): "0102",
            Slot("role"): "paragraph",
        },
    ),
)

THEME = Theme("t01", {Slot("preferred", "nb"): Term("Internasjonal beskyttelse", "nb")})


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """Twelve concepts, a theme, two passages."""
    return Glossary([Scheme("scheme", _TITLES), THEME, *CONCEPTS, *PASSAGES])
