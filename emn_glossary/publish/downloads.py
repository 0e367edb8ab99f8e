"""The files that readers take with them: which, in what order, made how, and which can be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from emn_glossary import formats
from emn_glossary.languages import Lang
from emn_glossary.model import Glossary
from emn_glossary.publish import addresses, crew
from emn_glossary.publish.kept import Earlier
from emn_glossary.publish.manifest import digest
from emn_glossary.publish.page import Download


@dataclass(frozen=True, slots=True)
class Kind:
    """A file: its format, what its name ends with, what its writer is told.

    `work` is roughly how long it takes, in fifths of a second for EMN's glossary, for sharing the work out.
    """

    format: str
    suffix: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    work: int = 1


_KINDS: Mapping[str, Kind] = {
    "pdf": Kind("pdf", "-nb", {"order": "nb"}, 2),
    "pdf-en": Kind("pdf", "-en", {"order": "en"}, 2),
    "pdf-full": Kind("pdf", "", {"order": "full"}, 12),
    "docx": Kind("docx", work=3),
    "xlsx": Kind("xlsx", work=3),
    "csv": Kind("csv", "", {"bom": True}),  # readers open it in Excel
    "tbx": Kind("tbx", work=2),
    "turtle": Kind("turtle"),
    "rdfxml": Kind("rdfxml", work=2),
    "jsonld": Kind("jsonld", work=3),
}


def usual() -> tuple[str, ...]:
    """The names of the files that a site has unless told otherwise: those whose format there is, in reading order."""
    return tuple(name for name, kind in _KINDS.items() if kind.format in formats.FORMATS)


def work(names: Sequence[str]) -> int:
    """Roughly how long the files take to make, all together."""
    return sum(_KINDS.get(name, Kind(name)).work for name in names)


def start(
    glossary: Glossary, said: str, names: Sequence[str], ui: Lang, earlier: Earlier, *, stage: Path, besides: int
) -> Downloads:
    """Begin to make the files; `names` are the rows of the table here, or of the format table.

    `said` is the fingerprint of all that the glossary says; `besides` the work that whoever starts this has to do
    meanwhile.

    Raises:
        UnknownFormatError: no such file or format.
    """
    files, kept, tasks = {}, {}, []
    for name in names:
        task = _task(name, ui)
        files[name] = task.path
        found = earlier(task.path, digest(repr((said, task.format, sorted(task.options.items()))).encode()))
        if found is not None:
            kept[task.path] = found
        else:
            tasks.append(task)
    return Downloads(files, kept, crew.start(glossary, tasks, stage, besides=besides))


def _task(name: str, ui: Lang) -> crew.Task:
    kind = _KINDS.get(name, Kind(name))
    row = formats.detect("", kind.format)
    path = f"{addresses.DOWNLOAD_FOLDER}/{addresses.DOWNLOAD_NAME}{kind.suffix}{row.extensions[0]}"
    told = {option: value for option, value in {"ui": ui, **kind.options}.items() if option in row.options()}
    return crew.Task(path, kind.format, told, kind.work)


@dataclass(frozen=True, slots=True)
class Downloads:
    """Files being made."""

    _paths: Mapping[str, str]
    _kept: Mapping[str, bytes]
    _crew: crew.Crew

    def made(self, progress: Callable[[float], object]) -> dict[str, bytes]:
        """The files by path, when all of them are there; `progress` is told of the work done.

        Raises:
            WriteError: the folder cannot be written to.
            FormatError: a format that is only read.
        """
        made = {**self._kept, **self._crew.finish(progress)}
        return {path: made[path] for path in self._paths.values()}

    def listed(self, made: Mapping[str, bytes]) -> tuple[Download, ...]:
        """The files as the pages show them."""
        return tuple(Download(path, name, len(made[path])) for name, path in self._paths.items())

    def stop(self) -> None:
        """Make no more."""
        self._crew.stop()
