"""What we raise: every error has words in both languages, a place, and is caught as what it also is."""

from __future__ import annotations

import pickle

import pytest

from emn_glossary import errors
from emn_glossary.errors import (
    ChangedOnDiskError,
    ConceptNotFoundError,
    GlossaryError,
    ReadError,
    UnknownSlotError,
    WriteError,
)
from emn_glossary.messages import catalogue
from emn_glossary.places import NOWHERE, Place

CLASSES = [thing for thing in vars(errors).values() if isinstance(thing, type) and issubclass(thing, GlossaryError)]


def test_an_error_says_what_where_and_what_now_in_both_languages() -> None:
    error = ReadError("syntax", place=Place(file="glossary.ttl", line=14), detail="punktum mangler")
    assert error.text("nb") == "glossary.ttl, linje 14: skrivefeil i filen: punktum mangler"
    assert error.text("en") == str(error) == "glossary.ttl, line 14: syntax error: punktum mangler"
    assert error.hint("nb") == "Rett linjen, og prøv igjen. Ingenting er endret."


def test_without_a_place_an_error_says_what() -> None:
    error = ReadError(detail="for stor")
    assert (error.text("nb"), error.place) == ("kan ikke leses: for stor", NOWHERE)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__name__))
def test_every_error_has_words_of_its_own_and_the_name_people_import(kind: type[GlossaryError]) -> None:
    assert kind.key in catalogue()
    assert kind.__module__ == "emn_glossary"
    assert kind.__name__.endswith("Error")
    assert kind.__doc__


def test_errors_are_caught_as_what_they_also_are() -> None:
    with pytest.raises(KeyError):
        raise ConceptNotFoundError(id="c9999", near="c0999?")
    with pytest.raises(ValueError, match="unknown field 'tittel'"):
        raise UnknownSlotError(slot="tittel")
    assert issubclass(ChangedOnDiskError, WriteError)


def test_a_key_error_of_ours_is_not_shown_in_quotes() -> None:
    """KeyError shows the repr of its argument; ours shows the sentence."""
    assert str(ConceptNotFoundError(id="c9999", near="")) == "no concept has id c9999"


def test_the_tree_in_the_docstring_names_every_error() -> None:
    assert {kind.__name__ for kind in CLASSES} <= set((errors.__doc__ or "").replace("\u2500", " ").split())


def test_errors_survive_going_between_processes() -> None:
    error = ReadError("syntax", place=Place(file="a.ttl"), detail="x")
    assert pickle.loads(pickle.dumps(error)).text("nb") == error.text("nb")
