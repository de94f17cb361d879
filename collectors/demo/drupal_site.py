"""A regional network on Drupal: a list of two pages, one page for each gathering, times in UTC. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from html import escape

from collectors.demo.gatherings import NETWORK, Gathering, State
from collectors.demo.markup import hour, long_day, page
from collectors.demo.server import Reply, Site

NAME = "Onco-Exemple"
MENU = {"Accueil": "/", "Agenda": "/agenda", "Documents": "/documents"}
HEADERS = {"X-Generator": "Drupal 10 (https://www.drupal.org)"}
ROWS = 3
"""Rows of one page of the list."""
GUIDE = "Guide du retour au domicile"


def drupal_site(today: date, modified: datetime) -> Site:
    """Give the site as it is on `today`; all its pages were `modified` at that moment."""
    pages = _pages(today)

    def answer(path: str, query: Mapping[str, str]) -> Reply | None:
        number = query.get("page", "0")
        body = pages.get(f"{path}?page={number}" if number != "0" else path)
        return Reply(body, headers=HEADERS, modified=modified) if body is not None else None

    return answer


def _pages(today: date) -> dict[str, str]:
    lists = [NETWORK[start : start + ROWS] for start in range(0, len(NETWORK), ROWS)]
    agenda = {
        f"/agenda?page={n}" if n else "/agenda": _list(rows, n + 1 if n + 1 < len(lists) else None)
        for n, rows in enumerate(lists)
    }
    nodes = {f"/agenda/{one.slug}": _node(one, n, today) for n, one in enumerate(NETWORK, 11)}
    home = _written("Accueil", "<h1>Bienvenue</h1>" + _view("<p>Le réseau des soignants du cancer.</p>"))
    return {"/": home, **agenda, **nodes, "/documents": _documents(), "/documents/guide": _guide()}


def _written(title: str, body: str) -> str:
    head = '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">'
    return page(title, body, site=NAME, menu=MENU, head=head)


def _view(rows: str, pager: str = "") -> str:
    return f'<div class="view"><div class="view-content">{rows}</div>{pager}</div>'


def _row(kind: str, address: str, title: str) -> str:
    link = f'<h2 class="node__title"><a href="{address}">{escape(title)}</a></h2>'
    return f'<article class="node node--type-{kind} node--view-mode-teaser">{link}</article>'


def _list(rows: Sequence[Gathering], following: int | None) -> str:
    told = "".join(_row("agenda", f"/agenda/{one.slug}", _title(one)) for one in rows)
    pager = (
        f'<nav class="pager"><a rel="next" href="?page={following}">Suivant</a></nav>' if following else ""
    )
    return _written("Agenda", "<h1>Agenda</h1>" + _view(told, pager))


def _title(one: Gathering) -> str:
    return f"[ANNULÉ] {one.title}" if one.state is State.CANCELLED else one.title


def _node(one: Gathering, number: int, today: date) -> str:
    sittings = one.sittings(today)
    times = " au ".join(_time(moment) for moment in sittings[0])
    fields = _field("date", "Date", times) + _field("lieu", "Lieu", escape(str(one.place)))
    return _full(_title(one), "agenda", number, fields + _body(one.text, *_sessions(sittings)))


def _sessions(sittings: Sequence[tuple[datetime, datetime]]) -> list[str]:
    """Tell the sessions in words, as their field holds the first one alone."""
    if len(sittings) == 1:
        return []
    return [
        f"Session {n}\u00a0: {long_day(start)}, de {hour(start)} à {hour(end)}."
        for n, (start, end) in enumerate(sittings, 1)
    ]


def _time(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f'<time datetime="{utc:%Y-%m-%dT%H:%M:%SZ}">{long_day(moment)}, {hour(moment)}</time>'


def _field(name: str, label: str, value: str) -> str:
    return (
        f'<div class="field field--name-field-{name}"><div class="field__label">{label}</div>'
        f'<div class="field__item">{value}</div></div>'
    )


def _body(*paragraphs: str) -> str:
    told = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return f'<div class="field field--name-body">{told}</div>'


def _full(title: str, kind: str, number: int, content: str) -> str:
    node = f'<article data-history-node-id="{number}" class="node node--type-{kind} node--view-mode-full">'
    return _written(title, f'<h1 class="page-title">{escape(title)}</h1>{node}{content}</article>')


def _documents() -> str:
    return _written("Documents", "<h1>Documents</h1>" + _view(_row("document", "/documents/guide", GUIDE)))


def _guide() -> str:
    return _full(GUIDE, "document", 31, _body("Pour préparer la sortie de l’hôpital, étape par étape."))
