"""What the page of an event tells search engines: schema.org's Event, with what they ask for, and no more."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from db.model import Occurrence
from db.vocabulary import EventStatus, Mode
from tests import seeding
from tests.public import SITE, SOON, Open, an_event, only_id, opened, soup, told

__all__ = ["opened"]

STATUSES = {"EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled"}
MODES = {"OfflineEventAttendanceMode", "OnlineEventAttendanceMode", "MixedEventAttendanceMode"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\+0[12]:00)?")
LATER = SOON + timedelta(days=14)
POSTPONED = {"status": EventStatus.POSTPONED}


def described(asker: TestClient, event_id: str) -> dict[str, Any]:
    """Give the description of an event, once it is found to be one that search engines take."""
    found = dict(json.loads(soup(asker.get(f"/e/{event_id}").text).select_one("script").string))
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Event")
    assert not {name for name in ("name", "startDate", "location") if not found[name]}
    assert all(MOMENT.fullmatch(str(value)) for name, value in found.items() if name.endswith("Date"))
    assert found.get("eventStatus", "https://schema.org/EventScheduled").rpartition("/")[2] in STATUSES
    assert found.get("eventAttendanceMode", "/OnlineEventAttendanceMode").rpartition("/")[2] in MODES
    for place in found["location"]:
        wanted = {"Place": ("name", "address"), "VirtualLocation": ("url",)}[place["@type"]]
        assert all(place[name] for name in wanted)
    return found


def of(opened: Open, *readings: dict[str, Any]) -> dict[str, Any]:
    usual = {"city": "Lure", "department": "70"}
    asker = opened(told(*((an_event(**usual | one),) for one in readings)))
    return described(asker, only_id(asker))


def on(day: date, *hours: int) -> dict[str, Any]:
    return {"occurrences": (seeding.sitting(day, *hours),)}


def test_every_event_of_an_agenda_tells_what_search_engines_ask_for(opened: Open) -> None:
    asker = opened(seeding.full)
    events = asker.get("/agenda.json").json()["events"]
    found = [described(asker, event["id"]) for event in events]
    assert len(found) == 25
    assert {one["eventStatus"].rpartition("/")[2] for one in found} == {
        "EventScheduled",
        "EventCancelled",
        "EventRescheduled",
    }


@pytest.mark.parametrize(
    ("readings", "status", "previous"),
    [
        ((on(SOON),), "EventScheduled", None),
        ((on(SOON) | {"status": EventStatus.CONFIRMED},), "EventScheduled", None),
        ((on(SOON) | {"status": EventStatus.CANCELLED},), "EventCancelled", None),
        ((on(SOON) | {"status": EventStatus.MISSING},), None, None),
        ((on(SOON), on(SOON) | POSTPONED), "EventPostponed", None),
        ((on(LATER) | POSTPONED,), "EventPostponed", None),
        ((on(LATER) | {"status": EventStatus.FULL},), "EventScheduled", None),
        ((on(SOON), on(LATER) | POSTPONED), "EventRescheduled", "2026-12-02"),
        ((on(SOON, 18, 20), on(LATER) | POSTPONED), "EventRescheduled", "2026-12-02T18:30:00+01:00"),
        ((on(SOON), on(LATER)), "EventScheduled", None),
    ],
)
def test_what_is_postponed_tells_its_former_date(
    opened: Open, readings: tuple[dict[str, Any], ...], status: str | None, previous: str | None
) -> None:
    found = of(opened, *readings)
    assert found.get("eventStatus") == (status and f"https://schema.org/{status}")
    assert found.get("previousStartDate") == previous


@pytest.mark.parametrize(
    ("mode", "said", "places"),
    [
        (Mode.ONSITE, "OfflineEventAttendanceMode", ["Place"]),
        (Mode.ONLINE, "OnlineEventAttendanceMode", ["VirtualLocation"]),
        (Mode.HYBRID, "MixedEventAttendanceMode", ["VirtualLocation", "Place"]),
        (None, None, ["Place"]),
    ],
)
def test_how_one_attends_goes_with_where(
    opened: Open, mode: Mode | None, said: str | None, places: list[str]
) -> None:
    found = of(opened, {"mode": mode, "registration_url": "https://x.invalid/i"})
    assert found.get("eventAttendanceMode") == (said and f"https://schema.org/{said}")
    assert [place["@type"] for place in found["location"]] == places
    assert [place["url"] for place in found["location"] if "url" in place] == ["https://x.invalid/i"] * (
        "VirtualLocation" in places
    )


def test_each_sitting_is_told_within_the_whole(opened: Open) -> None:
    found = of(
        opened, {"occurrences": (seeding.sitting(SOON, 18, 20), Occurrence(start=LATER, all_day=True))}
    )
    assert (found["startDate"], found["subEvent"][1]["startDate"]) == (
        "2026-12-02T18:30:00+01:00",
        LATER.isoformat(),
    )
    assert {one["@type"] for one in found["subEvent"]} == {"Event"}
    assert found["url"].startswith(f"{SITE}/e/")
