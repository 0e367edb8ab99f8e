"""Text from outside as the glossary keeps it, with a finding for each thing that was put right.

For readers whose findings need no more than a place; knows no format.
"""

from __future__ import annotations

import re

from emn_glossary import languages
from emn_glossary.findings import Finding
from emn_glossary.languages import Lang
from emn_glossary.places import Place

_CLEANED = {"nfd": "N101", "nbsp": "N102", "invisible": "N103", "control": "N104", "newline": "N106"}
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # RFC 5646 §2.1, as far as its form goes


def tidy(raw: str, place: Place, findings: list[Finding]) -> str:
    """The text cleaned (see `languages.clean`), without spaces at its ends."""
    return cleaned(raw, place, findings).strip()


def cleaned(raw: str, place: Place, findings: list[Finding]) -> str:
    """The text cleaned, its spaces kept."""
    text, done = languages.clean(raw)
    findings += [Finding.make(_CLEANED[name], place, text=text.strip()[:80]) for name in done]
    return text


def language(raw: str, place: Place, findings: list[Finding]) -> Lang | None:
    """The language tag as we write it; None, with a finding, for what is no tag at all."""
    given = raw.strip().replace("_", "-")
    if not _TAG.fullmatch(given):
        findings.append(Finding.make("I105", place, tag=raw))
        return None
    found = languages.tag(given)
    if found.lower() != given.lower():
        findings.append(Finding.make("R101", place, tag=raw, became=found))
    return found
