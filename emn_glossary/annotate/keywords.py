"""Keywords and advice: what a text is about, and which of its terms a writer should change. Made from occurrences."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from emn_glossary.annotate.matcher import Matcher
from emn_glossary.annotate.result import Advice, Keyword, Occurrence
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import EntryId

_OPENING = 0.1  # the first tenth of a text, where it says what it is about
_IN_OPENING = 1.25


def keywords(occurrences: Sequence[Occurrence], length: int, matcher: Matcher) -> tuple[Keyword, ...]:
    """The concepts of a text, the weightiest first; weights are shares of the first one's, 0–1.

    A concept weighs more the more often it is named (1 + ln n: the tenth time adds less than the second), a quarter
    more when it is named in the first tenth of the text, and less the broader it is (divided by 1 + ln(1 + n) / 2,
    n its narrower concepts), since a text about reception centres is better found by that than by "migration".
    """
    counts = Counter(occurrence.concept for occurrence in occurrences)
    opening = {occurrence.concept for occurrence in occurrences if occurrence.start <= length * _OPENING}
    scores = {
        concept: (1 + math.log(count))
        * (_IN_OPENING if concept in opening else 1.0)
        / (1 + math.log(1 + matcher.narrower[concept]) / 2)
        for concept, count in counts.items()
    }
    highest = max(scores.values(), default=1.0)
    made = (Keyword(concept, round(score / highest, 3), counts[concept]) for concept, score in scores.items())
    return tuple(sorted(made, key=lambda keyword: (-keyword.weight, -keyword.count, keyword.concept)))


def advice(
    occurrences: Sequence[Occurrence], matcher: Matcher, acronyms: frozenset[tuple[int, int]]
) -> tuple[Advice, ...]:
    """The occurrences that are not the preferred term, each with the one to use.

    An acronym (by its place) stands for the preferred term and needs no advice. A retired concept's terms give way to
    those of the concept that replaces it.
    """
    return tuple(
        Advice(one.start, one.end, one.text, one.concept, one.term, one.lang, one.role, _use(one, matcher))
        for one in occurrences
        if one.role != "preferred" and ((one.start, one.end) not in acronyms or one.role == "deprecated")
    )


def _use(occurrence: Occurrence, matcher: Matcher) -> str:
    concept = matcher.concepts[occurrence.concept]
    if concept.retired:
        replacing = [link.target for link in concept.links("replaced_by") if link.target in matcher.concepts]
        return _preferred(replacing[0], occurrence.lang, matcher) if replacing else ""
    return _preferred(concept.id, occurrence.lang, matcher)


def _preferred(concept: EntryId, lang: Lang, matcher: Matcher) -> str:
    terms = matcher.preferred[concept]
    return terms.get(lang) or (terms.get(TARGETS[0], "") if lang in TARGETS else "")
