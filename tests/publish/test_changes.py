"""What has changed: since an edition, by date, over time; and a part of the glossary alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from emn_glossary import history
from emn_glossary.coverage import coverage, digest
from emn_glossary.errors import UnknownChoiceError
from emn_glossary.history import Past
from emn_glossary.model import Concept, Glossary, Link, Scheme, State, Status, Term, Text, Theme
from emn_glossary.publish import Office, build, plan, render, selected
from emn_glossary.publish.charts import over_time
from emn_glossary.publish.feed import feed
from emn_glossary.publish.plan import surroundings
from emn_glossary.publish.voice import Voice
from emn_glossary.slots import Slot
from tests.publish.conftest import concept, links

OFFICE = Office("Utlendingsdirektoratet (UDI)", "EMN Norge", "emn@example.org", "https://www.udi.no/")


def own(text: str, lang: str, day: str) -> Term:
    return Term(text, lang, State(Status.CANDIDATE, "NO", day))


def said(site: Mapping[str, bytes], path: str) -> str:
    page: Any = html.document_fromstring(site[path].decode())
    return " ".join(page.text_content().split())


def test_changes_since_an_edition_are_told_entry_by_entry() -> None:
    before = Glossary([concept("c0001", "asylum seeker", "asylant"), concept("c0002", "minor", "mindreårig")])
    after = Glossary(
        [
            concept("c0001", "asylum seeker", "asylsøker", preferred_nn=own("asylsøkjar", "nn", "2026-11-20")),
            concept("c0003", "refugee", "flyktning"),
        ]
    )
    page: Any = html.document_fromstring(render(plan(after, past=Past(before)))["changes.html"].decode())
    text = " ".join(page.text_content().split())
    assert "3 oppføringer er nye, endret eller borte" in text
    assert "asylant" in [element.text for element in page.iter("del")]
    assert "Anbefalt term (bokmål), endret: asylantasylsøker" in text
    assert "Anbefalt term (nynorsk), ny: asylsøkjar" in text
    assert "flyktning ny" in text
    assert "mindreårig borte" in text


def test_a_change_of_status_is_a_change_and_a_date_is_not() -> None:
    old = concept("c0001", "asylum seeker", preferred_nb=own("asylsøker", "nb", "2026-11-20"), modified="2026-11-20")
    approved = Term("asylsøker", "nb", State(Status.CURRENT, "NO", "2026-11-21"))
    new = old.with_values({Slot("preferred", "nb"): approved, Slot("modified"): "2026-11-21"})
    text = said(render(plan(Glossary([new]), past=Past(Glossary([old])))), "changes.html")
    assert "Anbefalt term (bokmål), ny status: godkjent" in text
    assert "Sist endret" not in text


def test_many_changes_have_more_pages_than_one() -> None:
    after = Glossary([concept(f"c{n:04}", f"term {n}") for n in range(401)])
    site = render(plan(after, past=Past(Glossary())))
    assert "changes-2.html" in site
    assert site["changes-2.html"].count(b'<section class="change"') == 1


def test_the_feed_tells_the_newest_first_and_the_same_every_time(glossary: Glossary) -> None:
    dated = [
        concept("c0101", "asylum", preferred_nb=own("asyl", "nb", "2026-11-20")),
        concept("c0102", "refugee", preferred_nb=own("flyktning", "nb", "2026-11-22")),
    ]
    more = glossary.with_entries(dated)
    around = surroundings(more, Voice("nb"), OFFICE)
    found = feed(more.concepts, around, "https://emnnorway.no/ordliste/")
    assert found == feed(more.concepts[::-1], around, "https://emnnorway.no/ordliste/")
    assert found is not None
    tree = ElementTree.fromstring(found)
    space = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{space}title") for entry in tree.iter(f"{space}entry")] == ["flyktning", "asyl"]
    assert tree.findtext(f"{space}updated") == "2026-11-22T00:00:00Z"
    assert tree.findtext(f"{space}author/{space}name") == OFFICE.name


def test_no_dates_no_feed(glossary: Glossary) -> None:
    assert feed(glossary.concepts, surroundings(glossary, Voice("nb"), OFFICE), "https://emnnorway.no/") is None
    assert b"feed.atom" not in render(plan(glossary))["index.html"]


def test_coverage_over_time_is_counted_from_the_dates() -> None:
    concepts = [
        concept("c0001", "asylum", "asyl"),
        concept("c0002", "refugee", preferred_nb=own("flyktning", "nb", "2026-11-20")),
        concept("c0003", "minor", preferred_nb=own("mindreårig", "nb", "2026-11-22")),
        concept("c0004", "return"),
    ]
    glossary = Glossary(concepts)
    chart = over_time(glossary, coverage(glossary), (), Voice("nb"))
    assert chart is not None
    assert chart.rows == (
        ("EMNs utgave", ("25 %",)),
        ("20. november 2026", ("50 %",)),
        ("22. november 2026", ("75 %",)),
    )
    undated = Glossary(concepts[:1])
    assert over_time(undated, coverage(undated), (), Voice("nb")) is None


FIRST = Glossary([concept("c0001", "asylum", "asyl"), concept("c0002", "refugee")])
SECOND = Glossary([concept("c0001", "asylum", "asyl"), concept("c0002", "refugee", "flyktning")])
NOW = Glossary(
    [
        concept("c0001", "asylum", "asyl"),
        concept("c0002", "refugee", preferred_nb=own("rømling", "nb", "2026-11-20")),
        concept("c0003", "minor"),
    ]
)


def two_releases() -> Past:
    one = history.release(Past(), FIRST, "2026.1", "2026-01-10", coverage(FIRST))
    assert one
    other = history.release(Past(released=FIRST, milestones=(one,)), SECOND, "2026.2", "2026-06-10", coverage(SECOND))
    assert other
    return Past(released=SECOND, milestones=(one, other))


def test_coverage_over_time_is_what_the_releases_counted_and_as_it_is_now() -> None:
    chart = over_time(NOW, coverage(NOW), two_releases().of("release"), Voice("nb"))
    assert chart is not None
    assert chart.headings == ("Anbefalt term (bokmål)", "Anbefalt term (nynorsk)")
    assert chart.rows == (
        ("10. januar 2026", ("50 %", "0 %")),
        ("10. juni 2026", ("100 %", "0 %")),
        ("20. november 2026", ("66,7 %", "0 %")),
    )
    points = [point.split(" ") for point in chart.lines[0].path.removeprefix("M").split("L")]
    assert [int(x) for x, _ in points] == [44, 325, 628]  # January to June is 151 of 314 days
    assert [int(y) for _, y in points] == [112, 12, 79]


def test_each_release_has_a_page_of_what_it_changed_and_so_has_what_is_not_released() -> None:
    site = render(plan(NOW, past=two_releases()))
    page: Any = html.document_fromstring(site["changes.html"].decode())
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page.iter("tr")]
    assert rows[1:] == [
        ["Siden utgivelsen 2026.2", "–", "2", "–"],
        ["Utgivelsen 2026.2", "10. juni 2026", "1", "bokmål 100 %, nynorsk 0 %"],
        ["Utgivelsen 2026.1", "10. januar 2026", "–", "bokmål 50 %, nynorsk 0 %"],
    ]
    assert page.xpath("//table//a/@href") == ["changes-unreleased.html", "changes-release-2026.2.html"]
    assert "flyktning" in [e.text for e in html.document_fromstring(site["changes-release-2026.2.html"]).iter("ins")]
    unreleased: Any = html.document_fromstring(site["changes-unreleased.html"].decode())
    assert [e.text for e in unreleased.iter("del")] == ["flyktning"]
    assert [e.text for e in unreleased.iter("ins")] == ["minor", "rømling"]
    entry: Any = html.document_fromstring(site["c0002.html"].decode())
    assert entry.xpath("//dt[text()='Endret i']/../dd/a/@href") == [
        "changes-unreleased.html#c0002",
        "changes-release-2026.2.html#c0002",
    ]
    assert unreleased.xpath("//section[@id='c0002']")


def test_each_edition_tells_what_emn_changed_and_how_ours_differs_from_it() -> None:
    ten, eleven = (
        Glossary([Scheme("scheme", {Slot("version"): v}), *g.concepts])
        for v, g in (("10.0.0", FIRST), ("11.0.0", SECOND))
    )
    made = history.edition(Past(ten), eleven, "2026-12-01")
    assert made
    site = render(plan(NOW, past=Past(eleven, milestones=(made,))))
    page: Any = html.document_fromstring(site["changes.html"].decode())
    assert [e.text for e in page.xpath("//table//a")] == [
        "EMNs utgave 11.0",
        "Siden EMNs utgave 11.0",
        "Siden EMNs utgave 10.0",
    ]
    assert "EMN endret én oppføring i utgave 11.0" in said(site, "changes-edition-11.0.html")
    since = said(site, "changes-since-10.0.html")
    assert "rømling" in since
    assert "minor (vises på engelsk) ny" in since


def test_what_readers_may_not_see_is_in_no_page_of_changes(tmp_path: Path) -> None:
    secret = {Slot("comment", "nb"): (Text("internt notat", "nb"),)}
    noted = SECOND.with_entries([SECOND["c0001"].with_values(secret)])
    one = history.release(Past(), FIRST, "2026.1", "2026-01-10", coverage(FIRST))
    assert one
    new = noted.with_entries([concept("c0009", "border", "grense").with_values(secret)])
    other = history.release(Past(released=FIRST, milestones=(one,)), new, "2026.2", "2026-06-10", coverage(new))
    assert other
    assert "internt notat" in history.as_json(other).decode()
    build(new, tmp_path / "site", downloads=(), past=Past(released=new, milestones=(one, other)))
    pages = {path.name: path.read_bytes() for path in (tmp_path / "site").iterdir() if path.is_file()}
    assert "changes-release-2026.2.html" in pages
    assert not [name for name, content in pages.items() if b"internt notat" in content]


def test_a_release_is_in_the_feed() -> None:
    around = surroundings(NOW, Voice("nb"), OFFICE, two_releases())
    found = feed(NOW.concepts, around, "https://emnnorway.no/ordliste/")
    assert found
    tree = ElementTree.fromstring(found)
    space = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{space}title") for entry in tree.iter(f"{space}entry")] == [
        "rømling",
        "Utgivelsen 2026.2",
        "Utgivelsen 2026.1",
    ]


def test_the_english_that_changed_stands_on_the_entry_s_page_word_by_word() -> None:
    old = concept("c0001", "asylum seeker")
    kept = {digest(old): {"preferred@en": "asylum seeker"}}
    term = Term("asylsøker", "nb", State(Status.CURRENT, "EMN", renders=digest(old)))
    now = concept("c0001", "asylum applicant", preferred_nb=term)
    page: Any = html.document_fromstring(render(plan(Glossary([now]), past=Past(former=kept)))["c0001.html"].decode())
    section = page.xpath("//section[@aria-labelledby='english-before']")[0]
    assert [e.text for e in section.iter("del")] == ["seeker"]
    assert [e.text for e in section.iter("ins")] == ["applicant"]


def tree_of(*pairs: tuple[str, str]) -> Glossary:
    """Themes, each with the theme above it."""
    above: dict[str, list[str]] = {}
    for id, parent in pairs:  # noqa: A001
        above.setdefault(id, []).extend([parent] if parent else [])
    themes = [
        Theme(id, {Slot("title", "nb"): Text(id, "nb")} | ({Slot("theme"): links(*parents)} if parents else {}))
        for id, parents in above.items()  # noqa: A001
    ]
    return Glossary([*themes, concept("c0001", "asylum", "asyl", theme=links(pairs[-1][0]))])


def levels(glossary: Glossary) -> list[tuple[str, int]]:
    page: Any = html.document_fromstring(render(plan(glossary))["themes.html"].decode())
    return [
        (str(item.xpath("./a")[0].text), len(item.xpath("ancestor::ul")))
        for item in page.xpath("//div[@class='tree']//li")
    ]


def test_themes_are_a_tree_and_count_what_lies_below_them() -> None:
    glossary = tree_of(("t1", ""), ("t2", "t1"), ("t3", "t2"), ("t4", ""))
    assert levels(glossary) == [("t1", 1), ("t2", 2), ("t3", 3), ("t4", 1)]
    site = render(plan(tree_of(("t1", ""), ("t2", "t1"))))
    assert "t1 (1) t2 (1)" in said(site, "themes.html")
    assert "asyl" in said(site, "t1.html")


def test_a_theme_with_two_broader_ones_stands_below_both_and_a_circle_is_shown() -> None:
    both = tree_of(("t1", ""), ("t2", ""), ("t3", "t1"), ("t3", "t2"))
    assert levels(both) == [("t1", 1), ("t3", 2), ("t2", 1), ("t3", 2)]
    assert {name for name, _ in levels(tree_of(("t1", "t2"), ("t2", "t1")))} == {"t1", "t2"}


def test_deep_trees_of_themes_and_terms_are_no_trouble() -> None:
    """1 500 levels, which other tools stop at."""
    deep = tree_of(("t0", ""), *((f"t{n}", f"t{n - 1}") for n in range(1, 1500)))
    assert len(levels(deep)) == 1500
    chain = [concept("c0000", "term 0")]
    chain += [concept(f"c{n:04}", f"term {n}", broader=links(f"c{n - 1:04}")) for n in range(1, 1500)]
    site = render(plan(Glossary(chain)))
    assert "term 1491 (vises på engelsk) ›" in said(site, "c1499.html")
    assert len(site["c1499.html"]) < 30_000


def test_a_circle_of_broader_terms_still_has_its_place() -> None:
    circle = [concept("c0001", "a", "a", broader=links("c0002")), concept("c0002", "b", "b", broader=links("c0001"))]
    assert "Plass i hierarkiet: b › a" in said(render(plan(Glossary(circle))), "c0001.html")


def test_both_broader_terms_are_in_the_picture_and_in_the_way_down(glossary: Glossary) -> None:
    page: Any = html.document_fromstring(render(plan(glossary))["c0002.html"].decode())
    for shape in ("across", "down"):
        drawn = page.xpath(f"//*[local-name()='svg'][@class='picture {shape}']//*[local-name()='a']/@href")
        assert sorted(drawn) == ["c0001.html", "c0003.html"]
    ways = [" ".join(way.text_content().split()) for way in page.xpath("//p[@class='chain']")]
    assert ways == [
        "Plass i hierarkiet: asylsøker › enslig mindreårig",
        "Plass i hierarkiet: mindreårig › enslig mindreårig",
    ]


def test_a_part_of_the_glossary_alone(glossary: Glossary) -> None:
    part = selected(glossary, themes=["t01"])
    assert sorted(part) == ["c0001", "c0002"]
    assert (len(part.themes), len(part.introduction)) == (1, 2)
    assert part["c0002"].links("broader") == (Link("c0001"), Link("", "minor", "en"))
    assert sorted(selected(glossary, statuses=["candidate"])) == ["c0002"]
    assert selected(glossary) is glossary
    with pytest.raises(UnknownChoiceError):
        selected(glossary, themes=["t99"])
    with pytest.raises(UnknownChoiceError):
        selected(glossary, statuses=["godkjent"])
    render(plan(part))


def test_a_term_is_cited_and_described_for_search_engines() -> None:
    entry = Concept(
        "c0001",
        {
            Slot("preferred", "nb"): Term("asyl & <vern>", "nb"),
            Slot("preferred", "en"): Term("asylum", "en"),
            Slot("definition", "nb"): Text("Vern mot forfølgelse.", "nb", State(Status.CANDIDATE, "NO", "2026-11-20")),
            Slot("modified"): "2026-11-22",
        },
    )
    page: Any = html.document_fromstring(render(plan(Glossary([entry]), office=OFFICE))["c0001.html"].decode())
    text = " ".join(page.text_content().split())
    address = "https://emnnorway.no/ordliste/c0001"
    assert f"«asyl & <vern>». Ordliste for asyl og migrasjon. Utlendingsdirektoratet (UDI), 2026. {address}" in text
    assert "arbeidsdefinisjon" in text
    assert "Endret 20. november 2026" in text
    (block,) = page.xpath("//script[@type='application/ld+json']")
    found = json.loads(block.text)
    assert found["@id"] == address
    assert found["name"] == {"@value": "asyl & <vern>", "@language": "nb"}
    assert found["description"] == [{"@value": "Vern mot forfølgelse.", "@language": "nb"}]
