"""Texts on a page: definitions and notes by paragraph, with language, context, status and sources. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from emn_glossary import messages
from emn_glossary.coverage import is_stale
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, Source, Text
from emn_glossary.publish import addresses
from emn_glossary.publish.page import Tag, Word
from emn_glossary.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Prose:
    """A definition or note, paragraph by paragraph."""

    paragraphs: tuple[str, ...]
    lang: Lang
    language: str
    part: str
    tags: tuple[Tag, ...]
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as cited. `links` are (address, shown) pairs."""

    word: Word
    kind: str
    part: str
    links: tuple[tuple[str, str], ...]


def texts(concept: Concept, field: str, today: str, voice: Voice) -> Iterable[Prose]:
    """A field's texts, the reader's languages first."""
    slots = [slot for slot in concept if slot.field == field]
    for slot in sorted(slots, key=lambda slot: (voice.rank(slot.lang), slot.lang, slot.part)):
        value = concept.get(slot)
        for item in value if isinstance(value, tuple) else (value,):
            text = cast("Text", item)
            stale = slot.lang != SOURCE and is_stale(concept, text.state, today)
            yield Prose(
                paragraphs(text.text),
                slot.lang,
                voice.language(slot.lang),
                part_name(slot.part, voice),
                (*voice.working(slot, text), *voice.state(text.state, stale=stale, settled=slot.lang not in TARGETS)),
                tuple(_cited(text, voice, working=bool(voice.working(slot, text)))),
            )


def paragraphs(text: str) -> tuple[str, ...]:
    """A text's paragraphs: its lines, without empty ones."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def part_name(part: str, voice: Voice) -> str:
    """A context in words: "in the EU context"; a lettered part as it is called."""
    if part in ("global", "eu"):
        return voice.say(f"part.{part}")
    return voice.say("part.other", part=part) if part else ""


def _cited(text: Text, voice: Voice, *, working: bool) -> Iterable[Citation]:
    """A text's sources. That a working definition is one is said beside it, and is no source."""
    for source in text.sources:
        cited = citation_of(source, voice)
        if working and source.kind == "own":
            more = _without(source.citation, messages.text("definition.working", source.lang))
            cited = replace(cited, kind="", word=replace(cited.word, text=more))
        if cited.word.text or cited.links:
            yield cited


def _without(text: str, said: str) -> str:
    begins = text.casefold().startswith(said.casefold())
    return text[len(said) :].lstrip(";., ") if begins else text


def citation_of(source: Source, voice: Voice) -> Citation:
    """A source as it is cited."""
    links = tuple((link, link.partition("://")[2]) for link in source.links if addresses.is_web(link))
    kind = voice.source_kind(source.kind)
    return Citation(Word(source.citation, source.lang), kind, part_name(source.part, voice), links)
