"""The codes that EMN writes before a translation: `DE`, `GR`, `AT/DE/LU`, and the value glued to one (`NOreturavtale`).

Today's editions use language codes (ISO 639-1); the first ones used country codes, alone or in groups. Some letters are
both: `UK` is Ukrainian on today's pages and the United Kingdom on old ones, which the script of the value settles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from emn_glossary.languages import Lang

# The order of today's pages; the writer keeps it.
_ORDER = "BG CS DE EL EN ES ET FI FR GA HR HU IT LT LV MT NL PL PT RO SK SL SV NO KA UK HY"
ORDER = tuple(_ORDER.split())
_LANGUAGES = {code: code.lower() for code in (*ORDER, "DA")} | {"NO": "nb", "NB": "nb", "NN": "nn"}
_COUNTRIES = {  # codes of countries that stood for their language; those that stand for two wait for the script
    "AT": "de",
    "CY": "el",
    "CZ": "cs",
    "DK": "da",
    "EE": "et",
    "GR": "el",
    "IE": "ga",
    "SE": "sv",
    "SI": "sl",
    "UA": "uk",
    "GE": "ka",
    "AM": "hy",
    "GB": "en",
}
_PART_OF = {"AT", "CY", "GB"}  # one of several countries with the language: the value is that country's
_GROUPS = {"DE": "de", "FR": "fr", "NL": "nl", "EL": "el", "GR": "el"}  # the country that a group is named after
_STATES = "AM AT BE BG CH CY CZ DE DK EE EL ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MD MT NL NO PL PT RO RS SE SI"
COUNTRIES = frozenset((*_STATES.split(), "SK", "UA", "UK"))
_SINGLE = "|".join(sorted({*_LANGUAGES, *_COUNTRIES}))
_GROUP = r"[A-Z]{2}(?:/[A-Z]{2})+"
_LINE = re.compile(
    rf"\s*(?P<code>{_GROUP}|{_SINGLE})(?:\s*:\s*|\s+[–-]\s+|\s+(?=\S)|(?=[(«]?[A-ZÄÖÜ]?[^\W\d_A-Z]))(?P<value>.*)",
    re.DOTALL,
)
_MARKED = re.compile(rf"(?<![^\s.;,)|])(?P<code>{_GROUP}|[A-Z]{{2}})\s*:(?=\s|$|\S)")


class Code(NamedTuple):
    """A code read: the language, where the value is used if the code says that too, whether it is one of old."""

    lang: Lang
    usage: str = ""
    old: bool = False


def read(code: str, value: str = "") -> Code | None:
    """The language a code stands for before this value; None where that is not certain.

    >>> read("GR"), read("AT/DE/LU").lang, read("AT").usage
    (Code(lang='el', usage='', old=True), 'de', 'AT')
    >>> read("UK", "шукач притулку").lang, read("UK", "asylum seeker").lang
    ('uk', 'en')
    """
    parts = code.upper().split("/")
    if len(parts) > 1:
        named = {_GROUPS[part] for part in parts if part in _GROUPS}
        return Code(named.pop(), old=True) if len(named) == 1 else None
    (one,) = parts
    if one == "UK":
        return Code("en", "UK", old=True) if value and not _has(value, "CYRILLIC") else Code("uk")
    if one in _LANGUAGES:
        return Code(_LANGUAGES[one])
    if one in _COUNTRIES:
        return Code(_COUNTRIES[one], one if one in _PART_OF else "", old=True)
    return None


def _has(text: str, script: str) -> bool:
    return any(unicodedata.name(char, "").startswith(script) for char in text)


def written(lang: Lang) -> str:
    """The code that EMN writes for a language: `NO` for bokmål and nynorsk."""
    return "NO" if lang in ("nb", "nn", "no") else lang.upper()


def split_line(line: str) -> tuple[str, str] | None:
    """Code and value of a line `DE: Asylbewerber`, `NO asylsøker` or `NOreturavtale`; None where none stands there."""
    found = _LINE.fullmatch(line)
    if found is None or (value := found["value"].strip()) == "":
        return None
    after = line[found.end("code") :].lstrip()
    if not after.startswith(":") and found["code"] in ("NO", "IT", "ES", "HR") and _is_english(line, found["code"]):
        return None
    return found["code"], value


def _is_english(line: str, code: str) -> bool:
    """`NO translation`, `IT systems`: a word in capitals, not a code, when English words follow it."""
    following = line.strip()[len(code) :].split()
    return bool(following) and following[0].casefold() in {"translation", "usual", "systems", "system", "equivalent"}


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Codes and values in a text where all of them stand on one line: `BG: … CS: … DE: …`."""
    marks = [mark for mark in _MARKED.finditer(text) if _is_code(mark["code"])]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield mark["code"], text[mark.end() : end].strip(" |;\t\n")


def _is_code(code: str) -> bool:
    return "/" in code or code in _LANGUAGES or code in _COUNTRIES


def starts(text: str) -> int:
    """Where in a text the first of several codes stands; -1 where there are none: two at its start, else three."""
    marks = [mark.start() for mark in _MARKED.finditer(text) if _is_code(mark["code"])]
    enough = 2 if marks[:1] == [0] else 3
    return marks[0] if len(marks) >= enough else -1
