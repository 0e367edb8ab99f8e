"""A small glossary with every kind of entry that a printed list must cope with."""

from __future__ import annotations

import pytest

from emn_glossary.model import Concept, Glossary, Link, Passage, Scheme, Source, State, Status, Term, Text, Theme, Value
from emn_glossary.slots import Slot


def concept(id: str, values: dict[str, Value]) -> Concept:  # noqa: A002
    return Concept(id, {Slot.parse(slot): value for slot, value in values.items()})


def term(text: str, lang: str, status: Status = Status.CURRENT, **state: str) -> Term:
    return Term(text, lang, State(status, "EMN", **state))


def links(*targets: str) -> tuple[Link, ...]:
    return tuple(Link(target) for target in targets)


SEEKER = concept(
    "c0022",
    {
        "preferred@en": term("asylum seeker", "en"),
        "preferred@nb": term("asylsøker", "nb"),
        "preferred@nn": term("asylsøkjar", "nn"),
        "alternative@nb": (term("søker om asyl", "nb"),),
        "deprecated@nb": (term("asylant", "nb"),),
        "definition@en": Text("A person who has applied.", "en"),
        "definition@nb": Text("Person som har søkt.", "nb", State(Status.CANDIDATE, "UDI", "2026-03-04")),
        "source": (
            Source("Art. 2(b) of Directive 2005/85/EC", "en", "derived", links=("http://data.europa.eu/eli/x",)),
        ),
        "broader": links("c0100"),
        "theme": links("t01"),
        "page": "https://emn.example/asylum-seeker_en",
    },
)
MIGRANT = concept(
    "c0100",
    {
        "preferred@en": term("migrant", "en"),
        "preferred@nb": term("migrant", "nb"),
        "preferred@nn": term("migrant", "nn"),
        "narrower": links("c0022"),
        "theme": links("t01"),
    },
)
AALESUND = concept(
    "c0200",
    {
        "preferred@en": term("Ålesund process", "en"),
        "preferred@nb": term("Ålesund-prosessen", "nb", Status.CANDIDATE),
        "related": (Link(text="processus", lang="fr"),),
    },
)
ZONE = concept("c0201", {"preferred@en": term("transit zone", "en"), "preferred@nb": term("transittsone", "nb")})
ECONOMIC = concept(
    "c0202", {"preferred@en": term("economic migrant", "en"), "preferred@nb": term("økonomisk migrant", "nb")}
)
HONOUR = concept(
    "c0203",
    {
        "preferred@en": term("honour-related violence", "en"),
        "preferred@nb": term("æresrelatert vold", "nb", renders="000000000000"),
        "preferred@nn": term("æresrelatert vald", "nn", Status.WAITING),
    },
)
RECEPTION = concept("c0216", {"preferred@en": term("reception", "en"), "alternative@nb": (term("mottak", "nb"),)})
ORDRE = concept(
    "c0217", {"preferred@en": term("hotspot", "en"), "no_equivalent@nb": Text("det engelske ordet brukes", "nb")}
)
ODD = concept(
    "c0300",
    {
        "preferred@en": term(r"#let *x* = $y$ @z \u{41} <a> `b` _c_ [d] //e", "en"),
        "preferred@nb": term(r"*stjerne* #pagebreak()", "nb"),
    },
)
OLD = concept(
    "c0301",
    {
        "preferred@en": term("old term", "en"),
        "preferred@nb": term("utgått begrep", "nb"),
        "retired": "true",
        "replaced_by": links("c0022"),
    },
)


PEOPLE = Theme("t01", {Slot("preferred", "nb"): term("Personer", "nb"), Slot("preferred", "en"): term("People", "en")})
HEADING = Passage(
    "p01",
    {
        Slot("text", "en"): Text("About", "en"),
        Slot("text", "nb"): Text("Om ordlisten", "nb"),
        Slot("role"): "heading",
        Slot("order"): "0001",
    },
)
PARAGRAPH = Passage("p02", {Slot("text", "en"): Text("Not yet translated.", "en"), Slot("order"): "0002"})


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return Glossary(
        [
            Scheme(
                "scheme",
                {
                    Slot("title", "nb"): Text("Prøveordliste", "nb"),
                    Slot("rights", "nb"): Text("Gjengivelse er tillatt når EMN oppgis som kilde.", "nb"),
                    Slot("version"): "10.0.0",
                    Slot("modified"): "2026-02-01",
                },
            ),
            PEOPLE, SEEKER, MIGRANT, AALESUND, ZONE, ECONOMIC, HONOUR, RECEPTION, ORDRE, ODD, OLD, HEADING, PARAGRAPH,
        ]
    )  # fmt: skip
