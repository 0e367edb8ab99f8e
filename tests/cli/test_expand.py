"""`emn expand`: search words for the information exchange system."""

from __future__ import annotations

from pathlib import Path

import pytest

from emn_glossary.model import Concept, Glossary, Link, Term, Value
from emn_glossary.search import expand
from emn_glossary.search.expansion import LANGUAGES
from emn_glossary.slots import Slot
from tests.cli.conftest import Emn


def test_all_words_for_a_concept_in_both_written_forms_and_english(run: Emn, data: Path) -> None:
    words = run("expand", "asylsøkerne", "--data", data).out.splitlines()
    assert words[0] == "asylsøker"
    assert {"asylsøkere", "asylsøkernes", "asylsøkjarane", "asylum seekers", "asylum applicant"} <= set(words)
    assert len(words) == len(set(words))


def test_one_language_without_inflections(run: Emn, data: Path) -> None:
    ran = run("expand", "visum", "--lang", "nb", "--no-forms", "--data", data)
    assert ran.out.split() == ["visum"]


def test_a_boolean_query_puts_phrases_in_quotes(run: Emn, data: Path) -> None:
    ran = run("expand", "enslig mindreårig", "--lang", "nb", "--no-forms", "--as", "boolean", "--data", data)
    assert ran.out == '("enslig mindreårig")\n'
    query = run("expand", "visum", "--as", "boolean", "--data", data).out
    assert query.startswith("(visum OR visa OR ")


def test_narrower_concepts_widen_a_synonym_line(run: Emn, data: Path) -> None:
    ran = run("expand", "migrant", "--lang", "nb", "--no-forms", "--depth", "1", "--as", "solr", "--data", data)
    left, right = ran.out.strip().split(" => ")
    assert left == "migrant"
    assert {"migrant", "innvandrer", "irregulær migrant"} <= set(right.split(", "))


def test_the_whole_glossary_as_a_synonym_file(run: Emn, data: Path) -> None:
    lines = run("expand", "--all", "--as", "solr", "--data", data).out.splitlines()
    assert len(lines) == 297
    assert any(line.startswith("asylsøker, ") and ", asylum seeker, " in line for line in lines)


def test_json(run: Emn, data: Path) -> None:
    said = run("expand", "asyl", "--lang", "nb", "--json", "--data", data).json
    assert said["query"] == "asyl"
    assert said["expansions"][0]["concept"] == "c0021"
    assert "asylet" in said["expansions"][0]["words"]


@pytest.mark.parametrize("word", ["fotball", "tillatelse"])
def test_a_word_that_surely_means_nothing_is_not_expanded(run: Emn, data: Path, word: str) -> None:
    ran = run("expand", word, "--data", data)
    assert (ran.code, ran.out) == (1, "")


def test_a_word_or_all_but_not_both(run: Emn, data: Path) -> None:
    assert run("expand", "--data", data).code == 2
    assert run("expand", "asyl", "--all", "--data", data).code == 2


def test_signs_that_mean_something_to_the_reader_of_the_list_are_escaped() -> None:
    odd = Concept("c1", {Slot("preferred", "nb"): Term('rett, plikt => "krav" #1', "nb")})
    made = expand(Glossary([odd]), "c1", inflected=False)
    assert made.synonyms() == 'rett\\, plikt \\=> "krav" \\#1'
    assert made.boolean() == '("rett, plikt => \\"krav\\" #1")'
    operator = Concept("c1", {Slot("preferred", "en"): Term("NOT", "en")})
    assert expand(Glossary([operator]), "c1", inflected=False).boolean() == '("NOT")'


def test_deprecated_terms_are_searched_for_and_circles_end() -> None:
    def concept(id: str, name: str, narrower: str) -> Concept:  # noqa: A002
        slots: dict[Slot, Value] = {Slot("preferred", "nb"): Term(name, "nb"), Slot("narrower"): (Link(narrower),)}
        return Concept(id, slots | {Slot("deprecated", "nb"): (Term(f"gammel {name}", "nb"),)})

    circle = Glossary([concept("c1", "a", "c2"), concept("c2", "b", "c1")])
    made = expand(circle, "c1", langs=LANGUAGES, depth=9, inflected=False)
    assert made.all_words() == ("a", "gammel a", "b", "gammel b")
