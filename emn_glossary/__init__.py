"""The EMN Asylum and Migration Glossary & Thesaurus in Norwegian, as a library.

    import emn_glossary as emn

    glossary = emn.load()                                  # the shipped glossary; or a folder, or a file
    emn.lookup(glossary, "asylsøker")[0].preferred["nb"]   # 'asylsøker'
    emn.coverage(glossary)["nb", "preferred"].missing      # a number

Everything here is imported when it is first used, so `import emn_glossary` costs next to nothing.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from emn_glossary.annotate import Advice, Annotation, Keyword, Matcher, Occurrence, annotate
    from emn_glossary.checks import check
    from emn_glossary.coverage import Coverage, CoverageRow, coverage, select
    from emn_glossary.diff import Change, apply, diff
    from emn_glossary.errors import (
        ChangedOnDiskError,
        ConceptNotFoundError,
        FormatError,
        GlossaryError,
        MergeError,
        PublishError,
        ReadError,
        SettingsError,
        UnknownChoiceError,
        UnknownFormatError,
        UnknownSlotError,
        WriteError,
    )
    from emn_glossary.findings import Finding, Report, Severity
    from emn_glossary.formats import FORMATS, read, write
    from emn_glossary.formats.rdf.graph import from_graph, to_graph
    from emn_glossary.history import Milestone, Past
    from emn_glossary.merge import Conflict, Merge, merge
    from emn_glossary.model import (
        Concept,
        Document,
        Entry,
        Evidence,
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
    from emn_glossary.places import Place
    from emn_glossary.publish import build as publish
    from emn_glossary.search import Hit, Index, lookup
    from emn_glossary.slots import FIELDS, Field, Slot
    from emn_glossary.workspace import Import, Workspace, load

_HOMES = {
    "annotate": ("Advice", "Annotation", "Keyword", "Matcher", "Occurrence", "annotate"),
    "checks": ("check",),
    "coverage": ("Coverage", "CoverageRow", "coverage", "select"),
    "diff": ("Change", "apply", "diff"),
    "errors": (
        "ChangedOnDiskError",
        "ConceptNotFoundError",
        "FormatError",
        "GlossaryError",
        "MergeError",
        "PublishError",
        "ReadError",
        "SettingsError",
        "UnknownChoiceError",
        "UnknownFormatError",
        "UnknownSlotError",
        "WriteError",
    ),
    "findings": ("Finding", "Report", "Severity"),
    "formats": ("FORMATS", "read", "write"),
    "formats.rdf.graph": ("from_graph", "to_graph"),
    "history": ("Milestone", "Past"),
    "merge": ("Conflict", "Merge", "merge"),
    "model": (
        "Concept",
        "Document",
        "Entry",
        "Evidence",
        "Glossary",
        "Link",
        "Passage",
        "Scheme",
        "Source",
        "State",
        "Status",
        "Term",
        "Text",
        "Theme",
    ),
    "places": ("Place",),
    "publish": ("publish",),
    "search": ("Hit", "Index", "lookup"),
    "slots": ("FIELDS", "Field", "Slot"),
    "workspace": ("Import", "Workspace", "load"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_RENAMED = {"publish": "build"}

__all__ = [
    "FIELDS",
    "FORMATS",
    "Advice",
    "Annotation",
    "Change",
    "ChangedOnDiskError",
    "Concept",
    "ConceptNotFoundError",
    "Conflict",
    "Coverage",
    "CoverageRow",
    "Document",
    "Entry",
    "Evidence",
    "Field",
    "Finding",
    "FormatError",
    "Glossary",
    "GlossaryError",
    "Hit",
    "Import",
    "Index",
    "Keyword",
    "Link",
    "Matcher",
    "Merge",
    "MergeError",
    "Milestone",
    "Occurrence",
    "Passage",
    "Past",
    "Place",
    "PublishError",
    "ReadError",
    "Report",
    "Scheme",
    "SettingsError",
    "Severity",
    "Slot",
    "Source",
    "State",
    "Status",
    "Term",
    "Text",
    "Theme",
    "UnknownChoiceError",
    "UnknownFormatError",
    "UnknownSlotError",
    "Workspace",
    "WriteError",
    "annotate",
    "apply",
    "check",
    "coverage",
    "diff",
    "from_graph",
    "load",
    "lookup",
    "merge",
    "publish",
    "read",
    "select",
    "to_graph",
    "write",
]


def _fetch(name: str) -> Any:
    return getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), _RENAMED.get(name, name))


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = _fetch(name)
    return found


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """This package. Some functions share their module's name (`annotate`, `coverage`, `diff`, `merge`, `publish`).

    Importing such a module would put the module in the function's place; these names always give the function.
    """

    def _takes_no_module(self, _: object) -> None: ...

    annotate = property(lambda _: _fetch("annotate"), _takes_no_module)
    coverage = property(lambda _: _fetch("coverage"), _takes_no_module)
    diff = property(lambda _: _fetch("diff"), _takes_no_module)
    merge = property(lambda _: _fetch("merge"), _takes_no_module)
    publish = property(lambda _: _fetch("publish"), _takes_no_module)


sys.modules[__name__].__class__ = _Package
