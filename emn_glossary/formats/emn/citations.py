"""Sources as EMN cites them: one text that may hold several citations, each quoted, derived or EMN's own.

    Global context: Developed by EMN; EU context: Derived by EMN from Art. 2(b) of Council Directive 2005/85/EC (…)

A text is split only where that is certain, each citation is kept word for word, and `joined` gives the text back.
Where the number of an EU act is certain, the citation gets the act's address: its ELI (European Legislation
Identifier, Council conclusions 2012/C 325/02), `http://data.europa.eu/eli/{dir|reg|dec}/{year}/{number}/oj`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Source

Kind = Literal["quoted", "derived", "own"]

# What a citation may begin with to tell which part of the definition it belongs to.
_CONTEXT = re.compile(r"(?P<name>Global|EU|Schengen|Refugee)[ -]context ?: ")
_LETTER = re.compile(r"Part \((?P<name>[a-z])\): ")
_NUMBER = re.compile(r"(?P<name>\d)\. ")
_LABELS = (_CONTEXT, _LETTER, _NUMBER)

_DERIVED = re.compile(r"Derived\b|Definizione elaborata\b", re.IGNORECASE)
_OWN = re.compile(r"Developed by EMN\b", re.IGNORECASE)
_HEADS = re.compile(r"Arts?\.|Website of |Webpage of ")  # what a quoted citation of its own begins with
_LANGUAGES: dict[Lang, re.Pattern[str]] = {
    "de": re.compile(r"\b(?:Richtlinie|Verordnung|Beschluss)\b"),
    "it": re.compile(r"\b(?:Direttiva|Regolamento|Decisione)\b"),
}


def sources(text: str) -> tuple[Source, ...]:
    """The citations in one source text, in order; none for an empty text."""
    parts = _split(text) if text else []
    return tuple(
        Source(part, _lang(part), kind(part), _part(part), eli(part), position)
        for position, part in enumerate(parts, start=1)
    )


def joined(citations: Iterable[Source]) -> str:
    """The text that `sources` was given."""
    return "; ".join(source.citation for source in citations)


def kind(citation: str) -> Kind:
    """Whether a definition is quoted from this source, derived from it, or EMN's own (STANDARDS: three wordings)."""
    words = citation[_label_end(citation) :]
    if _DERIVED.match(words):
        return "derived"
    return "own" if _OWN.match(words) else "quoted"


def _split(text: str) -> list[str]:
    first, *rest = text.split("; ")
    parts = [first]
    for piece in rest:
        if _is_whole(parts[-1], piece):
            parts.append(piece)
        else:
            parts[-1] += "; " + piece
    return parts


def _is_whole(before: str, piece: str) -> bool:
    """Whether `piece` is certainly a citation of its own, after `before`.

    "Derived by EMN from A; B" is one citation: B may be derived from as much as A.
    """
    if _part(before) and _part(piece):
        return True
    if _DERIVED.match(piece) or _OWN.match(piece):
        return True
    return bool(_HEADS.match(piece)) and kind(before) == "quoted"


def _label_end(citation: str) -> int:
    return next((found.end() for label in _LABELS if (found := label.match(citation))), 0)


def _part(citation: str) -> str:
    found = next((found for label in _LABELS if (found := label.match(citation))), None)
    return found["name"].lower() if found else ""


def _lang(citation: str) -> Lang:
    return next((lang for lang, words in _LANGUAGES.items() if words.search(citation)), SOURCE)


# ---------------------------------------------------------------------------------------------------------
# Addresses of EU acts

_ACT = re.compile(
    r"(?P<about>Evaluation of (?:the )?(?:Council )?)?"
    r"(?P<act>Directive|Richtlinie|Direttiva|Regulation|Verordnung|Regolamento|Decision|Beschluss|Decisione)"
    r"(?: del Consiglio)? ?(?:\((?:EU|EC|EEC)\) ?)?(?P<no>No )?"
    r"(?P<first>\d{1,4})//?(?P<second>\d{1,4})(?P<suffix>/ ?(?:EC|EU|EEC|EG|CE|UE|JHA)\b)?(?!\d)"
)
_TYPES = {
    "dir": ("Directive", "Richtlinie", "Direttiva"),
    "reg": ("Regulation", "Verordnung", "Regolamento"),
    "dec": ("Decision", "Beschluss", "Decisione"),
}
_TYPE_OF = {word: code for code, words in _TYPES.items() for word in words}
_YEARS = range(1952, 2100)  # acts of the European Communities and the Union
_YEAR_FIRST_SINCE = 2015  # from then on all acts are numbered year/number


def eli(citation: str) -> tuple[str, ...]:
    """The ELI of every EU act whose type and number a citation gives for certain, sorted, each once.

    A study *of* an act ("Evaluation of Council Regulation …") is not the act and gets none.
    """
    found = {
        f"http://data.europa.eu/eli/{_TYPE_OF[act['act']]}/{numbers[0]}/{numbers[1]}/oj"
        for act in _ACT.finditer(citation)
        if not act["about"] and (numbers := _year_and_number(act))
    }
    return tuple(sorted(found))


def _year_and_number(act: re.Match[str]) -> tuple[int, int] | None:
    """Year and number of an act, or None where it is not certain which is which.

    2008/115/EC and (EU) 2016/801 begin with the year, (EU) No 604/2013 ends with it.
    """
    first, second = int(act["first"]), int(act["second"])
    if first in _YEARS and second not in _YEARS:
        return first, second
    if second in _YEARS and first not in _YEARS:
        return second, first
    if first not in _YEARS:
        return None
    if act["no"]:  # "No 1931/2006" ends with the year, unless it could be an act of today
        return (second, first) if first < _YEAR_FIRST_SINCE else None
    if first >= _YEAR_FIRST_SINCE:
        return first, second
    # a directive is numbered 2008/115/EC, but decisions of Parliament and Council 1982/2006/EC
    return (first, second) if act["suffix"] and _TYPE_OF[act["act"]] == "dir" else None
