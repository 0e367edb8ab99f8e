"""A reader for the PDFs that are made: text, structure, languages, what is tagged."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

from emn_glossary.formats import pdf
from emn_glossary.model import Glossary


class Printed:
    """A PDF as read back: its bytes, its pages as text, its structure."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reader = PdfReader(io.BytesIO(content), strict=True)
        self.root: Any = self.reader.trailer["/Root"]

    @property
    def pages(self) -> list[str]:
        return [tidy(page.extract_text()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    @property
    def lowest(self) -> float:
        """How far above the foot of its page the lowest letter stands, in points; what is below 0 cannot be seen."""
        from pypdfium2 import PdfDocument  # noqa: PLC0415

        texts = [page.get_textpage() for page in PdfDocument(self.content)]
        return min(float(text.get_charbox(n)[1]) for text in texts for n in range(text.count_chars()))

    def elements(self) -> Iterator[tuple[str, DictionaryObject, str]]:
        """Every structure element: its type, itself, the language it inherits or states."""
        yield from _walk(self.root["/StructTreeRoot"]["/K"], str(self.root["/Lang"]))

    def untagged(self) -> list[str]:
        """The text that is neither tagged nor declared an artifact."""
        shown = [part for page in self.reader.pages for part in marked(page)]
        assert shown
        return [text for mark, text in shown if "/MCID" not in mark and mark.get("tag") != "/Artifact"]

    def spoken(self) -> list[tuple[str, str]]:
        """Every stretch of tagged text with the language it is in: what a screen reader says, and in which voice."""
        inherited: dict[tuple[int, int], str] = {}
        for _, element, lang in self.elements():
            for kid in _kids(element):
                if isinstance(kid, int):
                    inherited[element.raw_get("/Pg").idnum, kid] = lang
                elif "/MCID" in kid:
                    page = kid.raw_get("/Pg") if "/Pg" in kid else element.raw_get("/Pg")
                    inherited[page.idnum, kid["/MCID"]] = lang
        said = []
        for page in self.reader.pages:
            for mark, text in marked(page):
                assert page.indirect_reference is not None
                if mark.get("/MCID") is not None:
                    own = mark.get("/Lang") or inherited[page.indirect_reference.idnum, int(mark["/MCID"])]
                    said.append((text, str(own)))
        return said


def tidy(text: str) -> str:
    """Extracted text on one line, words joined again where a line was broken at a soft hyphen."""
    return re.sub(r"\s+", " ", re.sub("\u00ad\\s*", "", text))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return (
        [kid.get_object() if isinstance(kid, IndirectObject) else kid for kid in kids]
        if isinstance(kids, ArrayObject)
        else [kids]
    )


def _walk(node: Any, lang: str) -> Iterator[tuple[str, DictionaryObject, str]]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from _walk(kid, lang)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        lang = str(node.get("/Lang", lang))
        yield str(node["/S"]).lstrip("/"), node, lang
        if "/K" in node:
            yield from _walk(node["/K"], lang)


def marked(page: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """The text that a page shows, each stretch with the marks it stands under: `{}` for untagged text."""
    fonts = {name: _unicode(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    font: dict[int, str] = {}
    stack: list[dict[str, Any]] = []
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if operator == b"BDC" and isinstance(operands[1], DictionaryObject) else {}
            stack.append({"tag": str(operands[0]), **properties})
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            pieces = operands[0] if operator == b"TJ" else [operands[0]]
            codes = b"".join(p.original_bytes for p in pieces if hasattr(p, "original_bytes"))
            glyphs = [int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2)]
            yield (
                {name: value for mark in stack for name, value in mark.items()},
                "".join(font.get(g, "?") for g in glyphs),
            )


def _unicode(font: Any) -> dict[int, str]:
    """What each glyph of a font stands for, from its ToUnicode table."""
    table = font["/ToUnicode"].get_data().decode("latin-1")
    found: dict[int, str] = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + offset] = chr(int(text, 16) + offset)
    return found


def printed(glossary: Glossary, **options: Any) -> Printed:
    target = io.BytesIO()
    pdf.write(glossary, target, **options)
    return Printed(target.getvalue())


@pytest.fixture(name="printed", scope="session")
def _printed() -> Any:
    """Write a glossary as PDF and read it back."""
    return printed
