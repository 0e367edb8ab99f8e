"""Normalised words: what makes two spellings the same word to a reader."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "ae", "ö": "o", "ü": "u", "ß": "ss", "đ": "d", "ð": "d"})
_JOINTS = re.compile(r"[\s\-‐‑–—/_.,;:()\[\]«»\"'’]+")


def plain(word: str) -> str:
    """The word in lower case and normal form, spaces run together: "Asyl  Søker" → "asyl søker"."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())


def fold(word: str) -> str:
    """The word without case, accents, hyphens, spaces and punctuation; æ as ae, ø as o, å as a, `oe`/`aa` likewise.

    >>> fold("Familie-gjenforening") == fold("familiegjenforening")
    True
    >>> fold("Ålesund") == fold("aalesund")
    True
    """
    letters = plain(word).translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
    return _JOINTS.sub("", bare).replace("aa", "a").replace("oe", "o")


def words(text: str) -> tuple[str, ...]:
    """The folded words of a term, in order."""
    return tuple(folded for part in _JOINTS.split(plain(text)) if part and (folded := fold(part)))
