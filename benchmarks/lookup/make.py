"""Make `queries.tsv`: queries with right answers, by rules from EMN's own facts and from what is written by hand here.

    python -m benchmarks.lookup.make

Nothing of `emn_glossary.search` is used, so the list cannot favour the engine: inflected forms come from
`inflections.tsv` and `phrases.tsv`, written by hand; spellings, errors and beginnings are made of EMN's
terms by the rules below. Several ids, where a term stands at several entries, are all right answers.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
# Keys beside each other, and letters that sound alike.
_PAIRS = """a:sqe e:rwd i:uok o:ipl u:yij y:tu s:adz t:ryg r:etf n:bmh l:kop k:jlg g:fhk d:sfe m:nk p:ob v:bcf
    b:vnp ø:oæl å:aop æ:eøa"""
NEAR: dict[str, str] = {pair[0]: pair[2:] for pair in _PAIRS.split()}


class Query(NamedTuple):
    """What is typed, of which kind, in which language, and the ids of which any is right."""

    kind: str
    lang: str
    query: str
    ids: str


class Term(NamedTuple):
    """A term and the entries it stands at."""

    lang: str
    text: str
    ids: str


def terms() -> list[Term]:
    """EMN's terms in three languages, each once, with every entry it stands at (c0001 is the first row)."""
    found: dict[tuple[str, str], None] = {}
    homes: dict[str, dict[str, None]] = {}
    with (HERE.parents[1] / "data" / "emn" / "terms.tsv").open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            for column in ("nb", "nn", "en", "en_syn"):
                for text in filter(None, row[column].split(" | ")):
                    found.setdefault((column[:2], text))
                    homes.setdefault(text.lower(), {})[f"c{number:04}"] = None
    return [Term(lang, text, " ".join(homes[text.lower()])) for lang, text in found]


def by_hand() -> Iterator[Query]:
    """The forms written by hand."""
    for line in (HERE / "inflections.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        lang, endings, words = line.split("\t")
        for word in words.split():
            id_, lemma = word.replace("|", " ").split(":")
            for ending in endings.split():
                cut, _, add = ending.partition("+")
                yield Query("inflected", lang, lemma[: len(lemma) - int(cut[1:] or 0)] + add, id_)
    for line in (HERE / "phrases.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, lang, ids, query = line.split("\t")
            yield Query(kind, lang, query, ids)


def wrong(word: str, chance: random.Random) -> str:
    """The word with one letter wrong after the first: left out, doubled, another, or swapped with its neighbour."""
    places = [at for at in range(1, len(word) - 1) if word[at].isalpha() and word[at + 1].isalpha()]
    at = chance.choice(places)
    way = chance.choice(("out", "twice", "other", "swap"))
    if way == "out":
        return word[:at] + word[at + 1 :]
    if way == "twice":
        return word[:at] + word[at] + word[at:]
    if way == "swap" and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    other = chance.choice(NEAR.get(word[at], "aes"))
    return word[:at] + other + word[at + 1 :]


def by_rule(chance: random.Random) -> Iterator[Query]:
    """Spellings, beginnings and errors of the terms."""
    for lang, text, ids in terms():
        lower = text.lower()
        yield Query("exact", lang, text, ids)
        if chance.random() < 0.25:
            yield Query("folded", lang, text.upper() if chance.random() < 0.5 else text.title(), ids)
        if any(letter in lower for letter in "æøå"):
            yield Query("folded", lang, lower.replace("æ", "ae").replace("ø", "o").replace("å", "a"), ids)
            yield Query("folded", lang, lower.replace("æ", "ae").replace("ø", "oe").replace("å", "aa"), ids)
        if "-" in text:
            yield Query("folded", lang, lower.replace("-", " "), ids)
        if "(" in text or sum(letter.isalpha() for letter in lower) < 7:
            continue
        if chance.random() < 0.5:
            yield Query("misspelt", lang, wrong(lower, chance), ids)
        if len(text) >= 9 and chance.random() < 0.2:
            yield Query("prefix", lang, lower[: len(lower) * 3 // 4].strip(), ids)


def queries() -> list[Query]:
    """The list: each query once a kind, sorted."""
    chance = random.Random(20261122)
    found = {(query.kind, query.query): query for query in (*by_rule(chance), *by_hand())}
    return sorted(found.values())


def main() -> None:
    """Write the list."""
    with (HERE / "queries.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join(query) + "\n" for query in queries())


if __name__ == "__main__":
    main()
