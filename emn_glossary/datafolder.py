"""Data folder: where the glossary lies. So light that a cold `emn lookup` can afford it: no model, no formats."""

from __future__ import annotations

import os

ENVIRONMENT = "EMN_GLOSSARY_DATA"


def find_folder(given: str | None = None) -> str:
    """The data folder to work in.

    The one given, else `EMN_GLOSSARY_DATA`, else the nearest `data/skos` from here upward, else the copy that comes
    with the package (which can only be read).

    Raises:
        ReadError: there is none of these, or the one given does not exist.
    """
    named = given or os.environ.get(ENVIRONMENT)
    if named:
        if os.path.isdir(named):  # noqa: PTH112  pathlib costs a cold start more than the rest of this
            return named
        _refuse("no-such-folder", named)
    here, package = os.getcwd(), os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH109, PTH120
    for parent in (*_upward(here), os.path.dirname(package)):  # noqa: PTH120
        folder = os.path.join(parent, "data", "skos")  # noqa: PTH118
        if os.path.exists(os.path.join(folder, "glossary.ttl")):  # noqa: PTH110, PTH118
            return folder
    packaged = os.path.join(package, "_data")  # noqa: PTH118
    if not os.path.exists(os.path.join(packaged, "glossary.ttl")):  # noqa: PTH110, PTH118
        _refuse("no-data-folder", "")
    return packaged


def _upward(folder: str) -> list[str]:
    found = [folder]
    while os.path.dirname(found[-1]) != found[-1]:  # noqa: PTH120
        found.append(os.path.dirname(found[-1]))  # noqa: PTH120
    return found


def _refuse(key: str, folder: str) -> None:
    from emn_glossary.errors import ReadError  # noqa: PLC0415
    from emn_glossary.places import Place  # noqa: PLC0415

    raise ReadError(key, place=Place(file=folder))
