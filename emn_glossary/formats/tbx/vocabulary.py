"""The words of TBX (ISO 30042:2019): elements, data categories of TBX-Basic, and how our fields are said in them.

Broader, narrower and replaced-by have no category in TBX-Basic, so a cross reference says in its text which relation
it states; what else has no category is said in a note: `Anbefalt term: forslag`. The words come from the field table
and the message table, in the language of the file's reader; all three languages are understood on the way in.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from emn_glossary import messages
from emn_glossary.languages import UI_LANGUAGES, Lang
from emn_glossary.model import Status
from emn_glossary.slots import FIELDS, MATCHES, RELATIONS, TERM_FIELDS

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
OLD_NAMESPACES = ("", "urn:iso:std:iso:30042:ed:3.0", "urn:iso:std:iso:30042:ed-3")  # TBX v2 has none
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SENT = "emn-glossary-sent"  # the processing instruction that remembers what was sent
BASE = "base"  # the type of the header's paragraph with the glossary's base IRI
NO_LANGUAGE = "und"  # RFC 5646 §4.1: text whose language is not known

LINKS = (*RELATIONS, "replaced_by")
FACTS = ("created", "modified", "retired")
CARRIED = (*TERM_FIELDS, "no_equivalent", "definition", "note", "source", *LINKS, "theme", *MATCHES, "page", *FACTS)

STATUSES = {FIELDS[name].tbx: name for name in TERM_FIELDS}  # administrativeStatus → the slot a term stands in
SUPERSEDED = "supersededTerm-admn-sts"
PICKLISTS = {
    "administrativeStatus": (*STATUSES, SUPERSEDED),
    "partOfSpeech": ("noun", "verb", "adjective", "adverb", "other"),
    "grammaticalGender": ("masculine", "feminine", "neuter", "other"),
    "termType": ("fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"),
    "transactionType": ("origination", "modification"),
}


class Category(NamedTuple):
    """Where a data category of TBX-Basic may stand: the element that holds it, and the levels."""

    element: str
    levels: tuple[str, ...]


_ENTRY, _LANG, _TERM = "conceptEntry", "langSec", "termSec"
_ANY = (_ENTRY, _LANG, _TERM)
CATEGORIES = {
    "subjectField": Category("descrip", (_ENTRY,)),
    "definition": Category("descrip", (_ENTRY, _LANG)),
    "context": Category("descrip", (_TERM,)),
    "administrativeStatus": Category("termNote", (_TERM,)),
    "partOfSpeech": Category("termNote", (_TERM,)),
    "grammaticalGender": Category("termNote", (_TERM,)),
    "geographicalUsage": Category("termNote", (_TERM,)),
    "termType": Category("termNote", (_TERM,)),
    "termLocation": Category("termNote", (_TERM,)),
    "source": Category("admin", _ANY),
    "customerSubset": Category("admin", (_TERM,)),
    "projectSubset": Category("admin", (_TERM,)),
    "crossReference": Category("ref", (_ENTRY, _TERM)),
    "externalCrossReference": Category("xref", _ANY),
    "xGraphic": Category("xref", (_ENTRY,)),
    "transactionType": Category("transac", _ANY),
    "responsibility": Category("transacNote", _ANY),
}

# The elements of TBX v2 (ISO 30042:2008) that go by another name now.
MODERN = {
    "martif": "tbx",
    "martifHeader": "tbxHeader",
    "termEntry": _ENTRY,
    "langSet": _LANG,
    "tig": _TERM,
    "ntig": _TERM,
}
SPELLED = {re.sub(r"\W", "", value).lower(): value for values in PICKLISTS.values() for value in values}


def label(name: str, ui: Lang) -> str:
    """What a note or a reference calls a field or a fact: `Overordnet term`, `Kontekst`."""
    return FIELDS[name].heading(ui) if name in FIELDS else messages.text(f"tbx.{name}", ui)


def said(name: str, words: str, ui: Lang) -> str:
    """A note that says a field or a fact: `Kontekst: eu`."""
    return f"{label(name, ui)}: {words}"


@cache
def _labels() -> dict[str, str]:
    own = ("part", "kind", "origin")
    names = (*LINKS, *MATCHES, *TERM_FIELDS, "definition", "no_equivalent", "source", "page", "retired", *own)
    found = {label(name, ui).casefold(): name for ui in UI_LANGUAGES for name in names}
    return {**found, "bt": "broader", "nt": "narrower", "rt": "related"}


def heard(text: str) -> tuple[str, str]:
    """The field or fact that a note or a reference says, and the rest of its words; no field where it says none."""
    opening, colon, rest = text.partition(":")
    name = _labels().get(opening.strip().casefold(), "")
    return (name, rest.strip()) if name and (colon or not rest) else ("", text)


def status_word(status: Status, ui: Lang) -> str:
    """A status in words."""
    return messages.text(f"status.{status or 'none'}", ui)


@cache
def statuses() -> dict[str, Status]:
    """Every word for a status."""
    return {status_word(status, ui).casefold(): status for ui in UI_LANGUAGES for status in Status}


@cache
def source_kinds() -> dict[str, str]:
    """Every word for the kind of a source (quoted, derived, own)."""
    kinds = ("quoted", "derived", "own")
    return {messages.text(f"source.{kind}", ui).casefold(): kind for ui in UI_LANGUAGES for kind in kinds}
