"""What a maintainer needs to mend a source, gathered from its entry and its runs. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from collectors.registry import Entry
from db.model import PARIS, Finding, Run
from db.sources import SourceState
from db.vocabulary import Health

Report = dict[str, Any]

COUNTERS = ("events", "resources", "requests", "unchanged_pages", "failures", "silent", "complete")


def report_on(
    entry: Entry,
    state: SourceState | None,
    runs: Sequence[Run],
    *,
    finding: Finding | None = None,
    kept: Sequence[str] = (),
) -> Report:
    """Give all that is known of a source that may be broken, as plain values.

    `state` is `None` for a source that the database does not know; `runs` are its last ones, oldest first;
    `finding` is what was found of a site whose entry leaves it open; `kept` holds the addresses of the last
    good and bad pages that were kept.
    """
    latest = state.latest if state else None
    return {
        "source": entry.model_dump(mode="json"),
        "finding": finding.model_dump(mode="json", exclude={"source"}) if finding else None,
        "health": state.health if state else Health.NEVER,
        "sentence": latest.sentence if latest else None,
        "failures_in_a_row": state.failures_in_a_row if state else 0,
        "last_run": _plain(latest),
        "last_good": _plain(state.last_good if state else None),
        "page": latest.page if latest else None,
        "kept": list(kept),
        "runs": [_plain(run, "remarks") for run in runs],
        "try": [
            f"maillage collect {entry.id} --offline",
            f"maillage probe {entry.homepage}",
            f"maillage record {entry.id}",
        ],
    }


def _plain(run: Run | None, *left_out: str) -> Report | None:
    return run.model_dump(mode="json", exclude={"source", *left_out}) if run else None


def describe_report(told: Report) -> str:
    """Give a report as lines to read in a terminal or to paste into a message."""
    return "\n".join(_lines(told))


def _lines(told: Report) -> Iterator[str]:
    source, last, good = told["source"], told["last_run"], told["last_good"]
    yield f"{source['id']}  {told['health']}  {told['sentence'] or 'Never collected yet.'}"
    yield f"Failures in a row: {told['failures_in_a_row']}"
    yield f"Site: {source['name']}, {source['homepage']}, read as {source['platform']}"
    yield from (f"  {field}: {address}" for field in ("agenda", "resources") for address in source[field])
    yield from _found(told["finding"])
    yield f"Last run: {_run(last) if last else 'none'}"
    yield f"Last good run: {_run(good) if good else 'none'}"
    yield f"Page at fault: {told['page'] or 'none'}"
    yield from (f"Kept page: {address}" for address in told["kept"])
    yield from (_remark(remark) for remark in (last["remarks"] if last else ()))
    yield "Last runs, oldest first:" if told["runs"] else "No run yet."
    yield from (f"  {_run(run)}" for run in told["runs"])
    yield "To try:"
    yield from (f"  {command}" for command in told["try"])


def _found(finding: Mapping[str, Any] | None) -> Iterator[str]:
    if finding is None:
        return
    yield f"Found on {_moment(finding['found_at'])}: {finding['platform']}"
    yield from (f"  {field}: {address}" for field in ("agenda", "resources") for address in finding[field])


def _run(run: Mapping[str, Any]) -> str:
    counted = ", ".join(f"{name} {str(run[name]).lower()}" for name in COUNTERS)
    return f"{_moment(run['finished'])}  {run['health']}  {counted}"


def _remark(remark: Mapping[str, Any]) -> str:
    place = f" ({remark['place']})" if remark["place"] else ""
    return f"Remark: {remark['text']}{place}"


def _moment(text: str) -> str:
    return f"{datetime.fromisoformat(text).astimezone(PARIS):%Y-%m-%d %H:%M}"
