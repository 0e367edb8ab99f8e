"""X: definitions, notes, sources and the introduction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from emn_glossary.checks.citations import misnumbered, other_language, says_nothing
from emn_glossary.checks.context import RELATIONS, RUNNING, Context, TextAt, in_field, place
from emn_glossary.checks.form import DOUBLED, unbalanced
from emn_glossary.checks.mentions import WORD
from emn_glossary.checks.words import common_words, other_norm
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import EntryId, Glossary
from emn_glossary.slots import Slot

_ARTICLE = re.compile(r"\W*(?:an?|the|en|ei|et|ein|eit|den|det|de|dei)\s", re.IGNORECASE)
_ENTRY = re.compile(
    r"\b(?:see (?:the )?entry (?:for|on)|se (?:oppføring(?:en|a)|oppslagsordet|termen)(?: for)?)\s+"
    r"[«“\"'‘]?([^«»“”\"'‘’.;,()]+)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:(?<=\s)|^)\w{1,3}\)")
_ID = re.compile(r"\b[ctp]\d{4}\b")
_SHOWN = 5  # terms named in one finding


# -- definitions ------------------------------------------------------------------------------------------


def _undefined(context: Context) -> list[EntryId]:
    return [id for id, concept in context.living.items() if not concept.languages("definition")]  # noqa: A001


def concept_is_defined(_: Glossary, context: Context) -> Iterator[Finding]:
    """A concept without a definition in any language."""
    without = context.once(_undefined)
    if not context.is_common(len(without), len(context.living)):
        for id in without:  # noqa: A001
            yield Finding.make("X101", place(id, Slot("definition", SOURCE)))


def most_concepts_are_defined(_: Glossary, context: Context) -> Iterator[Finding]:
    """Many concepts without a definition: told once."""
    without = context.once(_undefined)
    if context.is_common(len(without), len(context.living)):
        yield Finding.make("X102", count=len(without), total=len(context.living))


def _unsourced(context: Context) -> list[tuple[EntryId, Slot]]:
    return [
        (found.entry, found.slot)
        for found in context.texts
        if found.slot.field == "definition" and found.slot.lang == SOURCE and found.entry in context.living
        if not found.text.sources and not context.concepts[found.entry].sources
    ]


def definition_has_source(_: Glossary, context: Context) -> Iterator[Finding]:
    """An English definition without a source."""
    without = context.once(_unsourced)
    if not context.is_common(len(without), len(context.living)):
        for id, slot in without:  # noqa: A001
            yield Finding.make("X103", place(id, slot))


def most_definitions_have_source(_: Glossary, context: Context) -> Iterator[Finding]:
    """Many definitions without a source: told once."""
    without = context.once(_unsourced)
    if context.is_common(len(without), len(context.living)):
        yield Finding.make("X104", count=len(without), total=len(context.living))


def definition_is_not_circular(_: Glossary, context: Context) -> Iterator[Finding]:
    """A definition that begins with the term it defines."""
    for found, mentions in context.mentions:
        if found.slot.field == "definition" and found.entry in context.concepts and mentions:
            term = context.concepts[found.entry].one("preferred", found.slot.lang)
            first = mentions[0]
            begins = first.at == 0 or (first.at == 1 and _ARTICLE.match(found.text.text))
            if begins and first.text.casefold() == " ".join(WORD.findall(term.casefold())):
                yield Finding.make("X105", place(found.entry, found.slot), term=term)


# -- terms in texts ---------------------------------------------------------------------------------------


def _running(context: Context) -> Iterator[TextAt]:
    return (found for found in context.texts if found.slot.field in RUNNING)


def text_uses_preferred_terms(_: Glossary, context: Context) -> Iterator[Finding]:
    """A text that uses an alternative or deprecated term of another concept; acronyms are fine in running text."""
    for found, mentions in context.mentions:
        told: set[str] = set()
        for mention in mentions:
            if in_field(mention.known, "preferred") or mention.text in told or not mention.text[1:].islower():
                continue
            bearers = {at.entry: None for at in mention.known}
            better = context.concepts[next(iter(bearers))].one("preferred", found.slot.lang)
            if better and found.entry not in bearers:
                told.add(mention.text)
                yield Finding.make("X201", place(found.entry, found.slot), term=mention.text, better=better)


def mentioned_terms_are_linked(_: Glossary, context: Context) -> Iterator[Finding]:
    """A definition or note that names other concepts which no relation leads to; each concept once an entry.

    A concept that many entries mention is part of the field's everyday vocabulary and is not asked for.
    """
    unlinked = list(_unlinked(context))
    mentioned = Counter(bearer for _, _, bearer in unlinked)
    by_text: dict[tuple[EntryId, Slot], dict[str, None]] = {}
    for found, text, bearer in unlinked:
        if mentioned[bearer] <= context.limits.common:
            by_text.setdefault((found.entry, found.slot), {})[text] = None
    for (id, slot), terms in by_text.items():  # noqa: A001
        more = " …" if len(terms) > _SHOWN else ""
        yield Finding.make("X202", place(id, slot), terms=", ".join(list(terms)[:_SHOWN]) + more)


def _unlinked(context: Context) -> Iterator[tuple[TextAt, str, EntryId]]:
    """(where, the words, the concept) of every first mention in an entry of a concept that it has no relation to."""
    told: dict[EntryId, set[EntryId]] = {}
    for found, mentions in context.mentions:
        if found.entry not in context.living:
            continue
        near = told.setdefault(found.entry, {found.entry})
        near.update(t for field in RELATIONS for t in context.targets(found.entry, field))
        for mention in mentions:
            bearers = in_field(mention.known, "preferred")
            if len(bearers) != 1 or bearers[0] in near or context.hierarchy.is_above(bearers[0], found.entry):
                continue
            near.add(bearers[0])
            yield found, mention.text, bearers[0]


def references_lead_somewhere(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A reference inside a text to an entry that is not there."""
    ours = any(_ID.fullmatch(id) for id in glossary.entries)  # noqa: A001
    for found in context.texts:
        text = found.text.text
        names = (match.group(1).strip() for match in _ENTRY.finditer(text))
        dead = [name for name in names if not _begins_with_a_term(name, found.slot.lang, context)]
        if ours:
            dead += [id for id in _ID.findall(text) if id not in glossary.entries]  # noqa: A001
        for name in dict.fromkeys(dead):
            yield Finding.make("X203", place(found.entry, found.slot), name=name)


def _begins_with_a_term(name: str, lang: Lang, context: Context) -> bool:
    return any(mention.at == 0 for mention in context.lexicon.mentions(name, lang))


# -- sources ----------------------------------------------------------------------------------------------


def _citations(context: Context) -> Iterator[tuple[EntryId, str]]:
    for id, concept in context.living.items():  # noqa: A001
        for source in concept.sources:
            if not source.links or source.citation:
                yield id, source.citation
    for found in context.texts:
        for source in found.text.sources:
            if not source.links or source.citation:
                yield found.entry, source.citation


def act_is_numbered_right(_: Glossary, context: Context) -> Iterator[Finding]:
    """An EU act whose number is not written as such acts are numbered."""
    for id, citation in _citations(context):  # noqa: A001
        for part, likely in misnumbered(citation):
            yield Finding.make("X301", place(id, "source"), part=part, likely=likely)


def source_says_something(_: Glossary, context: Context) -> Iterator[Finding]:
    """A citation that names no source."""
    for id, citation in _citations(context):  # noqa: A001
        if says_nothing(citation):
            yield Finding.make("X302", place(id, "source"), citation=citation)


def source_is_in_english(_: Glossary, context: Context) -> Iterator[Finding]:
    """A citation taken from an edition in another language."""
    for id, citation in _citations(context):  # noqa: A001
        if other_language(citation):
            yield Finding.make("X303", place(id, "source"), citation=citation)


def source_is_whole(_: Glossary, context: Context) -> Iterator[Finding]:
    """A citation with a bracket or quotation mark that lacks its partner."""
    for id, citation in _citations(context):  # noqa: A001
        part = unbalanced(citation)
        if part:
            yield Finding.make("X304", place(id, "source"), citation=citation, part=part)


# -- the introduction -------------------------------------------------------------------------------------


def _untranslated(glossary: Glossary, lang: Lang) -> list[EntryId]:
    return [p.id for p in glossary.introduction if p.one("text", SOURCE) and not p.one("text", lang)]


def passage_is_translated(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A passage of the introduction that a language lacks."""
    for lang in context.langs:
        without = _untranslated(glossary, lang)
        if not context.is_common(len(without), len(glossary.introduction)):
            for id in without:  # noqa: A001
                yield Finding.make("X401", place(id, Slot("text", lang)), lang=lang)


def introduction_is_translated(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """An introduction that a language mostly lacks: told once."""
    for lang in context.langs:
        without = _untranslated(glossary, lang)
        if context.is_common(len(without), len(glossary.introduction)):
            yield Finding.make("X402", lang=lang, count=len(without), total=len(glossary.introduction))


def translation_is_not_english(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A Norwegian text that is the English one."""
    for found in context.texts:
        text = found.text.text
        if found.slot.lang in context.langs and found.slot.field in RUNNING and " " in text.strip():
            entry = glossary.entries[found.entry]
            english = entry.get(found.slot.english)
            if any(str(item) == text for item in (english if isinstance(english, tuple) else (english,))):
                yield Finding.make("X403", place(found.entry, found.slot))


# -- how a text is written --------------------------------------------------------------------------------


def text_keeps_to_its_norm(_: Glossary, context: Context) -> Iterator[Finding]:
    """A Norwegian text with two or more forms of the other written norm."""
    for found in _running(context):
        if found.slot.lang in ("nb", "nn") and found.slot.lang in context.langs:
            words = dict.fromkeys(common_words(found.text.text))
            strange = [word for word in words if other_norm(word, found.slot.lang) is not None]
            if len(strange) > 1:
                yield Finding.make("X501", place(found.entry, found.slot), words=", ".join(strange[:_SHOWN]))


def text_has_single_spaces(_: Glossary, context: Context) -> Iterator[Finding]:
    """A text with spaces at its ends, or two in a row."""
    for found in _running(context):
        text = found.text.text
        doubled = "  " in text or "\t" in text or "\n" in text  # told before the slower pattern is tried
        if text != text.strip() or (doubled and any("\n" not in gap.group() for gap in DOUBLED.finditer(text))):
            yield Finding.make("X502", place(found.entry, found.slot))


def text_has_paired_brackets(_: Glossary, context: Context) -> Iterator[Finding]:
    """A text with a bracket or quotation mark that lacks its partner; `a)` and `1)` in lists have none."""
    for found in _running(context):
        part = unbalanced(found.text.text) and unbalanced(_LISTED.sub("", found.text.text))
        if part:
            yield Finding.make("X503", place(found.entry, found.slot), part=part)
