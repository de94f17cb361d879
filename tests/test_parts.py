"""What the pages share: French words and dates, what changed, where things come from, filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from dashboards.parts import charts, chips, dates, sittings, words
from dashboards.parts.health import LEVELS, Level, at, troubles
from dashboards.parts.kinds_chart import UNKNOWN, counts_by_group
from dashboards.parts.menu import MENU
from dashboards.parts.month_strip import LONGEST, month_strip, window
from dashboards.parts.novelty import change, is_new
from dashboards.parts.provenance import STARTER, provenance
from dashboards.parts.tables import Column, table
from db.model import Event, Occurrence
from db.queries import Kept, Mention
from db.sources import SourceState
from db.vocabulary import ActionStatus, EventKind, EventStatus, Health, Mode
from tests.builders import event, source
from tests.pages import DASHBOARDS
from tests.seeding import NOW, TODAY
from tests.seeding import at as moment

NBSP = "\u00a0"


def plain(text: str) -> str:
    """Give a text with ordinary spaces, for tests that are not about them."""
    return text.replace(NBSP, " ")


# --- words and dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.number(134453), f"134{NBSP}453"),
        (words.number(12.3), "12,3"),
        (words.count(0, "document"), f"0{NBSP}document"),
        (words.count(1, "document"), f"1{NBSP}document"),
        (words.count(2, "document"), f"2{NBSP}documents"),
        (words.count(2, "rendez-vous", "rendez-vous"), f"2{NBSP}rendez-vous"),
        (words.quoted("lu"), f"«{NBSP}lu{NBSP}»"),
        (words.listed(["a", "b", "c"]), "a, b et c"),
        (words.listed([]), ""),
        (words.capital("éTÉ"), "ÉTÉ"),
        (words.typographic("Côte-d'Or"), "Côte-d’Or"),
        (words.shortened("un mot de trop", 9), "un mot…"),
    ],
)
def test_french_words(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (dates.long_day(date(2026, 12, 1)), "mardi 1er décembre 2026"),
        (dates.plain_day(date(2026, 11, 20)), "20 novembre 2026"),
        (dates.short_day(date(2026, 12, 1)), "1er déc."),
        (dates.month_title("2026-12"), "Décembre 2026"),
        (dates.between_months("2027-03", "2027-03"), "en mars 2027"),
        (dates.between_months("2026-11", "2026-12"), "de novembre à décembre 2026"),
        (dates.between_months("2026-08", "2027-01"), "d’août 2026 à janvier 2027"),
        (dates.partial("2023"), "2023"),
        (dates.partial("2023-05"), "mai 2023"),
        (dates.partial("2023-05-04"), "4 mai 2023"),
        (dates.days(date(2026, 3, 12), date(2026, 3, 12)), "12 mars"),
        (dates.days(date(2026, 3, 12), date(2026, 3, 13)), "12 et 13 mars"),
        (dates.days(date(2026, 10, 20), date(2026, 10, 24)), "du 20 au 24 octobre"),
        (dates.days(date(2026, 11, 30), date(2026, 12, 1)), "30 novembre et 1er décembre"),
        (dates.days(date(2026, 12, 30), date(2027, 1, 2)), "du 30 décembre au 2 janvier"),
        (dates.hour(moment(TODAY, 8)), "8 h"),
        (dates.hour(moment(TODAY, 19, 5)), "19 h 05"),
        (dates.when_read(moment(TODAY, 6, 15), NOW), "ce matin à 6 h 15"),
        (dates.when_read(moment(TODAY, 14), moment(TODAY, 15)), "aujourd’hui à 14 h"),
        (dates.when_read(moment(TODAY - timedelta(days=1), 18, 2), NOW), "hier à 18 h 02"),
        (dates.when_read(moment(date(2026, 11, 19), 6), NOW), "le 19 novembre, il y a 3 jours"),
    ],
)
def test_french_dates(said: str, expected: str) -> None:
    assert plain(said) == expected


def test_days_and_hours_do_not_break_over_lines() -> None:
    assert dates.long_day(date(2026, 12, 1)) == f"mardi 1er{NBSP}décembre 2026"
    assert dates.hour(moment(TODAY, 19, 30)) == f"19{NBSP}h{NBSP}30"


# --- when and where -----------------------------------------------------------------------------------------


def timed(day: date, start: int, end: int | None = None, last: date | None = None) -> Occurrence:
    return Occurrence(
        start=moment(day, start), end=moment(last or day, end) if end is not None else None, all_day=False
    )


JANUARY, FEBRUARY = date(2027, 1, 21), date(2027, 2, 4)


@pytest.mark.parametrize(
    ("occurrences", "expected"),
    [
        ([Occurrence(start=JANUARY, all_day=True)], "21 janvier 2027"),
        ([Occurrence(start=JANUARY, end=JANUARY + timedelta(days=1), all_day=True)], "21 et 22 janvier 2027"),
        ([timed(JANUARY, 14, 16)], "21 janvier 2027, 14 h à 16 h"),
        ([timed(JANUARY, 14)], "21 janvier 2027, 14 h"),
        ([timed(JANUARY, 14, 16), timed(FEBRUARY, 14, 16)], "2 séances : 21 janvier et 4 février"),
        (
            [timed(FEBRUARY, 9, 12), timed(JANUARY, 14, 16)],
            "2 séances : 21 janvier (14 h à 16 h) et 4 février (9 h à 12 h)",
        ),
        ([Occurrence(start=None, end=JANUARY, all_day=True)], ""),
        ([], ""),
    ],
)
def test_when(occurrences: list[Occurrence], expected: str) -> None:
    assert plain(sittings.when_words(Event(title="x", occurrences=tuple(occurrences)))) == expected


def test_many_sittings_are_counted_past_the_sixth() -> None:
    many = tuple(timed(JANUARY + timedelta(days=n), 9, 10) for n in range(9))
    assert plain(sittings.several(Event(title="x", occurrences=many))).endswith("26 janvier et 3 autres")


def test_a_list_shows_the_sitting_that_is_not_over() -> None:
    two = event("x", timed(JANUARY, 14, 16), timed(FEBRUARY, 9, 12))
    assert sittings.sitting_on(two, JANUARY + timedelta(days=1)) == two.occurrences[1]
    assert sittings.sitting_on(two, FEBRUARY + timedelta(days=9)) == two.occurrences[1]


def test_hours_over_two_days_name_both() -> None:
    night = timed(JANUARY, 20, 2, last=JANUARY + timedelta(days=1))
    assert plain(sittings.hours(night)) == "du 21 janvier à 20 h au 22 janvier à 2 h"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"venue": "Hôtel-Dieu", "city": "Beaune"}, "Hôtel-Dieu, Beaune"),
        ({"venue": "Beaune", "city": "Beaune"}, "Beaune"),
        ({"mode": Mode.ONLINE, "city": "Beaune"}, "En ligne"),
        ({"mode": Mode.HYBRID, "city": "Beaune"}, "Beaune et en ligne"),
        ({"mode": Mode.HYBRID}, "Présentiel et en ligne"),
        ({"mode": Mode.ONSITE}, ""),
    ],
)
def test_where(fields: dict[str, Any], expected: str) -> None:
    assert sittings.place_words(event(**fields)) == expected


# --- what is new, what changed ------------------------------------------------------------------------------

LONG_AGO = NOW - timedelta(days=90)
YESTERDAY = NOW - timedelta(days=1)


def mention(publication: str = "site:onco", **fields: Any) -> Mention:
    usual = Mention(publication, "Onco-Exemple", "https://onco.invalid", None, None, YESTERDAY, NOW)
    return replace(usual, **fields)


def kept(first_seen: datetime, *mentions: Mention) -> Kept[Event]:
    return Kept("e", event(), mentions or (mention(),), first_seen, NOW, NOW)


@pytest.mark.parametrize(
    ("first_seen", "publication", "first_readings", "new"),
    [
        (YESTERDAY, "site:onco", {"site:onco": LONG_AGO}, True),
        (LONG_AGO, "site:onco", {"site:onco": LONG_AGO}, False),
        (YESTERDAY, "site:onco", {"site:onco": YESTERDAY}, False),
        (YESTERDAY, "site:onco", {"site:onco": YESTERDAY, "site:urps": LONG_AGO}, False),
        (YESTERDAY, "doc:lettre", {"doc:lettre": YESTERDAY, "site:urps": LONG_AGO}, True),
        (YESTERDAY, "doc:lettre", {"doc:lettre": YESTERDAY}, False),
    ],
)
def test_nothing_is_new_on_a_site_read_for_the_first_time(
    first_seen: datetime, publication: str, first_readings: dict[str, datetime], new: bool
) -> None:
    assert is_new(kept(first_seen, mention(publication)), first_readings, NOW) is new


BEFORE = event("Rencontre", timed(JANUARY, 14, 16), city="Dijon")


@pytest.mark.parametrize(
    ("changes", "state", "said"),
    [
        ({"status": EventStatus.CANCELLED}, "annule", "21 janvier 2027, 14 h à 16 h, Dijon"),
        ({"city": "Lure"}, "modifie", "Lieu : Lure"),
        ({"city": None}, "modifie", "Lieu : plus indiqué"),
        ({"title": "Rencontre annuelle"}, "modifie", "Titre précédent : Rencontre"),
        (
            {"occurrences": (timed(FEBRUARY, 14, 16),), "status": EventStatus.POSTPONED},
            "reporte",
            "4 février 2027, 14 h à 16 h (auparavant 21 janvier 2027, 14 h à 16 h)",
        ),
        (
            {"occurrences": ()},
            "modifie",
            "date non indiquée (auparavant 21 janvier 2027, 14 h à 16 h)",
        ),
    ],
)
def test_a_change_is_said_as_a_reader_sees_it(changes: dict[str, Any], state: str, said: str) -> None:
    found = change(BEFORE.model_copy(update=changes), BEFORE)
    assert found is not None
    assert (found.state, plain(found.words)) == (state, said)


def test_a_change_that_nobody_sees_is_not_told() -> None:
    assert change(BEFORE.model_copy(update={"description": "plus long"}), BEFORE) is None
    assert change(BEFORE, None) is None


# --- provenance, health, statuses ---------------------------------------------------------------------------


def test_provenance_says_who_where_when() -> None:
    document = mention("doc:bilan", name="Bilan 2024", url="https://x.invalid/b.pdf", place="p. 21")
    assert plain(provenance(document, ())) == (
        "D’après « Bilan 2024 », p. 21, lu le 22 novembre 2026 · "
        '<a href="https://x.invalid/b.pdf" rel="noopener">ouvrir le document</a>'
    )
    assert STARTER in provenance(document, {"doc:bilan"})
    assert "lu le" not in provenance(document, {"doc:bilan"})
    assert "ouvrir" not in provenance(replace(document, url=None), ())
    assert "p. 3" in provenance(document, (), place="p. 3")


def test_provenance_of_a_site_links_to_what_was_read() -> None:
    found = plain(provenance(mention(), ()))
    assert (
        found == 'Lu sur <a href="https://onco.invalid" rel="noopener">Onco-Exemple</a> le 22 novembre 2026'
    )


def state(health: Health) -> SourceState:
    return SourceState(source(), health, None, None, (), 0, 0)


def test_every_health_has_a_level() -> None:
    assert set(LEVELS) == set(Health)


def test_sources_come_worst_first() -> None:
    states = [state(Health.OK), state(Health.DROPPED), state(Health.BLOCKED)]
    assert [found.health for found in at(states, *Level)] == [Health.BLOCKED, Health.DROPPED, Health.OK]
    assert plain(troubles(states)) == "1 à vérifier, 1 arrêtée"
    assert troubles([state(Health.OK)]) == ""


def test_every_status_has_its_own_symbol_and_square() -> None:
    assert len({chips.SYMBOLS[status] for status in ActionStatus}) == len(ActionStatus)
    assert set(chips.TONES) == set(ActionStatus)
    assert chips.status_chip(None).find("statut non indiqué") > 0


def test_every_symbol_is_drawn_by_the_stylesheet() -> None:
    css = (DASHBOARDS / "style.css").read_text("utf-8")
    assert [s for s in chips.SYMBOLS.values() if f".ml-i-{s} " not in css or f".ml-sq-{s} " not in css] == []
    assert [level.value[1] for level in Level if f".ml-i-{level.value[1]} " not in css] == []


# --- charts, tables, menu -----------------------------------------------------------------------------------


def test_the_strip_shows_months_without_events() -> None:
    assert window({"2026-11": 2, "2027-02": 1}, latest=False) == {
        "2026-11": 2,
        "2026-12": 0,
        "2027-01": 0,
        "2027-02": 1,
    }


@pytest.mark.parametrize(
    ("latest", "first", "last"), [(False, "2000-01", "2000-12"), (True, "2029-07", "2030-06")]
)
def test_the_strip_is_never_longer_than_a_year(latest: bool, first: str, last: str) -> None:
    shown = list(window({"2000-01": 1, "2030-06": 1}, latest=latest))
    assert (len(shown), shown[0], shown[-1]) == (LONGEST, first, last)


def test_the_strip_says_its_counts_to_those_who_listen() -> None:
    shown = {"2026-12": 4, "2027-01": 1}
    strip = month_strip(shown, "2027-01", {month: f"agenda?mois={month}" for month in shown})
    assert strip is not None
    assert f"Décembre 2026{NBSP}: 4{NBSP}rendez-vous" in strip
    assert 'href="agenda?mois=2027-01" aria-current="true"' in strip
    assert month_strip({"2026-12": 4}, None, {}) is None
    assert month_strip({}, None, {}) is None


def test_every_kind_of_event_is_in_one_group() -> None:
    rows = [{"month": "2026-12", "kind": str(kind), "count": 1} for kind in EventKind]
    groups = counts_by_group([*rows, {"month": "2027-01", "kind": None, "count": 2}], latest=False)
    assert sum(months["2026-12"] for months in groups.values()) == len(EventKind)
    assert groups[UNKNOWN] == {"2026-12": 0, "2027-01": 2}


def test_a_csv_opens_in_a_french_spreadsheet_and_runs_nothing() -> None:
    made = charts.csv_file(["Mois", "Été"], [["=1+1", 3], ["a;b", None]])
    assert made == '\ufeffMois;Été\r\n\'=1+1;3\r\n"a;b";\r\n'.encode()


def test_a_table_keeps_its_meaning_when_it_is_laid_out_as_lines() -> None:
    made = table(
        [Column("CPTS"), Column("Réalisées", phone="Faites", numeric=True)], [["A", 3]], caption="Actions"
    )
    assert '<th scope="row" role="rowheader">A</th>' in made
    assert '<td role="cell" data-label="Faites" class="ml-num"><div>3</div></td>' in made
    assert ">Actions</caption>" in made


def test_every_page_of_the_menu_has_its_file() -> None:
    assert [page.name for page in MENU if not (DASHBOARDS / "pages" / page.file).is_file()] == []


def test_paris_time_is_shown() -> None:
    assert plain(dates.hour(datetime(2026, 7, 1, 18, 30, tzinfo=UTC))) == "20 h 30"
