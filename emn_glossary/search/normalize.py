"""Normalised words: what makes two spellings the same word to a reader."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from emn_glossary.search.small import ARTICLES, SMALL_WORDS

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "ae", "ö": "o", "ü": "u", "ß": "ss", "đ": "d", "ð": "d"})
_JOINTS = re.compile(r"[\s\-‐‑–—/_.,;:()\[\]«»\"'’]+")


def plain(word: str) -> str:
    """The word in lower case and normal form, spaces run together: "Asyl  Søker" → "asyl søker"."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The word without case, accents, hyphens, spaces and punctuation; æ as ae, ø as o, å as a, `oe`/`aa` likewise.

    >>> fold("Familie-gjenforening") == fold("familiegjenforening")
    True
    >>> fold("Ålesund") == fold("aalesund")
    True
    """
    letters = plain(word)
    if not letters.isascii():
        letters = letters.translate(_LETTERS)
        letters = "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
    if not letters.isalnum():
        letters = _JOINTS.sub("", letters)
    return letters.replace("aa", "a").replace("oe", "o")


def words(text: str, *, folded: bool = True) -> tuple[str, ...]:
    """The words of a term, in order, folded or only in lower case."""
    parts = (part for part in _JOINTS.split(plain(text)) if part)
    return tuple(fold(part) for part in parts if fold(part)) if folded else tuple(parts)


_FOLDED_SMALL = frozenset(map(fold, SMALL_WORDS))
_FOLDED_ARTICLES = frozenset(map(fold, ARTICLES))


def is_small(folded: str) -> bool:
    """Whether a folded word is a preposition, a conjunction or an article."""
    return folded in _FOLDED_SMALL


def small_words(text: str) -> str:
    """The folded small words of a text in order, without articles: what "the same words" must agree in."""
    return " ".join(word for word in words(text) if word in _FOLDED_SMALL and word not in _FOLDED_ARTICLES)


def joined(first: str) -> tuple[str, ...]:
    """What the first member of a compound may be, with and without a linking -s- or -e-.

    >>> joined("oppholds")
    ('oppholds', 'opphold')
    """
    return (first, first[:-1]) if len(first) > 3 and first[-1] in "se" else (first,)
