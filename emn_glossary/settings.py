"""Settings: what `settings.toml` in the data folder says, with defaults for everything it leaves out."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from emn_glossary.errors import SettingsError
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import DEFAULT_BASE
from emn_glossary.places import Place


@dataclass(frozen=True, slots=True)
class Settings:
    """What a glossary's keepers have decided about it. `tables` holds every table of the file as it stands."""

    base: str = DEFAULT_BASE
    targets: tuple[Lang, ...] = TARGETS
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))

    def table(self, name: str) -> Mapping[str, Any]:
        """One table of the file, empty when it is not there: `settings.table("checks")`."""
        return self.tables.get(name, MappingProxyType({}))


def read_settings(path: Path) -> Settings:
    """The settings in a file; the defaults when there is no file.

    Raises:
        SettingsError: not TOML, or a known key with the wrong kind of value; with file and, where known, line.
    """
    if not path.exists():
        return Settings()
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(place=Place(file=path.name), detail=str(error)) from error
    loose = [name for name, content in tables.items() if not isinstance(content, dict)]
    if loose:
        raise SettingsError(place=Place(file=path.name), detail=f"{loose[0]} = …: [table]?")
    glossary, languages = tables.get("glossary", {}), tables.get("languages", {})
    base = glossary.get("base", DEFAULT_BASE)
    targets = languages.get("targets", list(TARGETS))
    if not isinstance(base, str) or not base.endswith(("/", "#")):
        raise SettingsError(place=Place(file=path.name), detail=f"glossary.base = {base!r}: https://…/")
    if not isinstance(targets, list) or not all(isinstance(lang, str) for lang in targets):
        raise SettingsError(place=Place(file=path.name), detail=f"languages.targets = {targets!r}: ['nb', 'nn']")
    return Settings(base, tuple(targets), MappingProxyType(tables))


def toml_string(text: str) -> str:
    """A text as a TOML basic string (TOML 1.0, «String»); JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
