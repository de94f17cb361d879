"""Calendars: what Outlook, Google, Apple and Thunderbird are given, read back by a library and by the letter."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import icalendar
import pytest
import vobject

from db.model import PARIS, Occurrence
from db.vocabulary import EventKind, EventStatus, Mode, Profession, Theme
from tests import seeding
from tests.public import SITE, SOON, Open, an_event, only_id, opened, these, told

__all__ = ["opened"]

LINE = re.compile(r"[A-Z-]+(;[A-Z-]+=[^:;]+)*:.*")


def entries(content: bytes) -> list[icalendar.Event]:
    """Give the entries that one library reads, once another is found to read the same."""
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    found = list(calendar.walk("VEVENT"))
    other = vobject.readOne(content.decode())
    other.validate(raiseException=True)
    assert [(str(one["uid"]), one["dtstart"].dt, one["summary"]) for one in found] == [
        (one.uid.value, one.dtstart.value, one.summary.value) for one in other.contents.get("vevent", [])
    ]
    return found


def refuse_what_rfc_5545_refuses(content: bytes) -> list[str]:
    """Give the unfolded lines, once each is found to be well formed."""
    assert content.endswith(b"\r\n")
    folded = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, folded)) <= 75
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(folded))
    lines = content.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    stack: list[str] = []
    for line in lines:
        name, value = line.split(":", 1)
        if name == "BEGIN":
            stack.append(value)
        if name == "END":
            assert stack.pop() == value
    assert stack == []
    return lines


def test_a_selection_is_the_one_of_the_page(opened: Open) -> None:
    asker = opened(seeding.full)
    answer = asker.get("/agenda.ics", params={"profession": "infirmier", "type": "formation"})
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    titles = {str(entry["summary"]).split(" d’")[0] for entry in entries(answer.content)}
    assert titles == {"Formation", "Reporté\u00a0: Formation"}
    assert "X-WR-CALNAME:Maillage\u00a0: infirmiers\\, formation" in refuse_what_rfc_5545_refuses(
        answer.content
    )


@pytest.mark.parametrize(
    ("sitting", "start", "end"),
    [
        (Occurrence(start=SOON, all_day=True), SOON, SOON + timedelta(days=1)),
        (Occurrence(start=SOON, end=SOON + timedelta(days=2), all_day=True), SOON, SOON + timedelta(days=3)),
        (seeding.sitting(SOON, 18, 20), seeding.at(SOON, 18, 30), seeding.at(SOON, 20)),
        (seeding.sitting(SOON, 18), seeding.at(SOON, 18, 30), None),
    ],
)
def test_days_end_the_day_after_and_unknown_ends_stay_unknown(
    opened: Open, sitting: Occurrence, start: date, end: date | None
) -> None:
    asker = opened(these(an_event(occurrences=(sitting,))))
    (entry,) = entries(asker.get("/agenda.ics").content)
    assert entry["dtstart"].dt == start
    assert ("dtend" in entry) == (end is not None)
    assert end is None or entry["dtend"].dt == end


def test_hours_are_those_of_paris_in_summer_as_in_winter(opened: Open) -> None:
    summer = seeding.at(date(2027, 7, 1), 14)
    asker = opened(these(an_event(occurrences=(Occurrence(start=summer, all_day=False),))))
    content = asker.get("/agenda.ics").content
    assert "DTSTART;TZID=Europe/Paris:20270701T140000" in refuse_what_rfc_5545_refuses(content)
    zone = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")[0].to_tz()
    assert datetime(2027, 7, 1, 14, tzinfo=zone) == summer
    assert datetime(2027, 1, 1, 14, tzinfo=zone) == datetime(2027, 1, 1, 14, tzinfo=PARIS)


def test_each_sitting_has_an_entry_and_the_first_keeps_its_uid(opened: Open) -> None:
    one, two = seeding.sitting(SOON, 9, 12), seeding.sitting(SOON + timedelta(days=7), 9, 12)
    asker = opened(these(an_event(occurrences=(two, one))))
    event_id = only_id(asker)
    uids = {entry["dtstart"].dt: str(entry["uid"]) for entry in entries(asker.get("/agenda.ics").content)}
    assert uids == {one.start: f"{event_id}@maillage", two.start: f"{event_id}-2@maillage"}


def test_a_change_keeps_the_uid_and_raises_the_sequence(opened: Open) -> None:
    before = an_event(occurrences=(seeding.sitting(SOON),))
    after = an_event(occurrences=(seeding.sitting(SOON + timedelta(days=7)),))
    (first,) = entries(opened(told((before,))).get("/agenda.ics").content)
    (second,) = entries(opened(told((before,), (after,))).get("/agenda.ics").content)
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert second["last-modified"].dt == second["dtstamp"].dt == seeding.at(seeding.TODAY, 6)


@pytest.mark.parametrize(
    ("status", "said", "title"),
    [
        (EventStatus.ANNOUNCED, None, "Rencontre"),
        (EventStatus.CONFIRMED, "CONFIRMED", "Rencontre"),
        (EventStatus.POSTPONED, "TENTATIVE", "Reporté\u00a0: Rencontre"),
        (EventStatus.FULL, None, "Complet\u00a0: Rencontre"),
        (EventStatus.CANCELLED, "CANCELLED", "Annulé\u00a0: Rencontre"),
        (EventStatus.MISSING, "CANCELLED", "Plus annoncé\u00a0: Rencontre"),
    ],
)
def test_what_no_longer_takes_place_is_cancelled(
    opened: Open, status: EventStatus, said: str | None, title: str
) -> None:
    (entry,) = entries(opened(these(an_event(status=status))).get("/agenda.ics").content)
    assert (entry.get("status"), entry["summary"]) == (said, title)


def test_an_entry_says_what_is_known(opened: Open) -> None:
    event = an_event(
        kind=EventKind.FORMATION,
        mode=Mode.HYBRID,
        venue="Salle Ronde",
        city="Lure",
        audience=(Profession.PHARMACIEN,),
        themes=(Theme.SEIN,),
        organizer="Onco; Exemple, sud",
        registration_url="https://x.invalid/i?a=1,2",
        description="Première ligne\r\nSeconde",
        inferred=("all_day",),
    )
    asker = opened(these(event))
    answer = asker.get(f"/e/{only_id(asker)}.ics")
    (entry,) = entries(answer.content)
    assert entry["location"] == "Salle Ronde, Lure et en ligne"
    assert entry["categories"].cats == ["Formation", "sein"]
    assert str(entry["description"]).split("\n") == [
        "Horaire non indiqué",
        "Public\u00a0: pharmaciens",
        "Organisé par Onco; Exemple, sud",
        "Inscription\u00a0: https://x.invalid/i?a=1,2",
        "Première ligne",
        "Seconde",
        "Lu sur Onco-Exemple",
        f"{SITE}/e/{only_id(asker)}",
    ]
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_title_that_would_fill_a_calendar_is_cut_and_told_whole_below(opened: Open) -> None:
    title = "Une journée très longue " * 25 + "fin"
    (entry,) = entries(opened(these(an_event(title))).get("/agenda.ics").content)
    assert str(entry["summary"]).startswith("Une journée très longue Une")
    assert len(str(entry["summary"])) <= 160
    assert str(entry["description"]).split("\n")[0] == title


def test_nothing_selected_is_still_a_calendar(opened: Open) -> None:
    content = opened(seeding.empty).get("/agenda.ics").content
    refuse_what_rfc_5545_refuses(content)
    assert entries(content) == []


def test_an_event_without_a_date_has_no_calendar(opened: Open) -> None:
    asker = opened(these(an_event(occurrences=())))
    event_id = only_id(asker)
    assert asker.get(f"/e/{event_id}.ics").status_code == 404
    assert "Ajouter à mon agenda" not in asker.get(f"/e/{event_id}").text


def test_what_is_left_out_of_a_large_calendar_is_said(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.public.selected.select.__kwdefaults__", {"limit": 2, "offset": 0})
    content = opened(seeding.full).get("/agenda.ics").content
    assert len(entries(content)) == 2
    assert any("Et 23\u00a0autres rendez-vous" in line for line in refuse_what_rfc_5545_refuses(content))
