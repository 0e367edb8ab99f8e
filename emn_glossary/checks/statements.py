"""Statements: what a file said that no field of the model fits, looked at for the rules that need it.

A reader keeps a second preferred term, a type we do not use, a SKOS-XL label or a top concept beside the model, as
N-Triples (`Glossary.unknown`). This module reads those back, property by property, only when a rule asks. It knows
N-Triples' own few forms and no RDF library.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from emn_glossary import languages
from emn_glossary.languages import Lang
from emn_glossary.model import EntryId, Glossary

SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<[^>]*>)?\Z', re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Statement(NamedTuple):
    """One statement: about whom, and either a text (with its language) or another node."""

    subject: EntryId
    node: EntryId = ""  # "_:b0" for a blank node, an id or IRI else; empty for a literal
    text: str = ""
    lang: Lang = ""


class Statements:
    """The statements beside the model, by property."""

    def __init__(self, glossary: Glossary) -> None:
        self._base = glossary.base
        self._raw: dict[str, list[tuple[str, str]]] = {}
        self._read: dict[str, tuple[Statement, ...]] = {}
        for subject, predicate, value in glossary.unknown:
            self._raw.setdefault(predicate, []).append((subject, value))

    def of(self, property: str) -> tuple[Statement, ...]:  # noqa: A002
        """The statements with one property, given as a whole IRI, in the order of the file."""
        if property not in self._read:
            said = self._raw.get(f"<{property}>", ())
            self._read[property] = tuple(self._statement(subject, value) for subject, value in said)
        return self._read[property]

    def by_subject(self, property: str) -> Mapping[EntryId, list[Statement]]:  # noqa: A002
        """The same, by whom they are about."""
        found: dict[EntryId, list[Statement]] = {}
        for statement in self.of(property):
            found.setdefault(statement.subject, []).append(statement)
        return found

    def _statement(self, subject: str, value: str) -> Statement:
        about = self._id(subject)
        literal = _LITERAL.match(value)
        if not literal:
            return Statement(about, node=self._id(value))
        text = languages.clean(_unescape(literal.group(1)))[0]
        return Statement(about, text=text, lang=languages.tag(literal.group(2) or ""))

    def _id(self, node: str) -> EntryId:
        """A node as the model names it: the part after the base, else the whole IRI."""
        address = node[1:-1] if node.startswith("<") else node
        local = address[len(self._base) :]
        return local if local and address.startswith(self._base) and ":" not in local else address


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    code = found.group(1)
    return chr(int(code[1:], 16)) if code[0] in "uU" and len(code) > 1 else _PLAIN.get(code, code)
