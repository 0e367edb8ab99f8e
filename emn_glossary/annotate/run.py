"""Run: a text to its annotation. The one function that people call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from emn_glossary.annotate.guards import Sentence, Support
from emn_glossary.annotate.keywords import advice, keywords
from emn_glossary.annotate.language import evidence, settle
from emn_glossary.annotate.matcher import Found, Matcher
from emn_glossary.annotate.result import Annotation, Occurrence, Stretch
from emn_glossary.annotate.words import paragraphs, words
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.languages import tag as as_tag
from emn_glossary.model import Glossary

_SAMPLE = 1_000  # paragraphs, and words of each, that tell the language of a text without function words


def annotate(
    text: str,
    source: Glossary | Matcher,
    *,
    lang: Lang | None = None,
    langs: Sequence[Lang] = (*TARGETS, SOURCE),
) -> Annotation:
    """The glossary's terms in a text: inflected, over line ends, the longest ones, none overlapping.

    Give a `Matcher` to annotate many texts, or a glossary to annotate one. `lang` is the language of the text; without
    it each paragraph (parted by empty lines) is read in the one of `langs` that its function words speak for. Offsets
    count characters of `text`. Time is in proportion to the text.

    >>> import emn_glossary as emn
    >>> [one.concept for one in emn.annotate("Asylsøkerne fikk avslag.", emn.load()).occurrences]
    ['c0022']
    """
    matcher = source if isinstance(source, Matcher) else Matcher(source)
    parts = [Sentence(text, start, end, words(text, start, end), "") for start, end in paragraphs(text)]
    parts = [part for part in parts if part.words]
    spoken = _languages(parts, matcher, lang, tuple(langs))
    support = Support()
    found = [
        (part, one) for part, lang in zip(parts, spoken, strict=True) for one in matcher.find(replace(part, lang=lang))
    ]
    for _, one in found:
        support.note(one.readings[0].concept, one.readings[0].acronym)
    kept = [(part, one) for part, one in found if support.holds(one.readings[0].concept, one.readings[0].acronym)]
    occurrences = tuple(_occurrence(part, one, matcher) for part, one in kept)
    acronyms = frozenset(
        (one.start, one.end) for one, (_, known) in zip(occurrences, kept, strict=True) if known.readings[0].acronym
    )
    return Annotation(
        occurrences,
        keywords(occurrences, len(text), matcher),
        advice(occurrences, matcher, acronyms),
        tuple(_stretches(parts, spoken, guessed=lang is None)),
    )


def _languages(parts: Sequence[Sentence], matcher: Matcher, lang: Lang | None, langs: Sequence[Lang]) -> list[Lang]:
    """The language of each paragraph: as given, else guessed."""
    if lang is not None or len(langs) == 1:
        return [as_tag(lang if lang is not None else langs[0])] * len(parts)
    spoken = settle([evidence((word.key for word in part.words), langs) for part in parts], langs)
    if all(spoken):
        return spoken
    return [_most_found(parts, matcher, langs)] * len(parts)


def _most_found(parts: Sequence[Sentence], matcher: Matcher, langs: Sequence[Lang]) -> Lang:
    """For a text without a single function word: the language in which most of its words belong to terms."""
    sample = [Sentence(part.text, part.start, part.end, part.words[:_SAMPLE], "") for part in parts[:_SAMPLE]]

    def covered(lang: Lang) -> int:
        return sum(one.last + 1 - one.first for part in sample for one in matcher.find(replace(part, lang=lang)))

    return max(langs, key=covered)


def _occurrence(part: Sentence, found: Found, matcher: Matcher) -> Occurrence:
    reading = found.readings[0]
    start, end = part.words[found.first].start, part.words[found.last].end
    return Occurrence(
        start,
        end,
        part.text[start:end],
        reading.concept,
        reading.term,
        reading.lang,
        found.why,
        matcher.preferred[reading.concept],
        reading.role,
        tuple(other.concept for other in found.readings[1:]),
    )


def _stretches(parts: Sequence[Sentence], spoken: Sequence[Lang], *, guessed: bool) -> Iterator[Stretch]:
    """Paragraphs in the same language that follow each other are one stretch."""
    start = 0
    for index, part in enumerate(parts):
        if index + 1 == len(parts) or spoken[index + 1] != spoken[index]:
            yield Stretch(parts[start].start, part.end, spoken[index], guessed)
            start = index + 1
