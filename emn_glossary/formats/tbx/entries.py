"""One entry of a TBX file as a concept. Knows the tree and our fields; what fits no field is given back as unplaced."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from emn_glossary.findings import Finding
from emn_glossary.formats import cleaning
from emn_glossary.formats.tbx import names, tree
from emn_glossary.formats.tbx import vocabulary as tbx
from emn_glossary.formats.tbx.tree import Element
from emn_glossary.languages import Lang
from emn_glossary.model import Concept, Item, Link, Source, State, Status, Term, Text, Value
from emn_glossary.model.values import in_order, key
from emn_glossary.places import Place
from emn_glossary.slots import MATCHES, TERM_FIELDS, Slot

# Relations that other dialects state with a category of their own (ISO 12620).
_RELATION_CATEGORIES = {
    "superordinateConceptGeneric": "broader",
    "superordinateConceptPartitive": "broader",
    "broaderConceptGeneric": "broader",
    "broaderConceptPartitive": "broader",
    "subordinateConceptGeneric": "narrower",
    "subordinateConceptPartitive": "narrower",
    "relatedConcept": "related",
    "relatedConceptBroader": "broader",
    "relatedConceptNarrower": "narrower",
    "associatedConcept": "related",
    "coordinateConceptGeneric": "related",
}
_ROLES = {**tbx.STATUSES, tbx.SUPERSEDED: "deprecated"}


class Unplaced(NamedTuple):
    """Something that the file says and we have no field for: what it is, its words, its line."""

    what: str
    text: str
    line: int


@dataclass(slots=True)
class _Named:
    """A term with the role that the file gives it."""

    term: Term
    role: str
    line: int


@dataclass(slots=True)
class _Reading:
    """One entry being read."""

    id: str
    file: str
    base: str
    own: bool
    findings: list[Finding]
    values: dict[Slot, list[Item]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    source_links: list[tuple[str, str]] = field(default_factory=list)

    def place(self, element: Element, slot: object = "") -> Place:
        return Place(self.id, str(slot), file=self.file, line=tree.line(element))

    def say(self, code: str, element: Element, slot: object = "", **params: object) -> None:
        self.findings.append(Finding.make(code, self.place(element, slot), **params))

    def miss(self, element: Element, what: str = "") -> None:
        """Note what has no field here."""
        said = what or tree.category(element) or tree.name(element)
        self.unplaced.append(Unplaced(said, " ".join(tree.text(element).split()), tree.line(element)))

    def words(self, element: Element, slot: object = "") -> str:
        return cleaning.tidy(tree.text(element), self.place(element, slot), self.findings)

    def lang(self, element: Element, *, own: bool = False) -> Lang:
        """The language that holds for an element, or only the one it states itself."""
        raw = tree.own_language(element) if own else tree.language(element)
        if not raw or raw == tbx.NO_LANGUAGE:
            return ""
        return cleaning.language(raw, self.place(element), self.findings) or ""

    def add(self, slot: Slot, item: Item, element: Element) -> None:
        """Put a value into its slot; one that has no room there is told."""
        there = self.values.setdefault(slot, [])
        if there and not slot.row.many:
            if key(there[0]) != key(item):
                self.say("B111", element, slot, kept=there[0], other=item)
        elif any(key(other) == key(item) for other in there):
            self.say("B112", element, slot, text=item)
        else:
            there.append(item)


def entry(
    element: Element, id: str, file: str, base: str, *, own: bool, findings: list[Finding]  # noqa: A002
) -> tuple[Concept, list[Unplaced]]:
    """The concept that an entry makes, and what there is no field for.

    `own`: the file was written by this project, so a term with an administrative status and no other word is approved.
    """
    reading = _Reading(id, file, base, own, findings)
    for child in tree.children(element):
        if tree.name(child) == "langSec":
            _language(reading, child)
        else:
            _about_concept(reading, child)
    _link_sources(reading, element)
    values: dict[Slot, Value] = {}
    for slot, items in reading.values.items():
        values[slot] = in_order(items) if slot.row.many else items[0]
    if not any(slot.field in TERM_FIELDS for slot in values):
        reading.say("B110", element)
    return Concept(id, values), reading.unplaced


# -- the concept ------------------------------------------------------------------------------------------------


def _about_concept(reading: _Reading, element: Element) -> None:
    name = tree.name(element)
    if name in tree.GROUPS and name not in ("transacGrp",):
        inner = [child for child in tree.children(element) if tree.name(child) == tree.GROUPS[name]]
        rest = [child for child in tree.children(element) if child not in inner]
        for child in inner:
            _described(reading, child, rest)
        if not inner:
            reading.miss(element)
        return
    if name == "transacGrp":
        _transaction(reading, element)
    elif name == "note":
        _concept_note(reading, element)
    elif name == "ref":
        _reference(reading, element)
    elif name == "xref":
        _outward(reading, element)
    else:
        _described(reading, element, [])


def _described(reading: _Reading, element: Element, rest: list[Element]) -> None:
    """A `descrip` or an `admin` of the concept, with what stands beside it in its group."""
    category = tree.category(element)
    if category == "subjectField":
        lang = reading.lang(element, own=True)
        reading.add(Slot("theme"), Link(text=reading.words(element, "theme"), lang=lang), element)
    elif category == "definition":
        _definition(reading, element, rest)
        return
    elif category == "source":
        _source(reading, element, rest)
        return
    elif category in _RELATION_CATEGORIES:
        _relation(reading, element, _RELATION_CATEGORIES[category], reading.words(element))
    else:
        reading.miss(element)
    for other in rest:
        reading.miss(other)


def _source(reading: _Reading, element: Element, rest: list[Element]) -> None:
    kind = part = ""
    for other in rest:
        name, words = tbx.heard(reading.words(other)) if tree.name(other) == "note" else ("", "")
        if name == "kind" and words.casefold() in tbx.source_kinds():
            kind = tbx.source_kinds()[words.casefold()]
        elif name == "part":
            part = words
        else:
            reading.miss(other)
    citation = reading.words(element, "source")
    lang, position = reading.lang(element, own=True), len(reading.values.get(Slot("source"), ())) + 1
    if citation:
        made = Source(citation, lang, kind, part, (), position)  # type: ignore[arg-type]
        reading.add(Slot("source"), made, element)


def _link_sources(reading: _Reading, element: Element) -> None:
    """Give the sources the addresses that stand in the entry's external references."""
    slot = Slot("source")
    for citation, address in reading.source_links:
        held = reading.values.setdefault(slot, [])
        for number, source in enumerate(held):
            if isinstance(source, Source) and citation in (source.citation, ""):
                links = tuple(sorted({*source.links, address}))
                bare = source.citation == address
                held[number] = replace(source, citation="" if bare else source.citation, links=links)
                break
        else:
            reading.add(slot, Source(citation, links=(address,), position=len(held) + 1), element)
    if not reading.values.get(slot, ["some"]):
        del reading.values[slot]


def _transaction(reading: _Reading, element: Element) -> None:
    """The day an entry was made, and the newest day it was changed."""
    kind, date, by = _transacted(reading, element)
    name = {"origination": "created", "modification": "modified"}.get(kind, "")
    if not name or not date:
        reading.miss(element)
        return
    if by:
        reading.miss(element, "responsibility")
    slot = Slot(name)
    if name == "modified" and slot in reading.values:
        date = max(date, str(reading.values[slot][0]))
        reading.values[slot] = [date]
    else:
        reading.add(slot, date, element)


def _transacted(reading: _Reading, element: Element) -> tuple[str, str, str]:
    """Kind, day and role of a transaction."""
    kind = date = by = ""
    for child in tree.children(element):
        name, words = tree.name(child), reading.words(child)
        if name == "transac":
            kind = words
        elif name == "date":
            date = _day(words)
            if not date:
                reading.say("B208", child, text=words[:40])
        elif name == "transacNote" and tree.category(child) == "responsibility":
            by = words
        else:
            reading.miss(child)
    return kind, date, by


def _day(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _concept_note(reading: _Reading, element: Element) -> None:
    words, lang = reading.words(element, "note"), reading.lang(element)
    name, rest = tbx.heard(words)
    if name == "retired":
        reading.add(Slot("retired"), "true", element)
    elif words:
        _note(reading, element, name, rest or words if name else words, lang)


def _note(reading: _Reading, element: Element, name: str, words: str, lang: Lang) -> None:
    """A note in a language: «no equivalent» is an answer of its own."""
    if name == "no_equivalent":
        reading.add(Slot("no_equivalent", lang), Text(words, lang), element)
        return
    slot = Slot("note", lang)
    whole = reading.words(element) if name else words
    reading.add(slot, Text(whole, lang, position=len(reading.values.get(slot, ())) + 1), element)


def _reference(reading: _Reading, element: Element) -> None:
    name, words = tbx.heard(reading.words(element))
    if name not in tbx.LINKS:
        reading.miss(element)
    else:
        _relation(reading, element, name, words)


def _relation(reading: _Reading, element: Element, field: str, words: str) -> None:
    target = element.get("target", "").strip()
    if target:
        made = Link(names.from_xml(target) if reading.own else target)
    else:
        made = Link(text=words, lang=reading.lang(element, own=True))
    if str(made):
        reading.add(Slot(field), made, element)


def _outward(reading: _Reading, element: Element) -> None:
    """An external reference: a match, an address of a source, an entry outside the file, EMN's page."""
    name, words = tbx.heard(reading.words(element))
    address = element.get("target", "").strip()
    if not address:
        reading.miss(element)
    elif name in MATCHES:
        reading.add(Slot(name), Link(address), element)
    elif name in tbx.LINKS:
        inside = address.startswith(reading.base) and ":" not in address.removeprefix(reading.base)
        reading.add(Slot(name), Link(address.removeprefix(reading.base) if inside else address), element)
    elif name == "source":
        reading.source_links.append((words, address))
    elif name == "page":
        reading.add(Slot("page"), address, element)
    else:
        reading.miss(element)


# -- a language -------------------------------------------------------------------------------------------------


def _language(reading: _Reading, section: Element) -> None:
    lang = reading.lang(section)
    terms: list[_Named] = []
    for child in tree.children(section):
        name = tree.name(child)
        if name == "termSec":
            named = _term(reading, child, lang)
            if named is not None:
                terms.append(named)
        elif name == "note":
            heard, rest = tbx.heard(reading.words(child, Slot("note", lang)))
            if rest:
                _note(reading, child, heard, rest, lang)
        elif name in ("ref", "xref"):
            reading.miss(child)
        elif name == "transacGrp":
            reading.miss(child)
        else:
            _about_concept(reading, child)
    _place_terms(reading, section, lang, terms)


def _place_terms(reading: _Reading, section: Element, lang: Lang, terms: list[_Named]) -> None:
    """The terms into their slots: where none is marked preferred, the first unmarked one is it."""
    if terms and not any(named.role == "preferred" for named in terms):
        first = next((named for named in terms if not named.role), None)
        if first is not None:
            first.role = "preferred"
    if lang in {slot.lang for slot in reading.values if slot.field in TERM_FIELDS} and terms:
        reading.say("B113", section, lang=lang or tbx.NO_LANGUAGE)
    for named in terms:
        slot = Slot(named.role or "alternative", lang)
        if slot.field == "preferred" and reading.values.get(slot):
            reading.say("B114", section, slot, text=named.term.text, kept=reading.values[slot][0])
            slot = Slot("alternative", lang)
        if slot.row.many:
            position = len(reading.values.get(slot, ())) + 1
            reading.add(slot, replace(named.term, position=position), section)
        else:
            reading.add(slot, named.term, section)


def _definition(reading: _Reading, element: Element, rest: list[Element]) -> None:
    lang = reading.lang(element)
    status, changed, by, part = Status.NONE, "", "", ""
    sources: list[Source] = []
    for other in _ungrouped(rest):
        kind = tree.name(other)
        if kind == "admin" and tree.category(other) == "source":
            cited = reading.words(other)
            if cited:
                made = Source(cited, reading.lang(other, own=True), position=len(sources) + 1)
                sources.append(made)
        elif kind == "transacGrp":
            _, day, who = _transacted(reading, other)
            changed, by = max(changed, day), who or by
        elif kind == "note":
            name, words = tbx.heard(reading.words(other))
            if name == "part":
                part = words
            elif name == "definition" and words.casefold() in tbx.statuses():
                status = tbx.statuses()[words.casefold()]
            else:
                slot = Slot("note", lang)
                reading.add(slot, Text(reading.words(other), lang), other)
        else:
            reading.miss(other)
    slot = Slot("definition", lang, part)
    text = reading.words(element, slot)
    if text:
        reading.add(slot, Text(text, lang, State(status, "", changed, by), tuple(sources)), element)


def _ungrouped(elements: list[Element]) -> Iterator[Element]:
    for element in elements:
        if tree.name(element) == "adminGrp":
            yield from tree.children(element)
        else:
            yield element


# -- a term -----------------------------------------------------------------------------------------------------


def _term(reading: _Reading, section: Element, lang: Lang) -> _Named | None:
    made = _Named(Term("", lang), "", tree.line(section))
    status: Status | None = None
    for child in tree.children(section):
        name = tree.name(child)
        if name == "term":
            words = reading.words(child, Slot("preferred", lang))
            made.term = replace(made.term, text=words if reading.own else " ".join(words.split()))
        elif name == "termNote":
            _term_note(reading, child, made)
        elif name == "termNoteGrp":
            for inner in tree.children(child):
                _term_note(reading, inner, made)
        elif name == "note":
            status = _about_term(reading, child, made, lang) or status
        elif name == "transacGrp":
            _, day, by = _transacted(reading, child)
            state = made.term.state
            dated = replace(state, changed=max(state.changed, day), by=by or state.by)
            made.term = replace(made.term, state=dated)
        elif name == "admin" and tree.category(child) == "source":
            origin = reading.words(child)
            made.term = replace(made.term, state=replace(made.term.state, origin=origin))
        else:
            reading.miss(child)
    if not made.term.text:
        reading.say("B115", section)
        return None
    settled = Status.CURRENT if reading.own and made.role else Status.NONE
    state = made.term.state
    final = status if status is not None else state.status if state.status else settled
    made.term = replace(made.term, state=replace(state, status=final))
    return made


def _term_note(reading: _Reading, element: Element, made: _Named) -> None:
    category, words = tree.category(element), reading.words(element)
    if category == "administrativeStatus":
        value = tbx.SPELLED.get("".join(filter(str.isalnum, words)).lower(), words)
        if value not in _ROLES:
            reading.miss(element)
            return
        made.role = _ROLES[value]
        if value == tbx.SUPERSEDED:
            made.term = replace(made.term, state=replace(made.term.state, status=Status.RETIRED))
    elif category == "termType" and words == "acronym":
        made.term = replace(made.term, kind="acronym")
    elif category == "geographicalUsage":
        made.term = replace(made.term, usage=words)
    else:
        reading.miss(element)


def _about_term(reading: _Reading, element: Element, made: _Named, lang: Lang) -> Status | None:
    """A note on a term: our own words for role and status, else a remark, kept as a comment."""
    words = reading.words(element)
    name, rest = tbx.heard(words)
    if name in TERM_FIELDS and rest.casefold() in tbx.statuses():
        made.role = name
        return tbx.statuses()[rest.casefold()]
    if words:
        said = f"{made.term.text}: {words}" if made.term.text else words
        reading.add(Slot("comment", lang), Text(said, lang), element)
        reading.say("B116", element, Slot("comment", lang), text=words[:60])
    return None
