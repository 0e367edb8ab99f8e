"""Skosify: what that program finds, as findings of ours; and a foreign vocabulary tidied by it, every change listed.

Skosify says what it finds and does through Python's root logger, and mends the graph it is given. Here it gets a graph
of its own, what it says is caught before it reaches any log, and what it changed is found by comparing. What graph a
glossary becomes, and back, is not known here: it is handed in.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from emn_glossary.checks.context import Context
from emn_glossary.checks.registry import Runner
from emn_glossary.diff import Change, diff
from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding, Report
from emn_glossary.model import Entry, Glossary
from emn_glossary.model.plain import words
from emn_glossary.places import NOWHERE, Place
from emn_glossary.slots import FIELDS

if TYPE_CHECKING:
    from rdflib import Graph

ToGraph: TypeAlias = Callable[[Glossary], "Graph"]
FromGraph: TypeAlias = Callable[["Graph"], Glossary]
Said: TypeAlias = tuple[str, tuple[Any, ...]]  # a message of skosify's, and what it is filled in with

_LOOK = {"keep_related": True}  # tells what is found, a choice is for people to make
_MEND = {"mark_top_concepts": False}  # which are at the top follows from the relations
_FIELD_BY_NAME = {row.property.partition(":")[2]: row.name for row in FIELDS.values() if row.kind == "term"}


@dataclass(frozen=True, slots=True)
class Tidied:
    """A vocabulary as skosify leaves it, every change that it made, and all of it said as findings."""

    glossary: Glossary
    changes: tuple[Change, ...]
    findings: Report


def runner(to_graph: ToGraph) -> Runner:
    """A source of findings for `checks.check(…, also=[…])`: what skosify finds in a glossary."""

    def run(glossary: Glossary, _: Context) -> Iterator[Finding]:
        try:
            said = _skosified(to_graph(glossary), _LOOK)[1]
        except ReadError as error:
            yield Finding.make("K198", detail=error.params["detail"])
            return
        yield from dict.fromkeys(finding for one in said if (finding := _finding(one, glossary)) is not None)

    return run


def tidied(glossary: Glossary, to_graph: ToGraph, from_graph: FromGraph) -> Tidied:
    """A foreign vocabulary put right by skosify: labels with one role, relations both ways, spaces, top concepts.

    Nothing is silent: each slot that changed is a change and a finding (K201–K203), each statement beside the model
    that came or went a finding (K204, K205).

    Raises:
        ReadError: skosify cannot take it.
    """
    graph, _ = _skosified(to_graph(glossary), _MEND)
    after = from_graph(graph)
    if after.base != glossary.base:
        raise ReadError("cannot-tidy", detail=f"{glossary.base} → {after.base}")
    changes = tuple(diff(glossary, after))
    added, removed = set(after.unknown) - set(glossary.unknown), set(glossary.unknown) - set(after.unknown)
    findings = [
        *map(_told, changes),
        *(Finding.make("K204", after=" ".join(statement)) for statement in sorted(added)),
        *(Finding.make("K205", before=" ".join(statement)) for statement in sorted(removed)),
    ]
    return Tidied(after, changes, Report(findings))


def _told(change: Change) -> Finding:
    place = Place(concept=change.concept, slot=str(change.slot) if change.slot else "")
    before, after = _words(change.before), _words(change.after)
    if not before:
        return Finding.make("K201", place, after=after)
    if not after:
        return Finding.make("K202", place, before=before)
    return Finding.make("K203", place, before=before, after=after)


def _words(value: Any) -> str:
    """A value in words, between guillemets; a whole entry by its type."""
    if value is None:
        return ""
    if isinstance(value, Entry):
        return value.type
    said = words(value)
    return " | ".join(f"«{part}»" for part in (said if isinstance(said, list) else [said]))


def _skosified(graph: Graph, options: dict[str, Any]) -> tuple[Graph, list[Said]]:
    """A graph after skosify, and what it said; the graph given is its own to change.

    Raises:
        ReadError: it gave up: too deep a hierarchy, no concept to begin with.
    """
    import skosify  # noqa: PLC0415

    with _listening() as said:
        try:
            return skosify.skosify(graph, **options), said
        except (SystemExit, RecursionError, ValueError, TypeError, AttributeError) as error:
            detail = said[-1][0] % said[-1][1] if isinstance(error, SystemExit) and said else type(error).__name__
            raise ReadError("cannot-tidy", detail=detail) from error


@contextmanager
def _listening() -> Iterator[list[Said]]:
    """Catches what skosify logs, so that it reaches no one else; other programs' messages pass."""
    said: list[Said] = []

    def catch(record: logging.LogRecord) -> bool:
        if "skosify" not in record.pathname.replace("\\", "/").split("/"):
            return True
        if record.levelno >= logging.WARNING:
            said.append((str(record.msg), record.args if isinstance(record.args, tuple) else ()))
        return False

    root, quiet = logging.getLogger(), logging.NullHandler()
    root.addHandler(quiet)  # a root without any would be given one that prints
    root.addFilter(catch)
    try:
        yield said
    finally:
        root.removeFilter(catch)
        root.removeHandler(quiet)


def _finding(said: Said, glossary: Glossary) -> Finding | None:
    """What skosify said as a finding of ours; None for what is not so, or is said of our own choice."""
    message, args = said
    for start, (code, make) in _MESSAGES.items():
        if message.startswith(start):
            place, params = make(args, glossary)
            if code == "K108" and any(slot.field == "title" for slot in glossary.scheme):
                return None  # it looks for rdfs:label only
            return Finding.make(code, place, **params)
    return Finding.make("K199", detail=message % args)


def _place(node: Any, glossary: Glossary, slot: str = "") -> Place:
    local = str(node).removeprefix(glossary.base)
    return Place(concept=local if local in glossary.entries else str(node), slot=slot)


def _name(node: Any, glossary: Glossary) -> str:
    return _place(node, glossary).concept


def _two_roles(args: tuple[Any, ...], glossary: Glossary) -> tuple[Place, dict[str, str]]:
    node, label, lang, kept, other = args[:5]
    slot = "@".join(filter(None, (_FIELD_BY_NAME.get(other, ""), lang)))
    return _place(node, glossary, slot), {"value": str(label), "kept": kept, "other": other}


def _several(args: tuple[Any, ...], glossary: Glossary) -> tuple[Place, dict[str, str]]:
    return _place(args[0], glossary, "@".join(filter(None, ("preferred", args[1])))), {}


def _pair(slot: str) -> Callable[[tuple[Any, ...], Glossary], tuple[Place, dict[str, str]]]:
    def make(args: tuple[Any, ...], glossary: Glossary) -> tuple[Place, dict[str, str]]:
        return _place(args[0], glossary, slot), {"value": _name(args[1], glossary)}

    return make


def _cycle(args: tuple[Any, ...], glossary: Glossary) -> tuple[Place, dict[str, str]]:
    upper, lower = (_name(node, glossary) for node in args)
    return Place(concept=lower, slot="broader"), {"value": lower, "other": upper}


def _collection(args: tuple[Any, ...], glossary: Glossary) -> tuple[Place, dict[str, str]]:
    return _place(args[2], glossary), {"value": _name(args[1], glossary)}


def _whole(args: tuple[Any, ...], glossary: Glossary) -> tuple[Place, dict[str, str]]:
    return NOWHERE, {"value": _name(args[0], glossary)} if args else {}


# How skosify's messages begin, and what each becomes.
_MESSAGES: dict[str, tuple[str, Callable[[tuple[Any, ...], Glossary], tuple[Place, dict[str, str]]]]] = {
    "Resource %s has '%s'@%s as both": ("K101", _two_roles),
    "Resource %s has more than one prefLabel": ("K102", _several),
    "Hierarchy cycle": ("K103", _cycle),
    "Concepts %s and %s connected by both": ("K104", _pair("related")),
    "Redundant hierarchical relationship": ("K105", _pair("broader")),
    "Stripping whitespace from label": ("K106", _pair("")),
    "Removing concept relation": ("K107", _collection),
    "Concept scheme has no label": ("K108", _whole),
    "Multiple concept schemes found": ("K109", _whole),
}
