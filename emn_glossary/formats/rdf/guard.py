"""What is refused before the RDF library sees it: files that would hang it, crash it, or send it to the network.

The library expands XML entities without limit and goes down with a file nested too deep. RDF/XML is looked over with
the standard library's expat first, JSON-LD with its json; both then also tell the line that an error is on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from emn_glossary.errors import ReadError
from emn_glossary.formats import disguised
from emn_glossary.places import Place

DEEPEST = 200  # levels of nesting; a glossary has fewer than ten
_LONGEST_ENTITY = 10_000  # characters; entities stand for namespaces
_EXPANSION = 4_000_000  # characters that entities may add to a file
_TRIPLE_TERM = re.compile(rb"<<|>>")
_ENTITY = re.compile(rb"&([A-Za-z_][\w.-]*);")


def look_over(data: bytes, syntax: str, file: str) -> None:
    """Refuse what must not be parsed.

    Raises:
        ReadError: an empty file; a web page; one that is compressed, or nested too deep; one that points outside itself
            or blows up; broken XML or JSON.
    """
    if not data or data.isspace():
        raise ReadError("empty-file", place=Place(file=file))
    disguised.refuse(data, file)
    if syntax == "rdfxml":
        _Xml(data, file).look()
    elif syntax == "jsonld":
        _json(data, file)
    elif b"<<" in data:
        depth = 0
        for found in _TRIPLE_TERM.finditer(data):
            depth = depth + 1 if found[0] == b"<<" else max(0, depth - 1)
            if depth > DEEPEST:
                raise ReadError("too-deep", place=Place(file=file, line=data.count(b"\n", 0, found.start()) + 1))


class _Xml:
    """One look through an XML file."""

    def __init__(self, data: bytes, file: str) -> None:
        self._data = data
        self._file = file
        self._depth = 0
        self._expansion = 0
        self._entities: dict[bytes, int] = {}
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.EntityDeclHandler = self._entity

    def look(self) -> None:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            place = Place(file=self._file, line=error.lineno, column=error.offset + 1)
            raise ReadError("syntax", place=place, detail=expat.ErrorString(error.code)) from error

    def _here(self) -> Place:
        return Place(file=self._file, line=self._parser.CurrentLineNumber)

    def _open(self, _name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ReadError("too-deep", place=self._here())

    def _close(self, _name: str) -> None:
        self._depth -= 1

    def _entity(
        self, name: str, _is_parameter: bool, value: str | None, _base: str | None, _system: str | None, *_: object
    ) -> None:
        """An entity may stand for a plain, short text; one for a file, an address or other entities is refused."""
        if value is None or "&" in value or len(value) > _LONGEST_ENTITY:
            raise ReadError("unsafe-xml", place=self._here(), name=name)
        if not self._entities:
            self._count()
        self._expansion += self._entities.get(name.encode(), 0) * len(value)
        if self._expansion > _EXPANSION:
            raise ReadError("unsafe-xml", place=self._here(), name=name)

    def _count(self) -> None:
        self._entities[b""] = 0
        for found in _ENTITY.finditer(self._data):
            self._entities[found[1]] = self._entities.get(found[1], 0) + 1


def _json(data: bytes, file: str) -> None:
    try:
        whole = json.loads(data)
    except RecursionError as error:
        raise ReadError("too-deep", place=Place(file=file)) from error
    except json.JSONDecodeError as error:
        place = Place(file=file, line=error.lineno, column=error.colno)
        raise ReadError("syntax", place=place, detail=error.msg) from error
    except UnicodeDecodeError as error:
        raise ReadError("not-utf-8", place=Place(file=file)) from error
    level = [whole]
    for _ in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value, file)]
        if not level:
            return
    raise ReadError("too-deep", place=Place(file=file))


def _inside(value: Any, file: str) -> Iterator[Any]:
    """What lies one level down; a context that is to be fetched from elsewhere is refused."""
    if isinstance(value, list):
        yield from (inner for inner in value if isinstance(inner, (list, dict)))
        return
    for name, inner in value.items() if isinstance(value, dict) else ():
        if name in ("@context", "@import"):
            for address in inner if isinstance(inner, list) else [inner]:
                if isinstance(address, str):
                    raise ReadError("remote-context", place=Place(file=file), address=address)
        if isinstance(inner, (list, dict)):
            yield inner
