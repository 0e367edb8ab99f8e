"""Inflection: all the forms in which a term turns up in running text, made from paradigms.

    forms("asylsøker", "nb")            → asylsøker, asylsøkeren, asylsøkere, asylsøkerne, and each with genitive -s
    forms("enslig mindreårig", "nb")    → … enslige mindreårige, den enslige mindreårige, enslige mindreåriges …
    word_forms("tillatelse", "nb")      → one word's forms, as look-up needs them (verbs behind English nouns too)

The head of a term and the adjectives that agree with it are inflected; what follows a preposition stays. A stemmer is
not enough: Snowball gives asylsøker, asylsøkere and asylsøkerne three stems. Knows nothing of concepts or glossaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from emn_glossary.languages import Lang
from emn_glossary.search import english
from emn_glossary.search.adjectives import Adjective, compare
from emn_glossary.search.nouns import Noun, decline, is_known
from emn_glossary.search.small import ENDS_HEAD

_ARTICLES = {"nb": ("den", "det", "de"), "nn": ("den", "det", "dei")}
_DEFINITE = ("e", "a", "en", "et", "felles")  # how the word after a true article ends
_VERBS = {"nb": {"søke": ("søker", "søkte", "søkt")}, "nn": {"søkje": ("søkjer", "søkte", "søkt")}}
_BRACKETS = re.compile(r"\(([^()]*)\)")


def base_language(lang: Lang) -> Lang:
    """The language whose rules apply: `nb`, `nn`, `en`, or the tag's first part."""
    return lang.split("-")[0]


@lru_cache(maxsize=4096)
def variants(term: str) -> tuple[str, ...]:
    """A term as written, and read without and with what stands in brackets.

    >>> variants("(borger)krigsflyktning")
    ('(borger)krigsflyktning', 'krigsflyktning', 'borgerkrigsflyktning')
    >>> variants("mottaker av internasjonal beskyttelse (asyl)")[1]
    'mottaker av internasjonal beskyttelse'
    """
    without = " ".join(_BRACKETS.sub("", term).split())
    tight = re.search(r"\w\(|\)\w", term)
    inside = " ".join(_BRACKETS.sub(r"\1", term).split()) if tight or term.startswith("(") else without
    return tuple(dict.fromkeys(text for text in (term, without, inside) if text))


def forms(term: str, lang: Lang) -> frozenset[str]:
    """All inflected forms of a term, of one word or several: itself, its genitives, its readings without brackets.

    Capitals of the term are kept where its letters are. A language without rules gives the term and its readings.

    >>> sorted(forms("vedtak", "nb"))[:5]
    ['vedtak', 'vedtaka', 'vedtakas', 'vedtakene', 'vedtakenes']
    >>> "de enslige mindreårige" in forms("enslig mindreårig", "nb")
    True
    """
    return _forms(" ".join(term.split()), base_language(lang))


@lru_cache(maxsize=20_000)
def _forms(term: str, lang: Lang) -> frozenset[str]:
    found = set(variants(term))
    for reading in variants(term):
        if "(" not in reading:
            found |= set(_english(reading) if lang == "en" else _norwegian(reading, lang) if lang in _ARTICLES else ())
    return frozenset(found)


@lru_cache(maxsize=100_000)
def word_forms(word: str, lang: Lang) -> tuple[str, ...]:
    """The forms of one word in lower case, itself first, as look-up needs them: noun, adjective, verb, with genitives.

    >>> word_forms("enslig", "nb")[:3]
    ('enslig', 'enslige', 'ensligs')
    """
    lang = base_language(lang)
    if lang == "en":
        made: tuple[str, ...] = english.nouns(word)
        made += tuple(english.possessive(form) for form in made) + english.verbs(english.singular(word))
    elif lang in _ARTICLES and not word.isdigit():
        made = tuple(_one_word(word, lang))
        made += tuple(genitive(form) for form in made)
    else:
        made = ()
    return tuple(dict.fromkeys((word, *made)))


def genitive(form: str) -> str:
    """The Norwegian genitive: -s, or an apostrophe after s, x and z (Språkrådet's rule).

    >>> genitive("barna"), genitive("flyktningstatus")
    ('barnas', "flyktningstatus'")
    """
    return form + ("'" if form[-1:].casefold() in ("s", "x", "z") else "s")


def _adjective(word: str, lang: Lang, *, head: bool = False) -> Adjective | None:
    """The word as an adjective, unless it is a noun by the table; a head in -et is a noun in the definite."""
    lower = word.casefold()
    if is_known(lower, lang) or (head and lower.endswith("et")):
        return None
    return compare(lower, lang)


def _one_word(word: str, lang: Lang) -> Iterator[str]:
    adjective = None if is_known(word, lang) else compare(word, lang)
    if adjective is not None:
        yield from adjective.all()
    if word in _VERBS[lang]:
        yield from _VERBS[lang][word]
    if adjective is None:
        for noun in decline(word, lang):
            yield from noun.all()


# -- phrases ----------------------------------------------------------------------------------------------


def _head(words: list[str], lang: Lang) -> int:
    """How many words the head phrase has: all up to the first preposition, conjunction or relative."""
    for position, word in enumerate(words):
        if position and word.casefold() in ENDS_HEAD[lang]:
            if words[position - 1].endswith("-"):  # grense- og kystvakt
                continue
            return position
    return len(words)


def _cased(form: str, like: str) -> str:
    """The form with the capitals of the word it was made from."""
    same = 0
    while same < min(len(form), len(like)) and form[same] == like[same].casefold():
        same += 1
    return like[:same] + form[same:]


def _english(term: str) -> Iterator[str]:
    words = term.split()
    size = _head(words, "en")
    before, head, after = words[: size - 1], words[size - 1], words[size:]
    rest = [english.spellings(word) if word.islower() else (word,) for word in (*before, *after)]
    for around in product(*rest):
        for form in english.nouns(head.casefold()):
            said = _cased(form, head)
            yield " ".join((*around[: len(before)], said, *around[len(before) :]))
            if not after:
                yield " ".join((*around, english.possessive(said)))


def _norwegian(term: str, lang: Lang) -> Iterator[str]:
    words = term.split()
    size = _head(words, lang)
    article = size > 1 and words[0].casefold() in _ARTICLES[lang] and words[1].casefold().endswith(_DEFINITE)
    before, head, after = words[article : size - 1], words[size - 1], words[size:]
    if len(words) > size == 1 and head.casefold() in _VERBS[lang]:
        yield from (" ".join((form, *after)) for form in _VERBS[lang][head.casefold()])
        return
    made = list(dict.fromkeys(_declined(before, head, lang)))
    for phrase in made:
        yield " ".join((phrase, *after))
        if not after:
            yield genitive(phrase)
    if article:
        yield term
        if not after:
            yield genitive(term)


def _declined(before: list[str], head: str, lang: Lang) -> Iterator[str]:
    """The head phrase in every number and definiteness."""
    adjectives = [_adjective(word, lang) for word in before]
    if any(word.endswith("s") and not adjective for word, adjective in zip(before, adjectives, strict=True)):
        adjectives = [None for _ in before]  # a genitive: Den europeiske unions asylbyrå
    own = _adjective(head, lang, head=True)
    if own is not None:
        yield from _substantive(before, adjectives, head, own, lang)
        return
    for noun in decline(head.casefold(), lang):
        adverbs = [] if noun.neuter else _adverbs(before, adjectives)
        agreeing = [None if at in adverbs else adjective for at, adjective in enumerate(adjectives)]
        yield from _agreeing(before, agreeing, head, noun, lang)


def _adverbs(before: list[str], adjectives: list[Adjective | None]) -> list[int]:
    """Where neuter forms stand before another adjective: adverbs, which stay (`internt` fordrevet person)."""
    return [
        at
        for at, (word, adjective) in enumerate(zip(before[:-1], adjectives, strict=False))
        if adjective
        and word.casefold() in adjective.neuter
        and word.casefold() not in adjective.base
        and adjectives[at + 1]
    ]


def _agreeing(
    before: list[str], adjectives: list[Adjective | None], head: str, noun: Noun, lang: Lang
) -> Iterator[str]:
    """Adjectives in agreement with each form of a noun, and the article of the definite forms."""
    bare = all(adjective is None for adjective in adjectives)
    den, det, de = _ARTICLES[lang]
    cells = (
        (noun.singular, "neuter" if noun.neuter else "base", ""),
        (noun.the_singular, "weak", det if noun.neuter else den),
        (noun.plural, "weak", ""),
        (noun.the_plural, "weak", de),
    )
    for endings, agreement, article in cells:
        for around in _around(before, adjectives, agreement):
            for form in endings:
                phrase = " ".join((*around, _cased(form, head)))
                yield phrase
                if article and before and not bare:
                    yield f"{article} {phrase}"


def _substantive(
    before: list[str], adjectives: list[Adjective | None], head: str, own: Adjective, lang: Lang
) -> Iterator[str]:
    """An adjective that stands as a noun: enslig mindreårig, den enslige mindreårige."""
    den, det, de = _ARTICLES[lang]
    for agreement in ("base", "neuter", "weak"):
        for around in _around(before, adjectives, agreement):
            for form in getattr(own, agreement):
                phrase = " ".join((*around, _cased(form, head)))
                yield phrase
                if agreement == "weak":
                    yield from (f"{article} {phrase}" for article in (den, det, de))
    weak = own.weak
    if before:  # selvstendig sysselsatte: the first word may be an adverb and stay
        yield from (" ".join((*before, _cased(form, head))) for form in weak)


def _around(before: list[str], adjectives: list[Adjective | None], agreement: str) -> Iterable[tuple[str, ...]]:
    choices: list[tuple[str, ...]] = []
    for word, adjective in zip(before, adjectives, strict=True):
        made: tuple[str, ...] = getattr(adjective, agreement) if adjective else (word,)
        choices.append(tuple(_cased(form, word) for form in made))
    return product(*choices)
