"""Guard: bytes → an XML tree that is safe to walk, and is TBX. The one home of lxml's parser here.

Nothing outside the file is read: no DTD is loaded, no entity is expanded, nothing is fetched. A DTD line is allowed
and ignored; a declared entity is refused, since its text would be lost. libxml2's own limits stand (256 levels, 10 MB
a text).
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from lxml import etree

from emn_glossary.errors import ReadError
from emn_glossary.formats import disguised
from emn_glossary.formats.tbx import tree
from emn_glossary.places import Place

LARGEST = 200_000_000  # bytes; 40 000 entries take about 150 million
_DECLARED = re.compile(rb"""^(\s*<\?xml[^>]*?)\sencoding\s*=\s*["']([^"']*)["']""")
_ROOTS = ("tbx", "martif")


class Parsed(NamedTuple):
    """The root of a file, and the encoding that had to be corrected, if one had (as declared, as it was)."""

    root: etree._Element
    mended: tuple[str, str] | None = None


def parse(data: bytes, name: str = "") -> Parsed:
    """The tree of a TBX file.

    Raises:
        ReadError: empty, a web page, compressed, too large, not XML (with the line), nested too deep, with entities,
            or not TBX.
    """
    place = Place(file=name)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ReadError("empty-file", place=place)
    disguised.refuse(data, name)
    if len(data) > LARGEST:
        raise ReadError("file-too-big", place=place, limit=LARGEST // 1_000_000)
    parsed = _mislabelled(data)
    root = _tree(parsed[0] if parsed else data, name)
    _no_entities(root, place)
    if etree.QName(root).localname not in _ROOTS:
        raise ReadError("not-tbx", place=Place(file=name, line=tree.line(root)), root=etree.QName(root).localname)
    return Parsed(root, parsed[1] if parsed else None)


def _tree(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, dtd_validation=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position or (0, 0)
        place = Place(file=name, line=line or 0, column=column or 0)
        detail = str(error.msg or error)
        if "xcessive depth" in detail:
            raise ReadError("too-deep", place=place) from error
        if "amplification" in detail or "entity" in detail.lower():
            raise ReadError("unsafe-xml", place=place, name=_entity(detail, data)) from error
        raise ReadError("syntax", place=place, detail=detail) from error
    except (ValueError, LookupError) as error:
        raise ReadError("syntax", place=Place(file=name), detail=str(error)) from error


def _entity(detail: str, data: bytes) -> str:
    """The entity that the parser names, else the last one declared: of those that grow, the one that holds the rest."""
    found = re.search(r"'([^']+)'", detail)
    declared = re.findall(rb"<!ENTITY\s+(?:%\s+)?([\w.-]+)", data)
    return found[1] if found else declared[-1].decode("ascii", "replace") if declared else ""


def _no_entities(root: etree._Element, place: Place) -> None:
    declared = root.getroottree().docinfo.internalDTD
    for entity in declared.iterentities() if declared is not None else ():  # type: ignore[attr-defined]
        raise ReadError("unsafe-xml", place=place, name=str(entity.name))
    for used in root.iter(etree.Entity):
        raise ReadError(
            "unsafe-xml", place=Place(file=place.file, line=tree.line(used)), name=str(used.text).strip("&;")
        )


def _mislabelled(data: bytes) -> tuple[bytes, tuple[str, str]] | None:
    """A file that says UTF-16 and is not, or the other way round: without its label, and what was wrong.

    Tools re-encode a file and leave the label as it was.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
        label = re.match(r"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""", text)
        if label and not label[1].lower().startswith(("utf-16", "ucs-2", "iso-10646")):
            return text.replace(label[1], "UTF-8", 1).encode(), (label[1], "UTF-16")
        return None
    label8 = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    if label8 and label8[2].lower().startswith(b"utf-16"):
        bare = _DECLARED.sub(rb"\1", data.removeprefix(codecs.BOM_UTF8), count=1)
        return bare, (label8[2].decode("ascii", "replace"), "UTF-8")
    return None
