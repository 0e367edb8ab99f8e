"""Review: what stands beside the values to work on or to approve: the English as it was, and what EMN has published.

Pure: glossaries in, texts by column and entry out, for the workbook and for the page that goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from emn_glossary.former import changes
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Entry, EntryId, Glossary, Item, Status, Term, Text
from emn_glossary.slots import Slot
from emn_glossary.update import Earlier
from emn_glossary.wording import marked

FORMER = "former"


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
    definition: str
    source: str
    before: str  # what EMN has
    after: str
    by: str
    reason: str


def rows(
    glossary: Glossary, ids: Iterable[EntryId], langs: Iterable[Lang], status: Status, published: Glossary | None
) -> Iterator[Row]:
    """The values of some entries that have a status, each with what one must know to approve it."""
    wanted = tuple(langs)
    for id in ids:  # noqa: A001
        entry = glossary.entries[id]
        was = published.entries.get(id) if published is not None else None
        for slot in entry:
            if slot.lang not in wanted or slot.lang == SOURCE or slot.field == "comment":
                continue
            items = [item for item in _items(entry, slot) if item.state.status is status]
            if items:
                yield _row(entry, slot, items, was)


def _items(entry: Entry, slot: Slot) -> list[Term | Text]:
    value = entry.get(slot)
    every: tuple[Item, ...] = value if isinstance(value, tuple) else () if value is None else (value,)
    return [item for item in every if isinstance(item, (Term, Text))]


def _row(entry: Entry, slot: Slot, items: list[Term | Text], was: Entry | None) -> Row:
    definitions = [str(entry.get(s)) for s in entry if s.field == "definition" and s.lang == SOURCE]
    return Row(
        entry.id,
        slot,
        entry.one("preferred", SOURCE) or entry.one("text", SOURCE),
        "\n".join(definitions),
        "; ".join(str(source) for source in entry.many("source")),
        " | ".join(str(item) for item in _items(was, slot)) if was is not None else "",
        " | ".join(str(item) for item in items),
        ", ".join(dict.fromkeys(part for item in items for part in (item.state.by, item.state.changed) if part)),
        " | ".join(str(comment) for comment in entry.many("comment", slot.lang)),
    )
