"""From the bytes of a document to what it says, by the family that recognises it best."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from collectors.documents import bilan, bulletin, pratique
from collectors.documents.manuscript import Manuscript, open_manuscript
from db.errors import MaillageError
from db.model import Reading
from db.vocabulary import DocumentFamily


class UnknownFamily(MaillageError):
    """The document is readable, but none of the families is sure of it."""


class _Family(NamedTuple):
    recognises: Callable[[Manuscript], float]
    parse: Callable[..., Reading]


FAMILIES = {
    DocumentFamily.BULLETIN: _Family(bulletin.recognises, bulletin.parse),
    DocumentFamily.BILAN: _Family(bilan.recognises, bilan.parse),
    DocumentFamily.PRATIQUE: _Family(pratique.recognises, pratique.parse),
}
_FAMILIES = ", ".join(FAMILIES)

RECOGNISED = 0.5
"""How sure a family must be of a document for it to be read without being told which it is."""


def read_document(
    data: bytes,
    name: str,
    *,
    today: date,
    family: DocumentFamily | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Reading:
    """Read a document of any known family from its bytes.

    `name` is the file's; `url` is where it was published; `published` (`2027`, `2027-03` or a day) goes
    before the date that it prints. Raises `MaillageError` when it cannot be opened, or is of no known family and
    `family` does not say which to take (`UnknownFamily`).
    """
    manuscript = open_manuscript(data, name)
    known = FAMILIES.get(family or _recognised(manuscript))
    if known is None:
        raise MaillageError(f"{name}: a document of the family {family} is not read; {_FAMILIES} are.")
    reading = known.parse(manuscript, today=today, published=published, url=url)
    stamp = {"file_name": name, "sha256": hashlib.sha256(data).hexdigest()}
    stamp |= {key: value for key, value in (("url", url), ("published", published)) if value}
    return reading.model_copy(update={"document": reading.document.model_copy(update=stamp)})


def _recognised(manuscript: Manuscript) -> DocumentFamily:
    """Give the family that is surest of the document."""
    sureness = {family: known.recognises(manuscript) for family, known in FAMILIES.items()}
    best = max(sureness, key=lambda family: sureness[family])
    if sureness[best] < RECOGNISED:
        raise UnknownFamily(f"{manuscript.name} is of no known family ({_FAMILIES}); name it with --as.")
    return best
