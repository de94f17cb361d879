"""The strip of months over the agenda: filter and chart in one, drawn at once."""

from __future__ import annotations

from collections.abc import Mapping

from dashboards.parts.dates import first_of, month_title, short_month
from dashboards.parts.html import Html, hidden, tag
from dashboards.parts.words import NBSP, count
from dashboards.parts.words import number as figure

LONGEST = 12


def month_strip(shown: Mapping[str, int], chosen: str | None, addresses: Mapping[str, str]) -> Html | None:
    """Write one bar for each month, each a link; nothing when there is but one month to show.

    `shown` is what `window` gives, `chosen` the month in force, `addresses` where each month's link leads.
    """
    if len(shown) < 2:
        return None
    highest = max(shown.values())
    items = [
        _month(month, number, number / highest, addresses[month], month == chosen, rank == 0)
        for rank, (month, number) in enumerate(shown.items())
    ]
    mood = "ml-strip ml-strip-rest" if chosen else "ml-strip"
    return tag("nav", tag("ul", *items, class_=mood), aria_label="Choisir un mois")


def window(months: Mapping[str, int], *, latest: bool) -> dict[str, int]:
    """Give the count of each month from the first to the last, empty months included.

    At most `LONGEST` months, from the first one, or up to the last one when `latest`.
    """
    if not months:
        return {}
    first, last = min(months), max(months)
    if latest:
        first = max(first, _moved(last, 1 - LONGEST))
    span = min(LONGEST, _rank(last) - _rank(first) + 1)
    return {month: months.get(month, 0) for month in (_moved(first, by) for by in range(span))}


def _rank(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _moved(month: str, by: int) -> str:
    rank = _rank(month) + by
    return f"{rank // 12:04}-{rank % 12 + 1:02}"


def _month(month: str, number: int, share: float, address: str, chosen: bool, first: bool) -> Html:
    year = month[:4] if first or month.endswith("-01") else None
    label = tag(
        "span",
        short_month(first_of(month)),
        tag("span", year),
        class_="ml-strip-month",
    )
    said = hidden(f"{month_title(month)}{NBSP}: {count(number, 'rendez-vous', 'rendez-vous')}")
    bar = tag("span", class_="ml-strip-bar", style=f"--n: {share:.3f}")
    seen = tag("span", tag("b", figure(number)), bar, label, aria_hidden="true")
    return tag("li", tag("a", said, seen, href=address, aria_current="true" if chosen else None))
