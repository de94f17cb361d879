"""What comes with the product, and how it completes what is read later."""

from __future__ import annotations

import pytest

from db.model import Reading, Territory
from db.starter import starter_readings, with_found_facts
from tests.builders import document, reading


@pytest.mark.parametrize("shipped", starter_readings(), ids=lambda shipped: shipped.document.id)
def test_every_starter_fact_has_a_document_with_a_publisher_and_a_date(shipped: Reading) -> None:
    assert shipped.document.publisher
    assert shipped.document.published
    assert all(event.url for event in shipped.events)


def test_what_people_found_completes_what_a_parser_reads_and_never_replaces_it() -> None:
    said = Territory(id="sud-tarn", name="CPTS Sud Tarn", population=135_000, as_of="2026-04")
    read = reading(of=document("pratique-cpts-en-pratique-2"), territories=(said,))
    completed = {territory.id: territory for territory in with_found_facts(read).territories}
    assert (completed["sud-tarn"].population, completed["sud-tarn"].department) == (135_000, "81")
    assert set(completed) == {"sud-tarn", "nord-aveyron", "volvestre-coeur-de-garonne"}


def test_another_document_is_left_as_it_is() -> None:
    assert with_found_facts(reading()) == reading()
