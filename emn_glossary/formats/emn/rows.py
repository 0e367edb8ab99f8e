"""A glossary as EMN's facts: the rows of both files, cell by cell. The way back from `facts`."""

from __future__ import annotations

from emn_glossary.formats.emn import citations, outside
from emn_glossary.formats.emn.relations import CODES, COLUMNS, ORIGIN
from emn_glossary.formats.emn.tables import RELATIONS, TERMS, Row, cell
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, Evidence, Glossary


def terms_rows(glossary: Glossary) -> list[Row]:
    """The rows of the terms file: every entry that EMN published, with what EMN published of it, by id."""
    return [_terms_row(entry) for entry in glossary.concepts if entry.one("slug")]


def _terms_row(entry: Concept) -> Row:
    english, *synonyms = _published(entry, SOURCE)
    row = {
        "id": entry.one("slug"),
        "en": english,
        "en_syn": cell(synonyms),
        **{lang: cell(_published(entry, lang)) for lang in TARGETS},
        "no_raw": entry.one("as_published"),
        "def_source": citations.joined(entry.sources),
        "version": entry.one("edition"),
        "url": entry.one("page"),
    }
    for column, name in COLUMNS.items():
        readings = (reading for link in entry.links(name) for reading in link.evidence if _in_cell(reading, entry))
        row[column] = cell(reading.text for reading in sorted(readings, key=lambda reading: reading.position))
    return {column: row[column] for column in TERMS}


def _published(entry: Concept, lang: Lang) -> list[str]:
    preferred = entry.preferred(lang)
    terms = [*([preferred] if preferred else []), *entry.alternatives(lang)]
    return [term.text for term in terms if term.state.origin == ORIGIN]


def _in_cell(reading: Evidence, entry: Concept) -> bool:
    """Whether a reading is from the terms file: there the words are EMN's English, on the entry's own page."""
    return reading.lang == SOURCE and not reading.english and reading.page == entry.one("page")


def relations_rows(glossary: Glossary) -> list[Row]:
    """The rows of the relations file, by slug and in the order of the file within each."""
    slugs = {entry.id: entry.one("slug") for entry in glossary.concepts}
    titles = {entry.one("preferred", SOURCE): entry.one("slug") for entry in glossary.concepts}
    named = [(slugs[entry.id], entry) for entry in glossary.concepts if slugs[entry.id]]
    named += [(term.id, term) for term in outside.terms(glossary)]
    rows: list[Row] = []
    for slug, entry in sorted(named, key=lambda pair: pair[0]):
        found: list[tuple[int, Row]] = []
        for code, name in CODES.items():
            for link in entry.links(name):
                target = slugs.get(link.target.removeprefix(glossary.base), "") or titles.get(link.text, "")
                found += [
                    (reading.position, _relations_row(slug, code, target, reading))
                    for reading in link.evidence
                    if not _in_cell(reading, entry)
                ]
        rows += [row for _, row in sorted(found, key=lambda pair: pair[0])]
    return rows


def _relations_row(slug: str, code: str, target: str, reading: Evidence) -> Row:
    cells = (slug, code, target, reading.english, reading.text, reading.lang, reading.page)
    return dict(zip(RELATIONS, cells, strict=True))
