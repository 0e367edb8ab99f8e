"""Acronyms as EMN writes them: alone among the synonyms (`UAM`, `ECtHR`) or in brackets after a title (`… (BIC)`)."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"^(?P<title>.+?) \((?P<acronym>[^()\s]+)\)$")
_JOINTS = re.compile(r"[()/.-]")


def is_acronym(text: str) -> bool:
    """Whether a term as a whole is an acronym: one word of letters, most of them capitals, two at least.

    >>> [is_acronym(term) for term in ("CEAS", "ECtHR", "eMRTD", "LGB(TI)")]
    [True, True, True, True]
    >>> [is_acronym(term) for term in ("ePassport", "ID card", "EU mobility", "Eurodac")]
    [False, False, False, False]
    """
    letters = _JOINTS.sub("", text)
    capitals = sum(letter.isupper() for letter in letters)
    return letters.isalpha() and capitals >= 2 and 2 * capitals > len(letters)


def without_acronym(title: str) -> str:
    """A title without the acronym in brackets that ends it: `European Migration Network (EMN)` without `(EMN)`."""
    found = _BRACKETED.match(title)
    return found["title"] if found and is_acronym(found["acronym"]) else title
