"""Any document goes to the family that recognises it best, or is refused in one sentence."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from collectors.documents.reader import FAMILIES, UnknownFamily, read_document
from db.errors import MaillageError
from db.vocabulary import DocumentFamily
from tests.shared import SHARED, needs_shared

TODAY = date(2027, 2, 1)
LETTER = """Lettre d'information n°4 – Réseau Oncolune – mars 2027

AGENDA

Atelier
4 mai à Dole

Soirée
9 mai à Lyon
"""
ARTICLE = (
    "Les soignants se rassemblent\n\nPublié le 10/03/2027\n\nDeux cents professionnels ont signé un accord."
)


def test_the_family_is_recognised_and_the_document_stamped() -> None:
    data = LETTER.encode()
    reading = read_document(
        data, "lettre.txt", today=TODAY, url="https://oncolune.example/l4", published="2027-03-02"
    )
    document = reading.document
    assert document.family is DocumentFamily.BULLETIN
    assert (document.url, document.published) == ("https://oncolune.example/l4", "2027-03-02")
    assert (document.file_name, document.sha256) == ("lettre.txt", hashlib.sha256(data).hexdigest())
    assert [event.city for event in reading.events] == ["Dole", "Lyon"]


def test_without_address_nor_date_those_of_the_document_stay() -> None:
    document = read_document(LETTER.encode(), "lettre.txt", today=TODAY).document
    assert (document.url, document.published) == (None, "2027-03")


def test_a_document_of_no_known_family_is_refused() -> None:
    with pytest.raises(
        UnknownFamily, match=r"^article\.txt is of no known family \(bulletin, bilan, pratique\); name"
    ):
        read_document(ARTICLE.encode(), "article.txt", today=TODAY)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_that_is_named_is_taken(family: DocumentFamily) -> None:
    assert read_document(ARTICLE.encode(), "a.txt", today=TODAY, family=family).document.family is family


def test_a_family_without_a_reader_is_refused() -> None:
    with pytest.raises(MaillageError, match="article"):
        read_document(ARTICLE.encode(), "a.txt", today=TODAY, family=DocumentFamily.ARTICLE)


def test_what_cannot_be_opened_is_refused() -> None:
    with pytest.raises(MaillageError, match=r"^vide\.txt is empty"):
        read_document(b"", "vide.txt", today=TODAY)


@needs_shared
@pytest.mark.parametrize(
    ("start", "family"),
    [("000", "bulletin"), ("001", "pratique"), ("002", "bilan"), ("003", None), ("004", None)],
)
def test_the_real_documents(start: str, family: str | None) -> None:
    path = next((SHARED / "seeds").glob(f"{start}_*.txt"))
    if family is None:
        with pytest.raises(UnknownFamily):
            read_document(path.read_bytes(), path.name, today=TODAY)
    else:
        assert read_document(path.read_bytes(), path.name, today=TODAY).document.family == family
