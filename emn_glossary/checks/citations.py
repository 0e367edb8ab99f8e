"""Citations: whether a source citation names an EU act the way the acts are numbered.

Rules of numbering: Interinstitutional Style Guide, part one, 1.2.2. From 2015 every act is `(EU) year/number`; before
that a directive is `year/number/EC`, a regulation `(EC) No number/year`, a decision either, with or without `No`. The
Community (EC) became the Union (EU) on 1 December 2009.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ACT = re.compile(
    r"\b(Directive|Regulation|Decision)(?P<number>\s*(?:\((?P<before>EU|EC|EEC)\))?\s*(?P<no>No\.?\s*)?"
    r"(?P<first>\d{1,4})\s*/+\s*(?P<second>\d{1,4})(?:\s*/\s*(?P<after>[A-Z]{2,4}))?)(?!\w)"
)
_EMPTY = re.compile(
    r"(?:(?:Global|EU|Schengen|Refugee)[ -]context\s*:|Part \(\w\)\s*:)?\s*"
    r"(?:Derived(?: by(?: the)? EMN)?(?: from)?)?[\s.:;]*\Z",
    re.IGNORECASE,
)
_OTHER_LANGUAGE = re.compile(
    r"\b(?:Richtlinie|Verordnung|Beschluss|Direttiva|Regolamento|Decisione|Règlement|Directiva|Reglamento|Dyrektywa|direktiv"
    r"|forordning|rådsbeslutning|richtlijn|verordening)\b",
    re.IGNORECASE,
)


class Misnumbered(NamedTuple):
    """An act whose number is not written as such acts are: the words, and how they were probably meant."""

    part: str
    likely: str


def misnumbered(citation: str) -> tuple[Misnumbered, ...]:
    """The acts in a citation whose number does not parse.

    >>> misnumbered("Art. 2 of Directive 2016/801/EU")
    (Misnumbered(part='Directive 2016/801/EU', likely='Directive (EU) 2016/801'),)
    """
    found = []
    for act in _ACT.finditer(citation):
        likely = _canonical(act)
        if likely != act.group() and not (act[1] == "Decision" and _is_decision(act["number"])):
            found.append(Misnumbered(act.group(), likely))
    return tuple(found)


def _canonical(act: re.Match[str]) -> str:
    """The act as it would be numbered, going by its kind and year."""
    kind, first, second = act[1], int(act["first"]), int(act["second"])
    year, number = (second, first) if kind == "Regulation" and not _is_year(first, second) else (first, second)
    body = act["after"] or act["before"] or "EC"
    if year >= 2015:
        return f"{kind} (EU) {year}/{number}"
    if year >= 2010 and body == "EC":
        body = "EU"
    if kind == "Regulation":
        return f"{kind} ({body}) No {number}/{year}"
    return f"{kind} {act['first']}/{second}/{body}"


def _is_year(first: int, second: int) -> bool:
    return 2015 <= first <= 2100 and not 1950 <= second <= 2014


def _is_decision(number: str) -> bool:
    return bool(re.fullmatch(r" (?:No )?\d{1,4}/\d{4}/(?:EC|EU)| \d{4}/\d+/(?:EC|EU|JHA|CFSP|EEC)", number))


def says_nothing(citation: str) -> bool:
    """Whether a citation names no source at all: `Derived by EMN`."""
    return not citation.strip() or bool(_EMPTY.match(citation))


def other_language(citation: str) -> str:
    """The word that shows a citation to be in another language than English; empty when none does."""
    found = _OTHER_LANGUAGE.search(citation)
    return found.group() if found else ""
