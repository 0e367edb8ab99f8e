"""Words: a text cut into paragraphs and words, each with its place, and what stands between two words.

Knows no glossary. Everything here takes time in proportion to the text, whatever stands in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

HYPHENS = "-\u2010\u2011"
_MARKS = "\u0300-\u036f"
_SILENT = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphen and zero-width marks, inside a word or beside it
_LETTERS = rf"[^\W_]++(?:(?:[{_MARKS}]++|[{_SILENT}]++(?=[^\W_]))[^\W_]*+)*+"
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*+")
_PARAGRAPH_END = re.compile(r"(?:\r\n?+|\n)[ \t]*+(?:\r\n?+|\n)\s*+|\f\s*+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S++")
_MUTE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LONGEST = 120  # characters; no term has a word nearly as long

_LINE_GAP = re.compile(rf"[{HYPHENS}\u00ad](?:\r\n?|\n)[ ]*+")
_HYPHEN_GAP = re.compile(rf"[{_SILENT}]*+(?:[{HYPHENS}\u2013]|[{HYPHENS}]?[ ]?/[ ]?[{HYPHENS}]?)[{_SILENT}]*+")
_SPACE_GAP = re.compile(rf"[ \u00a0\u2000-\u200a\u202f\r\n{_SILENT}]++")


class Gap(Enum):
    """What stands between two words of one paragraph."""

    BREAK = 0  # they cannot belong to one term
    SPACE = 1  # or the end of a line
    HYPHEN = 2  # or a slash
    LINE = 3  # a hyphen at the end of a line: part of the word, or only there for the line


class Word(NamedTuple):
    """A word in a text, and the key it is compared by: lower case, composed, nothing invisible."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """What a word is compared by; empty for words longer than any term has."""
    if len(word) > _LONGEST:
        return ""
    if word.isascii():
        return word.lower()
    composed = unicodedata.normalize("NFC", word.translate(_MUTE))
    return composed.casefold().replace("’", "'")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends; empty lines and form feeds part them."""
    start = 0
    for found in _PARAGRAPH_END.finditer(text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a text, or of a part of it; those of web addresses are none."""
    end = len(text) if end is None else end
    found = [
        Word(key(match.group()) if match.end() - match.start() <= _LONGEST else "", match.start(), match.end())
        for match in _WORD.finditer(text, start, end)
    ]
    addresses = [match.span() for match in _ADDRESS.finditer(text, start, end)]
    return _without(found, addresses) if addresses else found


def _without(found: list[Word], spans: list[tuple[int, int]]) -> list[Word]:
    kept, position = [], 0
    for word in found:
        while position < len(spans) and spans[position][1] <= word.start:
            position += 1
        if position == len(spans) or word.end <= spans[position][0]:
            kept.append(word)
    return kept


def gap(text: str, before: Word, after: Word) -> Gap:
    """What stands between two words that follow each other."""
    start, end = before.end, after.start
    if end - start == 1 and text[start] == " ":
        return Gap.SPACE
    if end - start > 200:
        return Gap.BREAK
    if _LINE_GAP.fullmatch(text, start, end):
        return Gap.LINE
    if _HYPHEN_GAP.fullmatch(text, start, end):
        return Gap.HYPHEN
    return Gap.SPACE if _SPACE_GAP.fullmatch(text, start, end) else Gap.BREAK


def one_line(text: str) -> str:
    """Words as the glossary would write them: lower case, one space between, hyphens at line ends closed up."""
    joined = _LINE_GAP.sub("", text)
    return key_of_phrase(joined)


def key_of_phrase(text: str) -> str:
    """A phrase for comparison: every word's key, single spaces, plain hyphens."""
    composed = unicodedata.normalize("NFC", text.translate(_MUTE)).casefold()
    return " ".join(composed.replace("\u2010", "-").replace("\u2011", "-").replace("’", "'").split())
