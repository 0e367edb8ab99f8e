"""Language: which of bokmål, nynorsk and English a paragraph is in, told by its smallest words.

A paragraph that says too little (a heading, a table cell) is read as what follows it, else as what precedes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from emn_glossary.languages import Lang

# Words that both written forms of Norwegian have, and those that only one has.
_NORWEGIAN = """og i på av for med som til det den om vil kan skal har er var ved etter mot under over seg han sin sitt
    sine da der her vi så men når enn alle alt andre annet anna eller før bør må også ut inn selv sjølv denne dette at
    tredje første siste opp ned om sa si du oss hos inntil blant hans min din to"""
_BOKMAL = """ikke en et jeg de dem hun hva hvem hvor hvordan hvilke hvilken hvilket hvis fra noe noen være vært ble
    blitt kun gjør gjøre gjort egen flere mer siden hver hvert mye deres hennes samme mellom fordi dersom selv både uten
    disse nå bare gjennom allerede skulle kunne ville måtte"""
_NYNORSK = """ikkje ein ei eit eg dei ho kva kven kvar kvart korleis kvifor frå noko nokon nokre berre vere vore vart
    vert blei òg gjer gjere gjort eigen eiga eige fleire meir sidan mykje deira hennar dykk medan difor korkje me no
    sjølv skulle kunne ville måtte mellom fordi dersom både utan desse allereie same gjennom hjå gjev gje seier"""
_ENGLISH = """the of and to a in is that for it as was with be by on not he his but at are this have from or had an
    they which were their has been will would there who when more if no can may must should its than these those any
    other into such only she her them we you your all also whether while after before during under between within
    where what how do does did being him shall could might until upon about against through both each because"""


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


# The function words of each language: they begin no compound, and they tell a noun from a verb.
FUNCTION_WORDS: Mapping[Lang, frozenset[str]] = {
    "nb": _words(_NORWEGIAN, _BOKMAL),
    "nn": _words(_NORWEGIAN, _NYNORSK),
    "en": _words(_ENGLISH),
}


def evidence(keys: Iterable[str], langs: Sequence[Lang]) -> dict[Lang, int]:
    """How many of the words are small words of each language."""
    counts = dict.fromkeys(langs, 0)
    known = [(lang, FUNCTION_WORDS.get(lang, frozenset())) for lang in langs]
    for key in keys:
        for lang, words in known:
            if key in words:
                counts[lang] += 1
    return counts


def settle(found: Sequence[Mapping[Lang, int]], langs: Sequence[Lang]) -> list[Lang]:
    """The language of each paragraph, from what speaks for each in all of them; "" where nothing speaks at all."""
    total = {lang: sum(counts[lang] for counts in found) for lang in langs}
    fallback = max(langs, key=lambda lang: total[lang]) if any(total.values()) else ""
    clear = [_clear(counts) for counts in found]
    following: list[Lang] = []
    after = ""
    for lang in reversed(clear):
        after = lang or after
        following.append(after)
    following.reverse()
    settled, before = [], ""
    for own, after, counts in zip(clear, following, found, strict=True):
        best = max(counts.values(), default=0)
        near = [lang for lang in (after, before, fallback) if lang and counts[lang] == best]
        tied = [lang for lang in langs if counts[lang] == best and best]
        settled.append(own or (near or tied or [after or before or fallback])[0])
        before = own or before
    return settled


def _clear(counts: Mapping[Lang, int]) -> Lang:
    """The language that two small words or more speak for, and more than for any other; "" when there is none."""
    ranked = sorted(counts, key=lambda lang: -counts[lang])
    if not ranked or counts[ranked[0]] < 2:
        return ""
    return "" if len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]] else ranked[0]
