"""T1: terms beside other terms: shared, doubled, or left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emn_glossary.checks.context import Context, in_field, place
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import EntryId, Glossary
from emn_glossary.slots import Slot

_LOOSE = re.compile(r"[\s\-‐–]+")
# Spelling and little words that English has and Norwegian does not.
_ENGLISH = re.compile(
    r"\b(?:of|the|and|with|by|from|in an?|on)\b|\w(?:sh|ck|tion|th|ph)\b|\bsh|\bth|oo|ee\w|w|(?<![eu])qu|x\w",
    re.IGNORECASE,
)


def _others(ids: list[EntryId], id: EntryId, context: Context) -> str:  # noqa: A002
    return ", ".join(context.name(other) for other in ids if other != id)


def _shared(code: str, field: str, with_field: str, context: Context) -> Iterator[Finding]:
    """The finding `code` for each term in `field` that stands in `with_field` of another concept."""
    for places in context.shared:
        bearers = in_field(places, with_field)
        for entry, slot, term in places if bearers else ():
            others = _others(bearers, entry, context) if slot.field == field else ""
            if others:
                yield Finding.make(code, place(entry, slot), term=term, others=others)


def one_concept_a_term(_: Glossary, context: Context) -> Iterator[Finding]:
    """A preferred term that another concept has too, in the same language."""
    return _shared("T101", "preferred", "preferred", context)


def preferred_is_not_alternative(_: Glossary, context: Context) -> Iterator[Finding]:
    """An alternative term that is the preferred term of another concept."""
    return _shared("T102", "alternative", "preferred", context)


def alternative_is_not_shared(_: Glossary, context: Context) -> Iterator[Finding]:
    """An alternative term that two concepts share."""
    return _shared("T103", "alternative", "alternative", context)


def is_translated(_: Glossary, context: Context) -> Iterator[Finding]:
    """A Norwegian preferred term that is the English one, and looks English."""
    for id, concept in context.living.items():  # noqa: A001
        english = {_loosely(str(term)) for term in (concept.preferred(SOURCE), *concept.alternatives(SOURCE)) if term}
        for lang in context.langs:
            term = concept.one("preferred", lang)
            if term and _loosely(term) in english and _ENGLISH.search(term):
                yield Finding.make("T104", place(id, Slot("preferred", lang)), term=term)


def _loosely(text: str) -> str:
    return _LOOSE.sub("", text).casefold()


def nearly_same(context: Context, id: EntryId, lang: Lang) -> Iterator[tuple[str, str]]:  # noqa: A002
    """The alternative terms of an entry that differ from an earlier term only in capitals, spaces or hyphens."""
    concept = context.concepts[id]
    alternatives = concept.alternatives(lang)
    if not alternatives:
        return
    preferred = concept.preferred(lang)
    seen = {_loosely(preferred.text): preferred.text} if preferred else {}
    for term in alternatives:
        kept = seen.setdefault(_loosely(term.text), term.text)
        if kept != term.text:
            yield term.text, kept


def alternative_is_another_word(_: Glossary, context: Context) -> Iterator[Finding]:
    """An alternative term that differs from another term of the entry only in capitals, spaces or hyphens."""
    for id, concept in context.living.items():  # noqa: A001
        for slot in concept.values():
            if slot.field == "alternative":
                for text, kept in nearly_same(context, id, slot.lang):
                    yield Finding.make("T105", place(id, slot), term=text, kept=kept)
