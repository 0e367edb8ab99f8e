"""Skosify: its findings as ours, its repairs as changes that are all told, its voice heard by no one else."""

from __future__ import annotations

import logging

import pytest

from emn_glossary.checks import check, skosify
from emn_glossary.checks.skosify import Tidied
from emn_glossary.errors import ReadError
from emn_glossary.formats.rdf.graph import from_graph, to_graph
from emn_glossary.formats.rdf.reader import read_syntax
from emn_glossary.model import Glossary

HEAD = """\
@base <http://example.org/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<s> a skos:ConceptScheme ; dct:title "Ordliste"@nb .
<a> a skos:Concept ; skos:inScheme <s> ; skos:prefLabel "asyl"@nb .
<b> a skos:Concept ; skos:inScheme <s> ; skos:prefLabel "vern"@nb .
<c> a skos:Concept ; skos:inScheme <s> ; skos:prefLabel "opphold"@nb .
"""


def glossary(body: str = "", head: str = HEAD) -> Glossary:
    return read_syntax((head + body).encode(), "turtle").glossary


def found(body: str) -> list[str]:
    said = check(glossary(body), select=["K"], also=[skosify.runner(to_graph)])
    return [f"{f.code} {f.place.text()}".strip() for f in said]


def tidied(body: str) -> Tidied:
    return skosify.tidied(glossary(body), to_graph, lambda graph: from_graph(graph).glossary)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        ('<a> skos:altLabel "asyl"@nb .', ["K101 a alternative@nb"]),
        ('<a> skos:hiddenLabel "asyl"@nb .', ["K101 a deprecated@nb"]),
        ('<a> skos:prefLabel "asylrett"@nb .', ["K102 a preferred@nb"]),
        ("<a> skos:broader <b> . <b> skos:broader <c> , <a> .", ["K103 b broader", "K105 b broader"]),
        ("<a> skos:broader <b> ; skos:related <b> .", ["K104 a related"]),
        ("<a> skos:broader <b> , <c> . <b> skos:broader <c> .", ["K105 a broader"]),
        ('<a> skos:altLabel " asylrett"@nb .', ["K106 a"]),
        ("<t> a skos:Collection ; skos:member <a> ; skos:related <b> .", ["K107 t"]),
        ("<s2> a skos:ConceptScheme .", ["K109"]),
    ],
)
def test_what_skosify_says_is_a_finding_with_its_place(body: str, expected: list[str]) -> None:
    assert found(body) == expected


def test_a_glossary_without_title_is_told_and_one_with_dct_title_is_not() -> None:
    """Skosify itself looks for rdfs:label only."""
    bare = glossary(head=HEAD.replace(' ; dct:title "Ordliste"@nb', ""))
    assert [f.code for f in check(bare, select=["K"], also=[skosify.runner(to_graph)])] == ["K108"]


def test_a_file_that_skosify_cannot_take_is_a_finding() -> None:
    """It leaves the program where there is no concept to guess a namespace from."""
    nothing = glossary(head='<http://example.org/x> <http://example.org/p> "y" .')
    said = list(check(nothing, select=["K"], also=[skosify.runner(to_graph)]))
    assert [f.code for f in said] == ["K198"]
    with pytest.raises(ReadError, match="cannot tidy"):
        skosify.tidied(nothing, to_graph, lambda graph: from_graph(graph).glossary)


def test_a_hierarchy_too_deep_for_it_is_a_finding() -> None:
    """It goes down the hierarchy by recursion; from the top in one go that is more than Python allows."""
    rows = [f"<n{n:05}> a skos:Concept ; skos:broader <n{n - 1:05}> .\n" for n in range(2000, 0, -1)]
    deep = glossary("<s> skos:hasTopConcept <n00000> . <n00000> a skos:Concept .\n" + "".join(rows))
    assert "K198" in {f.code for f in check(deep, select=["K"], also=[skosify.runner(to_graph)])}


def test_skosify_is_heard_by_no_one_else(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """Its warnings go through the root logger; other programs' warnings still do."""
    before = (list(logging.getLogger().handlers), list(logging.getLogger().filters))
    assert found('<a> skos:altLabel "asyl"@nb .')
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")
    assert (logging.getLogger().handlers, logging.getLogger().filters) == before


def test_looking_changes_nothing() -> None:
    one, other = glossary('<a> skos:altLabel "asyl"@nb .'), glossary('<a> skos:altLabel "asyl"@nb .')
    list(check(one, also=[skosify.runner(to_graph)]))
    assert one == other


def test_every_change_of_a_tidying_is_told() -> None:
    done = tidied('<a> skos:altLabel "asyl"@nb , " asylrett "@nb ; skos:broader <b> ; skos:related <b> .')
    assert str(done.glossary["a"].many("alternative", "nb")[0]) == "asylrett"
    assert [f"{f.code} {f.place.text()}: {f.text('nb')}" for f in done.findings] == [
        "K203 a alternative@nb: ryddet: « asylrett » | «asyl» er blitt «asylrett»",
        "K202 a related: ryddet: tatt bort «b»",
        "K201 b narrower: ryddet: lagt til «a»",
    ]
    assert len(done.changes) == 3


def test_a_second_preferred_term_becomes_alternative_and_is_told() -> None:
    """The shortest stays; the longer one stood beside the model, so that its going is a statement's."""
    done = tidied('<a> skos:prefLabel "asylrett"@nb .')
    assert done.glossary["a"].one("preferred", "nb") == "asyl"
    assert [str(term) for term in done.glossary["a"].alternatives("nb")] == ["asylrett"]
    assert done.findings.by_code() == {"K201": 1, "K205": 1}


def test_what_is_in_order_stays_as_it_is() -> None:
    done = tidied("")
    assert (done.glossary, done.changes, list(done.findings)) == (glossary(), (), [])


def test_findings_have_words_in_both_languages() -> None:
    said = [*tidied('<a> skos:altLabel "asyl"@nb .').findings]
    assert all("{" not in finding.line(ui) for finding in said for ui in ("nb", "nn", "en"))
