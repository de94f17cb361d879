"""What is shown of one CPTS's review: totals, double statuses, actions with their planning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboards.parts.chips import TONES, squares, status_chip
from dashboards.parts.dates import partial
from dashboards.parts.html import Child, Html, hidden, icon, join, tag
from dashboards.parts.missions_overview import LONGEST_NAME
from dashboards.parts.planning import Axis, bar_of
from dashboards.parts.review import gaps, observed
from dashboards.parts.tables import Column, table
from dashboards.parts.words import NBSP, capital, listed, quoted, shortened
from db.model import Action, MissionCount, StatusObservation, slug
from db.queries import Kept
from db.recount import MissionRecount
from db.reviews import MissionLine, Review, mission_lines
from db.vocabulary import Origin

# --- declared against recounted -----------------------------------------------------------------------------


def totals_table(review: Review) -> Html:
    """Write, by mission, the total that the review declares beside the recount of each of its sections."""
    lines = mission_lines(review)
    sections = review.sections or ("",)
    columns = [
        Column("Mission"),
        Column("Actions"),
        Column("Déclaré"),
        *(Column(f"Recompté, {quoted(section)}" if section else "Recompté") for section in sections),
        Column("Écart"),
    ]
    rows = [*(_totals_row(line, review.sections) for line in lines), _sum_row(lines, len(sections))]
    return table(columns, rows, caption="Totaux déclarés et recomptés, par mission", class_="ml-totals")


def _totals_row(line: MissionLine, sections: Sequence[str]) -> list[Child]:
    return [
        line.mission.label,
        squares(action.status for action in line.actions if action.status is not None)
        if line.actions
        else "—",
        _declared(line),
        *map(_count, line.recounts),
        _gap(line, sections),
    ]


def _declared(line: MissionLine) -> Html:
    if line.total is None:
        return tag("span", "non déclaré", class_="ml-muted")
    said = ", ".join(filter(None, [quoted(line.total.stated_as), _unbroken(line.total.place)]))
    remark = (
        tag("span", _warning(), capital(line.total.remark), class_="ml-line ml-small")
        if line.total.remark
        else None
    )
    return join(_count(line.total.declared), tag("span", said, class_="ml-line ml-small"), remark)


def _count(counted: MissionCount | MissionRecount) -> Html:
    new = f" +{NBSP}{counted.new}{NBSP}nouv."
    return join(
        tag("b", f"{counted.done}{NBSP}sur{NBSP}{counted.planned}"),
        tag("span", new, class_="ml-muted") if counted.new else None,
    )


def _gap(line: MissionLine, sections: Sequence[str]) -> Html:
    if line.total is None:
        return tag("span", "aucun total à comparer", class_="ml-muted")
    found = gaps(line, sections)
    if not found:
        return tag("span", "aucun", class_="ml-muted")
    return join(tag("span", _warning(), tag("b", words), class_="ml-line") for words in found)


def _warning() -> Html:
    return join(tag("span", icon("alert"), class_="ml-alert"), hidden("Attention, "))


def _sum_row(lines: Sequence[MissionLine], recounts: int) -> list[Child]:
    declared = [line.total.declared for line in lines if line.total]
    complete = len(declared) == len(lines)
    differing = sum(_differs(line) for line in lines)
    return [
        "Ensemble",
        None,
        _count(_sum(declared)) if complete else tag("span", "incomplet", class_="ml-muted"),
        *(_count(_sum([line.recounts[rank] for line in lines])) for rank in range(recounts)),
        tag("b", f"{differing} mission{'s' if differing > 1 else ''} sur {len(lines)}"),
    ]


def _sum(counts: Sequence[MissionCount | MissionRecount]) -> MissionCount:
    return MissionCount(
        done=sum(count.done for count in counts),
        planned=sum(count.planned for count in counts),
        new=sum(count.new for count in counts),
    )


def _differs(line: MissionLine) -> bool:
    return line.total is not None and not all(
        recounted.agrees_with(line.total.declared) for recounted in line.recounts
    )


# --- actions with two statuses ------------------------------------------------------------------------------


def disagreements_table(
    actions: Iterable[Action], sections: Sequence[str], titles: Mapping[str, str]
) -> Html:
    """Write the actions that two sections give two statuses, each section's chip side by side."""
    columns = [Column("Action"), *(Column(quoted(section)) for section in sections)]
    rows = [
        [_named(action, titles), *(_seen(observed(action, name)) for name in sections)] for action in actions
    ]
    return table(columns, rows, caption="Actions qui ont deux statuts", class_="ml-double")


def _named(action: Action, titles: Mapping[str, str]) -> Html:
    return join(titles[action.id], tag("span", action.mission.label, class_="ml-line ml-small"))


def _seen(observation: StatusObservation | None) -> Html:
    if observation is None:
        return tag("span", "non citée", class_="ml-muted")
    label = observation.status.label if observation.status else ""
    own_words = quoted(observation.stated_as) if slug(observation.stated_as) != slug(label) else None
    said = [own_words, "cellule fusionnée" if observation.inferred else None, _unbroken(observation.place)]
    return join(
        status_chip(observation.status),
        tag("span", ", ".join(filter(None, said)), class_="ml-line ml-small"),
    )


# --- actions and their planning -----------------------------------------------------------------------------


def actions_table(actions: Iterable[Kept[Action]], axis: Axis | None, titles: Mapping[str, str]) -> Html:
    """Write the actions: status, title and provenance, then a bar over the document's words on planning."""
    heads = ["Statut", "Action", join("Calendrier", _years(axis))]
    return tag(
        "table",
        tag("caption", "Actions, statut et calendrier", class_="ml-hidden"),
        tag(
            "thead",
            tag("tr", (tag("th", head, scope="col", role="columnheader") for head in heads), role="row"),
            role="rowgroup",
        ),
        tag("tbody", (_action_row(kept, axis, titles) for kept in actions), role="rowgroup"),
        class_="ml-table ml-actions",
        role="table",
    )


def _action_row(kept: Kept[Action], axis: Axis | None, titles: Mapping[str, str]) -> Html:
    action = kept.item
    details = [
        tag("span", titles[action.id], class_="ml-strong"),
        tag("span", " · ".join(_facts(kept)), class_="ml-line ml-small"),
    ]
    return tag(
        "tr",
        tag("td", tag("div", status_chip(action.status)), role="cell", data_label="Statut"),
        tag("th", details, scope="row", role="rowheader"),
        tag("td", tag("div", _planning(action, axis)), role="cell", data_label="Calendrier"),
        role="row",
    )


def _facts(kept: Kept[Action]) -> list[str]:
    action = kept.item
    facts = [
        action.mission.label,
        f"fiche {action.sheet}" if action.sheet is not None else None,
        _origin(action),
        "deux statuts" if action.disagreement else None,
        source_of(kept),
    ]
    return [fact for fact in facts if fact]


def _origin(action: Action) -> str:
    """Give where the action comes from, and the sections that say otherwise."""
    others = [quoted(seen.section) for seen in action.statuses if seen.origin is not action.origin]
    if not others:
        return action.origin.label
    other = "nouvelle" if action.origin is Origin.INITIAL else "du projet initial"
    return f"{action.origin.label} ({other} dans {listed(others)})"


def source_of(kept: Kept[Action], longest_name: int = LONGEST_NAME) -> str:
    """Give the document of an action and its places: « « Bilan », l. 40 (Annexe) et l. 12 (En bref) »."""
    places = [f"{_unbroken(seen.place)} ({seen.section})" for seen in kept.item.statuses if seen.place]
    names = [quoted(shortened(mention.name, longest_name)) for mention in kept.mentions[:1]]
    return ", ".join([*names, *([listed(places)] if places else [])])


def _unbroken(place: str | None) -> str | None:
    """Keep « l. 354 » on one line."""
    return place.replace(" ", NBSP) if place else None


def _years(axis: Axis | None) -> Html | None:
    if axis is None:
        return None
    step = 1 + len(axis.years) // 8
    marks = [
        tag("span", str(year), style=f"left:{axis.at(year)}%", class_="ml-year")
        for year in axis.years
        if (year - axis.first) % step == 0
    ]
    return tag("span", marks, class_="ml-years", aria_hidden="true")


def _planning(action: Action, axis: Axis | None) -> Html:
    words = action.planning_raw or _dates(action)
    said = tag("span", words or "calendrier non indiqué", class_="ml-line" if words else "ml-line ml-muted")
    return join(_track(action, axis), said)


def _dates(action: Action) -> str:
    since = f"depuis {partial(action.start)}" if action.start else ""
    until = f"jusqu’à {partial(action.end)}" if action.end else ""
    return " ".join(filter(None, [since, until]))


def _track(action: Action, axis: Axis | None) -> Html | None:
    """Draw the line of years with the action's bar; only for the eye, the words below say it."""
    if axis is None:
        return None
    ticks = [tag("span", style=f"left:{axis.at(year)}%", class_="ml-tick") for year in axis.years]
    report = axis.report
    dotted = tag("span", style=f"left:{axis.at(report)}%", class_="ml-report") if report is not None else None
    return tag("span", ticks, dotted, _bar(action, axis), class_="ml-track", aria_hidden="true")


def _bar(action: Action, axis: Axis) -> Html | None:
    bar = bar_of(action, axis)
    if bar is None:
        return None
    tone = TONES[action.status] if action.status else "grey"
    shape = " ml-open" if bar.open_end else ""
    return tag("span", style=f"left:{bar.left}%;width:{bar.width}%", class_=f"ml-bar ml-{tone}{shape}")
