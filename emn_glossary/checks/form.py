"""T2: how a term is written, whatever the language: spaces, punctuation, brackets, length, letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from emn_glossary.checks.context import Context, TermAt, place
from emn_glossary.checks.statements import SKOS
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Glossary
from emn_glossary.slots import Slot

DOUBLED = re.compile(r"\s{2,}|[\t\n]")
_PUNCTUATION = re.compile(r"(?<!\.\.)[,;:!?]+\Z|(?<![.\s]\w)(?<!\b\w\w)(?<!\b\w\w\w)\.\Z")
_SLASH = re.compile(r"\s/\s*\S|\S/\s")
_SEPARATOR = re.compile(r"[;|]|(?<!\d),(?=\S)")
_ADDITION = re.compile(r"\S\s+\(([^()]*)\)\s*\Z|\w\(\w+\)|\(\w+\)\w")
_ACRONYM = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ0-9&/-]*[A-ZÆØÅ](?:\([A-ZÆØÅ]+\))?s?\Z")
_TWICE = re.compile(r"\b(\w{4,})\s+\1", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_NORWEGIAN = frozenset("abcdefghijklmnopqrstuvwxyzæøåéèêëóòôüöäáàâçñ")
_SCRIPTS = {"bg": "CYRILLIC", "uk": "CYRILLIC", "ru": "CYRILLIC", "mk": "CYRILLIC", "be": "CYRILLIC",
            "el": "GREEK", "ka": "GEORGIAN", "hy": "ARMENIAN", "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC",
            "he": "HEBREW"}  # fmt: skip
_LETTERS = {
    "LATIN": re.compile("[\x00-\u024f\u1e00-\u1eff\u2010-\u203a]*\\Z"),
    "CYRILLIC": re.compile("[\x00-\x40\u0400-\u052f\u2010-\u203a]*\\Z"),
    "GREEK": re.compile("[\x00-\x40\u0370-\u03ff\u1f00-\u1fff\u2010-\u203a]*\\Z"),
}
_ANY_SCRIPT = frozenset({"", "sr", "zh", "ja", "ko", "yi", "ps", "ku", "hi", "ti", "am", "th", "und", "mul"})


def _each(code: str, wrong: Callable[[str], str], terms: tuple[TermAt, ...]) -> Iterator[Finding]:
    """The finding `code` for each term that `wrong` returns something of."""
    for entry, slot, term in terms:
        part = wrong(term.text)
        if part:
            yield Finding.make(code, place(entry, slot), term=term, part=part)


def _matched(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def part(text: str) -> str:
        found = pattern.search(text)
        return found.group().strip() or "␣" if found else ""

    return part


def no_space_at_ends(_: Glossary, context: Context) -> Iterator[Finding]:
    """A term that begins or ends with a space."""
    for entry, slot, term in context.marked_terms:
        if term.text != term.text.strip():
            yield Finding.make("T201", place(entry, slot), term=term)


def no_doubled_space(_: Glossary, context: Context) -> Iterator[Finding]:
    """Two spaces in a row, a tab or a line end inside a term."""
    return _each("T202", lambda text: (DOUBLED.search(text.strip()) and "␣␣") or "", context.marked_terms)


def no_punctuation_at_end(_: Glossary, context: Context) -> Iterator[Finding]:
    """A term that ends with a punctuation mark which is no part of an abbreviation."""
    return _each("T203", _matched(_PUNCTUATION), context.marked_terms)


def unbalanced(text: str) -> str:
    """The first bracket or quotation mark of a text that lacks its partner; empty when all have one."""
    if not any(mark in text for mark in "()[]{}«»"):
        return ""
    waiting: list[str] = []
    for mark in text:
        if mark in "([{«":
            waiting.append(mark)
        elif mark in ")]}»" and (not waiting or waiting.pop() != _PAIRS[mark]):
            return mark
    return waiting[0] if waiting else ""


def brackets_are_balanced(_: Glossary, context: Context) -> Iterator[Finding]:
    """A bracket or quotation mark without its partner."""
    return _each("T204", unbalanced, context.marked_terms)


def no_slash_between_terms(_: Glossary, context: Context) -> Iterator[Finding]:
    """Two terms in one, with ` / ` between them."""
    return _each("T205", _matched(_SLASH), context.marked_terms)


def no_other_separator(_: Glossary, context: Context) -> Iterator[Finding]:
    """Two terms in one, with a semicolon or another sign for "and this too" between them."""
    return _each("T206", _matched(_SEPARATOR), context.marked_terms)


def term_is_short(_: Glossary, context: Context) -> Iterator[Finding]:
    """A preferred term so long that it is a description."""
    limit = context.limits.characters
    for entry, slot, term in context.terms:
        if len(term.text) > limit and slot.field == "preferred":
            english = len(context.english.get(entry, "")) if slot.lang != SOURCE else limit
            if len(term.text) > 2 * english:
                yield Finding.make("T207", place(entry, slot), term=term, length=len(term.text))


def no_addition_in_brackets(_: Glossary, context: Context) -> Iterator[Finding]:
    """A Norwegian term with an addition, an acronym or a choice in brackets that the English has not."""
    ours = (found for found in context.marked_terms if found.slot.lang in context.langs)
    terms = tuple(found for found in ours if "(" not in context.english.get(found.entry, ""))
    return _each("T208", _matched(_ADDITION), terms)


def acronym_is_not_preferred(_: Glossary, context: Context) -> Iterator[Finding]:
    """An acronym that stands as the preferred term."""
    for entry, slot, term in context.terms:
        capitals = slot.field == "preferred" and (term.text[1:2].isupper() or term.kind == "acronym")
        if capitals and (term.kind == "acronym" or _ACRONYM.match(term.text)):
            yield Finding.make("T209", place(entry, slot), term=term)


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0] if char.isalpha() else ""


def letters_of_one_script(_: Glossary, context: Context) -> Iterator[Finding]:
    """A word that mixes alphabets, or a term in an alphabet its language is not written in."""
    for entry, slot, term in context.terms:
        own = _SCRIPTS.get(slot.lang.partition("-")[0], "LATIN")
        if own == "LATIN" and term.text.isascii():
            continue
        if own in _LETTERS and _LETTERS[own].match(term.text):
            continue  # the usual case, told by the ranges of Unicode alone
        part = _foreign(term.text, slot.lang)
        if part:
            yield Finding.make("T210", place(entry, slot), term=term, part=part)


def _foreign(text: str, lang: Lang) -> str:
    """The first word that mixes alphabets; or the first letter, where no letter is the language's own."""
    words = text.split()
    for word in words:
        if len({_script(char) for char in word} - {""}) > 1 and not ("-" in word or "/" in word):
            return word
    language = lang.split("-")[0]
    if language in _ANY_SCRIPT or "-" in lang:
        return ""
    own = _SCRIPTS.get(language, "LATIN")
    scripts = {_script(char) for char in text} - {""}
    return words[0] if scripts and own not in scripts and not (own != "LATIN" and text.isupper()) else ""


def letters_of_norwegian(_: Glossary, context: Context) -> Iterator[Finding]:
    """A letter that neither Norwegian words nor loanwords in Norwegian have."""
    for entry, slot, term in context.target_terms:
        if slot.lang in ("nb", "nn") and not term.text.isascii():
            part = next((c for c in term.text if _script(c) == "LATIN" and c.lower() not in _NORWEGIAN), "")
            if part:
                yield Finding.make("T211", place(entry, slot), term=term, part=part)


def term_is_not_empty(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A term with nothing in it."""
    for name, field in (("prefLabel", "preferred"), ("altLabel", "alternative"), ("hiddenLabel", "deprecated")):
        for said in context.statements.of(SKOS + name):
            if not said.node and not said.text.strip() and said.subject in glossary.entries:
                yield Finding.make("T212", place(said.subject, Slot(field, said.lang)))


def no_word_twice(_: Glossary, context: Context) -> Iterator[Finding]:
    """A word that stands twice in a row, or is begun again."""
    return _each("T213", _matched(_TWICE), context.target_terms)
