"""The terms of a language section of a TBX entry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from emn_glossary.formats.tbx import tree
from emn_glossary.formats.tbx import vocabulary as tbx
from emn_glossary.formats.tbx.reading import Reading
from emn_glossary.formats.tbx.texts import transacted
from emn_glossary.formats.tbx.tree import Element
from emn_glossary.languages import Lang
from emn_glossary.model import Status, Term, Text
from emn_glossary.slots import TERM_FIELDS, Slot

_ROLES = {**tbx.STATUSES, tbx.SUPERSEDED: "deprecated"}


@dataclass(slots=True)
class Named:
    """A term with the role that the file gives it."""

    term: Term
    role: str
    line: int


def place_terms(reading: Reading, section: Element, lang: Lang, terms: list[Named]) -> None:
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


def term(reading: Reading, section: Element, lang: Lang) -> Named | None:
    """One term with its notes; None, told, where it has no words."""
    made = Named(Term("", lang), "", tree.line(section))
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
            _, day, by = transacted(reading, child)
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
    final = status if status is not None else state.status or settled
    made.term = replace(made.term, state=replace(state, status=final))
    return made


def _term_note(reading: Reading, element: Element, made: Named) -> None:
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


def _about_term(reading: Reading, element: Element, made: Named, lang: Lang) -> Status | None:
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
