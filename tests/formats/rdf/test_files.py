"""Whole files: the four syntaxes, what must be refused, and what a bad file says."""

from __future__ import annotations

import gc
import socket
from pathlib import Path

import pytest

from emn_glossary import formats
from emn_glossary.errors import ReadError
from emn_glossary.formats.rdf import read_many, read_syntax
from emn_glossary.model import Concept, Glossary, Passage, Term
from emn_glossary.slots import Slot
from tests.formats.rdf.turtles import HEAD, write

SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_XML = """\
<?xml version="1.0"?>
{doctype}
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="https://emnnorway.no/ordliste/c0001">
    <skos:prefLabel xml:lang="nb">{term}</skos:prefLabel>
  </skos:Concept>
</rdf:RDF>
"""
SAME = {
    "turtle": f'<https://emnnorway.no/ordliste/c0001> a <{SKOS}Concept> ; <{SKOS}prefLabel> "asylsøker"@nb .',
    "ntriples": f"""\
<https://emnnorway.no/ordliste/c0001> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{SKOS}Concept> .
<https://emnnorway.no/ordliste/c0001> <{SKOS}prefLabel> "asylsøker"@nb .
""",
    "rdfxml": RDF_XML.format(doctype="", term="asylsøker"),
    "jsonld": f"""\
{{"@context": {{"skos": "{SKOS}"}}, "@id": "https://emnnorway.no/ordliste/c0001", "@type": "skos:Concept",
  "skos:prefLabel": {{"@value": "asylsøker", "@language": "nb"}}}}
""",
}
ASYLUM_SEEKER = Glossary([Concept("c0001", {Slot("preferred", "nb"): Term("asylsøker", "nb")})])


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything that goes to the network fails the test."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("went to the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def refused(data: str | bytes, syntax: str) -> ReadError:
    """The error that reading gives."""
    raw = data.encode() if isinstance(data, str) else data
    with pytest.raises(ReadError) as caught:
        read_syntax(raw, syntax, file="fil")
    assert caught.value.place.file == "fil"
    return caught.value


@pytest.mark.parametrize("syntax", SAME)
def test_all_syntaxes_give_the_same_glossary(syntax: str) -> None:
    assert read_syntax(SAME[syntax].encode(), syntax).glossary == ASYLUM_SEEKER


@pytest.mark.parametrize("syntax", SAME)
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(syntax: str) -> None:
    data = b"\xef\xbb\xbf" + SAME[syntax].replace("\n", "\r\n").encode()
    assert read_syntax(data, syntax).glossary == ASYLUM_SEEKER


@pytest.mark.parametrize(
    ("syntax", "data", "line"),
    [
        ("turtle", HEAD + "<c0001> a skos:Concept ;; .\n<c0002> a a .\n", 15),
        ("turtle", HEAD + '<c0001> skos:prefLabel "asyl"@nb .\n<c0002 skos:prefLabel "åpen .\n', 15),
        ("ntriples", "<a:b> <a:c> <a:d> .\n<a:b> <a:c> .\n", 2),
        ("rdfxml", "<rdf:RDF\nxmlns:rdf='x'>\n<rdf:Descr>\n</rdf:RDF>", 4),
        ("jsonld", '{\n"@id": "a:b",\n"a:c" 1}', 3),
    ],
)
def test_a_syntax_error_is_told_with_file_and_line(syntax: str, data: str, line: int) -> None:
    error = refused(data, syntax)
    assert (error.key, error.place.line) == ("syntax", line)
    assert error.text("nb").startswith(f"fil, linje {line}:")
    assert "Ingenting er endret" in error.hint("nb")


@pytest.mark.parametrize("syntax", SAME)
@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)), bytes(40), "søker".encode("utf-16")]
)
def test_what_is_no_rdf_is_refused(syntax: str, data: bytes) -> None:
    assert refused(data, syntax).key in ("syntax", "unreadable", "not-utf-8")


@pytest.mark.parametrize("syntax", SAME)
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(syntax: str, data: bytes) -> None:
    assert refused(data, syntax).key == "empty-file"


@pytest.mark.parametrize("syntax", SAME)
def test_a_file_cut_off_in_the_middle_is_refused(syntax: str) -> None:
    data = SAME[syntax].rstrip().encode()
    assert refused(data[: len(data) - 4], syntax).key == "syntax"


# -- what would hang, crash, or go to the network -------------------------------------------------------------


def test_xml_entities_for_namespaces_are_fine() -> None:
    data = RDF_XML.format(doctype=f'<!DOCTYPE rdf:RDF [<!ENTITY skos "{SKOS}">]>', term="asylsøker")
    data = data.replace(f'xmlns:skos="{SKOS}"', 'xmlns:skos="&skos;"')
    assert read_syntax(data.encode(), "rdfxml").glossary == ASYLUM_SEEKER


def test_an_xml_entity_for_a_file_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    doctype = f'<!DOCTYPE rdf:RDF [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    error = refused(RDF_XML.format(doctype=doctype, term="&e;"), "rdfxml")
    assert (error.key, error.place.line, error.params["name"]) == ("unsafe-xml", 2, "e")


def test_an_xml_entity_for_an_address_is_refused(no_network: None) -> None:
    doctype = '<!DOCTYPE rdf:RDF [<!ENTITY e SYSTEM "http://example.org/x">]>'
    assert refused(RDF_XML.format(doctype=doctype, term="&e;"), "rdfxml").key == "unsafe-xml"


def test_an_external_document_type_is_not_fetched(no_network: None) -> None:
    data = RDF_XML.format(doctype='<!DOCTYPE rdf:RDF SYSTEM "http://example.org/x.dtd">', term="asylsøker")
    assert read_syntax(data.encode(), "rdfxml").glossary == ASYLUM_SEEKER


def test_xml_entities_inside_each_other_are_refused() -> None:
    """A billion laughs: ten entities, each ten times the one before."""
    entities = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))]
    doctype = f"<!DOCTYPE rdf:RDF [{''.join(entities)}]>"
    assert refused(RDF_XML.format(doctype=doctype, term="&a9;"), "rdfxml").key == "unsafe-xml"


@pytest.mark.parametrize("value", ["x" * 9_000, "x" * 20_000])
def test_a_long_xml_entity_used_many_times_is_refused(value: str) -> None:
    doctype = f'<!DOCTYPE rdf:RDF [<!ENTITY e "{value}">]>'
    assert refused(RDF_XML.format(doctype=doctype, term="&e;" * 5_000), "rdfxml").key == "unsafe-xml"


def test_many_xml_entities_that_are_each_within_bounds_are_refused_together() -> None:
    entities = "".join(f'<!ENTITY e{n} "{"x" * 9_000}">' for n in range(50))
    uses = "".join(f"&e{n};" * 20 for n in range(50))
    data = RDF_XML.format(doctype=f"<!DOCTYPE rdf:RDF [{entities}]>", term=uses)
    assert refused(data, "rdfxml").key == "unsafe-xml"


@pytest.mark.parametrize(
    ("syntax", "opening", "inner", "closing"),
    [
        ("jsonld", '{"a:b":', "1", "}"),
        ("jsonld", "[", "", "]"),
        ("turtle", "<a:b> <a:c> <<( ", "", ""),
        ("ntriples", "<a:b> <a:c> <<( ", "", ""),
        ("rdfxml", "<r:D xmlns:r='a:'><r:p>", "x", "</r:p></r:D>"),
    ],
)
@pytest.mark.parametrize("depth", [300, 5_000, 100_000])
def test_what_is_nested_too_deep_is_refused(syntax: str, opening: str, inner: str, closing: str, depth: int) -> None:
    """The RDF library would go down with the whole program."""
    assert refused(opening * depth + inner + closing * depth, syntax).key == "too-deep"


def test_blank_nodes_nested_deep_in_turtle_are_only_blank_nodes() -> None:
    data = HEAD + "<c0001> a skos:Concept ; ex:a " + "[ ex:a " * 1_000 + "1" + " ]" * 1_000 + " ."
    glossary = read_syntax(data.encode(), "turtle").glossary
    assert len(glossary.unknown) == 1_001


@pytest.mark.parametrize(
    "context",
    ['"https://schema.org/"', '["https://schema.org/", {}]', '{"@import": "https://schema.org/"}', '"./context.json"'],
)
def test_a_json_ld_context_elsewhere_is_refused_and_not_fetched(context: str, no_network: None) -> None:
    error = refused(f'{{"@context": {context}, "@id": "a:b", "name": "x"}}', "jsonld")
    assert error.key == "remote-context"
    assert "ingenting hentes" in error.text("nb")


def test_a_json_ld_context_inside_a_property_is_refused_too(no_network: None) -> None:
    data = '{"@id": "a:b", "a:c": [{"@context": "https://schema.org/", "name": "x"}]}'
    assert refused(data, "jsonld").key == "remote-context"


def test_triple_terms_are_refused() -> None:
    error = refused(HEAD + "<c0001> a skos:Concept ; ex:p <<( ex:a ex:b ex:c )>> .", "turtle")
    assert error.key == "triple-terms"


def test_named_graphs_are_read_and_told() -> None:
    data = f'{{"@id": "a:graph", "@graph": [{SAME["jsonld"]}]}}'
    document = read_syntax(data.encode(), "jsonld")
    assert document.glossary == ASYLUM_SEEKER
    assert document.findings.select("R110")[0].params == (("graph", "<a:graph>"),)


def test_entangled_blank_nodes_do_not_hang() -> None:
    """Naming the corners of a complete graph the standard way takes exponential time."""
    links = "\n".join(f"_:b{a} ex:p _:b{b} ." for a in range(12) for b in range(12) if a != b)
    document = read_syntax((HEAD + links).encode(), "turtle")
    assert len(document.glossary.unknown) == 12 * 11
    data = write(document.glossary)
    assert write(read_syntax(data.encode(), "turtle").glossary) == data


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    read_syntax(SAME["turtle"].encode(), "turtle")
    assert gc.isenabled()
    gc.disable()
    try:
        with pytest.raises(ReadError):
            read_syntax(b"<", "turtle")
        assert not gc.isenabled()
    finally:
        gc.enable()


# -- several files and folders --------------------------------------------------------------------------------


def test_several_files_are_one_graph_and_their_blank_nodes_stay_apart() -> None:
    first = HEAD + '<c0001> a skos:Concept ; ex:p _:x . _:x ex:q "første" .'
    second = HEAD + '<c0001> skos:prefLabel "asyl"@nb ; ex:p _:x . _:x ex:q "andre" .'
    files = [(text.encode(), "turtle", f"{n}.ttl") for n, text in enumerate((first, second))]
    document = read_many(files)
    assert document.glossary["c0001"].preferred("nb") == Term("asyl", "nb")
    assert len(document.glossary.unknown) == 4
    assert read_many(files).glossary == document.glossary


def test_words_of_one_subject_in_two_files_that_disagree_are_told() -> None:
    files = [
        (
            (HEAD + f'<c0001> a skos:Concept ; skos:prefLabel "{word}"@nb ; skos:altLabel "{word}er"@nb .').encode(),
            "turtle",
            "",
        )
        for word in ("søker", "asylsøker")
    ]
    document = read_many(files)
    assert document.glossary["c0001"].preferred("nb") == Term("asylsøker", "nb")
    assert list(map(str, document.glossary["c0001"].alternatives("nb"))) == ["asylsøkerer", "søkerer"]
    assert document.findings.by_code()["R102"] == 1


def test_in_a_folder_of_ours_only_our_files_are_the_glossary(tmp_path: Path) -> None:
    (tmp_path / "glossary.ttl").write_text(HEAD + "<c0001> a skos:Concept .", "utf-8")
    (tmp_path / "introduction.ttl").write_text(HEAD + '<p01> a emn:Passage ; emn:text "Om"@nb .', "utf-8")
    (tmp_path / "upstream.ttl").write_text(HEAD + "<c0002> a skos:Concept .", "utf-8")
    glossary = formats.read(tmp_path).glossary
    assert (list(glossary), [type(entry) for entry in glossary.introduction]) == (["c0001"], [Passage])


def test_in_another_folder_all_rdf_files_are_the_glossary(tmp_path: Path) -> None:
    (tmp_path / "a.TTL").write_text(HEAD + "<c0001> a skos:Concept .", "utf-8")
    (tmp_path / "b.nt").write_text(SAME["ntriples"].replace("c0001", "c0002"), "utf-8")
    (tmp_path / "notes.txt").write_text("ikke RDF", "utf-8")
    assert list(formats.read(tmp_path).glossary) == ["c0001", "c0002"]


def test_a_folder_without_a_scheme_or_without_rdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no RDF files"):
        formats.read(tmp_path)
    (tmp_path / "a.ttl").write_text(SAME["turtle"], "utf-8")
    with pytest.raises(ReadError, match="holds no glossary"):
        formats.read(tmp_path)


def test_a_bad_file_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD, "utf-8")
    (tmp_path / "b.ttl").write_text("<c0001> a", "utf-8")
    with pytest.raises(ReadError) as caught:
        formats.read(tmp_path)
    assert caught.value.place.file == "b.ttl"
