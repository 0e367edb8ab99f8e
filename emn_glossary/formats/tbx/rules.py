"""Rules: whether a file has the structure of TBX-Basic, as findings with lines.

Written from ISO 30042:2019 and the TBX-Basic dialect: which element stands in which, in which order; which data
category at which level, with which values; ids and the references to them. Looks at the tree only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from emn_glossary.findings import Finding
from emn_glossary.formats.tbx import tree
from emn_glossary.formats.tbx import vocabulary as tbx
from emn_glossary.formats.tbx.tree import Element
from emn_glossary.places import Place

_NCNAME = re.compile(r"[^\W\d][\w.\-·]*")
_LEVELS = ("conceptEntry", "langSec", "termSec")


class _Part(NamedTuple):
    """One step in the content of an element: which elements, at least and at most how many."""

    names: tuple[str, ...]
    least: int = 0
    most: int = 1_000_000


_AUX = _Part(("descrip", "descripGrp", "admin", "adminGrp", "transacGrp", "note", "ref", "xref"))
CONTENT: dict[str, tuple[_Part, ...]] = {
    "tbx": (_Part(("tbxHeader",), 1, 1), _Part(("text",), 1, 1)),
    "tbxHeader": (_Part(("fileDesc",), 1, 1), _Part(("encodingDesc",), 0, 1), _Part(("revisionDesc",), 0, 1)),
    "fileDesc": (_Part(("titleStmt", "publicationStmt"), 0, 2), _Part(("sourceDesc",), 1)),
    "titleStmt": (_Part(("title",), 1, 1), _Part(("note",))),
    "sourceDesc": (_Part(("p",), 1),),
    "text": (_Part(("body",), 1, 1), _Part(("back",), 0, 1)),
    "body": (_Part(("conceptEntry",), 1),),
    "conceptEntry": (_AUX, _Part(("langSec",), 1)),
    "langSec": (_AUX, _Part(("termSec",), 1)),
    "termSec": (_Part(("term",), 1, 1), _Part(("termNote", "termNoteGrp")), _AUX),
    "descripGrp": (
        _Part(("descrip",), 1, 1),
        _Part(("descripNote", "admin", "adminGrp", "transacGrp", "note", "ref", "xref")),
    ),
    "adminGrp": (_Part(("admin",), 1, 1), _Part(("adminNote", "note", "ref", "xref"))),
    "termNoteGrp": (_Part(("termNote",), 1, 1), _Part(("admin", "adminGrp", "transacGrp", "note", "ref", "xref"))),
    "transacGrp": (_Part(("transac",), 1, 1), _Part(("transacNote", "date", "note", "ref", "xref"))),
}
_CATEGORISED = ("descrip", "admin", "termNote", "ref", "xref", "transac", "transacNote")


def structure(root: Element, file: str = "") -> Iterator[Finding]:
    """What is not as TBX-Basic has it, in document order; nothing for a file that is as it should be."""
    ids = {found: element for element in root.iter(etree.Element) if (found := element.get("id"))}
    for element in root.iter(etree.Element):
        place = Place(file=file, line=tree.line(element))
        yield from _content(element, place)
        yield from _attributes(element, place, ids)
        if tree.name(element) in _CATEGORISED:
            yield from _category(element, place)
        if tree.name(element) == "date" and not _is_day(tree.text(element).strip()):
            yield Finding.make("B208", place, text=tree.text(element).strip()[:40])


def _content(element: Element, place: Place) -> Iterator[Finding]:
    """Elements that do not belong, stand out of order, or are missing."""
    name = tree.name(element)
    parts = CONTENT.get(name)
    if parts is None:
        return
    at, counts = 0, [0] * len(parts)
    for child in tree.children(element):
        own = tree.name(child)
        fits = next((step for step in range(at, len(parts)) if own in parts[step].names), None)
        if fits is None or counts[fits] >= parts[fits].most:
            yield Finding.make("B201", Place(file=place.file, line=tree.line(child)), element=own, parent=name)
            continue
        at = fits
        counts[fits] += 1
    for part, count in zip(parts, counts, strict=True):
        if count < part.least:
            yield Finding.make("B202", place, element=part.names[0], parent=name)


def _attributes(element: Element, place: Place, ids: dict[str, Element]) -> Iterator[Finding]:
    name, id = tree.name(element), element.get("id")  # noqa: A001
    if name == "tbx":
        wanted = {"type": "TBX-Basic", "style": "dca"}
        for attribute, value in wanted.items():
            if element.get(attribute) != value:
                yield Finding.make("B203", place, attribute=attribute, value=element.get(attribute, ""), wanted=value)
    if name in ("tbx", "langSec") and not tree.own_language(element):
        yield Finding.make("B204", place, element=name)
    if id is not None and (ids[id] is not element or not _NCNAME.fullmatch(id)):
        yield Finding.make("B207", place, id=id)
    if name == "ref" and (target := element.get("target")) and target not in ids:
        yield Finding.make("B206", place, target=target)
    if name == "xref" and not element.get("target", "").startswith(("http://", "https://")):
        yield Finding.make("B209", place, target=element.get("target", ""))


def _category(element: Element, place: Place) -> Iterator[Finding]:
    """A category that TBX-Basic does not have, on another element or level, or with a value not in its list."""
    name, category = tree.name(element), tree.category(element)
    row = tbx.CATEGORIES.get(category)
    if row is None or row.element != name:
        yield Finding.make("B210", place, category=category, element=name)
        return
    level = next((own for around in element.iterancestors() if (own := tree.name(around)) in _LEVELS), "")
    if level not in row.levels:
        yield Finding.make("B211", place, category=category, level=level, levels=", ".join(row.levels))
    values = tbx.PICKLISTS.get(category)
    if values and tree.text(element).strip() not in values:
        value = tree.text(element).strip()[:40]
        yield Finding.make("B205", place, category=category, value=value, known=", ".join(values))


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
