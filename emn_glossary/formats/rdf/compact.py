"""Compaction for a context of plain terms, as pyld does it (JSON-LD 1.1 API, §5), many times quicker.

pyld compares every address with every word of the context, which for a glossary is most of the time that a site takes.
Here the words are looked up. What is out of the ordinary (a property with two words, a value that its word does not
fit, an address that could be mistaken for a shortened one) raises `Unusual`, and is left to pyld. Tests hold the two
against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

_ENDS_A_PREFIX = tuple(":/?#[]@")
_UNDERSTOOD = {"@id", "@reverse", "@type", "@container"}


class Unusual(Exception):  # noqa: N818  it never leaves this package
    """A node that needs the whole algorithm."""


class _Word(NamedTuple):
    """A term of the context: what it takes (`@id`, a datatype, or "" for anything), and how it holds it."""

    name: str
    type: str
    by_language: bool
    as_set: bool


class Compact:
    """Shortens expanded nodes with one context."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._prefixes = {
            name: value for name, value in words.items() if isinstance(value, str) and value.endswith(_ENDS_A_PREFIX)
        }
        self._words: dict[str, _Word] = {}
        self._reverse: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._names = frozenset(words)
        self._is_plain = words.get("id") == "@id" and words.get("type") == "@type"
        for name, value in words.items():
            if name not in self._prefixes and name not in ("id", "type"):
                self._take(name, value if isinstance(value, dict) else {"@id": value})

    def _take(self, name: str, said: Mapping[str, Any]) -> None:
        if name.startswith("@") or not said.keys() <= _UNDERSTOOD or not ("@id" in said or "@reverse" in said):
            self._is_plain = False
            return
        containers = said.get("@container", ())
        held = {containers} if isinstance(containers, str) else set(containers)
        if "@reverse" in said:
            self._reverse[self._whole(said["@reverse"])] = name
            return
        kind = said.get("@type", "")
        kind = kind if kind.startswith("@") else self._whole(kind)
        address = self._whole(said["@id"])
        if address in self._words:  # two words for one property: which one fits is for pyld to say
            self._words[address] = _Word("", "", False, False)
        else:
            self._words[address] = _Word(name, kind, "@language" in held, "@set" in held)

    def _whole(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self._prefixes.get(prefix, f"{prefix}:") + local if name else ""

    def node(self, about: Mapping[str, Any]) -> dict[str, Any]:
        """A node with all that is inside it.

        Raises:
            Unusual: pyld must look at it.
        """
        if not self._is_plain:
            raise Unusual
        found: dict[str, Any] = {}
        for name, values in about.items():
            if name == "@id":
                found["id"] = self._address(values)
            elif name == "@type":
                types = [self._address(each) for each in values]
                found["type"] = types[0] if len(types) == 1 else types
            elif name == "@reverse":
                for address, nodes in values.items():
                    if address not in self._reverse:
                        raise Unusual(address)
                    found[self._reverse[address]] = [self.node(each) for each in nodes]
            else:
                word = self._words.get(name) or self._unnamed(name)
                if not word.name:
                    raise Unusual(name)
                found[word.name] = (self._by_language if word.by_language else self._listed)(word, values)
        return found

    def _unnamed(self, address: str) -> _Word:
        """What stands for a property that the context has no word for: its address, shortened."""
        word = self._words[address] = _Word(self._address(address), "", by_language=False, as_set=False)
        return word

    def _by_language(self, word: _Word, values: list[dict[str, Any]]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for value in values:
            if len(value) != 2 or "@language" not in value:
                raise Unusual(value)
            said.setdefault(value["@language"], []).append(value["@value"])
        return said if word.as_set else {lang: texts[0] if len(texts) == 1 else texts for lang, texts in said.items()}

    def _listed(self, word: _Word, values: list[dict[str, Any]]) -> Any:
        said = [self._value(word, value) for value in values]
        return said[0] if len(said) == 1 and not word.as_set else said

    def _value(self, word: _Word, value: Mapping[str, Any]) -> Any:
        if "@value" in value:
            if "@direction" in value or (word.type and value.get("@type") != word.type):
                raise Unusual(value)
            if "@language" in value:
                return dict(value)
            if value.get("@type", "") == word.type:
                return value["@value"]
            return {"type": self._address(value["@type"]), "@value": value["@value"]}
        if word.type == "@id":
            if len(value) != 1:
                raise Unusual(value)
            return self._address(value["@id"])
        if word.type:
            raise Unusual(value)
        return self.node(value)

    def _address(self, address: str) -> str:
        found = self._known.get(address)
        if found is None:
            found = self._known[address] = self._shortened(address)
        return found

    def _shortened(self, address: str) -> str:
        candidates = [
            f"{prefix}:{address[len(space) :]}"
            for prefix, space in self._prefixes.items()
            if address.startswith(space) and address != space
        ]
        if candidates:
            return min(candidates, key=lambda name: (len(name), name))
        if address.partition(":")[0] in self._names or address.startswith("@"):
            raise Unusual(address)
        return address
