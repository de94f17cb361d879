"""Statuses: a symbol, a word and a colour, in that order of importance."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dashboards.parts.html import Html, icon, join, tag
from db.vocabulary import ActionStatus

SYMBOLS = {
    ActionStatus.REALISEE: "tick",
    ActionStatus.EN_COURS: "half",
    ActionStatus.A_VENIR: "ring",
    ActionStatus.REPORTEE: "arrow",
    ActionStatus.NON_REALISEE: "cross",
    ActionStatus.SUSPENDUE: "pause",
    ActionStatus.ABANDONNEE: "barred",
}
TONES = {
    ActionStatus.REALISEE: "green",
    ActionStatus.EN_COURS: "blue",
    ActionStatus.A_VENIR: "amber",
    ActionStatus.REPORTEE: "amber",
    ActionStatus.NON_REALISEE: "brick",
    ActionStatus.SUSPENDUE: "grey",
    ActionStatus.ABANDONNEE: "grey",
}


def chip(text: str, symbol: str, tone: str) -> Html:
    """Write a chip. `tone`: green, blue, amber, brick, grey or plum; `symbol`: an icon of the stylesheet."""
    return tag("span", icon(symbol), text, class_=f"ml-chip ml-{tone}")


def status_chip(status: ActionStatus | None) -> Html:
    """Write the chip of an action's status; an unknown one is said in words."""
    if status is None:
        return tag("span", "statut non indiqué", class_="ml-muted")
    return chip(status.label, SYMBOLS[status], TONES[status])


def squares(statuses: Iterable[ActionStatus]) -> Html:
    """Write one small square per action, in the order of the statuses; hidden from those who listen.

    Say the counts in words beside it.
    """
    order = list(ActionStatus)
    ranked = sorted(statuses, key=order.index)
    return tag("span", *map(square, ranked), class_="ml-squares", aria_hidden="true")


@cache
def square(status: ActionStatus) -> Html:
    """Write the small square of a status."""
    return tag("span", class_=f"ml-sq ml-sq-{SYMBOLS[status]} ml-{TONES[status]}", aria_hidden="true")


def legend(statuses: Iterable[ActionStatus], *others: Html) -> Html:
    """Write the legend of the squares, with anything else that needs a word."""
    entries = [tag("li", square(status), status.label) for status in statuses]
    return tag("ul", *entries, *(tag("li", other) for other in others), class_="ml-legend")


def dash(meaning: str) -> Html:
    """Write a dash for the eye, and what it means for those who listen."""
    return join(
        tag("span", "—", aria_hidden="true", class_="ml-muted"), tag("span", meaning, class_="ml-hidden")
    )
