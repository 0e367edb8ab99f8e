"""What a translator types, and what it means."""

import pytest

from emn_glossary.coverage import coverage, digest, is_stale
from emn_glossary.diff import diff
from emn_glossary.merge import merge
from emn_glossary.model import Concept, Document, Glossary, State, Status, Term, Text
from emn_glossary.model.values import OWN, state_of
from tests.formats.xlsx.workbooks import alternatives, at, back, codes, concept, filled, rendered, sent, small, typed


def changes(document: Document) -> list[tuple[str, str, str, str]]:
    """Every change as id, slot, before, after."""
    assert document.origin is not None
    return [(c.concept, str(c.slot), _said(c.before), _said(c.after)) for c in diff(document.origin, document.glossary)]


def _said(value: object) -> str:
    return "" if value is None else " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def test_a_new_term_is_a_proposal_of_ours_that_renders_todays_english() -> None:
    document = typed({("c0003", "preferred@nb"): "byrdefordeling"})
    english = digest(small()["c0003"])
    assert document.glossary["c0003"].preferred("nb") == Term(
        "byrdefordeling", "nb", State(Status.CANDIDATE, OWN, renders=english)
    )
    assert codes(document) == []


def test_a_changed_text_is_not_approved_by_itself() -> None:
    document = typed({("c0001", "preferred@nb"): "asylsøkende person"})
    term = document.glossary["c0001"].preferred("nb")
    assert term is not None
    assert (term.text, term.state.status, term.state.origin) == ("asylsøkende person", Status.CANDIDATE, "NO")


def test_a_changed_text_gets_the_status_that_is_chosen_with_it() -> None:
    document = typed({("c0003", "preferred@nb"): "byrdefordeling", ("c0003", "status@nb"): "godkjent"})
    assert state_of(document.glossary["c0003"].preferred("nb")).status is Status.CURRENT


def test_only_a_status_changes_only_the_status() -> None:
    document = typed({("c0002", "status@nb"): "til vurdering"})
    assert document.glossary["c0002"].preferred("nb") == Term(
        "enslig mindreårig", "nb", State(Status.WAITING, "EMN 10.0")
    )


@pytest.mark.parametrize("word", ["til vurdering", "Til Vurdering", " under review ", "UNDER  REVIEW"])
def test_a_status_is_known_in_any_language_and_case(word: str) -> None:
    document = typed({("c0002", "status@nb"): word})
    assert state_of(document.glossary["c0002"].preferred("nb")).status is Status.WAITING


def test_a_stale_value_is_renewed_by_approving_it_again() -> None:
    """The status cell of a stale row says so, so that choosing «godkjent» is an edit."""
    document = typed({("c0004", "status@nb"): "godkjent"})
    state = state_of(document.glossary["c0004"].preferred("nb"))
    assert (state.status, state.renders) == (Status.CURRENT, digest(small()["c0004"]))
    assert not is_stale(small()["c0004"], state)


def test_a_stale_value_that_is_only_put_up_for_review_stays_stale() -> None:
    state = state_of(typed({("c0004", "status@nb"): "til vurdering"}).glossary["c0004"].preferred("nb"))
    assert (state.status, state.renders) == (Status.WAITING, "0123456789ab")


def test_putting_a_proposal_up_for_review_does_not_take_back_an_approval() -> None:
    """The cell shows the least advanced value, here the definition's «forslag»."""
    proposal = Text("Person som søker vern.", "nb", State(Status.CANDIDATE, "NO"))
    mixed = small().with_entries([small()["c0001"].with_values({at("definition@nb"): proposal})])
    data = filled(sent(mixed), {("c0001", "status@nb"): "til vurdering"})
    entry = back(data).glossary["c0001"]
    assert state_of(entry.definition("nb")).status is Status.WAITING
    assert state_of(entry.preferred("nb")).status is Status.CURRENT
    entry = back(filled(sent(mixed), {("c0001", "status@nb"): "godkjent"})).glossary["c0001"]
    assert state_of(entry.definition("nb")).status is Status.CURRENT


def test_a_set_keeps_what_its_surviving_terms_had() -> None:
    document = typed({("c0001", "alternative@nb"): "beskyttelsessøker; asylsøkende\nasylant"})
    before = {term.text: term for term in alternatives("asylant", "beskyttelsessøker")}
    after = {term.text: term for term in document.glossary["c0001"].alternatives("nb")}
    assert list(after) == ["asylant", "beskyttelsessøker", "asylsøkende"]
    assert after["asylant"] == before["asylant"]
    assert after["beskyttelsessøker"] == before["beskyttelsessøker"]
    assert (after["asylsøkende"].position, after["asylsøkende"].state.status) == (3, Status.CANDIDATE)


def test_other_separators_between_the_same_terms_are_no_change() -> None:
    assert changes(typed({("c0001", "alternative@nb"): "asylant;beskyttelsessøker"})) == []


def test_a_term_that_holds_a_separator_is_left_whole() -> None:
    glossary = Glossary(
        [concept("c0001", preferred_en="x", preferred_nb="y", alternative_nb=alternatives("a; b", "c"))]
    )
    document = back(filled(sent(glossary), {("c0001", "alternative@nb"): "a; b | c | d"}))
    assert [term.text for term in document.glossary["c0001"].alternatives("nb")] == ["a; b", "c", "d"]
    assert document.glossary["c0001"].alternatives("nb")[0] == alternatives("a; b")[0]


def test_a_note_keeps_its_semicolons_and_lines() -> None:
    document = typed({("c0001", "note@nb"): "Brukes i loven; ikke i dagligtale.\nSe forskriften."})
    assert [str(note) for note in document.glossary["c0001"].many("note", "nb")] == [
        "Brukes i loven; ikke i dagligtale.\nSe forskriften."
    ]


def test_an_emptied_cell_is_a_removal_and_is_shown_as_one() -> None:
    document = typed({("c0001", "alternative@nb"): ""})
    assert changes(document) == [("c0001", "alternative@nb", "asylant | beskyttelsessøker", "")]
    (finding,) = document.findings
    assert finding.line("nb") == (
        "emn-nb.xlsx, ark Termer, celle J2: W116 cellen er tømt; det som sto der, foreslås tatt bort: "
        "«asylant | beskyttelsessøker». Skriv teksten tilbake hvis den skal bli stående."
    )


def test_an_edited_english_cell_is_told_of_and_not_taken() -> None:
    document = typed({("c0002", "preferred@en"): "lone child"})
    assert changes(document) == []
    assert [f.text("en") for f in document.findings] == [
        "a locked cell was changed from 'unaccompanied minor' to 'lone child'; the change was not taken."
    ]


def test_passages_are_translated_in_a_sheet_of_their_own() -> None:
    document = typed({("p0101", "text@nb"): "Om ordlisten"}, sheet="Tekster")
    assert changes(document) == [("p0101", "text@nb", "", "Om ordlisten")]


# ---------------------------------------------------------------------------------------------------------
# Lik på nynorsk


def test_same_in_nynorsk_fills_an_empty_cell_with_a_proposal() -> None:
    document = typed({("c0003", "preferred@nb"): "visum", ("c0003", "same@nn"): "ja"})
    nynorsk = document.glossary["c0003"].preferred("nn")
    assert nynorsk is not None
    assert (nynorsk.text, nynorsk.lang, nynorsk.state.status) == ("visum", "nn", Status.CANDIDATE)


def test_same_in_nynorsk_in_a_workbook_for_nynorsk_only_goes_by_the_nb_term_shown() -> None:
    document = typed({("c0002", "same@nn"): "ja"}, langs=("nn",))
    assert changes(document) == [("c0002", "preferred@nn", "", "enslig mindreårig")]


def test_an_emptied_cell_that_is_to_be_the_same_is_no_removal() -> None:
    document = typed({("c0005", "preferred@nn"): ""})
    assert (changes(document), codes(document)) == ([], [])


def test_same_with_another_text_is_an_error_and_nynorsk_stands() -> None:
    document = typed({("c0001", "same@nn"): "ja"})
    assert changes(document) == []
    (finding,) = document.findings
    assert (finding.code, finding.place.slot) == ("W117", "preferred@nn")
    assert finding.text("nb") == (
        "raden sier at nynorsk er lik bokmål, men nynorsk er «asylsøkjar» og bokmål «asylsøker»; "
        "nynorsk er ikke endret."
    )


def test_not_the_same_while_both_are_equal_is_a_warning() -> None:
    assert codes(typed({("c0005", "same@nn"): "nei"})) == ["W118"]
    assert codes(typed({("c0005", "same@nn"): "nei", ("c0005", "preferred@nn"): "visumet"})) == []


def test_same_without_an_nb_term_is_an_error() -> None:
    assert codes(typed({("c0003", "same@nn"): "ja"})) == ["W119"]


def test_neither_yes_nor_no_is_an_error() -> None:
    assert codes(typed({("c0002", "same@nn"): "kanskje"})) == ["W120"]


# ---------------------------------------------------------------------------------------------------------
# Ingen ekvivalent


def test_no_equivalent_is_an_answer_and_its_reason_is_the_comment() -> None:
    cells = {("c0003", "status@nb"): "ingen ekvivalent", ("c0003", "comment@nb"): "Norsk rett har ikke begrepet."}
    document = typed(cells)
    entry = document.glossary["c0003"]
    assert str(entry.get(at("no_equivalent@nb"))) == "Norsk rett har ikke begrepet."
    assert coverage(document.glossary)["nb", "preferred"].no_equivalent == 1
    assert codes(document) == []


def test_no_equivalent_without_a_reason_is_a_dash() -> None:
    document = typed({("c0003", "status@nb"): "ingen ekvivalent"})
    assert str(document.glossary["c0003"].get(at("no_equivalent@nb"))) == "–"


def test_no_equivalent_beside_a_term_is_an_error_and_changes_nothing() -> None:
    document = typed({("c0003", "status@nb"): "ingen ekvivalent", ("c0003", "preferred@nb"): "byrdefordeling"})
    assert (changes(document), codes(document)) == ([], ["W121"])
    document = typed({("c0002", "status@nb"): "ingen ekvivalent"})
    assert (changes(document), codes(document)) == ([], ["W121"])


def none_sent() -> bytes:
    nothing = Text("–", "nb", State(Status.CANDIDATE, "NO"))
    return sent(small().with_entries([small()["c0003"].with_values({at("no_equivalent@nb"): nothing})]))


def test_a_term_where_there_was_none_needs_a_status_too() -> None:
    assert codes(back(filled(none_sent(), {("c0003", "preferred@nb"): "byrdefordeling"}))) == ["W121"]
    document = back(
        filled(none_sent(), {("c0003", "preferred@nb"): "byrdefordeling", ("c0003", "status@nb"): "forslag"})
    )
    assert changes(document) == [
        ("c0003", "preferred@nb", "", "byrdefordeling"),
        ("c0003", "no_equivalent@nb", "–", ""),
    ]


def test_taking_back_no_equivalent_is_shown_as_a_removal() -> None:
    document = back(filled(none_sent(), {("c0003", "status@nb"): ""}))
    assert (changes(document), codes(document)) == ([("c0003", "no_equivalent@nb", "–", "")], ["W116"])


def test_no_equivalent_can_be_approved() -> None:
    document = back(filled(none_sent(), {("c0003", "status@nb"): "godkjent"}))
    assert state_of(document.glossary["c0003"].get(at("no_equivalent@nb"))).status is Status.CURRENT


def test_a_reason_given_later_replaces_the_dash() -> None:
    document = back(filled(none_sent(), {("c0003", "comment@nb"): "Finnes ikke i norsk rett."}))
    assert str(document.glossary["c0003"].get(at("no_equivalent@nb"))) == "Finnes ikke i norsk rett."


# ---------------------------------------------------------------------------------------------------------
# With merge


def test_ten_filled_cells_raise_coverage_by_ten() -> None:
    ids = [f"c{number:04}" for number in range(20)]
    glossary = Glossary(concept(one, preferred_en=f"term {one}") for one in ids)
    data = filled(
        sent(glossary, select="missing", langs=("nb",)), {(one, "preferred@nb"): f"ord {one}" for one in ids[:10]}
    )
    document = back(data)
    merged = merge(document.origin, glossary, document.glossary).merged
    before, after = coverage(glossary)["nb", "preferred"], coverage(merged)["nb", "preferred"]
    assert (before.filled, after.filled) == (0, 10)


def test_an_old_export_takes_nothing_back_that_others_have_done_since() -> None:
    document = typed({("c0003", "preferred@nb"): "byrdefordeling"})
    now = small().with_entries([small()["c0002"].with_values({at("preferred@nb"): Term("enslig barn", "nb")})])
    outcome = merge(document.origin, now, document.glossary)
    assert outcome.conflicts == ()
    assert str(outcome.merged["c0002"].preferred("nb")) == "enslig barn"
    assert str(outcome.merged["c0003"].preferred("nb")) == "byrdefordeling"
    assert outcome.merged["c0001"].links("broader") == small()["c0001"].links("broader")


def test_values_rendered_from_todays_english_are_not_stale_when_they_come_back() -> None:
    fresh = small().with_entries([rendered(small()["c0002"])])
    document = back(sent(fresh))
    assert isinstance(document.glossary["c0002"], Concept)
    assert document.glossary["c0002"].preferred("nb") == fresh["c0002"].preferred("nb")
