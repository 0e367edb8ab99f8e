"""One entry of a TBX file as a concept. Knows the tree and our fields; what fits no field is given back as unplaced."""

from __future__ import annotations

from dataclasses import replace

from emn_glossary.findings import Finding
from emn_glossary.formats.tbx import names, tree
from emn_glossary.formats.tbx import vocabulary as tbx
from emn_glossary.formats.tbx.reading import Reading, Unplaced
from emn_glossary.formats.tbx.terms import Named, place_terms, term
from emn_glossary.formats.tbx.texts import cited, definition, note, transacted
from emn_glossary.formats.tbx.tree import Element
from emn_glossary.model import Concept, Link, Source, Value
from emn_glossary.model.values import in_order
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


def entry(
    element: Element,
    id: str,  # noqa: A002
    file: str,
    base: str,
    *,
    own: bool,
    findings: list[Finding],
) -> tuple[Concept, list[Unplaced]]:
    """The concept that an entry makes, and what there is no field for.

    `own`: the file was written by this project, so a term with an administrative status and no other word is approved.
    """
    reading = Reading(id, file, base, own, findings)
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


def _about_concept(reading: Reading, element: Element) -> None:
    name = tree.name(element)
    if name in tree.GROUPS and name != "transacGrp":
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


def _described(reading: Reading, element: Element, rest: list[Element]) -> None:
    """A `descrip` or an `admin` of the concept, with what stands beside it in its group."""
    category = tree.category(element)
    if category == "subjectField":
        lang = reading.lang(element, own=True)
        reading.add(Slot("theme"), Link(text=reading.words(element, "theme"), lang=lang), element)
    elif category == "definition":
        definition(reading, element, rest)
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


def _source(reading: Reading, element: Element, rest: list[Element]) -> None:
    made = cited(reading, element, rest, len(reading.values.get(Slot("source"), ())) + 1)
    if made is not None:
        reading.add(Slot("source"), made, element)


def _link_sources(reading: Reading, element: Element) -> None:
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


def _transaction(reading: Reading, element: Element) -> None:
    """The day an entry was made, and the newest day it was changed."""
    kind, date, by = transacted(reading, element)
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


def _concept_note(reading: Reading, element: Element) -> None:
    words, lang = reading.words(element, "note"), reading.lang(element)
    name, rest = tbx.heard(words)
    if name == "retired":
        reading.add(Slot("retired"), "true", element)
    elif words:
        note(reading, element, name, rest or words if name else words, lang)


def _reference(reading: Reading, element: Element) -> None:
    name, words = tbx.heard(reading.words(element))
    if name not in tbx.LINKS:
        reading.miss(element)
    else:
        _relation(reading, element, name, words)


def _relation(reading: Reading, element: Element, field: str, words: str) -> None:
    target = element.get("target", "").strip()
    if target:
        made = Link(names.from_xml(target) if reading.own else target)
    else:
        made = Link(text=words, lang=reading.lang(element, own=True))
    if str(made):
        reading.add(Slot(field), made, element)


def _outward(reading: Reading, element: Element) -> None:
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


def _language(reading: Reading, section: Element) -> None:
    lang = reading.lang(section)
    terms: list[Named] = []
    for child in tree.children(section):
        name = tree.name(child)
        if name == "termSec":
            named = term(reading, child, lang)
            if named is not None:
                terms.append(named)
        elif name == "note":
            heard, rest = tbx.heard(reading.words(child, Slot("note", lang)))
            if rest:
                note(reading, child, heard, rest, lang)
        elif name in ("ref", "xref", "transacGrp"):
            reading.miss(child)
        else:
            _about_concept(reading, child)
    place_terms(reading, section, lang, terms)
