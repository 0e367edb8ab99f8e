"""Pages as HTML: escaped, marked for language, linked, accessible, without scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from lxml import html

from emn_glossary import messages
from emn_glossary.errors import PublishError
from emn_glossary.languages import UI_LANGUAGES
from emn_glossary.model import Glossary
from emn_glossary.publish import Download, plan, render
from emn_glossary.publish.downloads import usual
from emn_glossary.publish.render import check_links

FILES = [Download("files/emn-ordliste.csv", "csv", 12_345)]


def pages_of(glossary: Glossary, ui: str = "nb") -> Mapping[str, bytes]:
    return render(plan(glossary, ui=ui, downloads=FILES), beside=["files/emn-ordliste.csv"])


@pytest.fixture(scope="module")
def site(glossary: Glossary) -> Mapping[str, bytes]:
    return pages_of(glossary)


def tree(site: Mapping[str, bytes], path: str) -> Any:
    return html.document_fromstring(site[path].decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_every_entry_s_text_is_there_without_javascript(site: Mapping[str, bytes], glossary: Glossary) -> None:
    for concept in glossary.concepts:
        text = words(tree(site, f"{concept.id}.html"))
        for slot in concept:
            if slot.row.kind == "term":
                value = concept.get(slot)
                for item in value if isinstance(value, tuple) else (value,):
                    assert str(item) in text


def test_labels_are_data_never_markup(site: Mapping[str, bytes]) -> None:
    for path in site:
        page = tree(site, path)
        assert not page.xpath("//script[not(@src) and @type != 'application/ld+json'] | //b | //@onclick | //@style"), (
            path
        )
        assert not page.xpath("//style | //*[starts-with(name(), 'on')]"), path
        for block in page.xpath("//script[not(@src)]"):
            assert not set(block.text) & set("<>&"), path
    assert words(tree(site, "c0013.html").find(".//h1")) == '<b onclick="x">fet</b> & "sitat"'
    assert "<script>alert('en')</script>" in words(tree(site, "c0013.html"))


def test_nothing_a_browser_would_run_becomes_a_link(site: Mapping[str, bytes]) -> None:
    assert b"javascript:" not in site["c0001.html"]
    assert b'href="http://data.europa.eu/eli/dir/2013/32"' in site["c0001.html"]


def test_nothing_is_fetched_from_elsewhere(site: Mapping[str, bytes]) -> None:
    for path in site:
        page = tree(site, path)
        links = [link.get("href") for link in page.iter("link") if link.get("rel") != "canonical"]
        assert not [link for link in links if "://" in link], path
        assert page.xpath("//@src") == _scripts(path), path
        assert not page.xpath("//iframe | //object"), path
        assert page.xpath("//form/@action") == ["index.html"], path
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy[0].startswith("default-src 'none'; style-src 'self'"), path
    assert all(b"unsafe" not in content for content in site.values())


def _scripts(path: str) -> list[str]:
    """The front page has the search, lists a filter, entries buttons that copy; all other pages have no script."""
    if path == "index.html":
        return ["lookup.js", "search.js"]
    if re.match(r"(nb|en|t[0-9]+)\b", path):
        return ["lookup.js", "reading.js"]
    return ["reading.js"] if re.match("c[0-9]", path) else []


def test_comments_and_who_wrote_them_are_not_published(site: Mapping[str, bytes]) -> None:
    for path, content in site.items():
        assert b"Kari Nordmann" not in content, path
        assert b"oversetter<" not in content, path


def test_every_term_is_marked_for_its_language(site: Mapping[str, bytes]) -> None:
    page = tree(site, "c0001.html")
    for word, lang in (("asylsøker", "nb"), ("asylsøkjar", "nn"), ("asylum seeker", "en"), ("Asylbewerber", "de")):
        found = page.xpath("//body//*[normalize-space(text())=$word]", word=word)
        assert found
        for element in found:
            assert element.xpath("ancestor-or-self::*[@lang]")[-1].get("lang") == lang, word
    assert page.get("lang") == "nb"


def test_status_and_origin_stand_beside_each_term(site: Mapping[str, bytes]) -> None:
    text = words(tree(site, "c0002.html"))
    assert "einsleg mindreårig forslag fra EMN Norge" in text
    assert "enslig mindreårig godkjent fra EMN" in text
    assert "UAM forkortelse fra EMN" in text


def test_an_entry_tells_what_emn_published_and_who_it_is(site: Mapping[str, bytes]) -> None:
    text = words(tree(site, "c0001.html"))
    assert "asylsøker (b); asylsøkjar (n)" in text
    assert "nyeste side hos EMN" in text
    assert "https://emnnorway.no/ordliste/c0001" in text
    assert "https://home-affairs.ec.europa.eu/glossary/asylum-seeker_en" in text
    assert "i EU-sammenheng: Art. 2(c) of Directive 2013/32/EU (sitat fra kilden)" in text
    assert "Gjelder til vedtaket er endelig." in text


def test_a_retired_entry_says_so_and_leads_on(site: Mapping[str, bytes]) -> None:
    notice = tree(site, "c0011.html").xpath("//div[@class='notice']")[0]
    assert "utgått" in words(notice)
    assert notice.xpath(".//a/@href") == ["c0001.html"]
    line = tree(site, "nb.html").xpath("//li[.//a[@href='c0011.html']]")[0]
    assert "utgått" in words(line)


def test_a_missing_term_is_said_and_so_is_no_equivalent(site: Mapping[str, bytes]) -> None:
    assert words(tree(site, "c0010.html").find(".//h1")) == "displaced person (vises på engelsk)"
    assert "Bokmål Anbefalt Ingen term ennå" in words(tree(site, "c0010.html"))
    assert "Ingen ekvivalent Omskrives i norsk rett." in words(tree(site, "c0012.html"))


def test_the_introduction_marks_what_is_not_translated_or_not_approved(site: Mapping[str, bytes]) -> None:
    page = tree(site, "introduction.html")
    assert [words(heading) for heading in page.iter("h2")] == ["Om ordlisten"]
    assert "forslag Et forslag som ingen har tatt stilling til ennå." in words(page)
    assert [words(p) for p in page.xpath("//section//p")] == ["One paragraph.", "Another. (vises på engelsk)"]
    assert page.xpath("//section//p/span/@lang") == ["en", "en"]


def test_coverage_is_a_table_one_can_check(site: Mapping[str, bytes]) -> None:
    table = tree(site, "coverage.html").xpath("//table")[0]
    assert words(table.find("caption")) == "Dekning for bokmål"
    row = [words(cell) for cell in table.xpath(".//tbody/tr[1]/*")]
    # 11 that are not retired: 9 with a term, 1 without equivalent, 1 missing
    assert row == ["Anbefalt term", "90,9 %", "11", "9", "9", "0", "0", "1", "1"]


def test_the_front_page_leads_everywhere(site: Mapping[str, bytes]) -> None:
    links = set(tree(site, "index.html").xpath("//a/@href"))
    assert {
        "nb.html",
        "en.html",
        "nb.html#letter-aa",
        "themes.html",
        "introduction.html",
        "coverage.html",
        "downloads.html",
        "about.html",
        "files/emn-ordliste.csv",
    } <= links


def test_downloads_tell_their_size(site: Mapping[str, bytes]) -> None:
    assert "12 kB" in words(tree(site, "downloads.html"))


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_each_page_is_built_for_everyone(glossary: Glossary, ui: str) -> None:
    """One h1, no skipped heading level, landmarks, a skip link, unique ids, tables with captions and headers."""
    site = pages_of(glossary, ui)
    for path in site:
        page = tree(site, path)
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), path
        assert len(page.xpath("//main[@id='content'] | //header | //footer")) == 3, path
        assert page.xpath("//body/*[1]/@href") == ["#content"], path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        assert set(page.xpath("//@aria-labelledby")) <= set(ids), path
        assert all(table.find("caption") is not None for table in page.iter("table")), path
        assert all(th.get("scope") for th in page.iter("th")), path
        assert page.get("lang") == ui


def test_nynorsk_and_english_are_spoken(glossary: Glossary) -> None:
    assert "Tilrådd" in words(tree(pages_of(glossary, "nn"), "c0001.html"))
    english = tree(pages_of(glossary, "en"), "c0001.html")
    assert words(english.find(".//h1")) == "asylum seeker"
    assert "Preferred" in words(english)


def test_a_link_that_leads_nowhere_stops_everything() -> None:
    with pytest.raises(PublishError) as caught:
        check_links({"a.html": '<a href="b.html">b</a>'})
    assert caught.value.text("nb") == "a.html: lenken «b.html» fører ikke til noen side"
    with pytest.raises(PublishError, match=r"b\.html#x"):
        check_links({"a.html": '<a href="b.html#x">b</a>', "b.html": '<p id="y">'})
    check_links({"a.html": '<a href="b.html#y">b</a> <a href="https://udi.no">u</a>', "b.html": '<p id="y">'})


def test_a_planned_download_that_is_not_there_is_a_broken_link(glossary: Glossary) -> None:
    with pytest.raises(PublishError, match=r"files/emn-ordliste\.csv"):
        render(plan(glossary, downloads=FILES))


def test_a_template_without_its_context_fails_loudly(glossary: Glossary) -> None:
    page = plan(glossary)[-1]
    with pytest.raises(UndefinedError):
        render([replace(page, context={"frame": page.context["frame"]})])


def test_every_word_of_the_site_is_used() -> None:
    folder = Path(str(files("emn_glossary.publish")))
    sources = [path.read_text("utf-8") for ending in ("*.py", "*.html") for path in folder.rglob(ending)]
    made_up = (
        "list.",
        "missing.",
        "answered.",
        "part.",
        "means.",
        "download.",
        "language.",
        "why.",
        "search.",
        "change.",
        "accessibility.",
    )
    for said in messages.catalogue():
        key = said.removesuffix(".one")  # `Voice.counted` says it of one thing
        name = key.removeprefix("site.")
        if name != key and not said.removeprefix("site.").startswith(made_up):
            assert any(f'"{name}"' in source or f'"{key}"' in source for source in sources), key


def test_there_are_words_for_every_download() -> None:
    known = messages.catalogue()
    for name in usual():
        assert f"site.download.{name}" in known
        assert f"site.download.{name}.use" in known
    assert {"pdf", "pdf-en", "pdf-full", "xlsx", "csv", "tbx", "turtle", "rdfxml", "jsonld"} <= set(usual())


def test_words_of_the_site_have_the_same_names_in_every_language() -> None:
    for key, message in messages.catalogue().items():
        if key.startswith("site."):
            names = {tuple(sorted(re.findall(r"{(\w+)}", message.words(ui)))) for ui in UI_LANGUAGES}
            assert len(names) == 1, key
