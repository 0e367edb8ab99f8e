"""Cache: a prepared index in the user's cache folder, so that a cold look-up reads rows, not the glossary.

An index is true when it was made from these very data files by this very code. That is told from their sizes, inodes
and times as the index noted them; files so fresh that a later change could bear the same times are compared by digest
(as git does with its index). It is laid out in a temporary file and renamed, so processes that build at once do not
harm each other, and whatever is wrong with it (absent, stale, damaged, a folder that cannot be written) only costs
time: then the index is built in memory. Knows nothing of formats: it is handed a function that loads the glossary.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from emn_glossary.model import Glossary
    from emn_glossary.search.store import Store
    from emn_glossary.search.stored import Stored

_FILES = ("glossary.ttl", "introduction.ttl")
_FRESH = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use
_KEPT = 16  # how many indexes the folder may hold
_DAMAGED = (sqlite3.Error, ValueError, LookupError, TypeError, OSError)
Answer = TypeVar("Answer")


def cache_folder() -> str:
    """The folder for prepared indexes."""
    from platformdirs import user_cache_dir  # noqa: PLC0415

    return user_cache_dir("emn-glossary", appauthor=False)


def ready(folder: str) -> Stored | None:
    """The prepared index of a data folder when there is a true one; None otherwise. Never builds, never raises."""
    from emn_glossary.search.stored import Stored  # noqa: PLC0415

    try:
        stored = Stored(_path(folder))
    except _DAMAGED:
        return None
    try:
        if _is_true(stored.meta, folder):
            return stored
    except _DAMAGED:
        pass
    stored.close()
    return None


def ask(folder: str, load: Callable[[], Glossary], question: Callable[[Store], Answer]) -> Answer:
    """The answer of a question asked of a folder's index: the prepared one, or one built now and kept if it can be.

    Raises:
        ReadError: from `load`, when an index has to be built.
    """
    stored = ready(folder)
    if stored is not None:
        try:
            return question(stored)
        except _DAMAGED as error:
            if type(error).__module__ == "emn_glossary":
                raise  # an error of ours is an answer, not damage
        finally:
            stored.close()
    return question(_build(folder, load))


def _build(folder: str, load: Callable[[], Glossary]) -> Store:
    from emn_glossary.search.index import Index  # noqa: PLC0415

    before = _facts(folder)
    glossary = load()
    index = Index(glossary)
    seen = str(time.time_ns())
    if before and _facts(folder) == before:  # nobody wrote while we read
        from contextlib import suppress  # noqa: PLC0415

        with suppress(*_DAMAGED):
            _keep(folder, index, before | {"seen": seen})
    return index


def _keep(folder: str, index: Any, meta: dict[str, str]) -> None:
    """Put the index in its place, whole or not at all."""
    import tempfile  # noqa: PLC0415

    from emn_glossary.search.stored import write  # noqa: PLC0415

    target = _path(folder)
    os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
    handle, path = tempfile.mkstemp(prefix="lookup-", suffix=".new", dir=os.path.dirname(target))  # noqa: PTH120
    os.close(handle)
    try:
        write(path, index.tables, meta)
        os.replace(path, target)  # noqa: PTH105
    except BaseException:
        os.unlink(path)  # noqa: PTH108
        raise
    _prune(os.path.dirname(target))  # noqa: PTH120


def _prune(folder: str) -> None:
    """Let go of the oldest indexes, and of what a process that was stopped left behind a day ago or more."""
    entries = sorted((entry for entry in os.scandir(folder) if entry.name.startswith("lookup-")),
                     key=lambda entry: entry.stat().st_mtime, reverse=True)  # fmt: skip
    kept = [entry for entry in entries if entry.name.endswith(".sqlite")]
    old = [e for e in entries if e.name.endswith(".new") and e.stat().st_mtime < time.time() - 86_400]
    for entry in (*kept[_KEPT:], *old):
        os.unlink(entry.path)  # noqa: PTH108


def _path(folder: str) -> str:
    name = zlib.crc32(os.fsencode(os.path.abspath(folder)))  # noqa: PTH100
    return os.path.join(cache_folder(), f"lookup-{name:08x}.sqlite")  # noqa: PTH118


# -- what an index was made from ------------------------------------------------------------------------------


def _is_true(meta: dict[str, str], folder: str) -> bool:
    if meta.get("folder") != os.path.abspath(folder) or meta.get("code") != _code():  # noqa: PTH100
        return False
    if meta.get("files") == _stamps(folder) and not _is_fresh(meta):
        return True
    return bool(meta.get("digest")) and meta["digest"] == _digest(folder)


def _is_fresh(meta: dict[str, str]) -> bool:
    """Whether a file was changed so shortly before it was last compared that a later change could look the same."""
    return int(meta["newest"]) > int(meta["seen"]) - _FRESH


def _facts(folder: str) -> dict[str, str]:
    """What an index remembers of its data; empty for a folder that is not one of ours."""
    try:
        return {
            "folder": os.path.abspath(folder),  # noqa: PTH100
            "code": _code(),
            "files": _stamps(folder),
            "newest": str(max(max(s.st_mtime_ns, s.st_ctime_ns) for _, s in _stats(folder))),
            "digest": _digest(folder),
        }
    except (OSError, ValueError):
        return {}


def _stats(folder: str) -> list[tuple[str, os.stat_result]]:
    paths = [(name, os.path.join(folder, name)) for name in _FILES]  # noqa: PTH118
    return [(name, os.stat(path)) for name, path in paths if name == _FILES[0] or os.path.exists(path)]  # noqa: PTH110, PTH116


def _stamps(folder: str) -> str:
    return "; ".join(
        f"{name} {s.st_size} {s.st_mtime_ns} {s.st_ctime_ns} {s.st_ino} {s.st_dev}" for name, s in _stats(folder)
    )


def _digest(folder: str) -> str:
    import hashlib  # noqa: PLC0415

    digest = hashlib.sha256()
    for name, _ in _stats(folder):
        with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123
            digest.update(name.encode() + b"\0" + file.read() + b"\0")
    return digest.hexdigest()


def _code() -> str:
    """A mark of the code that makes indexes: its files by size and time."""
    here = os.path.dirname(__file__)  # noqa: PTH120
    files = sorted((entry.name, entry.stat()) for entry in os.scandir(here) if entry.name.endswith(".py"))
    return (
        f"{zlib.crc32(repr([(n, s.st_size, s.st_mtime_ns) for n, s in files]).encode()):08x} {sqlite3.sqlite_version}"
    )
