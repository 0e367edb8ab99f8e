"""Export: the index as compact, deterministic JSON for the web page, and how to ask it.

The document (UTF-8, no spaces, keys in this order; numbers are positions in the lists):

    version    1
    concepts   [id, {lang: preferred term}, [theme id, …], {lang: status}]
    themes     [id, {lang: name}]
    paradigms  ["", "|en|ens|s", …]            endings, joined by |
    terms      [concept, text, lang, role, [word, …], small]
               role: 0 preferred, 1 alternative, 2 deprecated
               small: its small words except articles, folded, in order
    wholes     [stem, paradigm, term, way, ending]
               way: 0 the term, 1 another reading of it, 2 an acronym in brackets
               ending: that of the reading itself; "-" when the stem is that of other forms only
    words      [stem, paradigm, word]
    postings   [[term, …], [term, …]] for each word: terms that have it, terms that have it in a compound
    small      the small words;  articles  those of them that never count

The forms that the prefix step goes through are not written: they are stem + ending of every whole that is no acronym
and whose ending is not "-", each with its term, sorted by letters, each pair once.

To ask: fold the query as `normalize.fold` does (lower case; æ→ae ä→ae ø→o ö→o å→a ü→u ß→ss đ→d ð→d; accents away;
spaces and punctuation away; then aa→a and oe→o), and take the six steps that `query` describes. To cut a word is to
try every stem from the whole of it down to as many letters shorter as the longest ending has; a row fits where the rest
stands in its paradigm. For step 6, `fuzzy` says which stems are tried and how wrong letters are counted. Scores are
whole thousandths, divided downward; from them 20 is taken for an alternative term and 50 for a deprecated one. A
concept keeps its best match; ties go to the smaller term number, which is alphabetical order, then to the first `why`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from emn_glossary.search.small import ARTICLES, SMALL_WORDS
from emn_glossary.search.tables import Tables, build

if TYPE_CHECKING:
    from emn_glossary.model import Glossary

ROLES = ("preferred", "alternative", "deprecated")
WAYS = ("term", "reading", "acronym")


def web_index(glossary: Glossary) -> bytes:
    """The index of a glossary as JSON: the same glossary gives the same bytes."""
    return json.dumps(_document(build(glossary)), ensure_ascii=False, separators=(",", ":")).encode()


def _document(tables: Tables) -> dict[str, Any]:
    count = max((word.word for word in tables.words), default=-1) + 1
    postings: list[tuple[list[int], list[int]]] = [([], []) for _ in range(count)]
    for word, term, kind in tables.postings:
        postings[word][kind].append(term)
    return {
        "version": 1,
        "concepts": [[row.id, row.preferred, row.themes, row.statuses] for row in tables.concepts],
        "themes": [[theme, names] for theme, names in tables.themes],
        "paradigms": ["|".join(endings) for endings in tables.paradigms],
        "terms": [
            [row.concept, row.text, row.lang, ROLES.index(row.role), row.words, row.small] for row in tables.terms
        ],
        "wholes": [[row.stem, row.paradigm, row.term, WAYS.index(row.way), row.ending] for row in tables.wholes],
        "words": tables.words,
        "postings": postings,
        "small": sorted(SMALL_WORDS),
        "articles": sorted(ARTICLES),
    }
