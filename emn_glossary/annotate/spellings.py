"""Spellings: what a term's entry in the glossary stands for in a text, and which of them are acronyms.

EMN writes several things into one term: `European Asylum Support Office (EASO)` is a name and its acronym,
`overstay(er)` two words, `right to grant protection / asylum` two phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from emn_glossary.model import Term

_SHORT_FORM = re.compile(r"\s+\(((?=[^)]*[A-Z])[A-Z][\w-]*)\)")  # (EASO), (Frontex)
_OPTIONAL = re.compile(r"\(([^()]*)\)")
_CHOICE = re.compile(r"(\S+) / (-?)(\S+)")


class Spelling(NamedTuple):
    """One way a term stands in a text; an acronym stands in capitals only."""

    text: str
    acronym: bool = False


def spellings(term: Term) -> tuple[Spelling, ...]:
    """All that a term's text stands for, its plain self first.

    >>> [spelling.text for spelling in spellings(Term("overstay(er)", "en"))]
    ['overstayer', 'overstay']
    >>> spellings(Term("refugee status (RS)", "en"))[1]
    Spelling(text='RS', acronym=True)
    """
    found: dict[str, Spelling] = {}
    short = [match[1] for match in _SHORT_FORM.finditer(term.text)]
    whole = _SHORT_FORM.sub("", term.text)
    for text in _chosen(whole):
        for spelling in (_OPTIONAL.sub(r"\1", text), _OPTIONAL.sub("", text)):
            clean = " ".join(spelling.split())
            if clean:
                found.setdefault(clean, Spelling(clean, term.kind == "acronym" or is_acronym(clean)))
    if _SHORT_FORM.search(term.text) and term.text.endswith(")"):
        found.setdefault(short[-1], Spelling(short[-1], acronym=True))
    return tuple(found.values())


def is_acronym(text: str) -> bool:
    """Whether a word is written with capitals inside it (`EMN`, `ECtHR`)."""
    return " " not in text and sum(letter.isupper() for letter in text) >= 2 and text[0].isupper() and "-" not in text


def _chosen(text: str) -> Iterator[str]:
    """A phrase with `one / another` in it is two phrases; `-another` only repeats a part, so it is left out."""
    match = _CHOICE.search(text)
    if match is None:
        yield text
        return
    yield text[: match.start()] + match[1] + text[match.end() :]
    if not match[2]:
        yield text[: match.start()] + match[3] + text[match.end() :]
