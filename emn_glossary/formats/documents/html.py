"""HTML: the words between the tags, and a copy of the page with the terms as links.

Code, scripts, forms and the like are left alone; a block ends a sentence, an inline element does not. Where a link is
already, a term gets its tooltip and no second link. lxml (libxml2's HTML parser) reads and writes; the words are the
same before and after.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from emn_glossary.annotate import Advice, Occurrence
from emn_glossary.errors import ReadError
from emn_glossary.formats.documents.page import STYLE
from emn_glossary.formats.documents.plain import decoded
from emn_glossary.formats.documents.readable import Annotated, Readable
from emn_glossary.formats.documents.tips import Tips
from emn_glossary.places import Place

DEEPEST = 1_000  # elements inside one another
_SKIPPED = frozenset(
    ("head", "script", "style", "template", "noscript", "code", "kbd", "samp", "var", "tt", "textarea", "select",
     "button", "option", "svg", "math", "iframe", "object", "canvas", "audio", "video")
)  # fmt: skip
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "label",
     "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "wbr")
)  # fmt: skip
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_LINE_ENDS = {ord(letter): " " for letter in "\r\n\t\f"}
_NULLS = {0: "\ufffd"}
_BLOCK_END = "\n\n"


class _Node(NamedTuple):
    """Text in the tree: before an element's first child, or after the element."""

    start: int
    element: etree._Element
    where: Literal["text", "tail"]
    linked: bool


@dataclass
class _Walk:
    """What a walk through the tree gathers."""

    parts: list[str] = field(default_factory=list)
    visible: list[str] = field(default_factory=list)  # the same, with line ends as spaces but where they are meant
    nodes: list[_Node] = field(default_factory=list)
    length: int = 0

    def take(self, text: str | None, node: _Node, *, laid_out: bool) -> None:
        if text:
            self.nodes.append(node)
            self.parts.append(text)
            self.visible.append(text if laid_out else text.translate(_LINE_ENDS))
            self.length += len(text)

    def end_block(self) -> None:
        if self.parts and self.parts[-1] != _BLOCK_END:
            self.end(_BLOCK_END)

    def end(self, sign: str) -> None:
        """End a block or a line, with a sign that stands in no element."""
        self.parts.append(sign)
        self.visible.append(sign)
        self.length += len(sign)


def read(data: bytes, *, name: str = "") -> Readable:
    """A page's words, a paragraph for each block.

    Raises:
        ReadError: an encoding that is not known or not the one declared; elements nested beyond all reason.
    """
    walk = _walk(_parsed(data, name), name)
    text = "".join(walk.parts)
    return Readable("html", name, text, "".join(walk.visible), data)


def write(annotated: Annotated, marked: Sequence[Occurrence], tips: Tips) -> bytes:
    """A copy of the page with the terms as links, in UTF-8."""
    root = _parsed(annotated.document.data, annotated.document.name)
    walk = _walk(root, annotated.document.name)
    advice = annotated.advice_at()
    place = 0
    for node in walk.nodes:
        text = (node.element.text if node.where == "text" else node.element.tail) or ""
        end = node.start + len(text)
        while place < len(marked) and marked[place].end <= node.start:
            place += 1
        here, index = [], place
        while index < len(marked) and marked[index].start < end:
            here.append(marked[index])
            index += 1
        if here:
            _mark(node, text, here, tips, advice)
    _settle_head(root)
    whole = root.getroottree() if b"<!doctype" in annotated.document.data[:4096].lower() else root
    return bytes(lxml_html.tostring(whole, encoding="utf-8")) + b"\n"


def _mark(node: _Node, text: str, here: Sequence[Occurrence], tips: Tips, advice: dict[int, Advice]) -> None:
    made: list[etree._Element] = []
    starts = [max(0, one.start - node.start) for one in here]
    ends = [min(len(text), one.end - node.start) for one in here]
    for number, one in enumerate(here):
        mark = etree.Element("span" if node.linked else "a")
        mark.set("class", "emn-term emn-avoid" if one.start in advice else "emn-term")
        if not node.linked:
            mark.set("href", tips.address(one.concept))
        mark.set("title", "\n".join(tips.lines(one, advice.get(one.start))))
        mark.text = text[starts[number] : ends[number]]
        mark.tail = text[ends[number] : starts[number + 1] if number + 1 < len(here) else len(text)]
        made.append(mark)
    if node.where == "text":
        for mark in reversed(made):
            node.element.insert(0, mark)
        node.element.text = text[: starts[0]]
    else:
        node.element.tail = None
        for mark in reversed(made):
            node.element.addnext(mark)
        node.element.tail = text[: starts[0]]


def _walk(root: etree._Element, name: str) -> _Walk:
    walk = _Walk()
    inside = dict.fromkeys(("all", "skipped", "a", "pre"), 0)  # how many of these are open

    def take(text: str | None, element: etree._Element, where: Literal["text", "tail"]) -> None:
        if not inside["skipped"]:
            node = _Node(walk.length, element, where, linked=bool(inside["a"]))
            walk.take(text, node, laid_out=bool(inside["pre"]))

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event in ("start", "end"):
            step = 1 if event == "start" else -1
            inside["all"] += step
            inside["skipped"] += step * (tag in _SKIPPED)
            if tag in ("a", "pre"):
                inside[tag] += step
            if tag == "br":
                walk.end("\n" if event == "start" else "")
            elif tag not in _INLINE:
                walk.end_block()
        if event == "start":
            if inside["all"] > DEEPEST:
                raise ReadError("too-deep", place=Place(file=name))
            take(element.text, element, "text")
        elif inside["all"]:
            take(element.tail, element, "tail")
    return walk


def _parsed(data: bytes, name: str) -> etree._Element:
    """The tree, parsed from UTF-8 whatever the file was in; an empty file is an empty page."""
    text = _DECLARATION.sub("", _text(data, name)).translate(_NULLS)
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    whole = text if text.strip() else "<html><body></body></html>"
    try:
        return lxml_html.document_fromstring(whole.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing but comments
        return lxml_html.document_fromstring("<html><body></body></html>", parser=parser)


def _text(data: bytes, name: str) -> str:
    """The page as text: by its byte order mark, else as it declares, else UTF-8 (WHATWG HTML §13.2.3)."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        label = declared[1].decode("ascii").lower()
        label = "cp1252" if label in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else label
        if label not in ("utf-8", "utf8") and not label.startswith("utf-16"):
            try:
                return data.decode(label, "strict" if label != "cp1252" else "replace")
            except (LookupError, UnicodeDecodeError) as error:
                raise ReadError("not-utf-8", place=Place(file=name)) from error
    return decoded(data, name)


def _settle_head(root: etree._Element) -> None:
    """Say that the copy is in UTF-8, once, and how the marks look."""
    head = root.find("head")
    if head is None:
        head = etree.Element("head")
        root.insert(0, head)
    for meta in list(head.iter("meta")):
        parent = meta.getparent()
        if parent is not None and (meta.get("charset") or (meta.get("http-equiv") or "").lower() == "content-type"):
            parent.remove(meta)
    style = etree.Element("style")
    style.text = STYLE
    head.append(style)
    charset = etree.Element("meta", charset="utf-8")
    head.insert(0, charset)
