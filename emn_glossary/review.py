"""Review: what stands beside the values to work on or to approve, the packet to approve them in, and what was decided.

Pure: glossaries in; texts by column, a packet, or changed entries out, for the workbook, the page and the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from emn_glossary.findings import Finding
from emn_glossary.former import changes
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Entry, EntryId, Glossary, Item, State, Status, Term, Text
from emn_glossary.model.values import OWN, in_order
from emn_glossary.places import Place
from emn_glossary.slots import Slot
from emn_glossary.update import Earlier
from emn_glossary.wording import marked
from emn_glossary.workflow import with_decision

FORMER = "former"
BETWEEN = " | "


def former_texts(glossary: Glossary, ids: Iterable[EntryId], kept: Earlier) -> dict[EntryId, str]:
    """For each entry whose English changed: the English as it was, and word by word what became of it."""
    found: dict[EntryId, str] = {}
    for id in ids:  # noqa: A001
        told = [f"{old}\n→ {marked(old, new)}" for _, old, new in changes(glossary.entries[id], kept)]
        if told:
            found[id] = "\n\n".join(told)
    return found


def published_texts(published: Glossary, ids: Iterable[EntryId], lang: Lang) -> dict[EntryId, str]:
    """For each entry: the terms that EMN has in a language."""
    found: dict[EntryId, str] = {}
    for id in ids:  # noqa: A001
        entry = published.entries.get(id)
        if entry is not None:
            terms = [entry.one("preferred", lang), *(str(term) for term in entry.many("alternative", lang))]
            found[id] = " | ".join(term for term in terms if term)
    return {id: text for id, text in found.items() if text}  # noqa: A001


def beside(
    glossary: Glossary, ids: Iterable[EntryId], langs: Iterable[Lang], *, kept: Earlier, published: Glossary | None
) -> dict[str, dict[EntryId, str]]:
    """The columns to read only, by key; those that would be empty are left out."""
    wanted = tuple(ids)
    found = {FORMER: former_texts(glossary, wanted, kept)}
    if published is not None:
        found |= {f"published@{lang}": published_texts(published, wanted, lang) for lang in langs}
    return {key: texts for key, texts in found.items() if texts}


@dataclass(frozen=True, slots=True)
class Row:
    """One value to approve."""

    id: EntryId
    slot: Slot
    english: str
    before: str  # what EMN has
    after: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a packet: its English, and its values to approve."""

    id: EntryId
    english: str
    definition: str
    source: str
    terms: tuple[str, ...]  # the preferred terms in our languages
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Packet:
    """What is to be approved: the values of a status, entry by entry."""

    status: Status
    edition: str
    day: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many values there are."""
        return sum(len(part.rows) for part in self.parts)


def packet(
    glossary: Glossary,
    ids: Iterable[EntryId] | None,
    langs: Iterable[Lang],
    status: Status,
    published: Glossary | None,
) -> Packet:
    """The values of some entries (None = all) that have a status, each with what one must know to approve it."""
    wanted = tuple(langs)
    which = glossary.entries if ids is None else ids
    parts = (_part(glossary.entries[id], wanted, status, published) for id in which)  # noqa: A001
    day = glossary.scheme.one("modified")[:10]
    return Packet(status, glossary.edition, day, tuple(part for part in parts if part.rows))


def _part(entry: Entry, langs: Sequence[Lang], status: Status, published: Glossary | None) -> Part:
    was = published.entries.get(entry.id) if published is not None else None
    english = entry.one("preferred", SOURCE) or entry.one("text", SOURCE)
    definitions = [str(entry.get(s)) for s in entry if s.field == "definition" and s.lang == SOURCE]
    rows = tuple(
        _row(entry, slot, items, was, english)
        for slot in entry
        if slot.lang in langs and slot.lang != SOURCE and slot.field != "comment"
        if (items := [item for item in _items(entry, slot) if item.state.status is status])
    )
    terms = tuple(term for lang in TARGETS if (term := entry.one("preferred", lang)))
    sources = "; ".join(map(str, entry.many("source")))
    return Part(entry.id, english, "\n".join(definitions), sources, tuple(dict.fromkeys(terms)), rows)


def _items(entry: Entry, slot: Slot) -> list[Term | Text]:
    value = entry.get(slot)
    every: tuple[Item, ...] = value if isinstance(value, tuple) else () if value is None else (value,)
    return [item for item in every if isinstance(item, (Term, Text))]


def _row(entry: Entry, slot: Slot, items: list[Term | Text], was: Entry | None, english: str) -> Row:
    return Row(
        entry.id,
        slot,
        english,
        BETWEEN.join(str(item) for item in _items(was, slot)) if was is not None else "",
        BETWEEN.join(str(item) for item in items),
        ", ".join(dict.fromkeys(part for item in items for part in (item.state.by, item.state.changed) if part)),
        BETWEEN.join(str(comment) for comment in entry.many("comment", slot.lang)),
    )


# ---------------------------------------------------------------------------------------------------------
# The way back


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of a value: its words as they stood in the packet, the status it gets, and a remark."""

    id: EntryId
    slot: Slot
    text: str
    status: Status | None
    remark: str
    place: Place


def decided(glossary: Glossary, verdicts: Iterable[Verdict]) -> tuple[list[Entry], list[Finding]]:
    """The entries with what was decided of them, and a finding for each value that is no longer as it was."""
    changed: dict[EntryId, Entry] = {}
    findings: list[Finding] = []
    for verdict in verdicts:
        entry = changed.get(verdict.id, glossary.entries[verdict.id])
        if verdict.status is not None:
            entry = _with_verdict(entry, verdict, findings)
        if verdict.remark:
            entry = _with_remark(entry, verdict)
        if entry is not glossary.entries[verdict.id]:
            changed[verdict.id] = entry
    return list(changed.values()), findings


def _with_verdict(entry: Entry, verdict: Verdict, findings: list[Finding]) -> Entry:
    assert verdict.status is not None
    items = _items(entry, verdict.slot)
    known = {_plain(str(item)): item for item in items}
    meant = {known.get(_plain(part)) for part in _parts(verdict.text, known)}
    if None in meant:
        now = BETWEEN.join(str(item) for item in items)
        findings.append(Finding.make("E433", verdict.place, was=verdict.text, now=now))
        return entry
    made: list[Item] = [with_decision(item, entry, verdict.status) if item in meant else item for item in items]
    return entry.with_values({verdict.slot: in_order(made) if verdict.slot.row.many else made[0]})


def _parts(text: str, known: Mapping[str, Item]) -> list[str]:
    """The values that a cell speaks of; a text that has the separator in it is one."""
    return [text] if _plain(text) in known else text.split(BETWEEN.strip())


def _plain(text: str) -> str:
    return " ".join(text.split())


def _with_remark(entry: Entry, verdict: Verdict) -> Entry:
    slot = Slot("comment", verdict.slot.lang)
    before = _items(entry, slot)
    if _plain(verdict.remark) in {_plain(str(item)) for item in before}:
        return entry
    return entry.with_values({slot: in_order([*before, Text(verdict.remark, slot.lang, State(Status.CANDIDATE, OWN))])})
