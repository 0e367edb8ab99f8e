"""Statements kept beside the model: nothing of them is lost, and they are the same bytes every time."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from emn_glossary.formats.rdf.beside import named_alike
from emn_glossary.model import Triple
from tests.formats.rdf.turtles import again, read, write

P, Q = "<http://example.org/p>", "<http://example.org/q>"


def renamed(triples: tuple[Triple, ...], names: dict[str, str]) -> list[Triple]:
    return [(names.get(s, s), p, names.get(o, o)) for s, p, o in triples]


def test_unknown_statements_are_written_back_as_they_came() -> None:
    document = read("""
        <c0001> a skos:Concept ; ex:odd 1.50, 1.5, "1.50"^^ex:kr, "x"@sr-Latn, "to\\nlinjer", <http://ex.org/#\\u00e5> ;
            rdfs:seeAlso [ ex:list ( "a" "b" ) ] .
        ex:s ex:p true .
    """)
    assert document.findings.by_code() == {"R104": 1}
    assert len(document.glossary.unknown) == 13
    text = write(document.glossary)
    assert '<c0001> <http://example.org/odd> "1.50"^^xsd:decimal .' in text
    assert '<c0001> <http://example.org/odd> "1.5"^^xsd:decimal .' in text
    assert "<http://example.org/s> <http://example.org/p> true ." in text
    assert write(again(document.glossary).glossary) == text


def test_blank_nodes_are_named_by_what_is_said_of_them() -> None:
    one = read("<c0001> a skos:Concept ; ex:p [ ex:q 'a' ], [ ex:q 'b' ; ex:r [ ex:q 'c' ] ] .")
    other = read("""
        _:z ex:q 'c' . _:y ex:r _:z ; ex:q 'b' . <c0001> ex:p _:y, _:x . _:x ex:q 'a' . <c0001> a skos:Concept .
    """)
    assert one.glossary == other.glossary


def test_a_statement_told_twice_is_kept_once() -> None:
    assert len(read("<c0001> a skos:Concept ; ex:p 1 ; ex:p 1 .").glossary.unknown) == 1


ENDS = st.sampled_from(("_:a", "_:b", "_:c", "_:d", "<http://example.org/x>"))
TRIPLES = st.lists(st.tuples(ENDS, st.sampled_from((P, Q)), ENDS | st.just('"x"')), max_size=7).map(tuple)


@given(triples=TRIPLES, shift=st.permutations(["_:a", "_:b", "_:c", "_:d"]), order=st.randoms())
@settings(max_examples=300, deadline=None)
def test_the_names_and_the_order_that_statements_had_do_not_show(
    triples: tuple[Triple, ...], shift: list[str], order: object
) -> None:
    others = renamed(triples, dict(zip(("_:a", "_:b", "_:c", "_:d"), shift, strict=True)))
    order.shuffle(others)  # type: ignore[attr-defined]
    assert named_alike(others) == named_alike(triples)


@given(triples=TRIPLES)
@settings(max_examples=300, deadline=None)
def test_naming_again_changes_nothing(triples: tuple[Triple, ...]) -> None:
    once = named_alike(triples)
    assert named_alike(once) == once
    assert len(once) == len(set(triples))


def test_two_blank_nodes_never_become_one() -> None:
    """All graphs of three blank nodes that point at one another or not: as many nodes come out as went in."""
    nodes = ("_:a", "_:b", "_:c")
    pairs = list(itertools.permutations(nodes, 2))
    for chosen in itertools.product((False, True), repeat=len(pairs)):
        triples = tuple((s, P, o) for (s, o), taken in zip(pairs, chosen, strict=True) if taken)
        named = named_alike(triples)
        assert len({end for s, _, o in named for end in (s, o)}) == len({e for s, _, o in triples for e in (s, o)})
        assert len(named) == len(triples)
