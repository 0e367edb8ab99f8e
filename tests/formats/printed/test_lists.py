"""What stands in each kind of printed list, in which order, and how it is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emn_glossary.errors import ConceptNotFoundError, UnknownChoiceError
from emn_glossary.formats.printed import ORDERS, plan
from emn_glossary.formats.printed.blocks import Heading, Item, Items, Plan, Run, Runs, Table
from emn_glossary.languages import sort_key
from emn_glossary.model import Concept, Glossary, Link, Source, State, Status, Term, Text, Theme
from emn_glossary.slots import Slot


def said(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def items(made: Plan, section: int = 0) -> list[Item]:
    """The items of a section, those under others included."""

    def below(several: tuple[Item, ...]) -> Iterator[Item]:
        for item in several:
            yield item
            yield from below(item.children)

    blocks = made.sections[section].blocks
    return [item for block in blocks if isinstance(block, Items) for item in below(block.items)]


def heads(made: Plan, section: int = 0) -> list[str]:
    return [said(item.head) for item in items(made, section)]


def lines(made: Plan, head: str, section: int = 0) -> list[str]:
    return next([said(line) for line in item.body] for item in items(made, section) if said(item.head) == head)


def headings(made: Plan, section: int = 0) -> list[str]:
    return [said(block.runs) for block in made.sections[section].blocks if isinstance(block, Heading)]


def noun(id: str, nb: str, **links: tuple[str, ...]) -> Concept:  # noqa: A002
    values: dict[Slot, Any] = {Slot("preferred", "nb"): Term(nb, "nb")}
    values |= {Slot(field): tuple(map(Link, targets)) for field, targets in links.items()}
    return Concept(id, values)


# -- alphabetical --------------------------------------------------------------------------------------------


def test_a_bokmal_list_follows_the_norwegian_alphabet(glossary: Glossary) -> None:
    """Z and the letters after it: æ, ø, å last; marks follow the word."""
    made = plan(glossary, order="nb")
    assert heads(made) == [
        "asylant (frarådd)",
        "asylsøker",
        "migrant",
        "mottak",
        "*stjerne* #pagebreak()",
        "søker om asyl",
        "transittsone",
        "utgått begrep†",
        "æresrelatert vold‡",
        "økonomisk migrant",
        "Ålesund-prosessen*",
    ]
    assert headings(made) == ["A", "M", "S", "T", "U", "Æ", "Ø", "Å"]


def test_words_that_begin_with_a_digit_share_a_heading() -> None:
    assert headings(plan(Glossary([noun("c1", "5+5-dialogen"), noun("c2", "112-nummeret"), noun("c3", "asyl")]))) == [
        "0–9",
        "A",
    ]


def test_a_head_word_is_followed_by_english_synonyms_and_nynorsk(glossary: Glossary) -> None:
    made = plan(glossary, order="nb")
    assert lines(made, "asylsøker") == [
        "asylum seeker",
        "også: søker om asyl",
        "frarådd: asylant",
        "nynorsk asylsøkjar",
    ]
    assert lines(made, "migrant") == ["migrant", "nynorsk samme form"]


def test_other_terms_point_to_the_preferred_one(glossary: Glossary) -> None:
    made = plan(glossary, order="nb")
    assert lines(made, "søker om asyl") == ["se asylsøker"]
    assert lines(made, "asylant (frarådd)") == ["bruk asylsøker"]
    assert lines(made, "utgått begrep†")[-1] == "erstattet av asylsøker"
    pointer = next(item for item in items(made) if said(item.head) == "søker om asyl").body[0][-1]
    target = next(item for item in items(made) if said(item.head) == "asylsøker")
    assert pointer.to == target.anchor == "entry c0022"


def test_concepts_without_a_term_stand_in_a_part_of_their_own(glossary: Glossary) -> None:
    """Missing and "no equivalent" are told apart; what there is in Norwegian is still shown."""
    made = plan(glossary, order="nb")
    assert made.sections[1].title == "Uten term på bokmål"
    assert heads(made, 1) == ["hotspot", "reception"]
    assert lines(made, "hotspot", 1) == ["ingen ekvivalent på bokmål: det engelske ordet brukes"]
    assert lines(made, "reception", 1) == ["bokmål mangler", "bokmål mottak"]


def test_an_english_list_gives_bokmal_first_and_says_what_is_missing(glossary: Glossary) -> None:
    made = plan(glossary, order="en")
    assert len(made.sections) == 1
    assert lines(made, "asylum seeker")[0] == "asylsøker; søker om asyl"
    assert lines(made, "reception") == ["bokmål mangler", "bokmål mottak"]
    assert lines(made, "hotspot") == ["ingen ekvivalent på bokmål: det engelske ordet brukes"]
    assert heads(made)[-1] == "transit zone"
    assert heads(made).index("Ålesund process") == 0, "Å is an A in English"


def test_a_nynorsk_list_is_in_nynorsk_throughout(glossary: Glossary) -> None:
    made = plan(glossary, order="nn", ui="nn")
    assert heads(made) == ["asylsøkjar", "migrant", "æresrelatert vald•"]
    assert made.sections[1].title == "Utan term på nynorsk"
    assert "Ålesund process" in heads(made, 1)
    assert lines(made, "Ålesund process", 1) == ["nynorsk manglar", "bokmål Ålesund-prosessen*"]


def test_languages_can_be_left_out_or_added() -> None:
    entry = noun("c1", "asylsøker").with_values(
        {Slot("preferred", "nn"): Term("asylsøkjar", "nn"), Slot("preferred", "de"): Term("Asylbewerber", "de")}
    )
    assert lines(plan(Glossary([entry]), langs=("nb", "de")), "asylsøker") == ["engelsk mangler", "tysk Asylbewerber"]


def test_one_word_for_two_concepts_points_to_both() -> None:
    """`papirløs` is an alternative term of two concepts: one item, both named."""
    both = [
        noun(name, text).with_values({Slot("alternative", "nb"): (Term("papirløs", "nb"),)})
        for name, text in (("c1", "irregulær migrant"), ("c2", "statsløs"))
    ]
    assert lines(plan(Glossary(both)), "papirløs") == ["se irregulær migrant; statsløs"]


@given(st.lists(st.text("abæøåzA -", min_size=1, max_size=6).filter(str.strip), unique=True, max_size=12))
@settings(deadline=None)
def test_any_words_come_out_once_each_and_in_order(words: list[str]) -> None:
    made = plan(Glossary([noun(f"c{number}", word) for number, word in enumerate(words)]))
    if words:
        assert heads(made) == sorted(words, key=sort_key)
        assert list(made.guides) == heads(made)


# -- by theme ------------------------------------------------------------------------------------------------


def test_a_theme_shows_its_hierarchy(glossary: Glossary) -> None:
    made = plan(glossary, order="theme")
    assert headings(made) == ["Personer", "Uten tema"]
    block = made.sections[0].blocks[1]
    assert isinstance(block, Items)
    (top,) = block.items
    assert said(top.head) == "migrant"
    assert [said(item.head) for item in top.children] == ["asylsøker"]
    assert "hotspot" in heads(made)


def test_a_concept_under_two_others_is_given_in_full_once() -> None:
    concepts = [noun("c1", "asyl"), noun("c2", "beskyttelse"), noun("c3", "flyktning", broader=("c1", "c2"))]
    block = plan(Glossary(concepts), order="theme").sections[0].blocks[1]
    assert isinstance(block, Items)
    assert [[said(below.head) for below in item.children] for item in block.items] == [["flyktning"], ["flyktning"]]
    again = block.items[1].children[0]
    assert again.body == ((Run("se side ", "", "label"), Run("", "", "", "entry c3", page=True)),)
    without_pages = plan(Glossary(concepts), order="theme", medium="screen").sections[0].blocks[1]
    assert isinstance(without_pages, Items)
    assert said(without_pages.items[1].children[0].head) == "se flyktning"


def test_a_circle_and_a_deep_chain_are_no_trap() -> None:
    """A broader/narrower circle is printed, each concept in full once; 3 000 levels are, too."""
    circle = [noun("c1", "a", broader=("c2",)), noun("c2", "b", broader=("c1",))]
    assert heads(plan(Glossary(circle), order="theme")) == ["a", "b", "a"]
    chain = [noun(f"c{n}", f"ord {n:04}", broader=(f"c{n - 1}",) if n else ()) for n in range(3000)]
    assert len(heads(plan(Glossary(chain), order="theme"))) == 3000


def test_a_term_that_stands_twice_in_an_entry_is_said_once() -> None:
    """As EMN has it in places: the same words as preferred term and as synonym."""
    twice: dict[Slot, Any] = {
        Slot("preferred", "en"): Term("ius soli", "en"),
        Slot("alternative", "en"): (Term("ius soli", "en"),),
    }
    entry = noun("c1", "jus soli").with_values(twice)
    assert lines(plan(Glossary([entry])), "jus soli") == ["ius soli"]


def test_only_one_theme(glossary: Glossary) -> None:
    made = plan(glossary, order="nb", theme="t01")
    assert "asylsøker" in heads(made)
    assert "transittsone" not in heads(made)
    assert ("Utvalg", "Personer") in made.facts


# -- the work list -------------------------------------------------------------------------------------------


def test_the_work_list_tells_missing_from_stale(glossary: Glossary) -> None:
    made = plan(glossary, order="work")
    nb, nn = made.sections
    assert (nb.title, nn.title) == ("Bokmål", "Nynorsk")
    missing, stale = (block for block in nb.blocks if isinstance(block, Table))
    assert ("Omfang", "10 oppføringer å se på") in made.facts
    assert [said(row[0][0]) for row in missing.rows] == ["c0216", "p02"], "no equivalent is an answer, not a gap"
    assert [said(row[1][0]) for row in missing.rows] == ["reception", "Not yet translated."]
    assert [said(row[0][0]) for row in stale.rows] == ["c0203"]
    assert said(stale.rows[0][2][1]) == "æresrelatert vold"
    assert said(missing.rows[0][2][0]) == "Anbefalt term"


def test_a_work_list_with_nothing_to_do_says_so() -> None:
    entry = noun("c1", "asyl").with_values({Slot("preferred", "en"): Term("asylum", "en")})
    made = plan(Glossary([entry]), order="work", langs=("nb",))
    assert headings(made) == ["Mangler (0)", "Må ses på igjen (0)"]


# -- the whole glossary --------------------------------------------------------------------------------------


def test_the_whole_glossary_has_introduction_entries_and_indexes(glossary: Glossary) -> None:
    made = plan(glossary, order="full")
    assert [section.title for section in made.sections] == [
        "Innledning", "Ordliste", "Uten term på bokmål", "Register: bokmål", "Register: nynorsk", "Register: engelsk",
    ]  # fmt: skip
    assert headings(made) == ["Om ordlisten"]
    assert lines(made, "asylsøker", 1) == [
        "nynorsk  asylsøkjar",
        "engelsk  asylum seeker",
        "Tillatte termer, bokmål  søker om asyl",
        "Frarådde termer, bokmål  asylant",
        "Definisjon, bokmål  Person som har søkt.*",
        "Definisjon, engelsk  A person who has applied.",
        "Kilde  Art. 2(b) of Directive 2005/85/EC (basert på kilden) http://data.europa.eu/eli/x",
        "Overordnet term  migrant",
        "Tema  Personer",
        "ID  c0022  EMN-side",
    ]
    assert "Beslektet term  processus (fransk)" in lines(made, "Ålesund-prosessen*", 1)


@pytest.mark.parametrize("citation", ["EU context: Art. 2", "EU-context: Art. 2", "Art. 2"])
def test_a_source_says_once_which_part_it_is_for(citation: str) -> None:
    entry = noun("c1", "asyl").with_values({Slot("source"): (Source(citation, "en", part="eu"),)})
    expected = citation if "ontext" in citation else f"i EU: {citation}"
    assert f"Kilde  {expected}" in lines(plan(Glossary([entry]), order="full"), "asyl")


def test_an_index_lists_every_term_with_its_page(glossary: Glossary) -> None:
    made = plan(glossary, order="full")
    index = items(made, 3)
    assert [said(item.head) for item in index][:3] == ["asylant", "asylsøker", "migrant"]
    assert index[0].body == ((Run("", "", "", "entry c0022", True),),)


# -- the title page, options ---------------------------------------------------------------------------------


def test_the_title_page_states_edition_date_size_and_terms_of_use(glossary: Glossary) -> None:
    """The date is that of the newest change anywhere in the glossary."""
    made = plan(glossary)
    assert (made.title, made.subtitle) == ("Prøveordliste", "Bokmål – engelsk")
    assert dict(made.facts)["Utgave"] == "10.0.0"
    assert (dict(made.facts)["Dato"], made.date) == ("4. mars 2026", "2026-03-04")
    assert dict(made.facts)["Omfang"] == "10 begreper"
    assert said(made.front[1][1][0]) == "Gjengivelse er tillatt når EMN oppgis som kilde."


def test_the_legend_explains_the_marks_that_are_used_and_no_others(glossary: Glossary) -> None:
    assert [mark for mark, _ in plan(glossary).legend] == ["*", "•", "‡", "†"]
    assert plan(Glossary([noun("c1", "asyl")])).legend == ()


def test_a_page_in_english_says_everything_in_english(glossary: Glossary) -> None:
    made = plan(glossary, order="nb", ui="en", title="Terms")
    assert (made.title, made.title_lang, made.sections[1].title) == (
        "Terms",
        "en",
        "Without a term in Bokmål",
    )
    assert dict(made.facts)["Date"] == "4 March 2026"


def test_a_selection_narrows_the_list_and_is_stated(glossary: Glossary) -> None:
    made = plan(glossary, ids=["c0022", "c0201"])
    assert [head for head in heads(made) if "søker om" not in head] == [
        "asylant (frarådd)",
        "asylsøker",
        "transittsone",
    ]
    assert ("Utvalg", "utvalgte begreper") in made.facts
    missing = plan(glossary, order="nb", select="missing", langs=("nb",))
    assert [heads(missing, n) for n in range(len(missing.sections))] == [["reception"]]


@pytest.mark.parametrize(
    "options", [{"order": "zz"}, {"ui": "de"}, {"theme": "t99"}, {"select": "some"}, {"status": "same"}]
)
def test_an_unknown_choice_is_refused(glossary: Glossary, options: dict[str, Any]) -> None:
    with pytest.raises(UnknownChoiceError):
        plan(glossary, **options)


def test_an_unknown_id_is_refused(glossary: Glossary) -> None:
    with pytest.raises(ConceptNotFoundError, match="c9999"):
        plan(glossary, ids=["c9999"])


@pytest.mark.parametrize("order", ORDERS)
def test_every_concept_is_in_every_list(glossary: Glossary, order: str) -> None:
    """Nothing is dropped for want of a term; only the work list leaves out what needs no work, and changes the rest."""
    if order in ("work", "changes"):
        return
    made = plan(glossary, order=order)
    anchors = {item.anchor for n in range(len(made.sections)) for item in items(made, n)} - {""}
    assert anchors == {f"entry {name}" for name in glossary}


def test_a_concept_without_any_term_goes_by_its_id() -> None:
    made = plan(Glossary([Concept("c0042", {}), Theme("t1", {})]))
    assert heads(made) == ["c0042"]


# -- what has changed ----------------------------------------------------------------------------------------


def changed(glossary: Glossary, id: str, **values: Any) -> Glossary:  # noqa: A002
    """The glossary with other values in an entry: `preferred_nb=…`."""
    slots = {Slot.parse(name.replace("_", "@")): value for name, value in values.items()}
    return glossary.with_entries([glossary.entries[id].with_values(slots)])


def blocks(made: Plan) -> dict[str, list[str]]:
    """The headings of the list of changes, and the head words under each."""
    found: dict[str, list[str]] = {}
    for block in made.sections[0].blocks:
        if isinstance(block, Heading):
            found[said(block.runs)] = []
        elif isinstance(block, Items):
            found[list(found)[-1]] += [said(item.head) for item in block.items]
    return found


def test_a_changed_text_stands_before_and_after_with_its_words_marked(glossary: Glossary) -> None:
    now = changed(glossary, "c0022", definition_nb=Text("Person som har bedt om vern.", "nb"))
    made = plan(now, order="changes", before=glossary)
    assert made.subtitle == "Endringer siden utgave 10.0.0"
    assert blocks(made) == {"Endrede begreper (1)": ["asylsøker  c0022"]}
    assert lines(made, "asylsøker  c0022") == [
        "asylum seeker",
        "Definisjon, bokmål  ",
        "før  Person som har søkt.",
        "nå  Person som har bedt om vern.",
    ]
    (item,) = items(made)
    marked = {run.style: run.text for line in item.body for run in line if run.style in ("ins", "del")}
    assert marked == {"del": "søkt", "ins": "bedt om vern"}
    assert [run.lang for run in item.body[2][1:]] == ["nb", "nb", "nb"]


def test_new_and_gone_concepts_are_told_apart_from_changed_ones(glossary: Glossary) -> None:
    """A retired concept is gone, though its entry stays; one that is no longer there at all is gone as well."""
    before = glossary.with_entries([noun("c0900", "varselord")], without=["c0200"])
    now = changed(glossary, "c0100", retired="true")
    made = plan(now, order="changes", before=before)
    assert blocks(made) == {
        "Nye begreper (1)": ["Ålesund-prosessen*  c0200"],
        "Utgåtte begreper (2)": ["migrant†  c0100", "varselord  c0900"],
    }
    assert ("Omfang", "1 nye, 0 endrede og 2 utgåtte begreper") in made.facts
    gone = next(item for item in items(made) if item.head[0].text == "varselord")
    assert gone.anchor == "", "nothing leads to what is not there"


def test_terms_that_came_and_went_statuses_and_relations_are_said(glossary: Glossary) -> None:
    now = changed(
        glossary,
        "c0022",
        alternative_nb=(Term("asylsøkende", "nb"),),
        preferred_nn=Term("asylsøkjar", "nn", State(Status.WAITING)),
        broader=(Link("c0201"),),
        modified="2026-05-05",
    )
    assert lines(plan(now, order="changes", before=glossary, ui="en"), "asylum seeker  c0022") == [
        "Preferred term, Nynorsk  status  from “approved” to “under review”",
        "Alternative terms, Bokmål  ",
        "before  søker om asyl",
        "now  asylsøkende",
        "Broader term  ",
        "before  migrant",
        "now  transit zone",
    ]


def test_themes_and_passages_that_changed_stand_last(glossary: Glossary) -> None:
    now = changed(glossary, "p01", text_nb=Text("Om lista", "nb"))
    now = changed(now, "t01", preferred_nb=Term("Folk", "nb"))
    assert blocks(plan(now, order="changes", before=glossary)) == {
        "Temaer og innledning (2)": ["Tema  Folk", "Avsnitt p01 i innledningen"]
    }


def test_changes_in_other_languages_and_bookkeeping_are_no_changes_here(glossary: Glossary) -> None:
    now = changed(glossary, "c0022", preferred_de=Term("Asylbewerber", "de"), modified="2026-05-05")
    made = plan(now, order="changes", before=glossary, since="11.0")
    assert blocks(made) == {}
    assert made.subtitle == "Endringer siden 11.0"
    assert list(blocks(plan(now, order="changes", before=glossary, langs=["de"]))) == ["Endrede begreper (1)"]


def test_a_list_of_changes_narrows_to_a_theme(glossary: Glossary) -> None:
    """What is gone belongs to the theme that it had; a list of chosen concepts has no room for it."""
    before = glossary.with_entries([noun("c0900", "varselord", theme=("t01",)), noun("c0901", "annet")])
    assert blocks(plan(glossary, order="changes", before=before, theme="t01")) == {
        "Utgåtte begreper (1)": ["varselord  c0900"]
    }
    assert blocks(plan(glossary, order="changes", before=before, ids=["c0022"])) == {}
