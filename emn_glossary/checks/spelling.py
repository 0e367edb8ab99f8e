"""T308–T402: spelling: against the glossary's own other words, and, where asked for, against the system's dictionary.

The dictionary is that of the program `hunspell` (Debian: `hunspell` and `hunspell-no`). Without it nothing is judged,
and a run that asked for it says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from emn_glossary.checks.context import Context, place
from emn_glossary.findings import Finding
from emn_glossary.languages import Lang
from emn_glossary.model import Glossary

_WORD = re.compile(r"[^\W\d_]{3,}")
_DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO"}
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/Library/Spelling")
_LOST = str.maketrans("æøå", "aoa")
_PART = 3  # letters that a part of a compound has at least
_SETTLED = 3  # a word in so many terms is the glossary's own
_SURE = 5  # words this short have true namesakes: bonde and bønder, male and måle
_LONG = 10  # words shorter than this have too many true neighbours


class Hunspell:
    """The system's dictionaries, asked through the program hunspell. `languages` is empty where it is missing."""

    def __init__(self) -> None:
        self._program = shutil.which("hunspell")
        folders = [Path(folder) for folder in (*os.environ.get("DICPATH", "").split(os.pathsep), *_FOLDERS) if folder]
        there = {lang for lang, name in _DICTIONARIES.items() for at in folders if (at / f"{name}.dic").exists()}
        self.languages: frozenset[Lang] = frozenset(there) if self._program else frozenset()

    def unknown(self, words: Sequence[str], lang: Lang) -> frozenset[str]:
        """The words that the dictionary of `lang` does not know; none where the program fails."""
        if lang not in self.languages or not words or not self._program:
            return frozenset()
        command = [self._program, "-d", _DICTIONARIES[lang], "-i", "UTF-8", "-l"]
        answer = subprocess.run(  # noqa: S603  the program is the system's own; words go in as data, never as options
            command, input="\n".join(words), capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        return frozenset(answer.stdout.split("\n")) & frozenset(words)


def words_of_terms(context: Context, lang: Lang) -> Iterator[tuple[str, int]]:
    """Each word of three letters or more in the terms of a language, in lower case, with the term's index."""
    for index, (_, slot, term) in enumerate(context.target_terms):
        if slot.lang == lang:
            for found in _WORD.finditer(term.text):
                word = found.group()
                if word.islower() or (found.start() == 0 and word[1:].islower()):
                    yield word.lower(), index


def no_lost_letter(_: Glossary, context: Context) -> Iterator[Finding]:
    """A word that is another word of the glossary with æ, ø or å written as a or o."""
    for lang in context.langs:
        uses = list(words_of_terms(context, lang))
        whole = {
            word.translate(_LOST): word for word, _index in uses if word.translate(_LOST) != word and len(word) > _SURE
        }
        for word, index in uses:
            likely = whole.get(word)
            if likely:
                entry, slot, term = context.target_terms[index]
                yield Finding.make("T308", place(entry, slot), term=term, word=word, likely=likely)


def no_near_twin(_: Glossary, context: Context) -> Iterator[Finding]:
    """A long word that lacks one letter inside which the same word has elsewhere in the glossary.

    A j does not count: nynorsk has both `grunnleggande` and `grunnleggjande`.
    """
    for lang in context.langs:
        uses = list(words_of_terms(context, lang))
        counts = Counter(word for word, _index in uses)
        shortened = {
            word[:cut] + word[cut + 1 :]: word
            for word in counts
            if len(word) > _LONG
            for cut in range(3, len(word) - 3)
            if word[cut] not in (word[cut - 1], "j")
        }
        for word, index in uses:
            twin = shortened.get(word)
            if twin and len(word) >= _LONG:
                entry, slot, term = context.target_terms[index]
                yield Finding.make("T309", place(entry, slot), term=term, word=word, twin=twin)


def word_is_in_dictionary(_: Glossary, context: Context) -> Iterator[Finding]:
    """A word that the dictionary of its language does not know, nor its parts, nor the rest of the glossary."""
    for lang in context.langs if context.speller else ():
        uses = [
            (word, index)
            for word, index in words_of_terms(context, lang)
            if word in context.target_terms[index].term.text
        ]
        unknown = _unknown(Counter(word for word, _index in uses), lang, context)
        for word, index in uses:
            entry, slot, term = context.target_terms[index]
            if word in unknown and word not in context.english.get(entry, ""):
                yield Finding.make("T401", place(entry, slot), term=term, word=word)


def _unknown(counts: Counter[str], lang: Lang, context: Context) -> frozenset[str]:
    """The words that are neither in the dictionary, nor compounds of words that are, nor used again and again."""
    assert context.speller is not None
    strange = context.speller.unknown(sorted(counts), lang)
    splits = {word: list(_splits(word)) for word in strange if counts[word] < _SETTLED}
    parts = {part for pairs in splits.values() for pair in pairs for part in pair}
    own = {word for word, count in counts.items() if word not in strange or count >= _SETTLED}
    missing = context.speller.unknown(sorted(parts), lang) - own
    return frozenset(word for word, pairs in splits.items() if not any(missing.isdisjoint(pair) for pair in pairs))


def _splits(word: str) -> Iterator[tuple[str, str]]:
    """The ways to read a word as a compound of two, joined by nothing, s or e."""
    for cut in range(_PART, len(word) - _PART + 1):
        yield word[:cut], word[cut:]
        if word[cut - 1] in "se" and cut > _PART:
            yield word[: cut - 1], word[cut:]


def dictionary_is_there(_: Glossary, context: Context) -> Iterator[Finding]:
    """Spelling was asked for, and there is no dictionary."""
    if context.speller is not None:
        for lang in context.langs:
            if lang not in context.speller.languages:
                yield Finding.make("T402", lang=lang, dictionary=_DICTIONARIES.get(lang, lang))
