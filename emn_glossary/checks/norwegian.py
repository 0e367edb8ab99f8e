"""T3: Norwegian terms: the right written norm, no capitals, number and form as in English, compounds in one word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emn_glossary.checks.context import Context, TermAt, place
from emn_glossary.checks.words import common_words, neighbour, other_norm
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE
from emn_glossary.model import Glossary

# English words that are capitalised by themselves, so that a capital there makes no name of the whole.
_ALWAYS_CAPITAL = frozenset({"european", "african", "schengen", "dublin", "geneva", "eu", "un", "western", "eastern"})
_NAMES = "Schengen|Dublin|Eurodac|Frontex|Praha|Budapest|Bali|Rabat|Khartoum|Palermo|Stockholm|Cotonou|Genève|Haag"
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_APART = re.compile(rf"\b(?:[A-ZÆØÅ]{{2,}}|{_NAMES}) (?!og\b|i\b|for\b|om\b|av\b|på\b|til\b|med\b|mot\b|som\b|eller\b"
                    r"|ved\b|fra\b|frå\b|mellom\b|etter\b)[a-zæøå]{3,}")  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREPOSITION = {
    "nb": re.compile(r"(?:av|for|til|på|i|om|ved|som|med|mot|etter|fra|hvis|mellom|under|over|hos|uten|innen|per|å)\Z"),
    "nn": re.compile(r"(?:av|for|til|på|i|om|ved|som|med|mot|etter|frå|viss|mellom|under|over|hos|utan|innan|per|å)\Z"),
    "en": re.compile(r"(?:of|for|to|in|on|from|with|by|at|between|under|over|within|against|as|who)\Z"),
}
_PLURAL = re.compile(
    r"\w{3,}(?:inger|ingar|elser|sjoner|sjonar|heter|heiter|ører|ørar|arar|arane"
    r"|(?:søk|borg|arbeid|hav|tak|giv|vandr|forsk|smugl|pendl)ere)\Z"
)
_PLURAL_ADJECTIVE = re.compile(r"\w{3,}(?:(?<!l)ige|lige|lege|iske|elle|ære)\Z")
_DEFINITE = re.compile(
    r"\w{3,}(?:ingen|elsen|sjonen|heten|heita|prinsippet|systemet|programmet|nettverket|vedtaket|avtalen|konvensjonen)\Z"
)
_ARTICLES = frozenset({"den", "det", "de", "dei"})
_QUANTITY = frozenset({"antall", "antal", "tal", "gruppe", "rekke", "flere", "fleire"})
_LATIN = ("de facto", "de jure")


def nb_is_bokmal(_: Glossary, context: Context) -> Iterator[Finding]:
    """A nynorsk form in a bokmål term."""
    return _forms("T301", "nb", context)


def nn_is_nynorsk(_: Glossary, context: Context) -> Iterator[Finding]:
    """A bokmål form in a nynorsk term."""
    return _forms("T302", "nn", context)


def _forms(code: str, lang: str, context: Context) -> Iterator[Finding]:
    for entry, slot, term in context.target_terms:
        if slot.lang == lang:
            for word in dict.fromkeys(common_words(term.text)):
                found = other_norm(word, lang)
                if found is not None:
                    yield Finding.make(code, place(entry, slot), term=term, word=word, instead=_instead(found))


def _instead(counterpart: str) -> str:
    return f" → {counterpart}" if counterpart else ""


def norwegian_and_no_neighbour(_: Glossary, context: Context) -> Iterator[Finding]:
    """A Swedish or Danish form, or the letters ä and ö outside names."""
    for entry, slot, term in context.target_terms:
        if slot.lang in ("nb", "nn"):
            for word in dict.fromkeys(common_words(term.text)):
                found = neighbour(word)
                foreign = ("ä" in word or "ö" in word) and word in term.text  # a name keeps its letters
                if found is not None or foreign:
                    instead = _instead(found or "")
                    yield Finding.make("T303", place(entry, slot), term=term, word=word, instead=instead)


def small_initial(_: Glossary, context: Context) -> Iterator[Finding]:
    """A capital first letter in a Norwegian term that is no name, going by the English or the other norm."""
    for entry, slot, term in context.target_terms:
        if slot.lang in ("nb", "nn") and slot.field == "preferred":
            first = _initial(term.text)
            if first[:1].isupper() and first[1:].islower() and "-" not in first and not re.match(_NAMES, first):
                other = context.glossary.entries[entry].one("preferred", "nn" if slot.lang == "nb" else "nb")
                if _is_common_noun(context.english.get(entry, "")) or _initial(other) == first.lower():
                    yield Finding.make("T304", place(entry, slot), term=term, small=first.lower())


def _initial(text: str) -> str:
    return text.partition(" ")[0]


def _is_common_noun(english: str) -> bool:
    """Whether an English term is no name: no capital, or only those that English always writes."""
    words = _BRACKETS.sub("", english).split()
    return bool(words) and all(word.islower() or word.lower() in _ALWAYS_CAPITAL for word in words) and (
        not all(word.lower() in _ALWAYS_CAPITAL for word in words)
    )  # fmt: skip


def singular_as_in_english(_: Glossary, context: Context) -> Iterator[Finding]:
    """A Norwegian plural for an English singular."""
    for found, head, words in _heads(context):
        if words[0] in _QUANTITY:
            continue
        determined = words[0] in _ARTICLES
        several = not determined and len(words) > 1 and _PLURAL_ADJECTIVE.match(words[0]) and words[0] != head
        if _PLURAL.match(head) or several:
            english = context.english[found.entry]
            yield Finding.make("T305", place(found.entry, found.slot), term=found.term, english=english)


def indefinite_as_in_english(_: Glossary, context: Context) -> Iterator[Finding]:
    """A Norwegian definite form for an English term that is indefinite and no name."""
    for found, head, words in _heads(context):
        english = context.english[found.entry]
        definite = words[0] in _ARTICLES and not found.term.text.lower().startswith(_LATIN)
        if definite or _DEFINITE.match(head):
            yield Finding.make("T306", place(found.entry, found.slot), term=found.term, english=english)


def _heads(context: Context) -> Iterator[tuple[TermAt, str, list[str]]]:
    """Norwegian preferred terms whose English is an indefinite singular and no name, with their head and words."""
    for found in context.target_terms:
        english = context.english.get(found.entry, "")
        if found.slot.field == "preferred" and found.slot.lang in ("nb", "nn") and _is_one_of_many(english):
            words = _phrase(found.term.text, found.slot.lang)
            if words:
                yield found, words[-1], words


def _is_one_of_many(english: str) -> bool:
    words = _phrase(english, SOURCE)
    if not words or words[0] == "the" or not _is_common_noun(english):
        return False
    return not words[-1].endswith("s") or words[-1].endswith(("ss", "us", "is"))


def _phrase(text: str, lang: str) -> list[str]:
    """The words up to the first preposition: the noun phrase whose last word is the head."""
    words: list[str] = []
    for found in _WORD.finditer(_BRACKETS.sub("", text)):
        word = found.group().lower()
        if words and _PREPOSITION[lang].match(word):
            break
        words.append(word)
    return words


def compound_in_one_word(_: Glossary, context: Context) -> Iterator[Finding]:
    """An acronym or a place name and a noun that belong together with a hyphen."""
    for entry, slot, term in context.target_terms:
        found = _APART.search(term.text) if slot.lang in ("nb", "nn") else None
        if found and (found.group()[:2].isupper() or context.english.get(entry, "").islower()):  # names have their ways
            joined = found.group().replace(" ", "-", 1)
            yield Finding.make("T307", place(entry, slot), term=term, part=found.group(), joined=joined)
