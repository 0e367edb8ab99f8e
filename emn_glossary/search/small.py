"""Small words: prepositions, conjunctions and articles in three languages, which nobody looks up by themselves."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a list, as a set."""
    return frozenset(words.split())


ARTICLES = listed("den det de dei en et ei ein eit the a an")
SMALL_WORDS = ARTICLES | listed(
    "av om til på for i som ved med mot og eller å er der hos hjå fra frå under etter mellom seg sin sitt sine hvis "
    "of to in on and or by with from at as s their its his her"
)
# The words that end the head of a term: what follows them is not inflected with it.
ENDS_HEAD = {
    "nb": listed("av om til på for i som ved med mot og eller å hvis hos fra under etter mellom"),
    "nn": listed("av om til på for i som ved med mot og eller å hos hjå frå under etter mellom"),
    "en": listed("of to for in on and or by with from at as under between based found sur occurring"),
}
