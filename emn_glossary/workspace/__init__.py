"""Workspace: a data folder opened, and the trips it makes: a module a trip, a short method each.

    Folder                 load, save whole or not at all, settings, past
    ├─ Looking             lookup, expand
    ├─ Exporting           export
    ├─ Importing           bring_in, give_back
    ├─ Updating            update
    ├─ Settling            set_status, decide, undo
    ├─ Releasing           release
    ├─ Checking            check, mend, errata, propose
    └─ Annotating          annotate

Every trip is load → pure functions → show → save; files are touched in the first and the last step only. Showing is
not done here: the command does.
"""

from __future__ import annotations

from pathlib import Path

from emn_glossary import formats
from emn_glossary.model import Glossary
from emn_glossary.workspace.annotating import Annotating
from emn_glossary.workspace.checking import Checking
from emn_glossary.workspace.exporting import Exporting, only_languages
from emn_glossary.workspace.folder import find_data
from emn_glossary.workspace.importing import Importing
from emn_glossary.workspace.looking import Looking
from emn_glossary.workspace.releasing import Releasing
from emn_glossary.workspace.results import Checked, Import, Updated
from emn_glossary.workspace.settling import Settling
from emn_glossary.workspace.updating import Updating

__all__ = ["Checked", "Import", "Updated", "Workspace", "find_data", "load", "only_languages"]


class Workspace(Looking, Exporting, Updating, Importing, Settling, Releasing, Checking, Annotating):
    """A data folder and its trips. `Workspace.open()` finds it; `load()` reads it; `save()` writes what has changed."""


def load(source: str | Path | None = None) -> Glossary:
    """A glossary: the shipped one (see `find_data`), or the one in a folder or a file of any readable format.

    Raises:
        ReadError: not there, not readable, not that format; with file and line.
    """
    if source is None:
        return Workspace.open().load()
    return formats.read(source).glossary
