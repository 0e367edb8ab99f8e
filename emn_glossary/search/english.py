"""English words: plural, possessive, British and American spelling, and the verb behind a noun in -ing, -tion, -ment.

Spelling of plurals after the usual rules (Oxford English Grammar §2.2); a short table of irregular ones.
"""

from __future__ import annotations

import re

from emn_glossary.search.small import listed

_IRREGULAR = {
    "child": ("children",), "person": ("persons", "people"), "man": ("men",), "woman": ("women",),
    "spouse": ("spouses",), "status": ("statuses",), "diaspora": ("diasporas",), "visa": ("visas",),
    "remittance": ("remittances",), "crisis": ("crises",), "basis": ("bases",),
}  # fmt: skip
_SINGULARS = {form: one for one, many in _IRREGULAR.items() for form in many}
_SPELLINGS = (
    (re.compile(r"is(ation|ations|e|ed|es|ing|er|ers)$"), r"iz\1"),
    (re.compile(r"iz(ation|ations|e|ed|es|ing|er|ers)$"), r"is\1"),
    (re.compile(r"(?<=lab)our"), "or"), (re.compile(r"(?<=lab)or(?=s?$|ers?$)"), "our"),
    (re.compile(r"programme(?=s?$)"), "program"), (re.compile(r"program(?=s?$)"), "programme"),
    (re.compile(r"(?<=cent)re(?=s?$)"), "er"), (re.compile(r"(?<=cent)er(?=s?$)"), "re"),
    (re.compile(r"licence"), "license"), (re.compile(r"license"), "licence"), (re.compile(r"defence"), "defense"),
)  # fmt: skip
_VERB_OF = {"detention": "detain", "apprehension": "apprehend", "expulsion": "expell", "admission": "admitt"}
_NO_SWAP = listed("promise exercise rise raise arise wise otherwise precise size prize crisis enterprise")
_VERBS = (("isation", "is"), ("ization", "iz"), ("ation", "at"), ("ution", "ut"), ("ction", "ct"), ("sion", ""))
_BOTH_NOUN_AND_VERB = listed("return transfer travel visit work transit permit test risk appeal ban order")


def spellings(word: str) -> tuple[str, ...]:
    """The word, and as the other side of the Atlantic spells it: `naturalisation`, `naturalization`."""
    if word in _NO_SWAP or len(word) < 5:
        return (word,)
    return tuple(dict.fromkeys((word, *(pattern.sub(other, word) for pattern, other in _SPELLINGS))))


def singular(word: str) -> str:
    """The singular of a word that looks like a plural; else the word itself."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def plurals(word: str) -> tuple[str, ...]:
    """The plurals of a singular."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ing"):
        return ()
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "es",) if word.endswith(("s", "x", "z", "ch", "sh")) else (word + "s",)


def nouns(word: str) -> tuple[str, ...]:
    """Every form of an English noun (lower case) without the possessive, in both spellings.

    >>> nouns("policy")
    ('policy', 'policies')
    """
    one = singular(word)
    forms = (word, one, *plurals(one))
    return tuple(dict.fromkeys(spelt for form in forms for spelt in spellings(form)))


def possessive(form: str) -> str:
    """The form with 's, or only the apostrophe after a plural s."""
    return form + ("'" if form.endswith("s") else "'s")


def _inflected(verb: str) -> tuple[str, ...]:
    return (verb + "ing", verb + "ed", verb + "e", verb + "es", verb, verb + "s")


def verbs(word: str) -> tuple[str, ...]:
    """Forms of the verb that a noun comes from, for readers who look up what is done rather than its name.

    >>> verbs("resettlement")[:2]
    ('resettling', 'resettled')
    """
    if word in _BOTH_NOUN_AND_VERB:
        doubled = word + word[-1] if word in ("transfer", "permit", "ban") else word
        return (doubled + "ing", doubled + "ed")
    if word in _VERB_OF:
        return _inflected(_VERB_OF[word])
    if word.endswith("ing") and len(word) > 6:
        return _inflected(word[:-3])[1:]
    if word.endswith("ment") and len(word) > 8:
        verb = word[:-4]
        return _inflected(verb.removesuffix("e"))
    plain = (word[:-5] + "ing", word[:-5] + "ed") if word.endswith("ation") and len(word) > 8 else ()  # deport-ation
    for ending, base in _VERBS:
        if word.endswith(ending) and base and len(word) > len(ending) + 2:
            return plain + tuple(s for form in _inflected(word[: -len(ending)] + base)[:4] for s in spellings(form))
    return ()
