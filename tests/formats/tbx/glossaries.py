"""A small glossary with everything that TBX has room for, and ways to write and read it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from emn_glossary.formats import tbx
from emn_glossary.model import Concept, Document, Glossary, Link, Scheme, Source, State, Status, Term, Text, Theme
from emn_glossary.slots import Slot

CASES = Path(__file__).parent / "cases"
EMN = State(Status.CURRENT, "EMN", renders="1d6fe8c7402a")
SEEKER = Concept(
    "c0022",
    {
        Slot("preferred", "en"): Term("asylum seeker", "en", State(Status.CURRENT, "EMN")),
        Slot("alternative", "en"): (
            Term("asylum applicant", "en", State(Status.CURRENT, "EMN"), position=1),
            Term("AS", "en", State(Status.CURRENT, "EMN"), "acronym", position=2),
        ),
        Slot("preferred", "nb"): Term("asylsøker", "nb", EMN),
        Slot("alternative", "nb"): (
            Term("søker om asyl", "nb", State(Status.CANDIDATE, "NO", "2026-03-04", "oversetter")),
        ),
        Slot("deprecated", "nb"): (Term("asylant", "nb", State(Status.CURRENT, "NO")),),
        Slot("preferred", "de"): Term("Asylbewerber", "de", State(Status.CURRENT, "EMN"), usage="EU acquis, DE"),
        Slot("definition", "en", "eu"): Text(
            "A person who has applied for protection.", "en", sources=(Source("Art. 2(b)", "en", "quoted", position=1),)
        ),
        Slot("definition", "nb", "eu"): Text(
            "Person som har søkt om vern.", "nb", State(Status.WAITING, "NO", "2026-05-06", "Språkrådet")
        ),
        Slot("definition", "nn"): Text("Person som har søkt om vern.", "nn"),
        Slot("note", "nb"): (Text("Brukes om voksne og barn.", "nb"),),
        Slot("no_equivalent", "nn"): Text("under avklaring", "nn"),
        Slot("source"): (
            Source("Art. 2(b) of Directive 2005/85/EC", "en", "derived", "eu", ("http://data.europa.eu/eli/x",), 1),
            Source("Developed by EMN", "en", "own", position=2),
        ),
        Slot("broader"): (Link("c0100"),),
        Slot("related"): (Link(text="refugee", lang="en"), Link("c0999")),
        Slot("exact_match"): (Link("http://eurovoc.europa.eu/1"),),
        Slot("theme"): (Link(text="asyl", lang="nb"),),
        Slot("page"): "https://emn.example/asylum-seeker_en",
        Slot("slug"): "asylum-seeker",
        Slot("created"): "2026-01-02",
        Slot("modified"): "2026-05-06",
    },
)
MIGRANT = Concept(
    "c0100",
    {
        Slot("preferred", "en"): Term("migrant", "en", State(Status.CURRENT, "EMN")),
        Slot("narrower"): (Link("c0022"),),
        Slot("retired"): "true",
    },
)
FAR = Concept("c0999", {Slot("scheme"): (Link("scheme"),)})  # no term: TBX has no room for it
GLOSSARY = Glossary(
    [
        SEEKER,
        MIGRANT,
        FAR,
        Theme("t01", {Slot("preferred", "nb"): Term("vern", "nb")}),
        Scheme("scheme", {Slot("title", "nb"): Text("Ordliste", "nb"), Slot("version"): "10.0.0"}),
    ]
)


def data(glossary: Glossary = GLOSSARY, **options: Any) -> bytes:
    target = io.BytesIO()
    tbx.write(glossary, target, **options)
    return target.getvalue()


def read(content: bytes | str, **options: Any) -> Document:
    raw = content.encode() if isinstance(content, str) else content
    return tbx.read(io.BytesIO(raw), name="fil.tbx", **options)


def case(name: str) -> Document:
    return tbx.read(io.BytesIO((CASES / name).read_bytes()), name=name)


def entry(inside: str) -> str:
    """A file of one entry."""
    return (
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">'
        "<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>"
        f"<text><body>{inside}</body></text></tbx>"
    )


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]
