"""How well and how fast terms are found in running text: precision, recall, seconds.

    python -m benchmarks.annotation_quality          all of it, as a table

The texts in `annotation_quality_texts/` (about 2 000 words each of bokmål, nynorsk and English, written for this
benchmark) have every glossary term marked by hand, `[[c0022|asylsøkere]]`, with several ids where the words mean any of
them; and words that look like terms and are none. A find is right when it covers exactly the marked words and names
the concept. Speed is that of one, two and four copies of a report of 150 000 words, about 300 pages.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import emn_glossary as emn
from emn_glossary.annotate import Matcher, annotate

TEXTS = Path(__file__).parent / "annotation_quality_texts"
LANGS = ("nb", "nn", "en")
REPORT_WORDS = 150_000
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")


class Mark(NamedTuple):
    """Words marked by hand, and the concepts that they may rightly be said to name."""

    start: int
    end: int
    concepts: frozenset[str]


class Quality(NamedTuple):
    """What came of one text: words in it, terms marked, terms found, and those found that are right."""

    lang: str
    words: int
    marked: int
    found: int
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        """How many of the finds are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """How many of the marked terms were found."""
        return self.right / self.marked if self.marked else 1.0


def unmarked(source: str) -> tuple[str, tuple[Mark, ...]]:
    """A marked-up text as its readers see it, and its marks."""
    text, marks, at = "", [], 0
    for match in _MARK.finditer(source):
        text += source[at : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[2]), frozenset(match[1].split(","))))
        text += match[2]
        at = match.end()
    return text + source[at:], tuple(marks)


def quality(lang: str, matcher: Matcher) -> Quality:
    """Annotate one of the texts, its language unsaid, and compare with the marks."""
    text, marks = unmarked((TEXTS / f"{lang}.txt").read_text(encoding="utf-8"))
    places = {(mark.start, mark.end): mark.concepts for mark in marks}
    found = annotate(text, matcher).occurrences
    right = {(one.start, one.end) for one in found if one.concept in places.get((one.start, one.end), ())}
    missed = tuple(text[mark.start : mark.end] for mark in marks if (mark.start, mark.end) not in right)
    wrong = tuple(f"{one.text} ({one.concept})" for one in found if (one.start, one.end) not in right)
    return Quality(lang, len(text.split()), len(marks), len(found), len(right), missed, wrong)


def speed(matcher: Matcher, copies: tuple[int, ...] = (1, 2, 4)) -> Iterator[tuple[int, float]]:
    """Words and seconds for a long report in three languages, once, twice and four times as long."""
    texts = [unmarked((TEXTS / f"{lang}.txt").read_text(encoding="utf-8"))[0] for lang in LANGS]
    page = "\n\n".join(texts)
    report = "\n\n".join([page] * (REPORT_WORDS // len(page.split()) + 1))
    annotate(page, matcher)  # the tries are made
    for count in copies:
        text = "\n\n".join([report] * count)
        began = time.process_time()  # what else the machine does is not counted
        annotate(text, matcher)
        yield len(text.split()), time.process_time() - began


def main() -> None:
    began = time.perf_counter()
    matcher = Matcher(emn.load())
    print("language\twords\tmarked\tfound\tright\tprecision\trecall")
    qualities = [quality(lang, matcher) for lang in LANGS]
    for one in qualities:
        figures = f"{one.words}\t{one.marked}\t{one.found}\t{one.right}"
        print(f"{one.lang}\t{figures}\t{one.precision:.1%}\t{one.recall:.1%}")
    for one in qualities:
        print(f"{one.lang} missed: {', '.join(one.missed) or '–'}")
        print(f"{one.lang} wrong: {', '.join(one.wrong) or '–'}")
    print(f"from loading to three texts annotated: {time.perf_counter() - began:.2f} s")
    for words, seconds in speed(matcher):
        print(f"{words} words: {seconds:.2f} s, {words / seconds / 1000:.0f} 000 words a second")


if __name__ == "__main__":
    main()
