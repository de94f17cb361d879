"""What a careful reader found in three real documents is what the parsers find in them."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from collectors.documents.reader import UnknownFamily, read_document
from db.model import Event, Reading
from db.vocabulary import DocumentFamily, Mode
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared
TODAY = date(2026, 11, 22)


def read(number: str) -> Reading:
    (file,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    return read_document(file.read_bytes(), file.name, today=TODAY)


def facts(name: str) -> Any:
    return json.loads((SHARED / "facts" / f"{name}.json").read_text("utf-8"))


def times(event: Event) -> tuple[str, str | None, str | None, str | None]:
    """Give first day, last day when there are several, first and last hour, as the facts do."""
    (sitting,) = event.occurrences
    assert sitting.start is not None
    last = sitting.end.isoformat()[:10] if sitting.end else None
    if sitting.all_day:
        return sitting.start.isoformat(), last, None, None
    assert sitting.end is not None
    return (
        sitting.start.isoformat()[:10],
        None,
        sitting.start.isoformat()[11:16],
        sitting.end.isoformat()[11:16],
    )


def test_the_letter_s_events_are_those_of_the_facts() -> None:
    events = {event.url: event for event in read("000").events}
    expected = facts("events")["events"]
    assert len(events) == len(expected) == 14
    for fact in expected:
        event = events[fact["url"]]
        assert times(event) == (fact["date_start"], fact["date_end"], fact["time_start"], fact["time_end"])
        assert event.city == fact["place"]
        assert event.mode is (Mode.ONLINE if fact["mode"] == "distanciel" else Mode.ONSITE)
        assert len(event.partners) >= len([p for p in fact["partners"] if "DSRC" in p or "URPS" in p])


def test_the_cards_of_the_pathways_are_those_of_the_facts() -> None:
    said = read("001")
    expected = {fact["id"]: fact for fact in facts("pathways")["pathways"]}
    assert [territory.id for territory in said.territories] == list(expected)
    for territory in said.territories:
        fact = expected[territory.id]
        assert (territory.communes, territory.population) == (fact["communes"], fact["population"])
        assert (territory.size_class, territory.aci_signed) == (fact["size_class_declared"], fact["aci_date"])
        assert territory.contact == fact["contact"].split()[0]


def test_the_pathways_are_those_of_the_facts() -> None:
    expected = {fact["id"]: fact for fact in facts("pathways")["pathways"]}
    for pathway in read("001").pathways:
        fact = expected[pathway.territory]
        assert [step.n for step in pathway.steps] == [1, 2, 3, 4]
        assert [step.label for step in pathway.steps] == [step["name"] for step in fact["steps"]]
        figures = [(figure.value, figure.low, figure.high) for figure in pathway.key_figures]
        assert figures == [(f.get("value"), f.get("min"), f.get("max")) for f in fact["key_figures"]]
        assert {mention.care for mention in pathway.care} == set(fact["basket_mentions"]) - {"generic"}
        assert set(pathway.radar.values()) == {None}
        assert pathway.cancers == tuple(fact["cancers"])


@pytest.mark.parametrize("number", ["003", "004"])
def test_a_press_article_and_a_deck_are_of_no_known_family(number: str) -> None:
    with pytest.raises(UnknownFamily):
        read(number)


@pytest.mark.parametrize(
    ("number", "family"),
    [
        ("000", DocumentFamily.BULLETIN),
        ("001", DocumentFamily.PRATIQUE),
        ("002", DocumentFamily.BILAN),
    ],
)
def test_each_family_is_recognised_and_no_person_is_kept(number: str, family: DocumentFamily) -> None:
    said = read(number)
    assert said.document.family is family
    kept = said.model_dump_json()
    assert not re.search(r"\b0[1-9](?:[ .]?\d{2}){4}\b", kept)
    assert not re.search(r"\b(?:Dr|Mme|Docteur|Madame)\s+[A-Z]", kept)
