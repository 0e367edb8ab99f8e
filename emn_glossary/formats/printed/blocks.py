"""Blocks: the plan of a printed list, what stands where, as plain values. Knows no typesetter and no file.

    Plan ── sections ──▶ Section ── blocks ──▶ Heading · Paragraph · Items · Table ── runs ──▶ Run

Named tuples, because the plan travels to the typesetter as JSON and a tuple travels as a short list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from emn_glossary.languages import Lang

Medium: TypeAlias = Literal["paper", "screen", "plain"]  # with pages; without; without bold type and links as well
Style: TypeAlias = Literal["", "head", "see", "label", "mark", "topic", "small", "ins", "del"]


class Run(NamedTuple):
    """A stretch of text in one language and style; `to` is the anchor of an item, or a web address, that it links to.

    `page` asks for the number of the page that `to` stands on, in place of the text.
    """

    text: str
    lang: Lang = ""  # "": the document's own
    style: Style = ""
    to: str = ""
    page: bool = False


Runs: TypeAlias = tuple[Run, ...]


class Item(NamedTuple):
    """One item of a list: its head word, what is said of it, and the items under it.

    `guide` is its number among the guide words of the plan (-1: none). `level` other than 0 makes the head word a
    heading of that level, which puts it among the bookmarks.
    """

    head: Runs
    body: tuple[Runs, ...] = ()
    anchor: str = ""
    guide: int = -1
    level: int = 0
    children: tuple[Item, ...] = ()


class Heading(NamedTuple):
    """A heading inside a section; `listed` puts it into the table of contents."""

    runs: Runs
    level: int = 2
    listed: bool = True
    kind: Literal["heading"] = "heading"


class Paragraph(NamedTuple):
    """Running text."""

    runs: Runs
    kind: Literal["paragraph"] = "paragraph"


class Items(NamedTuple):
    """A list of items."""

    items: tuple[Item, ...]
    kind: Literal["items"] = "items"


class Table(NamedTuple):
    """A table with one row of headings; `widths` are shares of the width."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Runs, ...], ...], ...]  # rows of cells of lines
    widths: tuple[int, ...]
    kind: Literal["table"] = "table"


Block: TypeAlias = Heading | Paragraph | Items | Table


class Section(NamedTuple):
    """A part of the list. It begins on a new page and has a heading of level 1.

    With `guides`, the head of the page shows the first and the last guide word that begin on it.
    """

    title: str
    blocks: tuple[Block, ...]
    columns: int = 1
    guides: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole printed list, ready to be set."""

    ui: Lang
    title: str
    title_lang: Lang
    subtitle: str
    author: str
    date: str  # ISO 8601; "" when the glossary has none
    facts: tuple[tuple[str, str], ...]  # edition, date, size …: label and words
    front: tuple[tuple[str, tuple[Runs, ...]], ...]  # texts of the title page: heading and paragraphs
    legend: tuple[tuple[str, str], ...]  # marks used, and their meaning
    legend_title: str
    contents: str  # the heading of the table of contents; "" for none
    foot: tuple[str, str]  # the words of the page's foot: left; pattern of the page number
    sections: tuple[Section, ...]
    guides: tuple[str, ...] = ()


class Guides:
    """The guide words of a plan, numbered in the order in which they are printed."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def add(self, word: str) -> int:
        """Note a word; its number."""
        self.words.append(word)
        return len(self.words) - 1


def joined(groups: Iterable[Runs], separator: str = "; ") -> Runs:
    """Several groups of runs on one line."""
    line: list[Run] = []
    for group in groups:
        if line and group:
            line.append(Run(separator))
        line.extend(group)
    return tuple(line)
