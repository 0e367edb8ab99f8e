"""FDK: the table that the national catalogue's registration portal (data.norge.no) imports. Written only.

The headings are the portal's: `anbefalt_term:nb`, `definisjon:kilde` (a column a source, `tekst|uri`), `se_også`. It
takes 500 rows a file, so a larger glossary is several files (`parts`). It wants a Norwegian term; concepts without one
are withheld, and `withheld` lists them. Cells are as the portal reads them, with no apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from emn_glossary.errors import WriteError
from emn_glossary.findings import Finding, Report
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, EntryId, Glossary, Item, Source, Text
from emn_glossary.places import Place
from emn_glossary.slots import FIELDS, TERM_FIELDS

LIMIT = 500
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_KINDS = {"own": "egendefinert", "derived": "basertPaaKilde", "quoted": "sitatFraKilde"}
_LANGS = ("nb", "nn", SOURCE)  # the portal's own languages


def parts(glossary: Glossary) -> tuple[tuple[EntryId, ...], ...]:
    """The ids of each file, at most 500 in each; one empty file for an empty glossary."""
    ids = [concept.id for concept in _given(glossary)]
    return tuple(tuple(ids[start : start + LIMIT]) for start in range(0, len(ids), LIMIT)) or ((),)


def withheld(glossary: Glossary) -> Report:
    """The concepts that are not in the table because they have no Norwegian term (D201)."""
    given = {concept.id for concept in _given(glossary)}
    return Report(Finding.make("D201", Place(concept.id)) for concept in glossary.concepts if concept.id not in given)


def _given(glossary: Glossary) -> list[Concept]:
    every = sorted(glossary.concepts, key=lambda concept: concept.id)
    return [concept for concept in every if any(concept.preferred(lang) for lang in TARGETS)]


def rows(glossary: Glossary, langs: Iterable[Lang] | None = None) -> Iterator[list[str]]:
    """The heading and a row for each concept with a Norwegian term, by id.

    Raises:
        WriteError: more than 500 concepts.
    """
    concepts = _given(glossary)
    if len(concepts) > LIMIT:
        raise WriteError("too-many-rows", limit=LIMIT, count=len(concepts))
    wanted = [lang for lang in _LANGS if langs is None or lang in {SOURCE, *langs}]
    texts = [f"{FIELDS[name].csv}:{lang}" for name in (*TERM_FIELDS, "definition", "note") if FIELDS[name].csv
             for lang in wanted]  # fmt: skip
    cited = max((len(concept.sources) for concept in concepts), default=0)
    yield ["id", "versjon", *texts, "definisjon:forhold_til_kilde", *["definisjon:kilde"] * cited, "fagområde:nb",
           "se_også"]  # fmt: skip
    version = glossary.edition if _VERSION.fullmatch(glossary.edition) else ""
    for concept in concepts:
        sources = [_source(source) for source in concept.sources]
        yield [
            concept.id,
            version,
            *_texts(concept, wanted),
            _relation(concept.sources),
            *sources,
            *[""] * (cited - len(sources)),
            _themes(glossary, concept),
            "|".join(_address(glossary, str(link)) for link in concept.links("related") if link.target),
        ]


def _texts(concept: Concept, langs: list[Lang]) -> Iterator[str]:
    for lang in langs:
        yield _plain(concept.one("preferred", lang))
    for field in ("alternative", "deprecated"):
        for lang in langs:
            yield "|".join(_plain(str(term)) for term in concept.many(field, lang))
    for lang in langs:
        found = [slot for slot in concept if slot.field == "definition" and slot.lang == lang]
        yield numbered(concept.get(slot) for slot in found)
    for lang in langs:
        yield numbered(concept.many("note", lang))


def numbered(values: Iterable[object]) -> str:
    """Several texts as one, numbered, since the portal keeps one value a language."""
    texts = [value.text for value in values if isinstance(value, Text)]
    return texts[0] if len(texts) == 1 else "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def _relation(sources: Iterable[Source]) -> str:
    """The one relation to its sources that the portal asks for: adapted before quoted before own."""
    kinds = {source.kind for source in sources}
    return next((_KINDS[kind] for kind in ("derived", "quoted", "own") if kind in kinds), "")


def _source(source: Source) -> str:
    return "|".join((_plain(source.citation), source.links[0] if source.links else ""))


def _plain(text: str) -> str:
    """Text without the sign that the portal parts values with."""
    return text.replace("|", "/")


def _themes(glossary: Glossary, concept: Concept) -> str:
    return ", ".join(_name(glossary, link) for link in concept.links("theme"))


def _name(glossary: Glossary, link: Item) -> str:
    entry = glossary.entries.get(str(link))
    return str(link) if entry is None else entry.one("preferred", "nb") or entry.one("preferred", SOURCE) or str(link)


def _address(glossary: Glossary, target: str) -> str:
    return target if ":" in target else glossary.base + target
