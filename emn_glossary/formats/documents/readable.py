"""Readable: a document as running text, and the same with its annotation. Plain values; opens no file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

from emn_glossary.annotate import Advice, Annotation, Occurrence
from emn_glossary.findings import Report

Kind: TypeAlias = Literal["text", "html", "docx", "pdf"]
HIDDEN = "\ufffc"  # stands in `visible` for what is not prose; belongs to no word
JOINER = "\u2060"  # stands in `visible` for marks of emphasis; parts no words


@dataclass(frozen=True, slots=True)
class Readable:
    """A document as text.

    Offsets count characters of `text`. `visible` is as long, with what is not prose hidden. `pages` says where each
    page begins, for documents that have pages. `data` is the file itself, for copies of it.
    """

    kind: Kind
    name: str
    text: str
    visible: str
    data: bytes = field(repr=False)
    pages: tuple[int, ...] = ()
    findings: Report = field(default_factory=Report)

    def page(self, offset: int) -> int:
        """The page, from 1, that a place is on; 0 for documents without pages."""
        return bisect_right(self.pages, offset) if self.pages else 0


class Reader(Protocol):
    """What `read` of a document module looks like."""

    def __call__(self, data: bytes, *, name: str = "") -> Readable: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and the terms found in it."""

    document: Readable
    annotation: Annotation

    def marked(self, *, every: bool = True) -> tuple[Occurrence, ...]:
        """The occurrences to mark in a copy: all, or the first of each concept and every one with advice."""
        if every:
            return self.annotation.occurrences
        advised = {one.start for one in self.annotation.advice}
        seen: set[str] = set()
        kept = []
        for one in self.annotation.occurrences:
            if one.concept not in seen or one.start in advised:
                kept.append(one)
            seen.add(one.concept)
        return tuple(kept)

    def advice_at(self) -> dict[int, Advice]:
        """The advice by where it begins."""
        return {one.start: one for one in self.annotation.advice}

    def plain(self) -> dict[str, Any]:
        """The annotation as JSON tools expect it, with pages where the document has them."""
        said = self.annotation.plain()
        if self.document.pages:
            for one in (*said["occurrences"], *said["advice"]):
                one["page"] = self.document.page(one["start"])
        return said
