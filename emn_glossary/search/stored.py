"""Stored: the tables of an index in one SQLite file, read row by row as a query needs them.

Written whole, never changed. Knows nothing of where the file lies or whether it is still true: `cache` does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from emn_glossary.search.rows import ConceptRow, TermRow, Whole, Word

if TYPE_CHECKING:
    from emn_glossary.search.tables import Tables

_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE concept (number INTEGER PRIMARY KEY, id TEXT, themes TEXT);
CREATE TABLE preferred (concept INTEGER, lang TEXT, text TEXT, PRIMARY KEY (concept, lang)) WITHOUT ROWID;
CREATE TABLE theme (number INTEGER PRIMARY KEY, id TEXT);
CREATE TABLE theme_name (concept INTEGER, lang TEXT, text TEXT, PRIMARY KEY (concept, lang)) WITHOUT ROWID;
CREATE TABLE status (concept INTEGER, lang TEXT, status TEXT, PRIMARY KEY (concept, lang)) WITHOUT ROWID;
CREATE TABLE term (number INTEGER PRIMARY KEY, concept INTEGER, text TEXT, lang TEXT, role TEXT, words TEXT,
                   small TEXT);
CREATE TABLE paradigm (number INTEGER PRIMARY KEY, endings TEXT);
CREATE TABLE whole (stem TEXT, paradigm INTEGER, term INTEGER, way TEXT, ending TEXT, length INTEGER,
                    PRIMARY KEY (stem, paradigm, term, way, ending)) WITHOUT ROWID;
CREATE TABLE word (stem TEXT, paradigm INTEGER, word INTEGER, length INTEGER,
                   PRIMARY KEY (stem, paradigm, word)) WITHOUT ROWID;
CREATE TABLE posting (word INTEGER, term INTEGER, kind INTEGER, PRIMARY KEY (word, term)) WITHOUT ROWID;
CREATE TABLE form (form TEXT, term INTEGER, PRIMARY KEY (form, term)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX whole_length ON whole (length, stem);
CREATE INDEX word_length ON word (length, stem);
"""
_MANY = 500  # how many values one statement asks for


def write(path: str, tables: Tables, meta: Mapping[str, str]) -> None:
    """Lay the tables out in a new SQLite file.

    Raises:
        sqlite3.Error, OSError: the file cannot be written.
    """
    with _closing(path) as db:
        db.executescript(_SCHEMA)
        db.execute("BEGIN")
        fill = db.executemany
        concepts = list(enumerate(tables.concepts))
        fill("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
        fill("INSERT INTO concept VALUES (?,?,?)", ((n, row.id, " ".join(row.themes)) for n, row in concepts))
        fill("INSERT INTO preferred VALUES (?,?,?)", _pairs((n, row.preferred) for n, row in concepts))
        fill("INSERT INTO theme VALUES (?,?)", ((n, theme) for n, (theme, _) in enumerate(tables.themes)))
        fill("INSERT INTO theme_name VALUES (?,?,?)", _pairs((n, names) for n, (_, names) in enumerate(tables.themes)))
        fill("INSERT INTO status VALUES (?,?,?)", _pairs((n, row.statuses) for n, row in concepts))
        fill("INSERT INTO term VALUES (?,?,?,?,?,?,?)", _terms(tables.terms))
        fill("INSERT INTO paradigm VALUES (?,?)", ((n, "|".join(row)) for n, row in enumerate(tables.paradigms)))
        fill("INSERT INTO whole VALUES (?,?,?,?,?,?)", ((*row, len(row.stem)) for row in tables.wholes))
        fill("INSERT INTO word VALUES (?,?,?,?)", ((*row, len(row.stem)) for row in tables.words))
        fill("INSERT INTO posting VALUES (?,?,?)", tables.postings)
        fill("INSERT INTO form VALUES (?,?)", tables.forms)
        db.execute("COMMIT")
        db.executescript(_INDEXES)


class _closing:  # noqa: N801  contextlib costs a cold start more than these lines do
    """A connection that writes, closed at the end."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)

    def __enter__(self) -> sqlite3.Connection:
        return self._db

    def __exit__(self, *_: object) -> None:
        self._db.close()


def _pairs(rows: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[tuple[int, str, str]]:
    return ((number, lang, text) for number, by_lang in rows for lang, text in by_lang.items())


def _terms(rows: Iterable[TermRow]) -> Iterator[tuple[Any, ...]]:
    return (
        (number, row.concept, row.text, row.lang, row.role, " ".join(map(str, row.words)), row.small)
        for number, row in enumerate(rows)
    )


class Stored:
    """An index in a file, opened for reading. The same questions as `Index`; see `store.Store`."""

    def __init__(self, path: str) -> None:
        """Open a file that `write` made.

        Raises:
            sqlite3.Error: not there, not SQLite, damaged.
        """
        from urllib.parse import quote  # noqa: PLC0415

        self._db = sqlite3.connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)
        try:
            self.meta = dict(self._db.execute("SELECT key, value FROM meta"))
            rows = self._db.execute("SELECT endings FROM paradigm ORDER BY number")
            self._paradigms = [frozenset(endings.split("|")) for (endings,) in rows]
        except sqlite3.Error:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def paradigms(self) -> Sequence[frozenset[str]]:
        """Every set of endings."""
        return self._paradigms

    def _among(self, columns: str, table: str, key: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(values), _MANY):
            part = values[start : start + _MANY]
            marks = ",".join("?" * len(part))
            yield from self._db.execute(f"SELECT {columns} FROM {table} WHERE {key} IN ({marks})", part)  # noqa: S608

    def wholes(self, stems: Sequence[str]) -> Iterable[Whole]:
        """The readings at any of these stems."""
        return [Whole(*row) for row in self._among("stem, paradigm, term, way, ending", "whole", "stem", stems)]

    def words(self, stems: Sequence[str]) -> Iterable[Word]:
        """The words at any of these stems."""
        return [Word(*row) for row in self._among("stem, paradigm, word", "word", "stem", stems)]

    def postings(self, words: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """(word, term, kind) for each of these words."""
        return [(row[0], row[1], row[2]) for row in self._among("word, term, kind", "posting", "word", words)]

    def terms(self, numbers: Sequence[int]) -> Mapping[int, TermRow]:
        """Terms by number."""
        found = self._among("number, concept, text, lang, role, words, small", "term", "number", numbers)
        return {
            number: TermRow(concept, text, lang, role, tuple(map(int, words.split())), small)
            for number, concept, text, lang, role, words, small in found
        }

    def concepts(self, numbers: Sequence[int]) -> Mapping[int, ConceptRow]:
        """Concepts by number."""
        preferred, statuses = self._by_lang("text", "preferred", numbers), self._by_lang("status", "status", numbers)
        found = self._among("number, id, themes", "concept", "number", numbers)
        return {n: ConceptRow(id_, preferred[n], statuses[n], tuple(themes.split())) for n, id_, themes in found}

    def _by_lang(self, column: str, table: str, numbers: Sequence[int]) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = {number: {} for number in numbers}
        for number, lang, text in self._among(f"concept, lang, {column}", table, "concept", numbers):
            found[number][lang] = text
        return found

    def beginning(self, form: str, most: int) -> Iterable[tuple[str, int]]:
        """The readings that go on after `form`, the shortest first."""
        return self._db.execute(
            "SELECT form, term FROM form WHERE form > ? AND form < ? ORDER BY length(form), form, term LIMIT ?",
            (form, form + "\U0010ffff", most),
        ).fetchall()

    def whole_stems(self, length: int) -> Sequence[str]:
        """The stems of readings with so many letters."""
        return [stem for (stem,) in self._db.execute("SELECT DISTINCT stem FROM whole WHERE length = ?", (length,))]

    def word_stems(self, length: int) -> Sequence[str]:
        """The stems of words with so many letters."""
        return [stem for (stem,) in self._db.execute("SELECT DISTINCT stem FROM word WHERE length = ?", (length,))]

    def themes(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Every theme: its id, its names by language."""
        ids = self._db.execute("SELECT number, id FROM theme ORDER BY number").fetchall()
        names = self._by_lang("text", "theme_name", [number for number, _ in ids])
        return [(theme, names[number]) for number, theme in ids]
