"""Folder: a data folder opened; it loads the glossary, and saves it whole or not at all. Makes no trip itself."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from emn_glossary import formats, former, history
from emn_glossary.datafolder import find_folder
from emn_glossary.errors import ChangedOnDiskError, ReadError, WriteError
from emn_glossary.findings import Report
from emn_glossary.history import Past
from emn_glossary.model import Glossary, Passage
from emn_glossary.places import Place
from emn_glossary.settings import Settings, read_settings


def find_data(given: str | Path | None = None) -> Path:
    """The data folder to work in; see `datafolder.find_folder` for where it is looked for.

    Raises:
        ReadError: there is none, or the one given does not exist.
    """
    return Path(find_folder(str(given) if given else None))


class Folder:
    """A data folder. `open()` finds it; `load()` reads it; `save()` writes what has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, str] = {}  # file name → fingerprint of what was read
        self.findings = Report()
        self.written: tuple[Path, ...] = ()  # by the last export

    @classmethod
    def open(cls, data: str | Path | None = None) -> Self:
        """The workspace in a folder; see `find_data` for where it is looked for."""
        return cls(find_data(data))

    @property
    def settings(self) -> Settings:
        """What settings.toml says."""
        return read_settings(self.folder / "settings.toml")

    @property
    def packaged(self) -> bool:
        """Whether this is the copy inside the package, which can only be read."""
        return self.folder.name == "_data"

    def load(self) -> Glossary:
        """The glossary in the folder; what there is to say about it stands in `findings` afterwards.

        Raises:
            ReadError: a file is missing, unreadable, or not RDF; with file and line.
        """
        self._read = {name: _fingerprint(self.folder / name) for name in formats.GLOSSARY_FILES}
        document = formats.read_folder(self.folder)
        self.findings = document.findings
        return document.glossary

    def upstream(self) -> Glossary | None:
        """The last EMN edition merged, as EMN published it; None where the folder keeps none."""
        return self._kept("upstream.ttl")

    def past(self) -> Past:
        """What the glossary has behind it: EMN's editions, our releases, the English that stale values render.

        Raises:
            ReadError, SettingsError: a file of the folder that cannot be used; with its name.
        """
        former_english = former.read(self.folder / former.FILE)
        return Past(self.upstream(), self._kept(history.RELEASED), history.read(self.folder), former_english)

    def as_of(self, when: str | Path) -> Glossary:
        """A glossary to compare with: a file or folder, or an EMN edition or a release of ours by its name.

        Raises:
            ReadError: as `formats.read`.
            UnknownChoiceError: neither a file nor an edition nor a release.
        """
        return formats.read(when).glossary if Path(when).exists() else self.past().at(str(when))

    def _kept(self, name: str) -> Glossary | None:
        path = self.folder / name
        return formats.read(path).glossary if path.exists() else None

    def save(self, glossary: Glossary, beside: Mapping[str, bytes] | None = None) -> tuple[Path, ...]:
        """Write the glossary back; files whose bytes stay the same are left alone. The paths written.

        Everything is laid out beside the old files first and put in place last, so a failure leaves the old ones.
        `beside`: other files of the folder that are written together with it, by name.

        Raises:
            ChangedOnDiskError: someone else changed a file since `load`.
            WriteError: read-only folder, full disk, or the copy inside the package.
        """
        if self.packaged:
            raise WriteError("packaged-data-is-read-only", place=Place(file=str(self.folder)))
        for name, fingerprint in self._read.items():
            if _fingerprint(self.folder / name) != fingerprint:
                raise ChangedOnDiskError(place=Place(file=str(self.folder / name)))
        laid_out = {name: turtle(part) for name, part in _by_file(glossary).items()} | dict(beside or {})
        changed = {
            name: content
            for name, content in laid_out.items()
            if _fingerprint(self.folder / name) != hashlib.sha256(content).hexdigest()
        }
        for name in changed:
            formats.made_folder((self.folder / name).parent)
        formats.write_together({self.folder / name: content for name, content in changed.items()})
        read_again = {name: content for name, content in changed.items() if name in self._read}
        self._read.update({name: hashlib.sha256(content).hexdigest() for name, content in read_again.items()})
        return tuple(self.folder / name for name in changed)


def _by_file(glossary: Glossary) -> dict[str, Glossary]:
    """Which part of the glossary stands in which file of the folder."""
    passages = [entry for entry in glossary.entries.values() if isinstance(entry, Passage)]
    rest = [entry for entry in glossary.entries.values() if not isinstance(entry, Passage)]
    files = {"glossary.ttl": Glossary(rest, base=glossary.base, unknown=glossary.unknown)}
    if passages:
        files["introduction.ttl"] = Glossary(passages, base=glossary.base)
    return files


def turtle(glossary: Glossary) -> bytes:
    """The glossary as it is laid out in the folder: sorted, one value a line."""
    buffer = io.BytesIO()
    formats.FORMATS["turtle"].writer()(glossary, buffer)
    return buffer.getvalue()


def _fingerprint(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ReadError("no-permission", place=Place(file=str(path))) from error
