"""SHACL profiles: what an application profile says against a graph, as our findings.

The shapes are our own (`profiles/*.ttl`), written from the specifications; pySHACL runs them. Only results on our own
nodes count: a profile asks that codes of other keepers are described, and then finds fault with them. What graph a
glossary becomes is not known here: it is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from emn_glossary.checks.context import Context
from emn_glossary.checks.registry import Runner
from emn_glossary.errors import UnknownChoiceError
from emn_glossary.findings import Finding
from emn_glossary.languages import tag
from emn_glossary.messages import catalogue
from emn_glossary.model import EntryId, Glossary
from emn_glossary.places import Place

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SHAPES: tuple[str, ...] = ("skos-ap-no", "fdk-import")  # the profiles there are shapes for
FDK_MOST = 3000  # concepts that the registration portal takes in one Turtle file

_SH = "http://www.w3.org/ns/shacl#"
_SLOT = "https://emnnorway.no/ordliste/ns#slot"
_OTHER = "P199"  # a result that has no code of ours
_SHARED = ("publisher", "scheme")  # said on every concept, but one fact: told once, of the glossary itself


class Result(NamedTuple):
    """One result of a validation: the node it is about, our code, the slot and value, SHACL's own words."""

    focus: Node
    code: str
    slot: str
    value: Node | None
    detail: str


def runner(profile: str, to_graph: Callable[[Glossary], Graph]) -> Runner:
    """A source of findings for `checks.check(…, also=[…])`: the glossary against a profile.

    `to_graph` makes the graph to validate: what an export in the profile would be with nothing held back, or a file
    as it stands.

    Raises:
        UnknownChoiceError: there are no shapes for that profile; see `SHAPES`.
    """
    if profile not in SHAPES:
        raise UnknownChoiceError(value=profile, known=", ".join(SHAPES))

    def run(glossary: Glossary, _: Context) -> Iterator[Finding]:
        yield from violations(profile, to_graph(glossary), glossary)
        yield from languages_shared(glossary)
        if profile == "fdk-import":
            yield from few_enough(glossary)

    return run


def violations(profile: str, graph: Graph, glossary: Glossary) -> Iterator[Finding]:
    """What a profile's shapes say against our own nodes in a graph, sorted; the graph is only read."""
    found = [
        _finding(result, graph, glossary) for result in validate(profile, graph) if _is_ours(result.focus, glossary)
    ]
    yield from sorted(dict.fromkeys(found), key=lambda finding: (finding.place.concept, finding.code, finding.params))


def validate(profile: str, graph: Graph) -> Iterator[Result]:
    """All results of a validation, those on other keepers' nodes too, in no particular order."""
    from pyshacl import validate as pyshacl_validate  # noqa: PLC0415
    from rdflib import RDF, URIRef  # noqa: PLC0415

    shapes, slots = _shapes(profile)
    _, said, _ = pyshacl_validate(graph + _codes(), shacl_graph=shapes, inplace=True)
    for node in said.subjects(RDF.type, URIRef(f"{_SH}ValidationResult")):

        def fact(name: str, node: Any = node) -> Any:
            return said.value(node, URIRef(_SH + name))

        shape = str(fact("sourceShape"))
        code = shape.rpartition("#")[2].partition("-")[0]
        known = code if code in catalogue() else _OTHER
        yield Result(fact("focusNode"), known, slots.get(shape, ""), fact("value"), str(fact("resultMessage")))


def languages_shared(glossary: Glossary) -> Iterator[Finding]:
    """A definition is in a language that the concept has a term in (SKOS-AP-NO-Begrep 2, Begrep: definisjon)."""
    for concept in glossary.concepts:
        defined = concept.languages("definition")
        if defined and not set(defined).intersection(concept.languages("preferred")):
            place = Place(concept=concept.id, slot=f"definition@{defined[0]}" if defined[0] else "definition")
            yield Finding.make("P105", place, langs=", ".join(defined))


def few_enough(glossary: Glossary) -> Iterator[Finding]:
    """The portal takes so many concepts in one file and no more."""
    if len(glossary) > FDK_MOST:
        yield Finding.make("P201", count=len(glossary), most=FDK_MOST)


@cache
def _shapes(profile: str) -> tuple[Graph, dict[str, str]]:
    """A profile's shapes, and the slot that each belongs to."""
    from rdflib import URIRef  # noqa: PLC0415

    shapes = _graph(profile)
    return shapes, {str(shape): str(slot) for shape, slot in shapes.subject_objects(URIRef(_SLOT))}


@cache
def _codes() -> Graph:
    return _graph("codes")


def _graph(name: str) -> Graph:
    from rdflib import Graph  # noqa: PLC0415

    text = (files("emn_glossary.checks") / "profiles" / f"{name}.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def _is_ours(focus: Node, glossary: Glossary) -> bool:
    """Whether a node lies under our base, or has no address of its own."""
    return type(focus).__name__ == "BNode" or str(focus).startswith(glossary.base)


def _finding(result: Result, graph: Graph, glossary: Glossary) -> Finding:
    field = result.slot.partition("@")[0]
    if field in _SHARED:
        slot = "" if field == "scheme" else field
        return Finding.make(result.code, Place(concept=glossary.scheme.id, slot=slot), **_params(result))
    owner = _entry(result.focus, graph, glossary)
    lang = getattr(result.value, "language", None)
    address = f"{result.slot}@{tag(lang)}" if lang and "@" not in result.slot else result.slot
    code = "P103" if result.code == "P102" and _gives_one_form(owner, glossary) else result.code
    return Finding.make(code, Place(concept=owner, slot=address), **_params(result))


def _params(result: Result) -> dict[str, str]:
    """What the finding's words ask for, and no more, so that one fact is one finding."""
    known = {"value": "" if result.value is None else str(result.value), "detail": result.detail}
    return {name: value for name, value in known.items() if f"{{{name}}}" in catalogue()[result.code].en}


def _gives_one_form(owner: EntryId, glossary: Glossary) -> bool:
    """Whether EMN gives one Norwegian form without saying of which written norm."""
    entry = glossary.entries.get(owner)
    return entry is not None and entry.one("forms_given") == "one"


def _entry(focus: Node, graph: Graph, glossary: Glossary) -> EntryId:
    """The entry that a node is, or is said of; for a node of ours that is none, the glossary itself."""
    seen: set[Node] = set()
    waiting: Iterable[Node] = [focus]
    while waiting:
        for node in waiting:
            local = str(node).removeprefix(glossary.base)
            for id in (local, str(node), local.partition("#")[0]):  # noqa: A001
                if id and id in glossary.entries:
                    return id
        seen.update(waiting)
        waiting = sorted({owner for node in waiting for owner in graph.subjects(None, node)}.difference(seen), key=str)
    return glossary.scheme.id
