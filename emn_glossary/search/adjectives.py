"""Norwegian adjectives and participles: neuter, plural and definite forms, in bokmål and nynorsk.

Only words with the look of an adjective (an ending, or in a short list) are taken for one, since the words before a
noun in a term may just as well be names or nouns. Follows Norsk referansegrammatikk §4; official norms of 2005
(bokmål) and 2012 (nynorsk).
"""

from __future__ import annotations

from typing import NamedTuple

from emn_glossary.languages import Lang
from emn_glossary.search.small import listed


class Adjective(NamedTuple):
    """The three forms: `base` (en, ei), `neuter` (et), `weak` (plural and definite); each may have variants."""

    base: tuple[str, ...]
    neuter: tuple[str, ...]
    weak: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Every form once."""
        return tuple(dict.fromkeys(self.base + self.neuter + self.weak))


_INVARIANT = listed(
    "felles første andre tredje ytre indre netto brutto ekstra nedre øvre neste siste egne nåværende indirekte direkte "
    "høyt høgt klart særskilt"
)
_NOT_ADJECTIVES = listed("bolig utlending borger en et ei den det de dei ansvarlig")
_SINGLE = {  # base → neuter, weak; those that no ending tells
    "intern": ("internt", "interne"), "ekstern": ("eksternt", "eksterne"), "trygg": ("trygt", "trygge"),
    "spontan": ("spontant", "spontane"), "falsk": ("falskt", "falske"), "utsatt": ("utsatt", "utsatte"),
    "utsett": ("utsett", "utsette"), "styrt": ("styrt", "styrte"), "ulønt": ("ulønt", "ulønte"),
    "sysselsatt": ("sysselsatt", "sysselsatte"), "sysselsett": ("sysselsett", "sysselsette"),
    "videresendt": ("videresendt", "videresendte"), "vidaresend": ("vidaresendt", "vidaresende"),
    "forsørgd": ("forsørgt", "forsørgde"), "ny": ("nytt", "nye"), "god": ("godt", "gode"), "lang": ("langt", "lange"),
    "kort": ("kort", "korte"), "åpen": ("åpent", "åpne"), "open": ("ope", "opne"), "fri": ("fritt", "frie"),
    "grov": ("grovt", "grove"), "voksen": ("voksent", "voksne"), "vaksen": ("vakse", "vaksne"),
    "liten": ("lite", "små"), "stor": ("stort", "store"), "syk": ("sykt", "syke"), "varig": ("varig", "varige"),
    "fordriven": ("fordrive", "fordrivne"), "ung": ("ungt", "unge"), "gravid": ("gravid", "gravide"),
    "permanent": ("permanent", "permanente"), "relevant": ("relevant", "relevante"),
    "kompetent": ("kompetent", "kompetente"), "konsistent": ("konsistent", "konsistente"),
    "velgrunna": ("velgrunna", "velgrunna"),
}  # fmt: skip
_MET_AS: dict[str, tuple[str, ...]] = {
    form: (base,) for base, forms in _SINGLE.items() for form in forms if form != base
}
# Endings of the base form, languages, then how each form is made: (letters to cut, letters to add), with variants.
_SAME = ((0, ""),)
_RULES = (
    ("ende ande", "nb nn", _SAME, _SAME, _SAME),
    ("ell", "nb nn", _SAME, ((1, "t"),), ((0, "e"),)),
    ("ig leg sk ert", "nb nn", _SAME, _SAME, ((0, "e"),)),
    ("unget evet", "nb", ((0, ""), (1, "n")), _SAME, ((2, "ne"),)),  # strong participles: tvunget, fordrevet
    ("ungen riven", "nb", _SAME, ((1, "t"),), ((2, "ne"),)),
    ("ungen riven", "nn", _SAME, ((1, ""),), ((2, "ne"),)),
    ("et", "nb", _SAME, _SAME, ((0, "e"), (1, "de"))),
    ("a", "nn", _SAME, _SAME, _SAME),
    ("abel ibel", "nb nn", _SAME, ((0, "t"),), ((2, "le"),)),
    ("al ær iv bar løs laus som ern rik full", "nb nn", _SAME, ((0, "t"),), ((0, "e"),)),
)


def _from_base(word: str, lang: Lang) -> Adjective | None:
    """The adjective whose base form this is, by its ending; None when it does not look like one."""
    if word in _SINGLE:
        neuter, weak = _SINGLE[word]
        return Adjective((word,), (neuter,), (weak,))
    for endings, langs, *made in _RULES:
        if len(word) >= 5 and lang in langs.split() and word.endswith(tuple(endings.split())):
            base, other, weaks = (tuple(word[: len(word) - cut] + add for cut, add in cell) for cell in made)
            return Adjective(base, other, weaks)
    return None


def _bases(word: str) -> tuple[str, ...]:
    """What the base may be of a word met in its neuter or weak form."""
    if word.endswith("elle"):
        return (word[:-1],)
    if word.endswith("ngne"):
        return (word[:-2] + "en",)
    if word.endswith("elt"):
        return (word[:-1] + "l",)
    if word.endswith(("ede", "ete")):
        return (word[:-2] + "t", word[:-1])
    if word.endswith(("e", "t")):
        return (word[:-1],)
    return ()


def compare(word: str, lang: Lang) -> Adjective | None:
    """The adjective (lower case, `nb` or `nn`) that a word is a form of; None when it does not look like one.

    >>> compare("enslig", "nb").weak
    ('enslige',)
    >>> compare("irregulært", "nb").base
    ('irregulær',)
    """
    if word in _INVARIANT:
        return Adjective((word,), (word,), (word,))
    if word in _NOT_ADJECTIVES or not word.isalpha():
        return None
    for base in (*_MET_AS.get(word, ()), *_bases(word)):
        found = _from_base(base, lang)
        if found is not None and word in found.all() and not base.endswith(("et", "a")):
            return found
    found = _from_base(word, lang)
    if found is not None:
        return found
    back = [_from_base(base, lang) for base in _bases(word)]
    return next((adjective for adjective in back if adjective is not None and word in adjective.all()), None)
