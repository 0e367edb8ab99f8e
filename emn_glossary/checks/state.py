"""C: completeness and the state of translations: missing, stale, waiting, approved by nobody, answered twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from emn_glossary.checks.context import Context, TermAt, TextAt, place
from emn_glossary.coverage import is_missing, is_stale
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import EntryId, Glossary, Status
from emn_glossary.model.values import State
from emn_glossary.slots import Slot

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_NO_REASON = re.compile(r"\W*(?:ingen ekvivalent|no equivalent|n/?a)?\W*\Z", re.IGNORECASE)
_PUBLISHED = "EMN"  # values that EMN has published were approved there


# -- missing ----------------------------------------------------------------------------------------------


def _missing(context: Context, field: str, lang: Lang) -> tuple[list[EntryId], int]:
    """The concepts that lack a translation, and of how many."""
    english, ours = Slot(field, SOURCE), Slot(field, lang)
    asked = [concept for concept in context.living.values() if english in concept.values() or ours in concept.values()]
    return [concept.id for concept in asked if is_missing(concept, field, lang)], len(asked)


def _each(code: str, field: str, context: Context) -> Iterator[Finding]:
    for lang in context.langs:
        missing, total = context.once(_missing, field, lang)
        if not context.is_common(len(missing), total):
            for id in missing:  # noqa: A001
                yield Finding.make(code, place(id, Slot(field, lang)), english=context.english.get(id, ""))


def _all(code: str, field: str, context: Context) -> Iterator[Finding]:
    for lang in context.langs:
        missing, total = context.once(_missing, field, lang)
        if context.is_common(len(missing), total):
            yield Finding.make(code, lang=lang, count=len(missing), total=total)


def term_is_there(_: Glossary, context: Context) -> Iterator[Finding]:
    """A concept without a preferred term in a language translated into."""
    return _each("C101", "preferred", context)


def most_terms_are_there(_: Glossary, context: Context) -> Iterator[Finding]:
    """A language that many terms are missing in: told once."""
    return _all("C102", "preferred", context)


def definition_is_translated(_: Glossary, context: Context) -> Iterator[Finding]:
    """A definition that is there in English and missing in a language translated into."""
    return _each("C103", "definition", context)


def most_definitions_are_translated(_: Glossary, context: Context) -> Iterator[Finding]:
    """A language that many definitions are missing in: told once."""
    return _all("C104", "definition", context)


# -- state ------------------------------------------------------------------------------------------------


def _translations(context: Context) -> Iterator[tuple[EntryId, Slot, State]]:
    """The values in the languages translated into that say anything of their state."""
    found: tuple[TermAt | TextAt, ...] = (*context.target_terms, *context.texts)
    for entry, slot, value in found:
        if slot.lang in context.langs:
            yield entry, slot, value.state


def translation_is_fresh(_: Glossary, context: Context) -> Iterator[Finding]:
    """A translation whose English has changed since."""
    for id, slot, state in _translations(context):  # noqa: A001
        if is_stale(context.glossary.entries[id], state, context.digests[id]):
            yield Finding.make("C201", place(id, slot))


def translation_has_its_english(_: Glossary, context: Context) -> Iterator[Finding]:
    """A Norwegian preferred term or definition with no English beside it, where the glossary has English."""
    if context.english:
        for id, concept in context.living.items():  # noqa: A001
            for slot in concept.values():
                ours = slot.field in ("preferred", "definition") and slot.lang in context.langs
                if ours and concept.languages(slot.field)[0] != SOURCE:
                    yield Finding.make("C202", place(id, slot))


def proposal_is_decided(_: Glossary, context: Context) -> Iterator[Finding]:
    """A proposal that has waited longer than the limit; only where the day is known."""
    if not _DAY.match(context.today):
        return
    for id, slot, state in _translations(context):  # noqa: A001
        if state.status in (Status.CANDIDATE, Status.WAITING) and _is_day(state.changed):
            days = (date.fromisoformat(context.today) - date.fromisoformat(state.changed)).days
            if days > context.limits.waiting_days:
                yield Finding.make("C301", place(id, slot), days=days, limit=context.limits.waiting_days)


def approval_is_signed(_: Glossary, context: Context) -> Iterator[Finding]:
    """A translation of our own that is approved, by nobody or on no day."""
    for id, slot, state in _translations(context):  # noqa: A001
        signed = (state.by and state.changed) or state.origin.startswith(_PUBLISHED)
        if state.status is Status.CURRENT and not signed:
            yield Finding.make("C401", place(id, slot))


def day_is_a_day(_: Glossary, context: Context) -> Iterator[Finding]:
    """A date that is none, or that lies in the future."""
    for id, slot, state in _translations(context):  # noqa: A001
        late = bool(context.today) and state.changed[:10] > context.today
        if state.changed and (late or not _is_day(state.changed)):
            yield Finding.make("C402", place(id, slot), day=state.changed)


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.match(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def preferred_is_not_retired(_: Glossary, context: Context) -> Iterator[Finding]:
    """A preferred term that is marked as retired."""
    for id, slot, state in _translations(context):  # noqa: A001
        if slot.field == "preferred" and state.status is Status.RETIRED:
            yield Finding.make("C403", place(id, slot))


# -- no equivalent ----------------------------------------------------------------------------------------


def no_equivalent_is_explained(_: Glossary, context: Context) -> Iterator[Finding]:
    """An answer of no equivalent without a note that says what to write instead."""
    for id, concept in context.living.items():  # noqa: A001
        for lang in context.langs:
            answer = concept.one("no_equivalent", lang)
            if answer and _NO_REASON.match(answer) and not concept.many("note", lang):
                yield Finding.make("C501", place(id, Slot("no_equivalent", lang)))


def one_answer(_: Glossary, context: Context) -> Iterator[Finding]:
    """A preferred term beside an answer of no equivalent."""
    for id, concept in context.living.items():  # noqa: A001
        for lang in context.langs:
            term = concept.one("preferred", lang)
            if term and concept.get(Slot("no_equivalent", lang)) is not None:
                yield Finding.make("C502", place(id, Slot("no_equivalent", lang)), term=term)
