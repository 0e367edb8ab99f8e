"""Definitions, notes and transactions of a TBX entry, at whatever level they stand."""

from __future__ import annotations

import datetime

from emn_glossary.formats.tbx import tree
from emn_glossary.formats.tbx import vocabulary as tbx
from emn_glossary.formats.tbx.reading import Reading
from emn_glossary.formats.tbx.tree import Element
from emn_glossary.languages import Lang
from emn_glossary.model import Source, State, Status, Text
from emn_glossary.slots import Slot


def definition(reading: Reading, element: Element, rest: list[Element]) -> None:
    """A definition, with what stands beside it in its group: sources, context, status, dates."""
    lang = reading.lang(element)
    status, origin, changed, by, part = Status.NONE, "", "", "", ""
    sources: list[Source] = []
    for other in rest:
        kind = tree.name(other)
        if kind in ("admin", "adminGrp"):
            inner = list(tree.children(other)) if kind == "adminGrp" else [other]
            made = cited(reading, inner[0], inner[1:], len(sources) + 1) if inner else None
            sources += [made] if made is not None else []
        elif kind == "transacGrp":
            _, day, who = transacted(reading, other)
            changed, by = max(changed, day), who or by
        elif kind == "note":
            name, words = tbx.heard(reading.words(other))
            if name == "part":
                part = words
            elif name == "origin":
                origin = words
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
        reading.add(slot, Text(text, lang, State(status, origin, changed, by), tuple(sources)), element)


def cited(reading: Reading, element: Element, rest: list[Element], position: int) -> Source | None:
    """A source with what stands beside it: its kind, the context it is cited for. None for what is no source."""
    if tree.category(element) != "source":
        for other in (element, *rest):
            reading.miss(other)
        return None
    kind = part = ""
    for other in rest:
        name, words = tbx.heard(reading.words(other)) if tree.name(other) == "note" else ("", "")
        if name == "kind" and words.casefold() in tbx.source_kinds():
            kind = tbx.source_kinds()[words.casefold()]
        elif name == "part":
            part = words
        else:
            reading.miss(other)
    citation, lang = reading.words(element, "source"), reading.lang(element, own=True)
    return Source(citation, lang, kind, part, (), position) if citation else None  # type: ignore[arg-type]


def note(reading: Reading, element: Element, name: str, words: str, lang: Lang) -> None:
    """A note in a language: «no equivalent» is an answer of its own."""
    if name == "no_equivalent":
        reading.add(Slot("no_equivalent", lang), Text(words, lang), element)
        return
    slot = Slot("note", lang)
    whole = reading.words(element) if name else words
    reading.add(slot, Text(whole, lang, position=len(reading.values.get(slot, ())) + 1), element)


def transacted(reading: Reading, element: Element) -> tuple[str, str, str]:
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
