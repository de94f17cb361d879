"""What was read or collected, in a few lines for the command line. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from db.model import PARIS, Event, Harvest, Reading, Run

PARTS = {
    "events": "event",
    "resources": "resource",
    "territories": "territory",
    "actions": "action",
    "totals": "declared total",
    "pathways": "pathway",
}
REMARKS_SHOWN = 12


def describe(said: Reading | Harvest) -> str:
    """Say what a document or page holds, its events one by one, and what was not understood in it."""
    lines = [_headline(said), *(f"  {event_line(event)}" for event in said.events), *_remark_lines(said)]
    return "\n".join(lines)


def _headline(said: Reading | Harvest) -> str:
    what = f"{said.document.family} « {said.document.title} »" if isinstance(said, Reading) else "page"
    counted = [(len(getattr(said, part, ())), name) for part, name in PARTS.items()]
    found = ", ".join(f"{count} {_plural(name, count)}" for count, name in counted if count)
    return f"{what}: {found or 'nothing found'}."


def _plural(name: str, count: int) -> str:
    if count == 1:
        return name
    return f"{name.removesuffix('y')}ies" if name == "territory" else f"{name}s"


def event_line(event: Event) -> str:
    """Give one line on an event: when, what, where."""
    place = event.city or event.venue or (event.mode.label if event.mode else "place unknown")
    return f"{event.dates_raw or _first_moment(event)} | {event.title} | {place}"


def _first_moment(event: Event) -> str:
    moments = [occurrence.start for occurrence in event.listed if occurrence.start]
    return moments[0].isoformat() if moments else "date unknown"


def _remark_lines(said: Reading | Harvest) -> Sequence[str]:
    shown = [
        f"  Not understood, or to check: {remark.text}{f' ({remark.place})' if remark.place else ''}"
        for remark in said.remarks[:REMARKS_SHOWN]
    ]
    rest = len(said.remarks) - len(shown)
    return [*shown, f"  … and {rest} more remarks (`maillage read --json` gives all)."] if rest else shown


def describe_source(row: Mapping[str, Any]) -> str:
    """Give one line on a source, from its row of `maillage export sources`."""
    found = f"{row['events']} events, {row['resources']} resources."
    told = [found, row["sentence"] or "Never collected yet.", *_alarm(row)]
    told += [f"Last good run {_day(row['last_good'])}."] if row["last_good"] else []
    told += [f"Next run {_day(row['next_due'])}."] if row["next_due"] else []
    return f"{row['id']}  {row['health']}  {' '.join(told)}"


def _alarm(row: Mapping[str, Any]) -> list[str]:
    if not row["alert"]:
        return []
    return [f"ALERT: {row['failures_in_a_row']} failures in a row since {_day(row['failing_since'])}."]


def _day(text: str) -> str:
    return f"{datetime.fromisoformat(text).astimezone(PARIS):%Y-%m-%d %H:%M}"


def describe_run(run: Run) -> str:
    """Give one line on a run: source, outcome, sentence, what it brought."""
    return f"{run.source}  {run.health}  {run.sentence} ({run.new} new, {run.changed} changed)"
