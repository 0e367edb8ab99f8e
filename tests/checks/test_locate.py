"""The file and line of a finding, in our own layout and in others'."""

from io import BytesIO
from pathlib import Path

from emn_glossary.checks import check, locate, located
from emn_glossary.findings import Finding, Report
from emn_glossary.formats.rdf import read_many
from emn_glossary.formats.rdf.turtle import write
from emn_glossary.model import Concept, Glossary, Link, Scheme, Term, Text
from emn_glossary.places import Place
from emn_glossary.slots import Slot

OURS = Glossary(
    [
        Scheme("scheme", {Slot("title", "nb"): Text("EMNs ordliste", "nb")}),
        Concept(
            "c0022",
            {
                Slot("preferred", "en"): Term("asylum seeker", "en"),
                Slot("preferred", "nb"): Term("asylsøkjar", "nb"),
                Slot("alternative", "nb"): (Term("asylant", "nb"), Term("søker ", "nb")),
                Slot("related"): (Link("c9999"),),
            },
        ),
    ]
)

FOREIGN = '''@prefix : <http://example.org/x#> .
# a comment with <http://example.org/x#b> and "skos:prefLabel"
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
:s a skos:ConceptScheme .
:a a skos:Concept ;
    skos:definition """Two lines;
the second. # no comment"""@en ;
    skos:note [ skos:prefLabel "not this one"@nb ] ;
    skos:prefLabel "asylum"@en ,
        "asyl "@nb .
<http://example.org/x#b> a skos:Concept; skos:prefLabel 'visa'@en,
   'visum.'@nb ; skos:related
   :nowhere .
'''


def test_our_own_file_has_a_line_for_every_value(tmp_path: Path) -> None:
    """The line found is the one that holds the value at fault."""
    path = tmp_path / "glossary.ttl"
    target = BytesIO()
    write(OURS, target)
    path.write_bytes(target.getvalue())
    lines = path.read_text(encoding="utf-8").splitlines()
    found = locate(check(OURS, select=["T301", "T201", "L101"]), path, base=OURS.base)
    assert {f.code: (f.place.file, lines[f.place.line - 1]) for f in found} == {
        "T301": ("glossary.ttl", '<c0022> skos:prefLabel "asylsøkjar"@nb .'),
        "T201": ("glossary.ttl", '<c0022> skos:altLabel "søker "@nb .'),
        "L101": ("glossary.ttl", "<c0022> skos:related <c9999> ."),
    }


def test_a_folder_is_searched_file_by_file(tmp_path: Path) -> None:
    """Introduction and glossary are two files; the last edition merged is none of them."""
    (tmp_path / "upstream.ttl").write_text("<c0022> a <x> .", encoding="utf-8")
    (tmp_path / "glossary.ttl").write_text("\n<c0022> a <x> .", encoding="utf-8")
    (tmp_path / "introduction.ttl").write_text("\n\n<p0101> a <x> .", encoding="utf-8")
    report = Report(Finding.make("L306", Place(concept=id)) for id in ("c0022", "p0101"))  # noqa: A001
    assert [(f.place.file, f.place.line) for f in locate(report, tmp_path)] == [
        ("glossary.ttl", 2),
        ("introduction.ttl", 3),
    ]


def test_any_layout_of_turtle_has_lines() -> None:
    """Prefixes, long strings, comments, nested nodes, several values a statement: the right line all the same."""
    glossary = read_many([(FOREIGN.encode(), "turtle", "x.ttl")]).glossary
    found = located(check(glossary, select=["T2", "L1", "X101"]), {"x.ttl": FOREIGN}, base=glossary.base)
    assert [(f.code, f.place.concept, f.place.line) for f in found] == [
        ("T201", "a", 10),
        ("T203", "b", 12),
        ("X101", "b", 11),
        ("L101", "b", 13),
    ]


def test_what_cannot_be_found_stays_as_it_is(tmp_path: Path) -> None:
    """No file, no Turtle, or not that entry: the finding keeps its place."""
    report = Report([Finding.make("L306", Place(concept="c0001")), Finding.make("L307", count=1, total=2)])
    assert locate(report, tmp_path / "none.ttl") == report
    assert locate(report, tmp_path) == report
    assert located(report, {"x.ttl": 'not "Turtle at all <c0002> [[[ ;;'}) == report
