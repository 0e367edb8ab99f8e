"""T1: terms beside other terms: shared, doubled, or left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emn_glossary.checks.context import Context, place
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


def _others(bearers: list[EntryId], id: EntryId, context: Context) -> str:  # noqa: A002
    return ", ".join(context.name(other) for other in dict.fromkeys(bearers) if other != id)


def one_concept_a_term(_: Glossary, context: Context) -> Iterator[Finding]:
    """A preferred term that another concept has too, in the same language."""
    for (lang, _text), fields in context.bearers.items():
        bearers = fields.get("preferred", [])
        for id in bearers if len(bearers) > 1 else ():  # noqa: A001
            slot = Slot("preferred", lang)
            term = context.concepts[id].one("preferred", lang)
            yield Finding.make("T101", place(id, slot), term=term, others=_others(bearers, id, context))


def preferred_is_not_alternative(_: Glossary, context: Context) -> Iterator[Finding]:
    """An alternative term that is the preferred term of another concept."""
    for (lang, text), fields in context.bearers.items():
        preferred = fields.get("preferred")
        for id in fields.get("alternative", ()) if preferred else ():  # noqa: A001
            others = _others(preferred or [], id, context)
            if others:
                yield Finding.make("T102", place(id, Slot("alternative", lang)), term=text, others=others)


def alternative_is_not_shared(_: Glossary, context: Context) -> Iterator[Finding]:
    """An alternative term that two concepts share."""
    for (lang, text), fields in context.bearers.items():
        bearers = list(dict.fromkeys(fields.get("alternative", ())))
        for id in bearers if len(bearers) > 1 else ():  # noqa: A001
            slot = Slot("alternative", lang)
            yield Finding.make("T103", place(id, slot), term=text, others=_others(bearers, id, context))


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
        for lang in concept.languages("alternative"):
            for text, kept in nearly_same(context, id, lang):
                yield Finding.make("T105", place(id, Slot("alternative", lang)), term=text, kept=kept)
