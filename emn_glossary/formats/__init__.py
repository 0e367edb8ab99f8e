"""Formats: files ⇄ model. One module a format, one row a format, one contract for all.

A format is a module with `read(source, *, name, **options) -> Document` and/or
`write(glossary, target, **options) -> None`, and a row in `FORMATS`. Options are keyword-only, with defaults. Readers:
a problem in the data becomes a `Finding` with its place and the rest is read; a file that is not that format at all
raises `ReadError`; nothing else escapes. Writers: the same glossary gives the same bytes. `read` and `write` here
pick the format by the file's ending; a write goes to a temporary file and is renamed when it is complete.
"""

from __future__ import annotations

import errno
import importlib
import inspect
import io
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, cast

from emn_glossary.errors import (
    CannotReadError,
    CannotWriteError,
    GlossaryError,
    ReadError,
    UnknownFormatError,
    WriteError,
)
from emn_glossary.findings import Report
from emn_glossary.places import Place

if TYPE_CHECKING:
    from emn_glossary.model import Document, EntryId, Glossary


class Reader(Protocol):
    """What `read` of a format module looks like. `name` is the file's name, for the places of findings."""

    def __call__(self, source: BinaryIO, *, name: str = "", **options: Any) -> Document: ...  # noqa: D102


class Writer(Protocol):
    """What `write` of a format module looks like."""

    def __call__(self, glossary: Glossary, target: BinaryIO, **options: Any) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the format table."""

    name: str  # --format, messages, the docs page
    title: str
    extensions: tuple[str, ...]  # with the dot; the first is the usual one
    module: str  # imported on first use
    reads: bool = False
    writes: bool = False
    lossless: bool = False  # read(write(glossary)) == glossary
    plain: bool = False  # its values come without status, date and the like: see `emn_glossary.incoming`

    def reader(self) -> Reader:
        """The format's `read`."""
        return cast("Reader", importlib.import_module(self.module).read)

    def writer(self) -> Writer:
        """The format's `write`."""
        return cast("Writer", importlib.import_module(self.module).write)

    def options(self) -> frozenset[str]:
        """The names of the options that the format's `write` takes."""
        return _keywords(self.writer())

    def parts(self, glossary: Glossary, options: Mapping[str, Any]) -> tuple[tuple[EntryId, ...], ...]:
        """The ids that go into each of several files, where the format's reader takes only so much in one."""
        return cast("tuple[tuple[EntryId, ...], ...]", self._ask("parts", glossary, options) or ())

    def not_carried(self, glossary: Glossary, options: Mapping[str, Any]) -> Report:
        """What the glossary holds that the file will not, where the format's module has an answer."""
        return cast("Report", self._ask("not_carried", glossary, options) or Report())

    def _ask(self, name: str, glossary: Glossary, options: Mapping[str, Any]) -> Any:
        """What an optional function of the module says, with the options that it takes; None where there is none."""
        function = getattr(importlib.import_module(self.module), name, None)
        if function is None:
            return None
        taken = _keywords(function)
        return function(glossary, **{option: value for option, value in options.items() if option in taken})

    def reading_options(self) -> frozenset[str]:
        """The names of the options that the format's `read` takes."""
        return _keywords(self.reader()) if self.reads else frozenset()


def _keywords(function: Callable[..., Any]) -> frozenset[str]:
    parameters = inspect.signature(function).parameters.values()
    return frozenset(p.name for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY)


_HERE = "emn_glossary.formats"
# fmt: off
FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format("csv", "CSV, tables of values", (".csv",), f"{_HERE}.csv", True, True, plain=True),
        Format("docx", "Word, lists for consultation, review packets", (".docx",), f"{_HERE}.docx", True, True),
        Format("emn", "EMN's notation, a row an entry", (".emn",), f"{_HERE}.emn.submission", writes=True),
        Format("jsonld", "JSON-LD", (".jsonld", ".json"), f"{_HERE}.rdf.jsonld", True, True, True),
        Format("markdown", "Markdown, lists for wikis", (".md",), f"{_HERE}.text.markdown", writes=True),
        Format("nquads", "N-Quads", (".nq",), f"{_HERE}.rdf.nquads", True, True, True),
        Format("ntriples", "N-Triples", (".nt",), f"{_HERE}.rdf.ntriples", True, True, True),
        Format("pdf", "PDF, printable lists", (".pdf",), f"{_HERE}.pdf", writes=True),
        Format("rdfxml", "RDF/XML", (".rdf", ".owl", ".xml"), f"{_HERE}.rdf.rdfxml", True, True, True),
        Format("review", "Review packet, a web page", (".html", ".htm"), f"{_HERE}.review", True, True),
        Format("tbx", "TBX-Basic, for term tools", (".tbx",), f"{_HERE}.tbx", True, True, plain=True),
        Format("text", "Plain text, lists for mail", (".txt",), f"{_HERE}.text.plain", writes=True),
        Format("trig", "TriG", (".trig",), f"{_HERE}.rdf.trig", True, True, True),
        Format("tsv", "TSV, tables with tabs", (".tsv",), f"{_HERE}.csv.tsv", True, True, plain=True),
        Format("turtle", "Turtle, a value a line", (".ttl",), f"{_HERE}.rdf.turtle", True, True, True),
        Format("xlsx", "Excel workbook for translators", (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"),
               f"{_HERE}.xlsx", True, True),
    )
}
# fmt: on
RDF_FORMATS = ("jsonld", "nquads", "ntriples", "rdfxml", "trig", "turtle")


def detect(path: str | Path, format: str | None = None) -> Format:  # noqa: A002
    """The format a file is in: the one named, else by its ending.

    Raises:
        UnknownFormatError: neither the name nor the ending is known.
    """
    if format is not None:
        if format in FORMATS:
            return FORMATS[format]
        raise UnknownFormatError(name=format, known=", ".join(FORMATS))
    ending = Path(path).suffix.lower()
    for row in FORMATS.values():
        if ending in row.extensions:
            return row
    known = ", ".join(ending for row in FORMATS.values() for ending in row.extensions)
    raise UnknownFormatError(place=Place(file=Path(path).name), name=ending or Path(path).name, known=known)


def read(path: str | Path, format: str | None = None, **options: Any) -> Document:  # noqa: A002
    """Read a file, or a folder of RDF files as one graph.

    Raises:
        ReadError: no such file, no permission, or not that format; with the place.
        FormatError: no format for it, or one that cannot be read.
    """
    path = Path(path)
    if path.is_dir():
        return read_folder(path)
    row = detect(path, format)
    if not row.reads:
        readable = ", ".join(other.name for other in FORMATS.values() if other.reads)
        raise CannotReadError(place=Place(file=path.name), name=row.title, known=readable)
    with opened(path) as source:
        return row.reader()(source, name=path.name, **options)


def read_folder(folder: Path) -> Document:
    """The RDF files of a folder as one document.

    In a folder of ours (one with `glossary.ttl`) those are `glossary.ttl` and `introduction.ttl`; `upstream.ttl`, the
    last edition merged, is another glossary. In any other folder they are all the files in it.

    Raises:
        ReadError: no RDF files, or none that says it is a glossary (skos:ConceptScheme).
    """
    from emn_glossary.formats.rdf import read_many  # noqa: PLC0415

    if (folder / "glossary.ttl").exists():
        paths = [path for name in GLOSSARY_FILES if (path := folder / name).exists()]
    else:
        endings = {ending for name in RDF_FORMATS for ending in FORMATS[name].extensions}
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in endings)
    if not paths:
        raise ReadError("no-rdf-in-folder", place=Place(file=str(folder)))
    sources = []
    for path in paths:
        with opened(path) as source:
            sources.append((source.read(), detect(path).name, path.name))
    document = read_many(sources)
    if not any(entry.type == "skos:ConceptScheme" for entry in document.glossary.entries.values()):
        raise ReadError("no-glossary-in-folder", place=Place(file=str(folder)))
    return document


GLOSSARY_FILES = ("glossary.ttl", "introduction.ttl")


def write(glossary: Glossary, path: str | Path, format: str | None = None, **options: Any) -> tuple[Path, ...]:  # noqa: A002
    """Write a glossary to a file in the format of its ending; the old file stays until the new one is complete.

    The paths written: `ordliste.csv`, or `ordliste-1.csv`, `ordliste-2.csv` where one file would be too large for those
    it is meant for.

    Raises:
        WriteError: the place cannot be written to.
        FormatError: no format for it, or one that cannot be written.
    """
    path = Path(path)
    row = detect(path, format)
    if not row.writes:
        writable = ", ".join(other.name for other in FORMATS.values() if other.writes)
        raise CannotWriteError(place=Place(file=path.name), name=row.title, known=writable)
    parts = row.parts(glossary, options)
    if len(parts) > 1:
        contents: dict[Path, bytes] = {}
        for number, ids in enumerate(parts, 1):
            target = io.BytesIO()
            row.writer()(glossary, target, **{**options, "ids": ids})
            contents[path.with_stem(f"{path.stem}-{number}")] = target.getvalue()
        write_together(contents)
        return tuple(contents)
    with atomically(path) as single:
        row.writer()(glossary, single, **options)
    return (path,)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read from.

    Raises:
        ReadError: no such file, no permission, or something else the system refuses.
    """
    try:
        with path.open("rb") as source:
            yield source
    except FileNotFoundError as error:
        raise ReadError("no-such-file", place=Place(file=str(path))) from error
    except PermissionError as error:
        raise ReadError("no-permission", place=Place(file=str(path))) from error
    except OSError as error:
        raise ReadError(place=Place(file=str(path)), detail=error.strerror or str(error)) from error


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files: all are laid out before the first one is put in place.

    Raises:
        WriteError: as `atomically`.
    """
    with ExitStack() as stack:
        for path, content in contents.items():
            target = stack.enter_context(atomically(path))
            target.write(content)
            target.flush()
            os.fsync(target.fileno())  # a full disk shows itself here, before anything is put in place


@contextmanager
def atomically(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes `path`'s place only when all has gone well; else nothing is left behind.

    Raises:
        WriteError: the folder is read-only, the disk is full, or something else the system refuses.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
        temporary = ""
    except GlossaryError:
        raise
    except OSError as error:
        raise refused(path, error) from error
    finally:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def made_folder(path: Path) -> Path:
    """A folder, made where there is none.

    Raises:
        WriteError: the system refuses to make it.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(path, error) from error
    return path


def refused(path: Path, error: OSError) -> WriteError:
    """What the system's refusal to write means to a user."""
    place = Place(file=str(path))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WriteError("read-only", place=place)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return WriteError("disk-full", place=place)
    return WriteError(place=place, detail=error.strerror or str(error))
