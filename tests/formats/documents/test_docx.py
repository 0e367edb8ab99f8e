"""DOCX: what is read, and the copy with comments, opened again by LibreOffice."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

import emn_glossary as emn
from emn_glossary.annotate import Matcher
from emn_glossary.formats import documents
from emn_glossary.formats.documents import docx as module
from emn_glossary.formats.documents.tips import Tips

SHIPPED = Path(__file__).parents[3] / "data" / "skos"
GLOSSARY = emn.load(SHIPPED)
MATCHER = Matcher(GLOSSARY)
TIPS = Tips(GLOSSARY, {concept: f"{concept}.html" for concept in GLOSSARY}, "https://eksempel.no/ordliste")


def report() -> bytes:
    """A document with all that a person does to one: runs, bold in a word, a table, a link, a break, a deletion."""
    document = docx.Document()
    document.add_heading("Asyl og retur", 1)
    paragraph = document.add_paragraph("Hun er asyl")
    paragraph.add_run("søk").bold = True
    paragraph.add_run("er, og han er enslig")
    paragraph.runs[-1].add_break()
    paragraph.runs[-1].add_text("mindreårig. Begge fikk returvedtak og innreiseforbud.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "tolk"
    table.cell(0, 1).text = "asylmottak"
    linked = document.add_paragraph("Les mer om ")
    link = OxmlElement("w:hyperlink")
    link.append(linked.add_run("utvisning og visum")._r)
    linked._p.append(link)
    gone = OxmlElement("w:del")
    gone.append(document.add_paragraph().add_run("tortur")._r)
    document.paragraphs[-1]._p.append(gone)
    document.add_paragraph("")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


WORDS = ["Asyl", "retur", "asylsøker", "enslig\nmindreårig", "returvedtak", "innreiseforbud", "utvisning", "visum"]
CELLS = ["tolk", "asylmottak"]


def annotated(data: bytes) -> documents.Annotated:
    return documents.annotate(documents.read_bytes(data, "rapport.docx"), MATCHER, lang="nb")


def copy_of(data: bytes) -> bytes:
    found = annotated(data)
    return module.write(found, found.annotation.occurrences, TIPS)


def test_terms_across_runs_breaks_cells_and_links_are_read() -> None:
    words = [one.text for one in annotated(report()).annotation.occurrences]
    assert sorted(words) == sorted(WORDS + CELLS)  # and not the deleted one


def test_the_copy_says_the_same_and_every_term_has_its_comment() -> None:
    data = report()
    copy = copy_of(data)
    assert documents.read_bytes(copy, "kopi.docx").text == documents.read_bytes(data, "rapport.docx").text
    document = docx.Document(io.BytesIO(copy))
    assert len(list(document.comments)) == len(WORDS + CELLS)
    assert commented(document) == {
        number: one.text for number, one in enumerate(annotated(data).annotation.occurrences)
    }
    first = next(iter(document.comments))
    assert first.text.startswith("bokmål: asyl\n")
    assert first.text.endswith("https://eksempel.no/ordliste/c0021.html")
    assert first.author == "EMN-ordlisten"


def commented(document: docx.document.Document) -> dict[int, str]:
    """The words between the start and the end of each comment."""
    open_ones: set[int] = set()
    words: dict[int, str] = {}
    for element in document.element.body.iter():
        number = int(element.get(qn("w:id"), "-1"))
        if element.tag == qn("w:commentRangeStart"):
            open_ones.add(number)
        elif element.tag == qn("w:commentRangeEnd"):
            open_ones.discard(number)
        elif element.tag in (qn("w:t"), qn("w:br")):
            for one in open_ones:
                words[one] = words.get(one, "") + (element.text or "\n")
    return words


def test_bold_and_other_properties_stay_on_their_letters() -> None:
    document = docx.Document(io.BytesIO(copy_of(report())))
    bold = "".join(run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold)
    assert bold == "søk"


def test_the_same_document_gives_the_same_bytes() -> None:
    data = report()
    assert copy_of(data) == copy_of(data)


def test_libreoffice_opens_the_copy_and_reads_the_same(tmp_path: Path) -> None:
    """A real word processor converts the copy and the original to text; they say the same."""
    (tmp_path / "rapport.docx").write_bytes(report())
    (tmp_path / "kopi.docx").write_bytes(copy_of(report()))
    home = (tmp_path / "home").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", tmp_path, tmp_path / "rapport.docx", tmp_path / "kopi.docx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    original = (tmp_path / "rapport.txt").read_text(encoding="utf-8-sig")
    assert "asylsøker" in original
    assert (tmp_path / "kopi.txt").read_text(encoding="utf-8-sig") == original


def test_comments_that_were_there_stay() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("asylsøkere og flyktninger")
    document.add_comment(run, text="Sjekk tallene", author="saksbehandler")
    saved = io.BytesIO()
    document.save(saved)
    comments = [comment.text for comment in docx.Document(io.BytesIO(copy_of(saved.getvalue()))).comments]
    assert comments[0] == "Sjekk tallene"
    assert len(comments) == 3


FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p>'
    "<w:r><w:t>Se også tvangsretur.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def with_footnote() -> bytes:
    document = docx.Document()
    run = document.add_paragraph().add_run("Retur")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    noting = OxmlElement("w:r")
    noting.append(reference)
    run._r.addnext(noting)
    saved, noted = io.BytesIO(), io.BytesIO()
    document.save(saved)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(noted, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/_rels/document.xml.rels":
                more = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                part = part.replace(b"</Relationships>", more.encode())
            if name == "[Content_Types].xml":
                main = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                more = f'<Override PartName="/word/footnotes.xml" ContentType="{main}"/></Types>'
                part = part.replace(b"</Types>", more.encode())
            target.writestr(name, part)
        target.writestr("word/footnotes.xml", FOOTNOTES)
    return noted.getvalue()


def test_a_term_in_a_note_has_its_comment_where_the_note_is_referred_to() -> None:
    data = with_footnote()
    assert [one.text for one in annotated(data).annotation.occurrences] == ["Retur", "tvangsretur"]
    body = docx.Document(io.BytesIO(copy_of(data))).element.body
    ends = list(body.iter(qn("w:commentRangeEnd")))
    assert [end.get(qn("w:id")) for end in ends] == ["0", "1"]
    assert ends[1].getprevious().find(qn("w:footnoteReference")) is not None


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_damaged_part_is_refused(part: str) -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(report())) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<w:document" if name == part else source.read(name))
    with pytest.raises(emn.ReadError) as raised:
        documents.read_bytes(broken.getvalue(), "skadet.docx")
    assert raised.value.key == "document-damaged"
