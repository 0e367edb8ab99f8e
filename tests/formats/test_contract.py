"""The contract of file formats: what every row of `FORMATS` promises, whoever wrote it."""

from __future__ import annotations

import contextlib
import errno
import importlib
import inspect
import io
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from emn_glossary import formats
from emn_glossary.errors import (
    CannotReadError,
    CannotWriteError,
    ReadError,
    UnknownFormatError,
    WriteError,
)
from emn_glossary.formats import FORMATS, Format
from emn_glossary.model import (
    Concept,
    Document,
    Glossary,
    Link,
    Passage,
    Scheme,
    Source,
    State,
    Status,
    Term,
    Text,
    Theme,
)
from emn_glossary.slots import Slot

by_name = pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS.keys())
READABLE = [row for row in FORMATS.values() if row.reads]
WRITABLE = [row for row in FORMATS.values() if row.writes]
readable = pytest.mark.parametrize("row", READABLE, ids=[row.name for row in READABLE])
writable = pytest.mark.parametrize("row", WRITABLE, ids=[row.name for row in WRITABLE])


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    """A little of everything, with words that like to break things."""
    approved = State(Status.CURRENT, "EMN", "2026-11-22", "kontaktpunktet", "1d6fe8c7402a")
    concept = Concept("c0001").with_values(
        {
            Slot("preferred", "en"): Term("asylum seeker", "en", approved),
            Slot("preferred", "nb"): Term("asylsøker", "nb", approved),
            Slot("alternative", "nb"): (Term("=asylant", "nb"), Term("«søker» | <b>", "nb")),
            Slot("definition", "en"): Text("A person who\nseeks asylum.", "en", sources=(Source("Art. 2", "en"),)),
            Slot("related"): (Link(text="flyktning", lang="nb", origin="EMN"), Link("c0002")),
            Slot("theme"): (Link("t01"),),
            Slot("scheme"): (Link("scheme"),),
            Slot("source"): (Source("Developed by EMN", "en", "own", "", (), 1),),
            Slot("page"): "https://example.org/asylum-seeker_en",
        }
    )
    entries = [
        concept,
        Concept("c0002").with_values({Slot("preferred", "en"): Term("child – «barn»", "en"), Slot("notation"): ("2",)}),
        Theme("t01", {Slot("preferred", "nb"): Term("vern", "nb")}),
        Passage("p0101", {Slot("text", "en"): Text("About", "en"), Slot("order"): "0101"}),
        Scheme("scheme", {Slot("title", "nb"): Text("Ordliste", "nb"), Slot("version"): "10.0.0"}),
    ]
    return Glossary(entries, unknown=[("<http://e.org/s>", "<http://e.org/p>", '"o"@de')])


def written(row: Format, glossary: Glossary) -> bytes:
    target = io.BytesIO()
    row.writer()(glossary, target)
    return target.getvalue()


# -- the table ------------------------------------------------------------------------------------------------


@by_name
def test_a_module_has_exactly_the_functions_that_its_row_promises(row: Format) -> None:
    module = importlib.import_module(row.module)
    assert (callable(getattr(module, "read", None)), callable(getattr(module, "write", None))) == (
        row.reads,
        row.writes,
    )
    assert row.reads or row.writes
    assert not row.lossless or (row.reads and row.writes)


@by_name
def test_the_functions_take_what_the_contract_says(row: Format) -> None:
    for name, first in (("read", ["source"]), ("write", ["glossary", "target"])):
        function = getattr(importlib.import_module(row.module), name, None)
        parameters = list(inspect.signature(function).parameters.values()) if function else []
        assert [p.name for p in parameters[: len(first)]] == (first if function else [])
        for option in parameters[len(first) :]:
            assert option.kind is inspect.Parameter.KEYWORD_ONLY, option
            assert option.default is not inspect.Parameter.empty, option


def test_every_ending_belongs_to_one_format_and_names_are_sorted() -> None:
    endings = [ending for row in FORMATS.values() for ending in row.extensions]
    assert len(endings) == len(set(endings))
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)
    assert list(FORMATS) == sorted(FORMATS) == [row.name for row in FORMATS.values()]


@by_name
def test_a_format_is_found_by_its_endings_in_any_case_and_by_its_name(row: Format) -> None:
    for ending in row.extensions:
        assert formats.detect(f"ordliste{ending.upper()}") is row
    assert formats.detect("ordliste.txt", row.name) is row


@pytest.mark.parametrize("name", ["ordliste.odt", "ordliste", ".ttl", "ordliste.ttl.bak", ""])
def test_an_unknown_ending_lists_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        formats.detect(name)
    assert ".ttl" in caught.value.hint("nb")
    assert ".xlsx" in caught.value.hint("nb")


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match="unknown file format 'word'"):
        formats.write(Glossary(), tmp_path / "a.ttl", "word")


@by_name
def test_what_a_format_does_not_do_is_said(row: Format, tmp_path: Path) -> None:
    path = tmp_path / f"a{row.extensions[0]}"
    if not row.reads:
        path.write_bytes(b"x")
        with pytest.raises(CannotReadError):
            formats.read(path)
    if not row.writes:
        with pytest.raises(CannotWriteError):
            formats.write(Glossary(), path)


# -- writing --------------------------------------------------------------------------------------------------


@writable
def test_two_writes_give_the_same_bytes(row: Format, glossary: Glossary) -> None:
    assert written(row, glossary) == written(row, glossary)


@writable
def test_the_order_that_entries_came_in_does_not_show(row: Format, glossary: Glossary) -> None:
    entries = list(glossary.entries.values())
    random.Random(1).shuffle(entries)
    shuffled = Glossary(entries, base=glossary.base, unknown=glossary.unknown)
    assert list(shuffled.entries) != list(glossary.entries)
    assert written(row, shuffled) == written(row, glossary)


@writable
def test_another_process_gives_the_same_bytes(row: Format, tmp_path: Path) -> None:
    """Nothing depends on the seed of Python's hashes, the clock, or where the process runs."""
    source = tmp_path / "a.ttl"
    source.write_text(
        '@prefix s: <http://www.w3.org/2004/02/skos/core#> . <x:b> a s:Concept ; s:prefLabel "å"@nb ; '
        's:altLabel "a"@nb, "b"@nb ; s:related <x:a> . <x:a> a s:Concept ; s:prefLabel "ø"@nb, "o"@en .',
        "utf-8",
    )
    code = (
        "import sys; from emn_glossary import formats; formats.write(formats.read(sys.argv[1]).glossary, sys.argv[2])"
    )
    made = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}{row.extensions[0]}"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, source, target], check=True, env=environment, cwd="/")
        made.append(target.read_bytes())
    assert made[0] == made[1]
    assert made[0]


@writable
def test_an_empty_glossary_can_be_written(row: Format) -> None:
    data = written(row, Glossary())
    assert data
    if row.lossless:
        assert row.reader()(io.BytesIO(data)).glossary == Glossary()


@pytest.mark.parametrize("row", [row for row in FORMATS.values() if row.lossless], ids=lambda row: row.name)
def test_a_lossless_format_gives_back_an_equal_glossary(row: Format, glossary: Glossary) -> None:
    assert row.reader()(io.BytesIO(written(row, glossary))).glossary == glossary


@pytest.mark.parametrize("row", [row for row in READABLE if row.writes], ids=lambda row: row.name)
def test_reading_what_was_written_and_writing_it_again_changes_nothing_more(row: Format, glossary: Glossary) -> None:
    once = row.reader()(io.BytesIO(written(row, glossary)))
    assert isinstance(once, Document)
    twice = row.reader()(io.BytesIO(written(row, once.glossary)))
    assert twice.glossary == once.glossary


@writable
def test_writing_to_a_path_gives_the_same_bytes_as_to_a_stream(row: Format, glossary: Glossary, tmp_path: Path) -> None:
    path = tmp_path / f"ordliste{row.extensions[0]}"
    formats.write(glossary, path)
    assert path.read_bytes() == written(row, glossary)
    assert [other.name for other in tmp_path.iterdir()] == [path.name]


# -- writing goes wrong -----------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Path]:
    """A file that is there already; whatever happens, it is all there is and unchanged."""
    path = tmp_path / "ordliste.ttl"
    path.write_text("det som sto der fra før", "utf-8")
    yield path
    assert path.read_text("utf-8") == "det som sto der fra før"
    assert [other.name for other in tmp_path.iterdir()] == [path.name]


class Broken(BaseException):
    """Anything at all, even an interrupt."""


@pytest.mark.parametrize("raised", [RuntimeError, KeyboardInterrupt, Broken, WriteError])
def test_a_writer_that_fails_leaves_nothing_behind(
    old: Path, raised: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(glossary: Glossary, target: BinaryIO) -> None:
        target.write(b"halve ordlisten")
        raise WriteError(detail="nei") if raised is WriteError else raised

    monkeypatch.setattr(importlib.import_module(FORMATS["turtle"].module), "write", fail)
    with pytest.raises(raised):
        formats.write(Glossary(), old)


@pytest.mark.parametrize(
    ("call", "number", "key"),
    [
        ("fsync", errno.ENOSPC, "disk-full"),
        ("fsync", errno.EDQUOT, "disk-full"),
        ("fsync", errno.EIO, "unwritable"),
        ("replace", errno.EACCES, "read-only"),
        ("replace", errno.EROFS, "read-only"),
    ],
)
def test_what_the_system_refuses_is_told_in_words(
    old: Path, call: str, number: int, key: str, glossary: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    owner = os if call == "fsync" else Path
    monkeypatch.setattr(owner, call, refuse)
    with pytest.raises(WriteError) as caught:
        formats.write(glossary, old)
    assert (caught.value.key, caught.value.place.file) == (key, str(old))
    assert caught.value.hint("nb")


def test_a_disk_that_fills_up_while_writing_is_told(old: Path, glossary: Glossary) -> None:
    """A real limit of the system on the size of files, in a process of its own."""
    code = (
        "import resource, signal, sys\n"
        "from emn_glossary import formats\n"
        "from emn_glossary.errors import WriteError\n"
        "from emn_glossary.model import Concept, Glossary\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try:\n"
        "    formats.write(Glossary(Concept(f'c{n:04}') for n in range(1_000)), sys.argv[1])\n"
        "except WriteError as error:\n"
        "    sys.exit(str(error))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, old], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "cannot be written: File too large" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_folder_that_cannot_be_written_in_is_told(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: the tests may run as root, whom no permission stops."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(WriteError) as caught:
        formats.write(Glossary(), old)
    assert caught.value.key == "read-only"
    assert "--data" in caught.value.hint("nb")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError) as caught:
        formats.write(Glossary(), tmp_path / "borte" / "a.ttl")
    assert "borte" in caught.value.text()
    assert not (tmp_path / "borte").exists()


def test_a_new_file_gets_the_permissions_of_any_new_file_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    new, plain, own = tmp_path / "a.ttl", tmp_path / "plain", tmp_path / "b.ttl"
    plain.touch()
    own.touch()
    own.chmod(0o640)
    for path in (new, own):
        formats.write(Glossary(), path)
    assert new.stat().st_mode == plain.stat().st_mode
    assert own.stat().st_mode & 0o777 == 0o640


def test_several_files_are_written_together_or_not_at_all(old: Path) -> None:
    with pytest.raises(WriteError):
        formats.write_together({old: b"nytt", old.parent / "borte" / "b.ttl": b"nytt"})


# -- reading goes wrong -----------------------------------------------------------------------------------------


GARBAGE = {
    "empty": b"",
    "one byte": b"\0",
    "all bytes": bytes(range(256)) * 8,
    "an image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "words": "Dette er et brev, ikke en ordliste. Hilsen Ålesund".encode(),
    "latin-1": "Ordliste på norsk: ærlig, øst, åpen".encode("latin-1"),
    "utf-16": "Ordliste".encode("utf-16"),
    "html": b"<!DOCTYPE html><html><body><p>404 Not Found</p></body></html>",
    "half a zip": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(50),
    "a zip of nothing": b"PK\x05\x06" + bytes(18),
    "json": b'{"@id": 42}',
}


@readable
@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE.keys())
def test_what_is_not_that_format_at_all_is_refused_and_named(row: Format, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"brev{row.extensions[0]}"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        formats.read(path)
    assert caught.value.place.file.endswith(path.name)
    assert path.name in caught.value.text("nb")
    assert caught.value.hint("nb") or caught.value.params


@readable
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_off_is_refused(row: Format, share: float, glossary: Glossary) -> None:
    data = written(row, glossary).rstrip()
    cut = int(len(data) * share)
    while data[cut - 1 : cut] == b"\n" or data[cut : cut + 1] in (b"\n", b""):  # N-Triples cut between lines are whole
        cut -= 1
    try:
        document = row.reader()(io.BytesIO(data[:cut]), name="avkuttet")
    except ReadError as error:
        assert error.place.file == "avkuttet"  # noqa: PT017  a table may also be whole: see below
    else:  # a table whose last row has all its cells may be whole: spreadsheets leave the last line end out
        assert row.module.startswith("emn_glossary.formats.csv")
        assert document.findings.select("D110")


@readable
def test_bytes_changed_at_random_never_give_a_traceback(row: Format, glossary: Glossary) -> None:
    whole = written(row, glossary)
    draw = random.Random(7)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(draw.randint(1, 6)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        with contextlib.suppress(ReadError):  # whatever else comes out fails the test
            assert isinstance(row.reader()(io.BytesIO(bytes(data)), name="skadet"), Document)


@readable
def test_a_file_that_is_not_there_or_is_a_folder_is_told(row: Format, tmp_path: Path) -> None:
    path = tmp_path / f"borte{row.extensions[0]}"
    with pytest.raises(ReadError, match="the file does not exist"):
        formats.read(path)
    path.mkdir()
    with pytest.raises(ReadError, match="the folder holds no RDF files"):
        formats.read(path)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: the tests may run as root, whom no permission stops."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError) as caught:
        formats.read(tmp_path / "a.ttl")
    assert caught.value.key == "no-permission"
