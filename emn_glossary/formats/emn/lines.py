"""A saved page → lines of text, whatever the markup: each with whether it is a heading, a link, or numbered.

The home of lxml for pages. Plain text is taken line by line. Knows nothing of what a glossary is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from emn_glossary.formats.emn import tabular
from emn_glossary.languages import clean

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, its number in the file (from 1; 0 = not known), and how it is set."""

    text: str
    number: int = 0
    heading: bool = False
    item: bool = False  # stands in a list by itself
    level: int = 0  # of a heading, 1–6 (0 = not known)


@dataclass(frozen=True, slots=True)
class Lines:
    """A page as lines, with the address it was saved from and its title, where it says so."""

    lines: tuple[Line, ...]
    address: str = ""
    title: str = ""


_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|h[1-6]|ul|dl|table|article)\b", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)  # browsers write this
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "legend", "button"})
_BLOCKS = _HEADINGS | frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dd",
        "td",
        "th",
        "tr",
        "table",
        "section",
        "article",
        "main",
        "body",
        "details",
    }
    | {"blockquote", "pre", "figure", "fieldset", "hr", "center"}
)
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "head"})
_SILENT_ROLES = frozenset({"navigation", "contentinfo", "search", "banner"})
_BULLET = re.compile(r"^\s*[-–•*·▪]\s+")


def lines(text: str) -> Lines:
    """The lines of a page, HTML or plain; spaces are made single and lines without text left out."""
    return _of_html(text) if _HTML.search(text[:20_000]) else _of_plain(text)


def _of_plain(text: str) -> Lines:
    found = []
    for number, raw in enumerate(clean(text)[0].split("\n"), start=1):
        words = " ".join(_BULLET.sub("", raw).split())
        if words:
            found.append(Line(words, number, item=bool(_BULLET.match(raw))))
    return Lines(tuple(found))


def _of_html(text: str) -> Lines:
    from lxml import html  # noqa: PLC0415

    saved = _SAVED_FROM.search(text)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)  # pages can be deep
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    address = _first(root, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    title = _first(root, "//head/title/text()")
    tabular.unfold(root)
    writer = _Writer()
    main = _main(root)
    if main is not root and main.find(".//h1") is None:
        for heading in root.iter("h1"):
            writer.walk(heading)  # a site may set the title above what it marks as the main part
    writer.walk(main)
    writer.end_line()
    return Lines(tuple(writer.found), address or (saved[1] if saved else ""), " ".join(title.split()))


def _first(root: Any, *paths: str) -> str:
    return next((str(found).strip() for path in paths for found in root.xpath(path)), "")


def _main(root: Any) -> Any:
    """The part of the page that is about something: its `main`, else all of it."""
    found = list(root.iter("main")) or root.xpath("//*[@role='main']")
    return found[0] if len(found) == 1 else root


class _Writer:
    """Walks the tree and writes its text, a line for each block."""

    def __init__(self) -> None:
        self.found: list[Line] = []
        self.pieces: list[str] = []
        self.number = 0
        self.heading = self.item = False
        self.level = 0

    def walk(self, top: Any) -> None:
        for step, node in self._steps(top):
            tag = node.tag
            if step == "start":
                if tag == "br" or tag in _BLOCKS:
                    self.end_line()
                if tag in _HEADINGS or tag == "li":
                    self.heading, self.item = tag in _HEADINGS, tag == "li"
                    self.level = int(tag[1]) if tag in _HEADINGS and tag[1:].isdigit() else 0
                if not self.pieces:
                    self.number = node.sourceline or 0
                self.pieces.append(node.text or "")
            else:
                if tag in _BLOCKS:
                    self.end_line()
                    self.heading, self.item, self.level = False, False, 0
                self.pieces.append(node.tail or "" if node is not top else "")

    @staticmethod
    def _steps(top: Any) -> Iterator[tuple[str, Any]]:
        """Each element at its start and end, without those that say nothing; no recursion, since pages can be deep."""
        stack: list[tuple[Any, bool]] = [(top, False)]
        while stack:
            node, ended = stack.pop()
            if ended:
                yield "end", node
                continue
            if not isinstance(node.tag, str) or node.tag in _SILENT or node.get("role") in _SILENT_ROLES:
                yield "end", node  # its tail belongs to what is around it
                continue
            yield "start", node
            stack.append((node, True))
            stack += [(child, False) for child in reversed(node)]

    def end_line(self) -> None:
        words = " ".join(clean("".join(self.pieces))[0].split())
        if words:
            self.found.append(Line(words, self.number, self.heading, self.item, self.level))
        self.pieces = []
