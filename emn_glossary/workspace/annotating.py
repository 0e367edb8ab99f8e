"""Annotating: the terms of the glossary found in a document, and copies of it that show them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from emn_glossary.errors import WriteError
from emn_glossary.languages import Lang
from emn_glossary.places import Place
from emn_glossary.workspace.folder import Folder

if TYPE_CHECKING:
    from emn_glossary.formats.documents import Annotated, Readable


class Annotating(Folder):
    """Documents of others."""

    def annotate(
        self,
        document: str | Path | Readable,
        *,
        lang: Lang | None = None,
        copies: Iterable[str | Path] = (),
        base_url: str = "",
        every: bool = True,
        ui: Lang = "nb",
    ) -> Annotated:
        """Find the glossary's terms in a document, and write copies of it that show them.

        A copy is written as its ending says (see `formats.documents.copies`); its links lead to the published site at
        `base_url`, or to pages beside it. `every=False` marks only the first mention of each concept.

        Raises:
            ReadError, UnknownFormatError: as `formats.documents.read`.
            WriteError: as `formats.documents.copies.write`; or a copy would take the original's place.
        """
        from emn_glossary.annotate import Matcher  # noqa: PLC0415
        from emn_glossary.formats import documents  # noqa: PLC0415
        from emn_glossary.formats.documents.copies import write  # noqa: PLC0415
        from emn_glossary.formats.documents.tips import Tips  # noqa: PLC0415
        from emn_glossary.publish import addresses  # noqa: PLC0415

        paths = [Path(copy) for copy in copies]
        if isinstance(document, (str, Path)):
            for path in paths:
                if path.resolve() == Path(document).resolve():
                    raise WriteError("copy-is-the-original", place=Place(file=str(path)))
            document = documents.read(document)
        glossary = self.load()
        annotated = documents.annotate(document, Matcher(glossary), lang=lang)
        tips = Tips(glossary, addresses.of_entries(glossary), base_url, ui)
        for path in paths:
            write(annotated, path, tips, every=every)
        return annotated
