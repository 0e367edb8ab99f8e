"""What python-docx has no word for: language of a run, links, bookmarks, fields, repeated table headings, same bytes.

WordprocessingML, ECMA-376 Part 1. Knows nothing of plans or glossaries.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from emn_glossary.languages import Lang

_EMU_TO_TWIP = 635
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell
_REGIONS = {
    "bg": "BG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES", "et": "EE", "fi": "FI",
    "fr": "FR", "ga": "IE", "hr": "HR", "hu": "HU", "hy": "AM", "it": "IT", "ka": "GE", "lt": "LT", "lv": "LV",
    "mt": "MT", "nb": "NO", "nl": "NL", "nn": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "sk": "SK", "sl": "SI",
    "sv": "SE", "uk": "UA",
}  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})


def proofing(lang: Lang) -> str:
    """A language as the spell-checker knows it: with a region (`nb-NO`)."""
    return f"{lang}-{_REGIONS[lang]}" if lang in _REGIONS else lang


def element(name: str, /, **attributes: str) -> Any:
    """A new element with attributes of the main namespace: `element("w:lang", val="nb-NO")`."""
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def run(text: str, lang: Lang = "", style: str = "") -> Any:
    """A run of text in a language and a character style (its id)."""
    made = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    if style:
        properties.append(element("w:rStyle", val=style))
    right = lang.split("-")[0] in _RIGHT_TO_LEFT
    if right:
        properties.append(OxmlElement("w:rtl"))
    if lang:
        properties.append(element("w:lang", **{"bidi" if right else "val": proofing(lang)}))
    if len(properties):
        made.append(properties)
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(OxmlElement("w:br"))
        for column, piece in enumerate(line.split("\t")):
            if column:
                made.append(OxmlElement("w:tab"))
            if piece:
                words = OxmlElement("w:t")
                words.text = piece
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                made.append(words)
    return made


def inside_link(inner: Any, bookmark: str) -> Any:
    """A run as a link to a bookmark."""
    link = element("w:hyperlink", anchor=bookmark, history="1")
    link.append(inner)
    return link


def outward_link(part: Any, inner: Any, address: str) -> Any:
    """A run as a link to an address."""
    link = element("w:hyperlink", history="1")
    link.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(inner)
    return link


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark around what a paragraph holds so far."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    first = next((child for child in paragraph if child.tag != qn("w:pPr")), None)
    if first is None:
        paragraph.append(start)
    else:
        first.addprevious(start)
    paragraph.append(element("w:bookmarkEnd", id=str(number)))


def field(paragraph: Any, instruction: str, shown: str = "") -> None:
    """A field with what it shows until Word works it out: `PAGE`, `NUMPAGES`."""
    field_start(paragraph, instruction)
    paragraph.append(run(shown))
    field_end(paragraph)


def field_start(paragraph: Any, instruction: str) -> None:
    """The beginning of a field; what it shows may go over several paragraphs."""
    for content in (element("w:fldChar", fldCharType="begin"), _instruction(instruction),
                    element("w:fldChar", fldCharType="separate")):  # fmt: skip
        holder = OxmlElement("w:r")
        holder.append(content)
        paragraph.append(holder)


def field_end(paragraph: Any) -> None:
    """The end of a field."""
    holder = OxmlElement("w:r")
    holder.append(element("w:fldChar", fldCharType="end"))
    paragraph.append(holder)


def _instruction(text: str) -> Any:
    made = OxmlElement("w:instrText")
    made.text = f" {text} "
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def table_layout(table: Any, widths: list[int]) -> None:
    """Give a table its widths (in EMU) for every program, room around the words, and thin lines."""
    properties = table.tblPr
    for old in properties.findall(qn("w:tblW")) + properties.findall(qn("w:tblBorders")):
        properties.remove(old)
    properties.append(element("w:tblW", w=str(sum(widths) // _EMU_TO_TWIP), type="dxa"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="A6A6A6"))
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 50), ("left", 90), ("bottom", 50), ("right", 90)):
        margins.append(element(f"w:{side}", w=str(width), type="dxa"))
    layout = properties.find(qn("w:tblLayout"))
    for made in (borders, margins):
        properties.append(made)
    if layout is not None:  # the schema wants it between the two
        margins.addprevious(layout)
    for column, width in zip(table.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width // _EMU_TO_TWIP))
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.append(look)


def shade(cell: Any, colour: str) -> None:
    """Give a cell a background."""
    cell.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def heading_row(row: Any) -> None:
    """Repeat a row at the top of every page its table runs over."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole_row(row: Any) -> None:
    """Keep a row on one page."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def columns(section: Any, count: int, gap: int) -> None:
    """Set a section in columns; the gap in twentieths of a point."""
    properties = section._sectPr  # noqa: SLF001  python-docx has no columns
    for old in properties.findall(qn("w:cols")):
        properties.remove(old)
    made = element("w:cols", num=str(count), space=str(gap))
    following = next(iter(properties.findall(qn("w:titlePg")) + properties.findall(qn("w:docGrid"))), None)
    if following is None:
        properties.append(made)
    else:
        following.addprevious(made)


def repacked(package: bytes) -> bytes:
    """The same package with its parts in order and no clock in it, so that the same content is the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(name))
    return made.getvalue()
