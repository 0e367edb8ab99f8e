"""Languages: tags, clean text, and the order of words.

What is here: which languages are the source and the targets, how a language tag is written (BCP 47), how text
is cleaned on every read, and how words are sorted in each language. What is not here: anything about concepts.

The order of Norwegian letters follows CLDR's collation `no` (Unicode Common Locale Data Repository,
common/collation/no.xml): æ, ø, å after z; ä as æ, ö as ø, `aa` as å, ü as y.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

from emn_glossary import messages

Lang: TypeAlias = str  # a BCP 47 tag as we write it: "en", "nb", "sr-Latn"; "" is text without a language

SOURCE: Lang = "en"
TARGETS: tuple[Lang, ...] = ("nb", "nn")
UI_LANGUAGES: tuple[Lang, ...] = ("nb", "nn", "en")

_ALIASES = {"no": "nb", "nor": "nb", "nob": "nb", "nno": "nn", "eng": "en"}
_GRANDFATHERED = {"no-bok": "nb", "no-nyn": "nn"}  # RFC 5646 §2.2.8: registered whole, replaced by nb and nn


@lru_cache(maxsize=4096)
def tag(raw: str) -> Lang:
    """A language tag as this project writes it.

    Upper and lower case follow RFC 5646 §2.1.1 (`sr-Latn`, `pt-BR`), `_` becomes `-`, and the codes that mean
    bokmål or nynorsk become `nb` and `nn`. `no` is taken as bokmål: EMN's `NO` value is bokmål for certain and
    nynorsk only perhaps.
    """
    parts = raw.strip().replace("_", "-").split("-")
    whole = "-".join(parts).lower()
    if whole in _GRANDFATHERED:
        return _GRANDFATHERED[whole]
    first = parts[0].lower()
    written = [_ALIASES.get(first, first)]
    private = len(first) == 1
    for part in parts[1:]:
        if private:
            written.append(part.lower())
        elif len(part) == 4 and part.isalpha():
            written.append(part.title())
        elif len(part) == 2 and part.isalpha():
            written.append(part.upper())
        else:
            written.append(part.lower())
        private = private or len(part) == 1
    return "-".join(written)


def is_alias(raw: str) -> bool:
    """Whether a tag names Norwegian in a way we accept but never write (`no`, `nor`, `nob`, `nno`)."""
    return raw.strip().replace("_", "-").split("-")[0].lower() in {"no", "nor", "nob", "nno"}


@lru_cache(maxsize=512)
def language_name(lang: Lang, ui: Lang) -> str:
    """What a language is called in the reader's language (`nb`, `nn`, `en`), as inside a sentence: `bokmål`, `tysk`.

    Our own three stand in the message table; the others are CLDR's names. A tag that nobody knows stands as it is.
    """
    key = f"language.{lang or 'none'}"
    if key in messages.catalogue():
        return messages.text(key, ui)
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  only where other languages are shown

    try:
        return Locale.parse(lang, sep="-").get_display_name(ui) or lang
    except (ValueError, UnknownLocaleError):
        return lang


# ---------------------------------------------------------------------------------------------------------
# Clean text

_LINE_ENDS = "\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_SPACES = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
# Joiners (U+200C, U+200D) belong to the spelling of Arabic, Indic and other scripts and of emoji, and stay there;
# beside a letter of a European script, or at an end, they are stray.
_JOINED = "\u0590-\u200b\u200e-\U0010ffff"
_INVISIBLE = "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_JOINERS = f"(?<![{_JOINED}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINED}])|[\u200c\u200d]{{2,}}"
_CONTROL = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_REPAIRS = (
    ("newline", _LINE_ENDS, "\n"),
    ("nbsp", _SPACES, " "),
    ("control", _CONTROL, ""),
    ("invisible", _INVISIBLE, ""),
    ("invisible", _JOINERS, ""),
)


def is_clean(text: str) -> bool:
    """Whether a text is on one line and has nothing that `clean` would put right (it may clear others; it is quick)."""
    return text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text))


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Text as the glossary keeps it, and the names of what had to be put right.

    NFC; no-break and other odd spaces become plain spaces; soft hyphens, zero-width and direction marks and
    control characters go; every kind of line end becomes a newline. A mark that no letter composes with stays.
    Names: `nfd`, `nbsp`, `invisible`, `control`, `newline`.

    >>> clean("asylsøker")
    ('asylsøker', ())
    >>> clean("retur\N{SOFT HYPHEN}vedtak")
    ('returvedtak', ('invisible',))
    """
    if is_clean(text):
        return text, ()
    done: list[str] = []
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        done.append("nfd")
    text = composed
    if not text.isprintable():
        for name, pattern, replacement in _REPAIRS:  # compiled when first needed, which a look-up never is
            text, count = re.subn(pattern, replacement, text)
            if count:
                done.append(name)
        text = unicodedata.normalize("NFC", text)  # a mark may now stand beside its letter
    return text, tuple(dict.fromkeys(done))


# ---------------------------------------------------------------------------------------------------------
# Order of words

_NORWEGIAN = {"æ": "æ", "ä": "æ", "ę": "æ", "ø": "ø", "ö": "ø", "ő": "ø", "œ": "ø", "å": "å"}
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzæøå"
_RANK = {letter: index + 10 for index, letter in enumerate(_LETTERS)}
_FOLDS = {"ð": "d", "đ": "d", "þ": "th", "ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"}
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_SCANDINAVIAN = frozenset({"nb", "nn", "no", "da"})

SortKey: TypeAlias = tuple[tuple[int, ...], str]


def _plain_letters(char: str) -> str:
    base = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
    return "".join(_FOLDS.get(c, c) for c in base)


@lru_cache(maxsize=100_000)
def sort_key(text: str, lang: Lang = "nb", *, fold_aa: bool = True) -> SortKey:
    """A key that sorts words as a dictionary in `lang` does.

    Norwegian (and Danish): æ ø å last, `aa` as å unless `fold_aa` is false; every other language: letters
    without their marks. Digits before letters, a space before a hyphen before a letter; capitals and marks only
    break ties.

    >>> sorted(["åpen", "øst", "zone", "ærlig", "Aarhus"], key=sort_key)
    ['zone', 'ærlig', 'øst', 'åpen', 'Aarhus']
    """
    norwegian = lang.split("-")[0] in _SCANDINAVIAN
    word = unicodedata.normalize("NFC", text).casefold()
    if norwegian and fold_aa:
        word = word.replace("aa", "å")
    ranks: list[int] = []
    for char in word:
        if norwegian and char in _NORWEGIAN:
            ranks.append(_RANK[_NORWEGIAN[char]])
        elif norwegian and char in "üű":
            ranks.append(_RANK["y"])
        elif char in _RANK and (norwegian or char.isascii()):
            ranks.append(_RANK[char])
        elif char.isspace():
            ranks.append(1)
        elif char in _HYPHENS:
            ranks.append(2)
        elif not char.isalnum():
            continue  # brackets, quotes and the like do not move a word
        else:
            ranks.extend(_RANK.get(c, 1000 + ord(c)) for c in _plain_letters(char))
    return tuple(ranks), text


def first_letter(text: str, lang: Lang = "nb") -> str:
    """The letter heading a word stands under in an alphabetical list (`Å` for `Aarhus`, `#` for `5+5`)."""
    for rank in sort_key(text, lang)[0]:
        if 20 <= rank < 10 + len(_LETTERS):
            return _LETTERS[rank - 10].upper()
        if rank >= 1000:
            return chr(rank - 1000).upper()
        if rank >= 10:
            return "#"
    return "#"
