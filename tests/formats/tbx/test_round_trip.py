"""TBX out and in again: what it has room for comes back, what it has not is listed, the memory brings the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from emn_glossary.formats import tbx
from emn_glossary.formats.tbx import names, rules
from emn_glossary.formats.tbx.memory import carried
from emn_glossary.merge import merge
from emn_glossary.model import Concept, Glossary, Link, State, Status, Term, Text
from emn_glossary.model.values import key
from emn_glossary.slots import TERM_FIELDS, Slot
from tests.formats.tbx.glossaries import EMN, GLOSSARY, MIGRANT, SEEKER, codes, data, read
from tests.laws.strategies import glossaries


def test_what_tbx_has_room_for_comes_back_without_the_memory() -> None:
    """Only the fingerprint of the English and what a note cannot say of itself stay behind."""
    document = read(data(remember=False))
    assert document.origin is None
    assert codes(document) == []
    found = document.glossary["c0022"]
    for slot, value in carried(SEEKER).values().items():
        if slot == Slot("preferred", "nb"):
            assert found.get(slot) == Term("asylsøker", "nb", State(Status.CURRENT, "EMN"))
        elif slot.row.many:
            there = [(key(item), getattr(item, "state", None)) for item in found.many(slot.field, slot.lang)]
            sent = SEEKER.many(slot.field, slot.lang)
            assert there == [(key(item), getattr(item, "state", None)) for item in sent], slot
        else:
            assert found.get(slot) == value, slot
    assert found.sources == SEEKER.sources
    assert document.glossary["c0100"] == MIGRANT
    assert document.glossary.base == GLOSSARY.base


@pytest.mark.parametrize("ui", ["nb", "nn", "en"])
def test_notes_are_understood_in_every_language_they_are_written_in(ui: str) -> None:
    assert read(data(remember=False, ui=ui)).glossary == read(data(remember=False)).glossary


def test_with_the_memory_every_value_comes_back_as_it_was() -> None:
    document = read(data())
    assert document.glossary["c0022"] == carried(SEEKER)
    assert document.origin == document.glossary


def test_an_unchanged_file_changes_nothing() -> None:
    document = read(data())
    result = merge(document.origin, GLOSSARY, document.glossary)
    assert (result.taken, result.conflicts, result.merged) == ((), (), GLOSSARY)


def test_our_own_files_keep_the_structure_of_tbx_basic() -> None:
    for content in (data(), data(remember=False), data(langs=("nb",))):
        assert list(rules.structure(etree.fromstring(content))) == []


def xpath(element: etree._Element, path: str) -> list[Any]:
    found = element.xpath(path, namespaces={"t": "urn:iso:std:iso:30042:ed-2"})
    assert isinstance(found, list)
    return found


def test_the_tree_is_that_of_the_standard() -> None:
    (seeker,) = xpath(etree.fromstring(data(remember=False)), "//t:conceptEntry[@id='c0022']")
    assert xpath(seeker, "t:langSec/@xml:lang") == ["en", "de", "nb"]
    nb = "t:langSec[@xml:lang='nb']/t:termSec"
    assert xpath(seeker, f"{nb}/t:term/text()") == ["asylsøker", "søker om asyl", "asylant"]
    status = f"{nb}[t:term='%s']/t:termNote[@type='administrativeStatus']/text()"
    assert xpath(seeker, status % "asylsøker") == ["preferredTerm-admn-sts"]
    assert xpath(seeker, status % "asylant") == ["deprecatedTerm-admn-sts"]
    assert xpath(seeker, status % "søker om asyl") == []
    assert xpath(seeker, f"{nb}[t:term='søker om asyl']/t:note/text()") == ["Tillatte termer: forslag"]
    assert xpath(seeker, "t:ref[@target='c0100']/text()") == ["Overordnet term: migrant"]
    dated = xpath(seeker, f"{nb}[t:term='søker om asyl']/t:transacGrp/*/text()")
    assert dated == ["modification", "2026-03-04", "oversetter"]


def test_comments_are_for_us_and_never_leave_the_house() -> None:
    concept = MIGRANT.with_values({Slot("comment", "nb"): (Text("spør Språkrådet", "nb"),)})
    assert "Språkrådet" not in data(Glossary([concept])).decode()


def test_languages_and_entries_can_be_chosen_and_english_always_stays() -> None:
    found = read(data(langs=("nb",), ids=("c0022",))).glossary
    assert list(found) == ["c0022"]
    assert {slot.lang for slot in found["c0022"].values()} == {"", "en", "nb"}


def test_an_entry_outside_the_file_is_pointed_at_by_its_address() -> None:
    content = data(ids=("c0022",), remember=False).decode()
    assert 'target="https://emnnorway.no/ordliste/c0100"' in content
    assert read(content).glossary["c0022"].links("broader") == (Link("c0100"),)


def test_what_has_no_room_is_listed() -> None:
    found = {f.code: f.text("nb") for f in tbx.not_carried(GLOSSARY)}
    assert found == {
        "B301": "TBX har ikke plass til 1 verdier: slug (1)",
        "B302": "oppføringen har ingen term og får ikke plass i TBX",
        "B303": "2 oppføringer som ikke er begreper (temaer, innledning, ordlisten selv), får ikke plass i TBX",
        "B304": "1 opplysninger om verdier får ikke plass i TBX: preferred – renders (1)",
    }
    assert not tbx.not_carried(Glossary([MIGRANT]))


# -- what a translator does ---------------------------------------------------------------------------------------


def changed(old: str, new: str) -> Concept:
    content = data().decode()
    assert content.count(old) == 1
    return read(content.replace(old, new)).glossary["c0022"]


def test_a_changed_term_is_a_proposal() -> None:
    found = changed("<term>asylsøker</term>", "<term>asylsøkjar</term>")
    assert found.get(Slot("preferred", "nb")) == Term("asylsøkjar", "nb", State(Status.CANDIDATE, "NO"))
    assert {slot for slot, value in found.values().items() if SEEKER.get(slot) != value} == {Slot("preferred", "nb")}


@pytest.mark.parametrize("spaced", ["asyl søker", " asyl\n      søker\n", "asyl  søker"])
def test_words_that_a_tool_broke_into_lines_are_the_same_words(spaced: str) -> None:
    sent = Concept("c0001", {Slot("preferred", "nb"): Term("asyl søker", "nb", State(Status.CURRENT, "EMN")),
                             Slot("note", "nb"): (Text("asyl søker\nto", "nb"),)})  # fmt: skip
    content = data(Glossary([sent])).decode()
    assert content.count("asyl søker") == 2  # not in the memory, which is ASCII
    document = read(content.replace("asyl søker\nto", f"{spaced} to").replace("asyl søker<", f"{spaced}<"))
    assert document.glossary["c0001"] == sent
    assert codes(document) == []


def test_a_status_that_was_changed_is_taken() -> None:
    found = changed("Tillatte termer: forslag", "Tillatte termer: til vurdering")
    (term,) = found.alternatives("nb")
    assert term.state == replace(SEEKER.alternatives("nb")[0].state, status=Status.WAITING)


def test_a_term_taken_out_is_removed_and_told() -> None:
    content = data().decode()
    start = content.index("<termSec>", content.index("asylant</term>") - 60)
    end = content.index("</termSec>", start) + len("</termSec>")
    document = read(content[:start] + content[end:])
    assert document.glossary["c0022"].deprecated("nb") == ()
    assert [f.code for f in document.findings] == ["B109"]
    result = merge(document.origin, GLOSSARY, document.glossary)
    assert [str(change.slot) for change in result.taken] == ["deprecated@nb"]


def test_english_and_relations_stand_as_they_were_sent() -> None:
    content = data().decode().replace("<term>asylum seeker</term>", "<term>asylum-seeker</term>")
    content = content.replace("Overordnet term: migrant", "Beslektet term: migrant")
    document = read(content)
    assert document.glossary == document.origin
    assert [(f.code, f.place.slot) for f in document.findings] == [
        ("B108", "preferred@en"),
        ("B108", "broader"),
        ("B108", "related"),
    ]


def test_work_done_here_meanwhile_is_not_undone() -> None:
    """What was sent is the base: our later change stands, theirs is taken, both in one value is a conflict."""
    document = read(data().replace(b"<term>asylant</term>", b"<term>asylantsen</term>"))
    ours = GLOSSARY.with_entries([SEEKER.with_values({Slot("preferred", "nb"): Term("asylsøkende", "nb", EMN)})])
    result = merge(document.origin, ours, document.glossary)
    assert result.merged["c0022"].one("preferred", "nb") == "asylsøkende"
    assert [str(term) for term in result.merged["c0022"].deprecated("nb")] == ["asylantsen"]
    assert result.conflicts == ()
    theirs = read(data().replace(b"<term>asyls\xc3\xb8ker</term>", b"<term>asyls\xc3\xb8kjar</term>"))
    (conflict,) = merge(theirs.origin, ours, theirs.glossary).conflicts
    assert [str(conflict.base), str(conflict.ours), str(conflict.theirs)] == ["asylsøker", "asylsøkende", "asylsøkjar"]


def test_a_damaged_memory_is_told_and_the_entry_still_read() -> None:
    document = read(data().replace(b"emn-glossary-sent [", b"emn-glossary-sent {", 1))
    assert codes(document) == ["B107"]
    assert document.glossary["c0022"].one("preferred", "nb") == "asylsøker"
    assert document.origin is not None
    assert "c0022" not in document.origin


@pytest.mark.laws
@given(glossary=glossaries)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_with_the_memory_any_glossary_comes_back_as_far_as_tbx_carries_it(glossary: Glossary) -> None:
    document = read(data(glossary))
    wanted = [
        carried(c)
        for c in sorted(glossary.concepts, key=lambda c: c.id)
        if any(slot.field in TERM_FIELDS for slot in c.values())
    ]
    assert document.origin == (Glossary(wanted, base=glossary.base) if wanted else None)
    for concept in wanted:
        for slot, value in concept.values().items():
            if slot.row.kind not in ("term", "text") or slot.lang in ("", "en"):
                assert document.glossary[concept.id].get(slot) == value


def test_ids_that_are_no_xml_names_are_written_so_that_they_are() -> None:
    for id in ("c0022", "1", "a/b", "å", "x.y", "_x31_", "a b", "", "-", "_x_", "c0022#1", "語"):  # noqa: A001
        assert names.from_xml(names.to_xml(id)) == id
        etree.fromstring(f"<a xmlns:{names.to_xml(id)}='x'/>")
    assert names.to_xml("c0022") == "c0022"
    assert names.to_xml("1") == "_x31_"
