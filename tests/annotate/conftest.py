"""The shipped glossary's matcher, made once; and a small glossary of our own with every role in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import emn_glossary as emn
from emn_glossary.annotate import Matcher
from emn_glossary.model import Concept, Glossary, Link, Term
from emn_glossary.slots import Slot

SHIPPED = Path(__file__).parents[2] / "data" / "skos"


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    """The shipped glossary, ready to be found in texts."""
    return Matcher(emn.load(SHIPPED))


def concept(id: str, **terms: str) -> Concept:  # noqa: A002
    """A concept with one term a slot: `concept("c1", preferred_nb="retur")`."""
    values: dict[Slot, object] = {}
    for name, text in terms.items():
        field, _, lang = name.partition("_")
        term = Term(text, lang)
        values[Slot(field, lang)] = term if field == "preferred" else (term,)
    return Concept(id, values)  # type: ignore[arg-type]


@pytest.fixture
def small() -> Glossary:
    """Four concepts: one with all three roles, two that share a term, one retired in favour of the first."""
    retired = concept("c4", preferred_nb="fremmedarbeider").with_values(
        {Slot("retired"): "true", Slot("replaced_by"): (Link("c1"),)}
    )
    return Glossary(
        (
            concept(
                "c1", preferred_nb="arbeidsmigrant", alternative_nb="arbeidsinnvandrer", deprecated_nb="gjestearbeider"
            ),
            concept("c2", preferred_nb="overføringsflyktning"),
            concept("c3", preferred_nb="kvoteflyktning", alternative_nb="overføringsflyktning"),
            retired,
        )
    )
