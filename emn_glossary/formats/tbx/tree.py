"""Tree: one way to look at TBX of every version and style.

TBX v3 with categories as attributes (`<descrip type="definition">`) or as elements (`<basic:definition>`), and v2
(`martif`, `termEntry`, `langSet`, `tig`, `ntig`) look the same through these functions. Knows nothing of glossaries.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from lxml import etree

from emn_glossary.formats.tbx.vocabulary import CATEGORIES, MODERN, NAMESPACE, OLD_NAMESPACES, XML_LANG

Element = etree._Element  # noqa: SLF001  lxml has no public name for its element
_TRANSPARENT = ("termGrp",)  # v2: between ntig and term
GROUPS = {"descripGrp": "descrip", "adminGrp": "admin", "termNoteGrp": "termNote", "transacGrp": "transac"}


def name(element: Element) -> str:
    """What an element is called in TBX v3 with categories as attributes."""
    return _known(str(element.tag))[0]


def category(element: Element) -> str:
    """The data category of an element: its `type`, or its own name in the other style."""
    return _known(str(element.tag))[1] or element.get("type", "")


@lru_cache(maxsize=1024)
def _known(tag: str) -> tuple[str, str]:
    """The name of a tag and, where the tag itself is a data category, the category."""
    qualified = etree.QName(tag)
    if (qualified.namespace or "") in (NAMESPACE, *OLD_NAMESPACES):
        return MODERN.get(qualified.localname, qualified.localname), ""
    found = CATEGORIES.get(qualified.localname)
    return (found.element if found else qualified.localname), qualified.localname


def children(element: Element) -> Iterator[Element]:
    """The elements inside an element; no comments, no processing instructions."""
    for child in element.iterchildren(etree.Element):
        if name(child) in _TRANSPARENT:
            yield from children(child)
        else:
            yield child


def text(element: Element) -> str:
    """The words of an element, of its inline markup too."""
    if not len(element):
        return element.text or ""
    return str(element.xpath("string()"))


def own_language(element: Element) -> str:
    """The language tag that an element states itself."""
    return element.get(XML_LANG) or element.get("lang") or ""


def language(element: Element) -> str:
    """The language tag that holds for an element: its own, or the nearest around it (XML 1.0 §2.12)."""
    for around in (element, *element.iterancestors()):
        if found := own_language(around):
            return found
    return ""


def line(element: Element) -> int:
    """The line that an element begins on; 0 where it is not known."""
    return cast("int", element.sourceline or 0)


def is_old(root: Element) -> bool:
    """Whether a file is TBX v2 (ISO 30042:2008)."""
    return etree.QName(root).localname == "martif"


def find(root: Element, wanted: str) -> Iterator[Element]:
    """All elements of a name, in document order."""
    return (element for element in root.iter(etree.Element) if name(element) == wanted)
