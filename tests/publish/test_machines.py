"""What programs read: data that say what the glossary says, sitemaps, robots, OpenSearch, canonical addresses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from lxml import etree, html
from pyld import jsonld

from emn_glossary import formats, to_graph
from emn_glossary.errors import PublishError
from emn_glossary.model import Concept, Glossary
from emn_glossary.publish import build, publishable, web
from emn_glossary.slots import Slot
from tests.publish.conftest import concept, links

DATA = Path(__file__).parents[2] / "data" / "skos"
URL = "https://example.org/ordliste/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped glossary as a site."""
    folder = tmp_path_factory.mktemp("shipped")
    build(formats.read(DATA).glossary, folder, downloads=(), base_url=URL)
    return folder


def graph(path: Path, format: str) -> rdflib.Graph:  # noqa: A002
    found = rdflib.Graph()
    found.parse(path, format=format)
    return found


def tree(path: Path) -> Any:
    return etree.parse(str(path)).getroot()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own reader
def test_an_entry_s_data_say_the_same_in_both_forms(glossary: Glossary, tmp_path: Path) -> None:
    build(glossary, tmp_path, downloads=())
    names = [path.stem for path in tmp_path.glob("*.ttl")]
    assert {"c0001", "c0013", "t01", "scheme"} <= set(names)
    for name in names:
        turtle, linked = graph(tmp_path / f"{name}.ttl", "turtle"), graph(tmp_path / f"{name}.jsonld", "json-ld")
        assert set(turtle) == set(linked), name


def test_all_entries_data_together_are_the_glossary(shipped: Path) -> None:
    """Without the passages of the introduction, which have no data of their own."""
    store = pyoxigraph.Store()
    for path in shipped.glob("*.ttl"):
        store.bulk_load(path=path, format=pyoxigraph.RdfFormat.TURTLE)
    found = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in store}
    whole = publishable(formats.read(DATA).glossary)
    wanted = Glossary([each for each in whole.entries.values() if each.id not in _passages(whole)], base=whole.base)
    lines = to_graph(wanted).serialize(format="nt").encode()
    expected = {
        (str(quad.subject), str(quad.predicate), str(quad.object))
        for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)
    }
    assert found == expected


def _passages(glossary: Glossary) -> set[str]:
    return {passage.id for passage in glossary.introduction}


def test_the_words_of_json_ld_are_published_where_they_are_said_to_be(shipped: Path) -> None:
    words = json.loads((shipped / "context.jsonld").read_bytes())
    alone = json.loads((shipped / "c0022.jsonld").read_bytes())
    named = {**words, "@graph": alone["@graph"]}
    assert jsonld.to_rdf(named) == jsonld.to_rdf(alone)


def test_the_head_of_a_page_says_what_search_engines_read(shipped: Path) -> None:
    page: Any = html.document_fromstring((shipped / "c0022.html").read_bytes())
    said = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert (said["@type"], said["@id"]) == ("DefinedTerm", "https://emnnorway.no/ordliste/c0022")
    assert said["name"] == {"@value": "asylsøker", "@language": "nb"}
    assert page.xpath("//link[@rel='alternate']/@href")[-2:] == ["c0022.ttl", "c0022.jsonld"]
    (scheme,) = [said["inDefinedTermSet"]]
    assert scheme == "https://emnnorway.no/ordliste/scheme"
    assert (shipped / "scheme.ttl").is_file()


def test_a_page_s_canonical_address_is_the_one_in_the_sitemap(shipped: Path) -> None:
    """And not one that leads on to the page, which search engines do not take."""
    listed = tree(shipped / "sitemap.xml").xpath("//s:loc/text()", namespaces=SITEMAP)
    pages = sorted(path.name for path in shipped.glob("*.html"))
    assert sorted(listed) == sorted(URL if page == "index.html" else URL + page for page in pages)
    for page in ("index.html", "nb.html", "c0022.html"):
        found: Any = html.document_fromstring((shipped / page).read_bytes())
        (canonical,) = found.xpath("//link[@rel='canonical']/@href")
        assert canonical in listed
        assert canonical == (URL if page == "index.html" else URL + page)


def test_the_sitemap_tells_when_an_entry_was_changed(tmp_path: Path) -> None:
    dated = [
        concept("c0001", "asylum", "asyl", modified="2026-11-20"),
        concept("c0002", "refugee", "flyktning", modified="i går"),
    ]
    build(Glossary(dated), tmp_path, downloads=())
    found = tree(tmp_path / "sitemap.xml")
    assert found.xpath("//s:url[s:lastmod]/s:loc/text()", namespaces=SITEMAP) == [
        "https://emnnorway.no/ordliste/c0001.html"
    ]
    assert found.xpath("//s:lastmod/text()", namespaces=SITEMAP) == ["2026-11-20"]


def test_a_very_large_site_has_several_sitemaps(glossary: Glossary, tmp_path: Path, monkeypatch: Any) -> None:
    """sitemaps.org allows 50 000 addresses in one."""
    assert web._MOST == 50_000
    monkeypatch.setattr(web, "_MOST", 10)
    build(glossary, tmp_path, downloads=(), base_url=URL)
    index = tree(tmp_path / "sitemap.xml")
    assert index.tag.endswith("sitemapindex")
    named = index.xpath("//s:loc/text()", namespaces=SITEMAP)
    assert named == [URL + f"sitemap-{number}.xml" for number in (1, 2, 3)]
    parts = [
        tree(tmp_path / name.removeprefix(URL)).xpath("//s:url/s:loc/text()", namespaces=SITEMAP) for name in named
    ]
    assert [len(part) for part in parts[:2]] == [10, 10]
    assert sum(map(len, parts)) == len(list(tmp_path.glob("*.html")))


def test_robots_and_opensearch_name_whole_addresses(shipped: Path) -> None:
    assert f"Sitemap: {URL}sitemap.xml" in (shipped / "robots.txt").read_text("utf-8").splitlines()
    described = tree(shipped / "opensearch.xml")
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    (name,) = described.xpath("//o:ShortName/text()", namespaces=space)
    assert 0 < len(name) <= 16
    assert described.xpath("//o:Url/@template", namespaces=space) == [URL + "index.html?q={searchTerms}"]


@pytest.mark.parametrize(
    "address",
    [
        *("https://", "ftp://x.no/", "javascript:alert(1)", "//x.no/", "https://x.no/a b/", "https://x.no/?a=b"),
        *("https://x.no/#a/b", 'https://x.no/";}/', "https://x.no/a//b/", "https://bruker@x.no/", "https://x.no/$1/"),
        *("https://x.no/a\nb/", "https://x.no/{}/", "https://x.no/../y/", "https://x.no/æ/"),
    ],
)
def test_an_address_that_a_site_cannot_have_is_refused(glossary: Glossary, tmp_path: Path, address: str) -> None:
    with pytest.raises(PublishError) as caught:
        build(glossary, tmp_path / "site", downloads=(), base_url=address)
    assert "kan ikke være adressen til et nettsted" in caught.value.text("nb")
    assert not (tmp_path / "site").exists()


def test_a_vocabulary_whose_base_is_no_web_address_needs_to_be_told_one(tmp_path: Path) -> None:
    foreign = Glossary([Concept("a", {})], base="urn:x:")
    with pytest.raises(PublishError) as caught:
        build(foreign, tmp_path / "site", downloads=())
    assert "--base-url" in caught.value.hint("nb")
    build(foreign, tmp_path / "site", downloads=(), base_url=URL)


def test_only_entries_that_one_entry_replaces_lead_on(tmp_path: Path) -> None:
    entries = [
        concept("c0001", "asylum", "asyl"),
        concept("c0002", "refugee", "flyktning"),
        concept("c0003", "old", "gammel", retired="true", replaced_by=links("c0001", "c0002")),
        concept("c0004", "older", "eldre", retired="true", replaced_by=links("c0999")),
        concept("c0005", "not retired", "i bruk", replaced_by=links("c0001")),
        Concept("http://example.org/x", {Slot("retired"): "true", Slot("replaced_by"): links("c0001")}),
    ]
    build(Glossary(entries), tmp_path, downloads=())
    for file in (".htaccess", "nginx.conf", "web.config"):
        for id in ("c0003", "c0004", "c0005", "example"):  # noqa: A001
            assert id not in (tmp_path / file).read_text("utf-8"), (file, id)
