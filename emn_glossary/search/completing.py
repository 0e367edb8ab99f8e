"""Completing: the words that may come next when a person types a term, for the completion of a shell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from emn_glossary.search.normalize import fold

if TYPE_CHECKING:
    from emn_glossary.search.store import Store

_MOST = 200
_AWKWARD = frozenset("()[]{}<>|&;*?$`\"'\\!#~")  # characters that mean something to a shell


def next_words(store: Store, before: Sequence[str], begun: str) -> tuple[str, ...]:
    """The words that go on from `begun`, after the words `before` it, in the terms of an index; each once.

    Word by word, because no shell quotes alike: after `enslig` comes `mindreårig`.
    """
    typed = fold(" ".join((*before, begun)))
    if not typed:
        return ()
    numbers = [term for _, term in store.beginning(typed, _MOST)]
    found: dict[str, None] = {}
    for _, term in sorted(store.terms(numbers).items()):
        parts = term.text.split()
        if len(parts) > len(before) and _AWKWARD.isdisjoint(parts[len(before)]):
            word = parts[len(before)]
            if fold(word).startswith(fold(begun)):
                found.setdefault(word)
    return tuple(found)
