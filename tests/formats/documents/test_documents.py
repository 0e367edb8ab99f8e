"""Files as running text, and what comes of bad ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdf
import pytest

import emn_glossary as emn
from emn_glossary.annotate import Matcher
from emn_glossary.formats import documents
from emn_glossary.formats.documents import KINDS, markdown
from emn_glossary.formats.documents.readable import Annotated

SHIPPED = Path(__file__).parents[3] / "data" / "skos"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(emn.load(SHIPPED))


def read(data: bytes | str, name: str) -> documents.Readable:
    return documents.read_bytes(data.encode() if isinstance(data, str) else data, name)


def found(data: bytes | str, name: str, matcher: Matcher, lang: str = "nb") -> list[str]:
    annotated = documents.annotate(read(data, name), matcher, lang=lang)
    assert_sound(annotated)
    return [one.text for one in annotated.annotation.occurrences]


def assert_sound(annotated: Annotated) -> None:
    text = annotated.document.text
    assert len(annotated.document.visible) == len(text)
    assert all(text[one.start : one.end] == one.text for one in annotated.annotation.occurrences)


# -- plain text -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode_is_read(encoding: str, matcher: Matcher) -> None:
    assert found("En asylsøker på vei.".encode(encoding), "a.txt", matcher) == ["asylsøker"]


def test_text_in_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(emn.ReadError) as raised:
        read("Asyl\nen søker".encode("latin-1"), "gammel.txt")
    assert (raised.value.key, raised.value.place.file, raised.value.place.line) == ("not-utf-8", "gammel.txt", 2)


# -- Markdown ---------------------------------------------------------------------------------------------
MARKDOWN = """---
title: asyl
---
# Asyl og **retur**

En *enslig* mindreårig, `asyl` og ``retur ` asyl`` her. Se [utvisning](asyl.html "asyl") og
[tolk][asyl], <https://asyl.no/retur>, <span class="asyl">visum</span>.

> En asyl-
> søker sa det.

```python
asyl = retur
```

    asyl = 1

- barn

  mer om kultur

[asyl]: https://eksempel.no/asyl "retur"
"""


def test_markdown_code_targets_and_front_matter_are_left_alone(matcher: Matcher) -> None:
    assert found(MARKDOWN, "a.md", matcher) == [
        "Asyl", "retur", "enslig* mindreårig", "utvisning", "tolk", "visum", "asyl-\n> søker", "barn", "kultur",
    ]  # fmt: skip


@pytest.mark.parametrize("source", ["", "`", "```", "[](", "`a``b`", "***", "> > >", "a\r\n\r\n    b\r\n", "<a", "]["])
def test_half_finished_markdown_keeps_its_length(source: str) -> None:
    assert len(markdown.visible(source)) == len(source)


@pytest.mark.parametrize(
    "source", ["`" * 50_000, "](" * 100_000, "[" * 100_000, "<a" * 100_000, "> " * 300, "*a" * 100_000]
)
def test_markdown_made_to_be_slow_is_not(source: str) -> None:
    assert len(markdown.visible(source)) == len(source)


# -- HTML -------------------------------------------------------------------------------------------------
def test_html_words_are_those_a_reader_sees(matcher: Matcher) -> None:
    source = """<!DOCTYPE html><title>asyl</title><style>asyl{}</style><script>asyl</script>
    <p>En <b>asyl</b>s&oslash;ker, en <i>enslig</i>
    mindre&#229;rig.<pre>visum</pre><code>asyl</code><!-- asyl --><p>tolk</p><ul><li>retur<li>vedtak</ul>"""
    assert found(source, "a.html", matcher) == [
        "asylsøker",
        "enslig</i>\n    mindreårig".replace("</i>", ""),
        "visum",
        "tolk",
        "retur",
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [("<meta charset='iso-8859-1'>", "latin-1"), ("", "utf-8"),
     ("<meta http-equiv=Content-Type content='a; charset=windows-1252'>", "cp1252"),
     ("<?xml version='1.0' encoding='UTF-8'?>", "utf-8")],
)  # fmt: skip
def test_html_is_read_in_the_encoding_it_declares(head: str, encoding: str, matcher: Matcher) -> None:
    assert found(f"{head}<p>En asylsøker</p>".encode(encoding), "a.html", matcher) == ["asylsøker"]


@pytest.mark.parametrize("source", ["", "   ", "<!-- -->", "<p>", "</p></p>", "bare tekst", "<a<b>", "\x00"])
def test_html_that_is_hardly_any_is_read(source: str, matcher: Matcher) -> None:
    assert found(source, "a.html", matcher) == []


def test_html_nested_without_end_is_refused() -> None:
    with pytest.raises(emn.ReadError) as raised:
        read("<div>" * 5_000 + "asyl", "dyp.html")
    assert raised.value.key == "too-deep"


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(emn.ReadError):
        read("<meta charset='klingon'><p>asyl", "a.html")


# -- PDF --------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The project's own list as PDF, by its own writer."""
    glossary = emn.load(SHIPPED).only(["c0022", "c0150"])
    target = io.BytesIO()
    from emn_glossary.formats import pdf as writer  # noqa: PLC0415

    writer.write(glossary, target, order="nb")
    return target.getvalue()


def test_pdf_words_stand_on_pages(pdf: bytes, matcher: Matcher) -> None:
    document = read(pdf, "liste.pdf")
    annotated = documents.annotate(document, matcher, lang="nb")
    assert_sound(annotated)
    (first, *_) = [one for one in annotated.annotation.occurrences if one.concept == "c0022"]
    assert 1 <= document.page(first.start) <= len(document.pages)
    assert annotated.plain()["occurrences"][0]["page"] == document.page(annotated.annotation.occurrences[0].start)
    assert document.page(0) == 1
    assert document.page(len(document.text)) == len(document.pages)


def test_a_page_without_text_is_told_and_a_file_without_any_is_refused(pdf: bytes) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf))
    writer.add_blank_page(200, 200)
    mixed = io.BytesIO()
    writer.write(mixed)
    findings = read(mixed.getvalue(), "a.pdf").findings
    assert findings.by_code() == {"A101": 1}
    assert f"side {len(writer.pages)} har ingen tekst" in findings[0].text("nb")
    empty = pypdf.PdfWriter()
    empty.add_blank_page(200, 200)
    blank = io.BytesIO()
    empty.write(blank)
    with pytest.raises(emn.ReadError) as raised:
        read(blank.getvalue(), "skannet.pdf")
    assert raised.value.key == "document-no-text"


def test_an_encrypted_pdf_is_refused(pdf: bytes) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf))
    writer.encrypt("hemmelig", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(emn.ReadError) as raised:
        read(locked.getvalue(), "låst.pdf")
    assert raised.value.key == "document-encrypted"
    assert "passord" in raised.value.text("nb")


@pytest.mark.parametrize("cut", [10, 100, 1_000, 5_000])
def test_a_cut_off_pdf_gives_an_error_of_ours_or_its_text(pdf: bytes, cut: int) -> None:
    for part in (pdf[:cut], pdf[:-cut], pdf[:100] + pdf[100 + cut :]):
        try:
            said = read(part, "a.pdf").name
        except emn.ReadError as error:
            said = error.place.file
        assert said == "a.pdf"


# -- all kinds --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("ending", [".docx", ".pdf"])
@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"hei", b"\x00" * 1_000, b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600],
)
def test_what_is_no_such_file_is_refused(ending: str, data: bytes) -> None:
    with pytest.raises(emn.ReadError) as raised:
        read(data, f"fil{ending}")
    assert raised.value.place.file == f"fil{ending}"
    assert raised.value.hint("nb")


def test_a_zip_that_swells_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    with pytest.raises(emn.ReadError) as raised:
        read(made.getvalue(), "bombe.docx")
    assert raised.value.key == "document-bomb"


def test_an_unknown_ending_names_the_known_ones() -> None:
    with pytest.raises(emn.UnknownFormatError) as raised:
        read(b"", "rapport.odt")
    assert all(ending in raised.value.hint("nb") for ending in KINDS)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(emn.ReadError) as raised:
        documents.read(tmp_path / "borte.txt")
    assert raised.value.key == "no-such-file"
