"""Locate: the file and line of each finding, for glossaries kept as Turtle.

A small scanner walks through the tokens of Turtle (W3C RDF 1.1 Turtle, §6) and notes on which line each subject and
each of its values stands; it judges nothing, so a file with errors only gives fewer lines. Works on any layout, ours
(one value a line) and others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from emn_glossary import languages
from emn_glossary.checks.context import slot_of
from emn_glossary.findings import Finding, Report
from emn_glossary.languages import Lang
from emn_glossary.model import DEFAULT_BASE
from emn_glossary.slots import FIELDS

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<text>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<type>\^\^)
    |(?P<mark>[;,\[\]()]|\.(?=\s|\Z|\#|\]))
    |(?P<name>[^\s;,\[\]()"'<>\#@^]+)""",
    re.VERBOSE | re.DOTALL,
)
_FILES = ("glossary.ttl", "introduction.ttl")  # of a folder of ours; else all Turtle files in it


class _Said(NamedTuple):
    """A value in the file: about whom, by which property (its last part), in which language, its first words."""

    subject: str
    property: str
    lang: Lang
    text: str
    line: int


def locate(report: Report, path: Path, *, base: str = DEFAULT_BASE) -> Report:
    """The same findings with file and line where they are found in a Turtle file, or in those of a folder.

    `base` is the glossary's. What cannot be read gives no lines; the findings stay as they are.
    """
    return located(report, _texts(path), base=base)


def _texts(path: Path) -> dict[str, str]:
    paths = [path]
    if path.is_dir():
        paths = [path / name for name in _FILES if (path / name).exists()] or sorted(path.glob("*.ttl"))
    try:
        return {p.name: p.read_text(encoding="utf-8", errors="replace") for p in paths if p.suffix.lower() == ".ttl"}
    except OSError:
        return {}


def located(report: Report, texts: Mapping[str, str], *, base: str = DEFAULT_BASE) -> Report:
    """The same findings with file and line, from the texts of Turtle files by name."""
    wanted = {_iri(finding.place.concept, base) for finding in report if finding.place.concept}
    where: dict[tuple[str, ...], tuple[str, int]] = {}
    for file, text in texts.items():
        for said in _scan(text, wanted):
            for key in _keys(said):
                where.setdefault(key, (file, said.line))
    return Report(_with_line(finding, where, base) for finding in report)


def _keys(said: _Said) -> Iterable[tuple[str, ...]]:
    subject, name, lang, text, _ = said
    return (subject, name, lang, text), (subject, name, lang), (subject, name), (subject,)


def _with_line(finding: Finding, where: Mapping[tuple[str, ...], tuple[str, int]], base: str) -> Finding:
    place = finding.place
    if not place.concept or place.line:
        return finding
    subject = _iri(place.concept, base)
    keys: list[tuple[str, ...]] = []
    if place.slot:
        slot = slot_of(place.slot)
        name = FIELDS[slot.field].property.partition(":")[2]
        params = dict(finding.params)
        keys = [(subject, name, slot.lang, params[key]) for key in ("term", "other", "target") if key in params]
        keys += [(subject, name, slot.lang), (subject, name)]
    for key in (*keys, (subject,)):
        if key in where:
            file, line = where[key]
            return replace(finding, place=replace(place, file=file, line=line))
    return finding


def _iri(id: str, base: str) -> str:  # noqa: A002
    return id if ":" in id else base + id


def _scan(text: str, wanted: set[str]) -> Iterator[_Said]:
    """The values of the wanted subjects, in the order of the file."""
    scanner = _Scanner(wanted)
    line, at = 1, 0
    for token, following in pairwise(chain(_TOKEN.finditer(text), (None,))):
        assert token is not None
        start = token.start()
        line += text.count("\n", at, start)
        at = start
        said = scanner.take(token.lastgroup or "", token.group(), line, following)
        if said is not None:
            yield said


class _Scanner:
    """Where in a statement the walk is: which subject, which property, how deep in brackets."""

    def __init__(self, wanted: set[str]) -> None:
        self._wanted = wanted
        self._base = DEFAULT_BASE
        self._prefixes: dict[str, str] = {}
        self._directive: list[str] = []
        self._addresses: dict[str, str] = {}  # by token: the same few properties and subjects come again and again
        self._subject = self._property = ""
        self._is_wanted = False
        self._depth = 0

    def take(self, kind: str, token: str, line: int, following: re.Match[str] | None) -> _Said | None:
        """One token; gives a value when it was one of a wanted subject."""
        if kind in ("comment", "type"):
            return None
        if self._directive or (not self._subject and token.lower() in ("@prefix", "@base", "prefix", "base")):
            self._direct(token)
        elif kind == "mark":
            self._mark(token)
        elif self._depth or kind == "lang":
            return None
        elif not self._subject:
            self._subject = self._address(token)
            self._is_wanted = self._subject in self._wanted
            return _Said(self._subject, "", "", "", line) if self._is_wanted else None
        elif not self._property:
            self._property = _last_part(self._address(token)) if self._is_wanted else token
        elif self._is_wanted:
            return self._value(kind, token, line, following)
        return None

    def _value(self, kind: str, token: str, line: int, following: re.Match[str] | None) -> _Said:
        if kind != "text":
            return _Said(self._subject, self._property, "", _last_part(self._address(token)), line)
        tagged = following is not None and following.lastgroup == "lang"
        lang = languages.tag(following.group()[1:]) if tagged and following else ""
        return _Said(self._subject, self._property, lang, token.strip("\"'"), line)

    def _direct(self, token: str) -> None:
        self._directive.append(token)
        name, *rest = self._directive
        if name.lower().endswith("base") and rest:
            self._base = urljoin(self._base, rest[0].strip("<>"))
        elif name.lower().endswith("prefix") and len(rest) == 2:
            self._prefixes[rest[0]] = urljoin(self._base, rest[1].strip("<>"))
        else:
            return
        self._directive = []
        self._addresses.clear()

    def _mark(self, mark: str) -> None:
        if mark in "[(":
            if not self._depth and not self._subject:
                self._subject, self._is_wanted = "_:", False
            self._depth += 1
        elif mark in "])":
            self._depth = max(0, self._depth - 1)
        elif not self._depth and mark == ";":
            self._property = ""
        elif not self._depth and mark == ".":
            self._subject = self._property = ""

    def _address(self, token: str) -> str:
        found = self._addresses.get(token)
        if found is None:
            found = self._addresses[token] = self._resolved(token)
        return found

    def _resolved(self, token: str) -> str:
        if token.startswith("<"):
            return urljoin(self._base, token[1:-1]) if ":" not in token else token[1:-1]
        prefix, colon, local = token.partition(":")
        return self._prefixes.get(prefix + colon, "") + local


def _last_part(address: str) -> str:
    return address.replace("#", "/").replace(":", "/").rpartition("/")[2]
