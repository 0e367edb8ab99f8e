"""The folder that a site lies in: what is there, what we may touch, and how new files come in.

Everything is laid out in a folder of its own inside the target first; then changed files are moved in one by one, each
whole. Nothing outside the target is ever written to. One publishing at a time: the others are told to wait.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from emn_glossary import formats
from emn_glossary.errors import PublishError
from emn_glossary.places import Place
from emn_glossary.publish import manifest
from emn_glossary.publish.manifest import Listed, digest

_OUR_STAGE = ".emn-new-"
_LOCK = ".emn-lock"


class Moves(NamedTuple):
    """What there is to do: files to write, old ones of ours to remove, old ones that someone has changed since."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


class Folder:
    """A site's folder, opened by `opened`. `stage` is where new files are laid out; `listed` what is ours there."""

    def __init__(self, target: Path, stage: Path, listed: Listed) -> None:
        self.target, self.stage, self.listed = target, stage, listed
        self._read: dict[str, bytes | None] = {}

    def content(self, path: str) -> bytes | None:
        """What a file of the target holds, or None when there is no such file to read. Read once."""
        if path not in self._read:
            try:
                self._read[path] = (self.target / path).read_bytes()
            except OSError:
                self._read[path] = None
        return self._read[path]

    def refuse_foreign(self, contents: Mapping[str, bytes], *, force: bool) -> None:
        """Raise when something that is not ours stands where a page would go.

        With `force` a file is written over; a folder, or a link to one, is not: what is in it lies elsewhere.

        Raises:
            PublishError: naming it.
        """
        for path in _folders(contents):
            there = self.target / path
            if there.is_symlink() or (there.exists() and not there.is_dir()):
                raise PublishError("site.in-the-way", place=Place(file=str(there)))
        for path, content in contents.items():
            there = self.target / path
            if there.is_dir() and not there.is_symlink():
                raise PublishError("site.in-the-way", place=Place(file=str(there)))
            if not force and path not in self.listed.files and there.exists() and self.content(path) != content:
                raise PublishError("site.foreign-file", place=Place(file=str(there)))

    def compare(self, contents: Mapping[str, bytes]) -> Moves:
        """What there is to do to make the folder hold `contents`."""
        written = tuple(sorted(path for path, content in contents.items() if self.content(path) != content))
        old = sorted(path for path in self.listed.files if path not in contents)
        removed = tuple(path for path in old if self.listed.is_as_listed(path, self._fingerprint(path)))
        kept = tuple(path for path in old if path not in removed and (self.target / path).exists())
        return Moves(written, removed, kept)

    def install(self, contents: Mapping[str, bytes], moves: Moves, listed: Listed) -> None:
        """Do it. `listed` tells what the folder holds afterwards, without what others have changed."""
        old = self.listed.files
        files = {**{path: old[path] for path in moves.kept}, **listed.files}
        after = manifest.content_of(Listed(files, listed.made_of, listed.made_with))
        self._lay_out("after", after, surely=True)
        if moves.written or moves.removed:  # first of all: what is about to be ours, should we be interrupted
            both = {path: f"{files[path]} {old[path]}" if path in old else files[path] for path in moves.written}
            self._lay_out("meanwhile", manifest.content_of(Listed({**old, **files, **both})), surely=True)
            for path in moves.written:
                self._lay_out(f"site/{path}", contents[path])
            (self.stage / "meanwhile").replace(self.target / manifest.NAME)
        for path in moves.written:
            (self.target / path).parent.mkdir(exist_ok=True)
            (self.stage / "site" / path).replace(self.target / path)
        for path in moves.removed:
            self._remove(path)
        if moves.written or moves.removed or self.content(manifest.NAME) != after:
            (self.stage / "after").replace(self.target / manifest.NAME)

    def _fingerprint(self, path: str) -> str:
        """The fingerprint of a file; empty when it is not there, or is only a link to elsewhere."""
        found = None if (self.target / path).is_symlink() else self.content(path)
        return "" if found is None else digest(found)

    def _lay_out(self, name: str, content: bytes, *, surely: bool = False) -> None:
        """A file in the stage; `surely` on the disk: pages lost in a power cut are made again, the list is not."""
        path = self.stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            if surely:
                file.flush()
                os.fsync(file.fileno())

    def _remove(self, path: str) -> None:
        (self.target / path).unlink()
        for parent in list(PurePosixPath(path).parents)[:-1]:
            if any((self.target / parent).iterdir()):
                break
            (self.target / parent).rmdir()


def _folders(paths: Mapping[str, bytes]) -> set[str]:
    """The folders inside the site that files lie in."""
    return {str(parent) for path in paths for parent in list(PurePosixPath(path).parents)[:-1]}


@contextmanager
def opened(folder: str | Path, *, force: bool, dry_run: bool) -> Iterator[Folder]:
    """A folder to publish to, made if it is not there; nothing of ours that was only meanwhile is left behind.

    Raises:
        PublishError: it is a file, it holds things that nothing says are ours, or someone else is publishing to it.
        WriteError: the system refuses to write; what stood there before stands there still.
    """
    target = Path(folder).resolve()
    listed = _ours(target, force=force)
    made = not target.exists()
    try:
        if dry_run:
            with tempfile.TemporaryDirectory(prefix=_OUR_STAGE) as stage:
                yield Folder(target, Path(stage), listed)
            return
        target.mkdir(parents=True, exist_ok=True)
        with _alone(target):
            for left in target.glob(f"{_OUR_STAGE}*"):  # by a run that was killed
                shutil.rmtree(left, ignore_errors=True)
            with _stage(target) as inside:
                yield Folder(target, inside, _ours(target, force=force))
    except OSError as error:
        raise formats.refused(target, error) from error
    finally:
        if made:
            with suppress(OSError):
                target.rmdir()  # when nothing came of it


def _ours(target: Path, *, force: bool) -> Listed:
    """What we wrote there before."""
    if target.exists() and not target.is_dir():
        raise PublishError("site.not-a-folder", place=Place(file=str(target)))
    listed = manifest.read(target)
    if listed is None and not force and target.is_dir():
        others = (path.name for path in target.iterdir() if not path.name.startswith((_OUR_STAGE, _LOCK)))
        if any(others):
            raise PublishError("site.foreign-folder", place=Place(file=str(target)))
    return listed or Listed()


@contextmanager
def _stage(target: Path) -> Iterator[Path]:
    stage = Path(tempfile.mkdtemp(prefix=_OUR_STAGE, dir=target))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """While this lasts nobody else publishes there. The system lets go of the lock when the process ends, however."""
    path = target / _LOCK
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        if not (_locks(handle) and _is_still(path, handle)):
            raise PublishError("site.busy", place=Place(file=str(target)))
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()
    finally:
        os.close(handle)
        if sys.platform == "win32":  # which removes no file that is open
            with suppress(OSError):
                path.unlink()


def _locks(handle: int) -> bool:
    """Whether the lock is ours now; true as well where the file system has no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def _is_still(path: Path, handle: int) -> bool:
    """Whether the file locked is the one that the others would lock, and not one that has just been removed."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False
