"""Releasing: the glossary as it stands is given a name, so that readers can be told what has changed since."""

from __future__ import annotations

from emn_glossary import history
from emn_glossary.coverage import coverage
from emn_glossary.history import Milestone
from emn_glossary.workspace.folder import Folder, turtle


class Releasing(Folder):
    """Releases of the glossary."""

    def release(self, name: str = "", *, today: str, dry_run: bool = False) -> Milestone | None:
        """Make a release of the glossary as it stands: what it changed and how far the translation has come are kept.

        The name is the day where none is given. None when nothing has changed since the last release.

        Raises:
            UnknownChoiceError: the name is taken, or cannot be one.
            ReadError, WriteError: as `load` and `save`.
        """
        glossary = self.load()
        made = history.release(self.past(), glossary, name or today, today, coverage(glossary, self.settings.targets))
        if made and not dry_run:
            self.save(glossary, {history.RELEASED: turtle(glossary), made.file: history.as_json(made)})
        return made
