"""What the heading of a column means: a slot, told by its words in bokmål, nynorsk or English; never by its place.

«Norsk term», «Omgrep (nynorsk)», «EMN-kode», `English term`, `definition@en`, `NO` ──▶ Meaning
«Term», «Definisjon»                                                       ──▶ a field that waits for its language
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from emn_glossary.errors import UnknownSlotError
from emn_glossary.formats.emn import codes
from emn_glossary.languages import SOURCE, UI_LANGUAGES, Lang, clean, language_name, tag
from emn_glossary.slots import FIELDS, Slot

ID = "id"  # our own id; no slot
NOTHING = "-"  # a column that is to be left out
UNKNOWN: Lang = "?"  # a language that the heading does not tell
NORWEGIAN: Lang = "no"  # both of ours: EMN's notation tells them apart

_WORDS = {
    "preferred": "term|termer|termar|begrep|omgrep|oppslagsord|oppslagsterm|inngangsterm|hovedterm|hovudterm|ord|"
    "benevnelse|nemning|uttrykk|tittel|title|headword|entry|concept|preferred label|pref label|ekvivalent|"
    "equivalent|oversettelse|omsetjing|translation",
    "alternative": "synonym|synonymer|synonyma|synonyms|andre termer|other terms|alternativ term|alternative|alt label|"
    "forkortelse|forkorting|akronym|abbreviation|acronym|variant|varianter",
    "deprecated": "frarådd term|unngå|avoid|deprecated term",
    "definition": "definisjon|definisjonar|definisjoner|forklaring|betydning|tyding|meaning|definitions|explanation",
    "note": "merknad|merknader|merknadar|anmerkning|notes|remark|remarks|scope note|tilleggsopplysninger",
    "comment": "kommentarer|kommentarar|comments|intern kommentar",
    "source": "kilder|kjelder|sources|referanse|reference|definisjonskilde|kilde for definisjon|source of definition|"
    "definition source|kilde til definisjonen",
    "broader": "overordnet|overordna|overordnede termer|videre term|broader|broader terms|bt",
    "narrower": "underordnet|underordna|underordnede termer|snevrere term|narrower|narrower terms|nt",
    "related": "relatert|relaterte termer|relatert term|beslektet|beslektede termer|se også|sjå òg|related|"
    "related terms|rt|see also",
    "page": "lenke|lenkje|nettadresse|nettside|adresse|url|link|page|emn page",
    "slug": "emn nøkkel|emn kode|emn id|slug|key",
    "edition": "versjon|utgave|utgåve|version|edition",
    ID: "id|identifikator|identifier|begreps id|concept id",
}
_LANGUAGES = {"norsk": NORWEGIAN, "norwegian": NORWEGIAN, "no": NORWEGIAN, "norske": NORWEGIAN, "engelske": SOURCE}
_SMALL = "på i of in the for term terms på paa emn emns anbefalt tilrådd preferred language språk"
_FILLERS = frozenset(_SMALL.split())
_OWN_NAMES = {  # of languages in themselves
    "deutsch": "de", "français": "fr", "español": "es", "italiano": "it", "nederlands": "nl", "polski": "pl",
    "português": "pt", "svenska": "sv", "suomi": "fi", "eesti": "et", "latviešu": "lv", "lietuvių": "lt",
    "čeština": "cs", "slovenčina": "sk", "slovenščina": "sl", "hrvatski": "hr", "magyar": "hu", "română": "ro",
    "български": "bg", "ελληνικά": "el", "gaeilge": "ga", "malti": "mt", "українська": "uk",
}  # fmt: skip
_NAMED = "nb nn en de fr es it nl pt pl sv da fi et lv lt cs sk sl hr hu ro bg el ga mt ka uk hy ar ru tr so ti fa"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: a slot's address, `id`, or `-`; and whether its cells are in EMN's notation."""

    field: str
    lang: Lang = ""
    part: str = ""
    notation: bool = False
    verbatim: bool = False  # EMN's own value, as it stands on EMN's pages: a column headed `NO`

    @property
    def slot(self) -> Slot | None:
        """The slot, where the meaning is one."""
        return Slot(self.field, self.lang, self.part) if self.field in FIELDS else None

    def __str__(self) -> str:
        return str(self.slot) if self.slot else self.field


def normal(heading: str) -> str:
    """A heading without case, punctuation and odd spaces."""
    return " ".join(re.findall(r"[^\W_]+", clean(heading)[0].casefold()))


def meaning(heading: str) -> Meaning | None:
    """What a heading says; None where it says nothing that we know.

    >>> str(meaning("Norsk term (bokmål)")), str(meaning("Definition (EN)")), str(meaning("Omgrep"))
    ('preferred@nb', 'definition@en', 'preferred@?')
    """
    text = clean(heading)[0].strip()
    if "@" in text or text in FIELDS:
        return addressed(text) or _in_words(normal(text))
    if text in codes.ORDER or re.fullmatch(r"[A-Z]{2}(/[A-Z]{2})+", text):
        code = codes.read(text)
        lang = NORWEGIAN if text == "NO" else code.lang if code is not None else ""
        return Meaning("preferred", lang, notation=True, verbatim=text == "NO") if lang else None
    return _in_words(normal(text))


def addressed(text: str) -> Meaning | None:
    """The meaning of a slot's address (`preferred@nb`), of `id`, or of `-` (leave it out)."""
    words = text.strip()
    if words.casefold() in (ID, NOTHING):
        return Meaning(words.casefold())
    try:
        slot = Slot.parse(words)
    except UnknownSlotError:
        return None
    lang = NORWEGIAN if slot.lang == "no" else tag(slot.lang) if slot.lang else ""
    return Meaning(slot.field, lang, slot.part, notation=lang == NORWEGIAN)


def _in_words(words: str) -> Meaning | None:
    if words in _fields():
        return _with_language(_fields()[words], UNKNOWN)
    parts = words.split(" ")
    langs = list(dict.fromkeys(lang for part in parts if (lang := _languages().get(part))))
    if len(langs) > 1 and NORWEGIAN in langs:  # «norsk bokmål»
        langs.remove(NORWEGIAN)
    rest = " ".join(part for part in parts if part not in _languages())
    if len(langs) > 1:
        return None
    if not langs and (two := [part for part in parts if part in ("nb", "nn", "en")]):
        langs, rest = two[:1], " ".join(part for part in parts if part not in two)
    if not langs:
        return None
    (lang,) = langs
    bare = " ".join(part for part in rest.split(" ") if part not in _FILLERS)
    found = _fields().get(rest) or _fields().get(bare)
    if found is None and not bare:
        found = "preferred"  # «Bokmål», «Norsk», `English term`
    return _with_language(found, lang) if found else None


def _with_language(field: str, lang: Lang) -> Meaning | None:
    if field in FIELDS and FIELDS[field].translatable:
        return Meaning(field, lang, notation=in_notation(field, lang))
    return Meaning(field)


def in_notation(field: str, lang: Lang) -> bool:
    """Whether the cells of a column are in EMN's notation: terms that EMN has from its members, English is its own."""
    return field in ("preferred", "alternative") and lang not in ("", SOURCE, UNKNOWN)


@cache
def _fields() -> Mapping[str, str]:
    """Words of headings → field: those of the field table, and those that people use."""
    found = {normal(word): field for field, words in _WORDS.items() for word in words.split("|")}
    for field in FIELDS.values():
        if field.name in _WORDS:
            found |= {normal(field.heading(ui)): field.name for ui in UI_LANGUAGES}
    return found


@cache
def _languages() -> Mapping[str, Lang]:
    """Words for languages → tag, in the languages of the user interface."""
    found = {normal(language_name(lang, ui)): lang for lang in _NAMED.split() for ui in UI_LANGUAGES}
    return {name: lang for name, lang in found.items() if " " not in name} | _LANGUAGES | _OWN_NAMES
