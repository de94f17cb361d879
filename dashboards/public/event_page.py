"""`/e/<id>`: all that is known of an event, who says it, and what changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from dashboards.parts.dates import hour, long_day, month_title, plain_day, short_day
from dashboards.parts.events import chips, context
from dashboards.parts.html import Child, Html, join, link, mail_link, safe_address, tag
from dashboards.parts.provenance import STARTER
from dashboards.parts.sittings import (
    UNKNOWN_HOURS,
    UNKNOWN_PLACE,
    days_and_hours,
    first_day,
    hours,
    hours_known,
    last_day,
    place_words,
    sittings,
    span,
    when_words,
)
from dashboards.parts.standing import NO_NEW_DAY
from dashboards.parts.text import several_lines
from dashboards.parts.words import NBSP, capital, count, listed, quoted, shortened
from dashboards.public.answers import Answer, Ask, page
from dashboards.public.document import Head, document, facts, heading, pairs
from dashboards.public.event_history import changes_seen, moved, previous_start
from dashboards.public.finding import bare_title, begins, event_address, summary, the_event
from dashboards.public.lines import deduction
from dashboards.public.see_also import see_also
from dashboards.public.structured import described
from db import communes, history, queries
from db.history import Version
from db.model import PARIS, Event, Occurrence
from db.queries import Kept, Mention
from db.vocabulary import EventStatus

OVER = (EventStatus.CANCELLED, EventStatus.MISSING)
BY_MACHINE = re.compile(r"(?:[\W\d_]|(?<=\d)[TZ])*")
"""Words for the dates that nobody wrote: « 2026-12-12 18:30:00 », « 20261212T183000Z »."""

LONGEST_SUBJECT = 150

CHOICE = "Chaque information gardée est la plus précise, puis celle de la source la plus officielle."
"""What `db.merging.choices` does, for who wonders why the page says this and not that."""


def event_page(ask: Ask) -> Answer:
    """Give the page of an event."""
    kept = the_event(ask)
    told = history.versions(ask.db, kept.id)
    title = bare_title(kept.item)
    main = (
        _back(kept.item, ask.today),
        chips(kept, context(ask.db, [], ask.now)),
        tag("h1", tag("s", title) if kept.item.status is EventStatus.CANCELLED else title),
        tag(
            "div",
            _when(kept.item, moved(told, ask.today)),
            _actions(ask, kept),
            _about(ask, kept, told),
            class_="pub-two",
        ),
    )
    return page(document(_head(ask, kept, told), *filter(None, main)))


def _head(ask: Ask, kept: Kept[Event], told: Sequence[Version]) -> Head:
    event, address = kept.item, event_address(ask.site, kept.id)
    state = "" if event.status is EventStatus.ANNOUNCED else f"{event.status.label}{NBSP}: "
    calendar = tag("link", rel="alternate", type="text/calendar", href=f"{address}.ics")
    return Head(
        title=f"{state}{bare_title(event)}",
        description=summary(event),
        address=address,
        picture=f"{address}.png",
        data=described(event, address, previous_start(told)),
        others=(calendar,) if sittings(event) else (),
    )


def _back(event: Event, today: date) -> Html:
    day = begins(event)
    if day is None:
        return tag("p", link("‹ Sans date", "/agenda?periode=sans-date"), class_="pub-back")
    shown = max(day, today) if last_day(sittings(event)[-1]) >= today else day
    past = "periode=passes&" if shown < today else ""
    month = f"{shown:%Y-%m}"
    return tag("p", link(f"‹ {month_title(month)}", f"/agenda?{past}mois={month}"), class_="pub-back")


def _when(event: Event, move: Html | None) -> Html:
    known = sittings(event)
    dates = [tag("p", _sitting(known[0]), class_="pub-date")] if len(known) == 1 else _several(known)
    if event.is_put_off:
        before = tag("p", f"Auparavant{NBSP}: {days_and_hours(event)}")
        dates = [tag("p", capital(NO_NEW_DAY), class_="pub-date"), before]
    return tag("div", *dates, tag("p", _notes(event, known)), move, _place(event), class_="pub-when")


def _several(known: list[Occurrence]) -> list[Html]:
    if not known:
        return [tag("p", "Date non indiquée", class_="pub-date")]
    said = tag("p", count(len(known), "séance"), class_="pub-date")
    return [said, tag("ul", *(tag("li", _sitting(found)) for found in known))]


def _sitting(sitting: Occurrence) -> Html:
    first = first_day(sitting)
    if isinstance(sitting.start, date) and span(sitting):
        day = f"{capital(span(sitting))} {last_day(sitting).year}"
    else:
        day = capital(long_day(first))
    return tag("time", ", ".join(part for part in (day, _hours(sitting)) if part), datetime=_machine(sitting))


def _machine(sitting: Occurrence) -> str:
    start = sitting.start
    if isinstance(start, datetime):
        return start.astimezone(PARIS).isoformat(timespec="minutes")
    return first_day(sitting).isoformat()


def _hours(sitting: Occurrence) -> str:
    """Give « de 12 h 30 à 13 h 30 » or « à 14 h »."""
    said = hours(sitting)
    if not said or said.startswith("du "):
        return said
    return f"de {said}" if sitting.end else f"à {said}"


def _notes(event: Event, known: list[Occurrence]) -> Html | None:
    """Say what is missing or deduced of the dates."""
    said = [deduction(event, name) for name in ("year", "month", "day", "end")]
    if known and not hours_known(event):
        said.append(UNKNOWN_HOURS)
    elif known and all(sitting.all_day for sitting in known):
        said.append("toute la journée")
    return tag("span", join(*said, by=", "), class_="ml-muted") if any(said) else None


def _place(event: Event) -> Html:
    words = place_words(event)
    deduced = join(*(deduction(event, name) for name in ("venue", "city", "mode")), by=", ")
    marked = tag("span", f" ({deduced})", class_="ml-muted") if deduced else None
    return tag("p", words or tag("span", capital(UNKNOWN_PLACE), class_="ml-muted"), marked)


def _actions(ask: Ask, kept: Kept[Event]) -> Html:
    event = kept.item
    buttons = [_add(kept), _register(event, ask.today), _origin(event)]
    first = next((index for index, one in enumerate(buttons) if one), None)
    shown = [_button(*one, main=index == first) for index, one in enumerate(buttons) if one]
    note = "Outlook, Google et Apple ouvrent ce fichier. L’heure est celle de Paris."
    address = tag("span", event_address(ask.site, kept.id), class_="pub-share")
    return tag(
        "div",
        *shown,
        tag("p", note, class_="ml-small") if _add(kept) else None,
        tag("p", f"Adresse à partager{NBSP}: ", address, class_="ml-small"),
        tag("p", _mail(ask, kept), class_="ml-small"),
        class_="pub-actions",
    )


def _mail(ask: Ask, kept: Kept[Event]) -> Html:
    body = f"{summary(kept.item)}\r\n\r\n{event_address(ask.site, kept.id)}"
    subject = shortened(bare_title(kept.item), LONGEST_SUBJECT)
    return mail_link("Envoyer par courriel", subject=subject, body=body)


def _button(words: str, address: str, *, main: bool) -> Html:
    return tag("p", link(words, address, class_="pub-button pub-main" if main else "pub-button"))


def _add(kept: Kept[Event]) -> tuple[str, str] | None:
    offered = sittings(kept.item) and kept.item.status not in OVER and not kept.item.is_put_off
    return ("Ajouter à mon agenda", f"/e/{kept.id}.ics") if offered else None


def _register(event: Event, today: date) -> tuple[str, str] | None:
    address = safe_address(event.registration_url)
    closed = event.registration_deadline is not None and event.registration_deadline < today
    return ("S’inscrire", address) if address and not closed and event.status not in OVER else None


def _origin(event: Event) -> tuple[str, str] | None:
    address = safe_address(event.url)
    return ("Voir la page d’origine", address) if address else None


def _about(ask: Ask, kept: Kept[Event], told: Sequence[Version]) -> Html:
    return tag(
        "div",
        facts(_facts(kept.item, ask.today)),
        *_words(kept.item),
        heading("Ce qui a changé"),
        pairs(changes_seen(told, ask.today)),
        *_sources(ask, kept),
        *see_also(ask, kept),
    )


def _facts(event: Event, today: date) -> dict[str, Html | None]:
    """Give what is known, by name; what every event should tell is said to be missing where it is."""
    return {
        "Public": _known(event, "audience", listed([one.label for one in event.audience])),
        "Thème": _known(event, "themes", listed([one.label for one in event.themes])),
        "Type": _known(event, "kind", event.kind.label if event.kind else ""),
        "Organisé par": _known(event, "organizer", event.organizer or ""),
        "Avec": join(listed(list(event.partners))) if event.partners else None,
        "Territoire": _territory(event),
        "Inscription": _deadline(event, today),
        "État": join(event.status.label),
    }


def _known(event: Event, name: str, words: str) -> Html:
    if not words:
        return tag("span", "non précisé", class_="ml-muted")
    deduced = deduction(event, name)
    marked = tag("span", f" ({deduced})", class_="ml-muted") if deduced else None
    return join(capital(words) if name != "organizer" else words, marked)


def _territory(event: Event) -> Html | None:
    found = communes.department(event.department) if event.department else None
    named = f"{found.name} ({found.code})" if found else ""
    said = ", ".join(part for part in (named, event.region) if part)
    return join(said) if said else None


def _deadline(event: Event, today: date) -> Html | None:
    deadline = event.registration_deadline
    if deadline is None:
        return None
    said = "Closes depuis le" if deadline < today else "Jusqu’au"
    return join(f"{said} {plain_day(deadline)}")


def _words(event: Event) -> list[Html]:
    """Give what the page itself says: its words for the dates, and its description."""
    said: list[Html] = []
    if event.dates_raw and not BY_MACHINE.fullmatch(event.dates_raw):
        quote = tag("blockquote", quoted(event.dates_raw), class_="pub-quote")
        said += [heading("Les mots de la page"), quote]
    if text := several_lines(event.description):
        said += [heading("Présentation"), tag("p", text, class_="pub-text")]
    return said


def _sources(ask: Ask, kept: Kept[Event]) -> list[Html | None]:
    """Give who announces the event, when each was read, and what one says otherwise."""
    shipped = queries.starters(ask.db)
    told = queries.tellings(ask.db, kept.id)
    title = "Source" if len(told) == 1 else f"Lu sur {len(told)} sources"
    rows = [
        (_read(mention, shipped, ask.today), _source(mention, event, kept.item)) for mention, event in told
    ]
    return [heading(title), tag("p", CHOICE, class_="ml-small") if len(told) > 1 else None, pairs(rows)]


def _read(mention: Mention, shipped: frozenset[str], today: date) -> Html:
    if mention.publication in shipped:
        return tag("span", STARTER)
    local = mention.last_seen.astimezone(PARIS)
    day = short_day(local.date()) if local.year == today.year else plain_day(local.date())
    return tag("time", f"{day}, {hour(local)}", datetime=local.isoformat(timespec="minutes"))


def _source(mention: Mention, event: Event, kept: Event) -> Html:
    place = f", {mention.place}" if mention.place and mention.is_document else None
    name = quoted(mention.name) if mention.is_document else mention.name
    said: list[Child] = [link(name, mention.url), place, _otherwise(event, kept)]
    return tag("div", *said)


def _otherwise(event: Event, kept: Event) -> Html | None:
    """Say what this source tells otherwise than what is kept: title, dates, place, or a cancellation."""
    differing = [
        words
        for words, ours in (
            (quoted(bare_title(event)), quoted(bare_title(kept))),
            (when_words(event), when_words(kept)),
            (place_words(event), place_words(kept)),
            (event.status.label, kept.status.label),
        )
        if words and words.casefold() != ours.casefold()
    ]
    return tag("p", f"On y lit{NBSP}: {', '.join(differing)}", class_="ml-small") if differing else None
