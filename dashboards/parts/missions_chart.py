"""The shares of the statuses: one bar of 100 % a CPTS, in the fixed order of the statuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import altair as alt

from dashboards.parts.charts import LIGHT
from dashboards.parts.chips import TONES
from dashboards.parts.missions_overview import Line
from dashboards.parts.words import NBSP, shortened
from db.vocabulary import ActionStatus

Shares = Mapping[str, Mapping[ActionStatus, int]]
"""By CPTS (« CPTS Haute Vallée (12) »), how many actions have each status that some action has."""

FEWEST_FOR_A_SHARE = 5
"""Below this number of actions whose status is known, a percentage would mislead."""

NARROWEST_COUNTED = 0.02
"""The share of a bar below which a segment has no room for its count."""

MOST_NAMED = 6
"""How many CPTS the sentence that states the finding names; beyond, it gives the lowest and the highest."""

BAR_STEP, AXIS_HEIGHT = 60, 30
"""Pixels: each bar with its name above it, and the axis under them all."""


def shares(lines: Iterable[Line]) -> Shares:
    """Give the counts of the CPTS that have enough actions whose status is known."""
    found: dict[str, dict[ActionStatus, int]] = {}
    for line in lines:
        statuses = line.statuses
        known = {status: statuses[status] for status in ActionStatus if statuses[status]}
        if sum(known.values()) >= FEWEST_FOR_A_SHARE:
            label = f"{shortened(line.territory.name, 60)} ({sum(known.values())})"
            found[f"{label} {line.territory.id}" if label in found else label] = known
    return found


def statuses_of(found: Shares) -> list[ActionStatus]:
    """Give the statuses that some CPTS has, in order."""
    return [status for status in ActionStatus if any(status in counts for counts in found.values())]


def finding(found: Shares) -> str:
    """Give the sentence that states what the chart shows."""
    done = {name: _done(counts) for name, counts in found.items()}
    if len(done) > MOST_NAMED:
        least, most = min(done.values()), max(done.values())
        return (
            f"Actions réalisées ou en cours, dans {len(done)} CPTS{NBSP}: de {least:.0f} à {most:.0f}{NBSP}%."
        )
    said = f"{NBSP}; ".join(f"{name}, {share:.0f}{NBSP}%" for name, share in done.items())
    return f"Part des actions réalisées ou en cours{NBSP}: {said}."


def share_rows(found: Shares) -> list[list[Any]]:
    """Give the rows of the chart's table: CPTS, then the count of each status that some CPTS has."""
    present = statuses_of(found)
    return [[name, *(counts.get(status, 0) for status in present)] for name, counts in found.items()]


def shares_chart(found: Shares, tint: Mapping[str, str]) -> Any:
    """Draw one bar a CPTS, its name above it and the counts inside. A reader may open its data: they are French."""
    base = (
        alt.Chart(alt.InlineData(values=list(_segments(found))))
        .transform_joinaggregate(Toutes="sum(Actions)", groupby=["CPTS"])
        .encode(y=alt.Y("CPTS:N", sort=list(found), axis=None), order="Rang:Q")
    )
    across = alt.X("Actions:Q", stack="normalize", title=None, axis=_percent_axis())
    bars = base.mark_bar(height=22, yOffset=10, stroke=tint["page"], strokeWidth=2).encode(
        x=across, color=_by_status(_tones(tint)), tooltip=["CPTS:N", "Statut:N", "Actions:Q"]
    )
    too_narrow = f"datum.Actions < {NARROWEST_COUNTED} * datum.Toutes"
    counts = base.mark_text(yOffset=10).encode(
        x=across.bandPosition(0.5),
        color=_by_status(_inks(tint)),
        text=alt.condition(too_narrow, alt.value(""), "Actions:Q"),
    )
    names = (
        base.transform_filter("datum.Rang === 0")
        .mark_text(align="left", yOffset=-12, fontSize=13)
        .encode(x=alt.value(0), text="CPTS:N")
    )
    layers = alt.layer(bars, counts, names).resolve_scale(color="independent")
    return layers.properties(height=BAR_STEP * len(found) + AXIS_HEIGHT, width="container")


def _done(counts: Mapping[ActionStatus, int]) -> float:
    done = sum(n for status, n in counts.items() if status.is_done_or_ongoing)
    return 100 * done / sum(counts.values())


def _segments(found: Shares) -> Iterator[dict[str, Any]]:
    for name, counts in found.items():
        for rank, (status, actions) in enumerate(counts.items()):
            yield {"CPTS": name, "Statut": status.label, "Actions": actions, "Rang": rank}


def _by_status(colors: Mapping[ActionStatus, str]) -> alt.Color:
    labels = [status.label for status in colors]
    return alt.Color("Statut:N", scale=alt.Scale(domain=labels, range=list(colors.values())), legend=None)


def _tones(tint: Mapping[str, str]) -> dict[ActionStatus, str]:
    return {status: tint[tone] for status, tone in TONES.items()}


def _inks(tint: Mapping[str, str]) -> dict[ActionStatus, str]:
    """Give the colour of a count on the bar of each status: the one that can be read there."""
    dark = ("green", "blue", "brick")
    return {status: tint["page"] if tone in dark else LIGHT["ink"] for status, tone in TONES.items()}


def _percent_axis() -> alt.Axis:
    return alt.Axis(
        values=[0, 0.25, 0.5, 0.75, 1], grid=True, labelExpr=f"round(datum.value * 100) + '{NBSP}%'"
    )
