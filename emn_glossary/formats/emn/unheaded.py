"""What no heading or title stands over on a page: given to the sections that it belongs to, by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from emn_glossary.formats.emn import codes
from emn_glossary.formats.emn.lines import Line
from emn_glossary.formats.emn.raw import SOURCE_LINE, Raw

_UNKNOWN_CODE = re.compile(r"[A-Z]{2}\s*:")
_NOTE = re.compile(r"\d{1,2}\.\s*[A-Z]")
_OF_A_PAGE = re.compile(r"\b(?:glossary|thesaurus)\b", re.IGNORECASE)


def settle_titles(found: Sequence[Raw]) -> None:
    """Take the title from entries where it belongs to the page, or to the entry above; `EN:` tells their term."""
    lone = sum(raw.certain for raw in found) == 1 < len(found)
    for raw in found:
        if not raw.disagrees:
            continue
        if raw.certain and (lone or _OF_A_PAGE.search(raw.title) or "definition" not in raw.headed):
            raw.title, raw.aside, raw.prose = "", raw.prose, []
        elif not raw.certain and raw.taken_from is not None:
            raw.taken_from.append(raw.at)
            raw.title = ""


def settle_texts(raw: Raw) -> None:
    """Give the text that no heading stands over to the sections it belongs to, by what it looks like."""
    if raw.prose and not raw.see and "definition" not in raw.headed:
        _into(raw, raw.prose, "definition")
        raw.prose = []
    elif "source" not in raw.headed and "definition" in raw.sections:
        _into(raw, raw.sections.pop("definition"), "definition")
    _after_translations(raw)
    if "note" not in raw.headed:
        _notes_among_names(raw)


def _notes_among_names(raw: Raw) -> None:
    """Numbered or long text under a heading for names is a note that no heading stands over."""
    for name in ("synonym", "broader", "narrower", "related"):
        lines = raw.sections.get(name, [])
        first = next((at for at, line in enumerate(lines) if _NOTE.match(line.text) or _is_long(line)), len(lines))
        if lines[first:]:
            raw.sections[name] = lines[:first]
            raw.sections.setdefault("note", []).extend(lines[first:])


def _is_long(line: Line) -> bool:
    return len(line.text.split()) > 16


def _into(raw: Raw, texts: Sequence[Line], name: str) -> None:
    for line in texts:
        target = "source" if SOURCE_LINE.match(line.text) else name
        raw.sections.setdefault(target, []).append(line)


def _after_translations(raw: Raw) -> None:
    """What stands after the codes: the definition where there is none yet (letter pages), else the synonyms."""
    lines = raw.sections.get("translation", [])
    kept: list[Line] = []
    rest: list[Line] = []
    for line in lines:
        if not rest and (codes.split_line(line.text) is not None or _UNKNOWN_CODE.match(line.text)):
            kept.append(line)
        elif kept and not line.item and _continues(kept[-1], line) and not rest:
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {line.text}")
        else:
            rest.append(line)
    if not rest or ("translation" in raw.headed and raw.sections.get("definition")):
        return
    raw.sections["translation"] = kept
    if raw.sections.get("definition"):
        raw.sections.setdefault("synonym", []).extend(rest)
    else:
        _into(raw, rest, "definition")


def _continues(before: Line, line: Line) -> bool:
    """Whether a line goes on with the value above: that one ends in the middle of something."""
    return before.text.endswith((";", "/", ",", "(")) or line.text.startswith((";", "/", "(", ")"))
