"""Dates and hours as French readers write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date

from dashboards.parts.words import NBSP, capital
from db.model import PARIS

DAYS_KEPT = 2_000
"""Days whose names are kept: a list of events asks for the same few hundred, and babel takes its time."""


@lru_cache(maxsize=DAYS_KEPT)
def weekday(day: date) -> str:
    """Give « mardi »."""
    return format_date(day, "EEEE", locale="fr")


@lru_cache(maxsize=DAYS_KEPT)
def month_name(day: date) -> str:
    """Give « décembre »."""
    return format_date(day, "MMMM", locale="fr")


@lru_cache(maxsize=DAYS_KEPT)
def short_month(day: date) -> str:
    """Give « déc. »."""
    return format_date(day, "MMM", locale="fr")


def day_number(day: date) -> str:
    """Give the day of the month, « 1er » for the first."""
    return "1er" if day.day == 1 else str(day.day)


def day_month(day: date) -> str:
    """Give « 1er décembre »."""
    return f"{day_number(day)}{NBSP}{month_name(day)}"


def long_day(day: date) -> str:
    """Give « mardi 1er décembre 2026 »."""
    return f"{weekday(day)} {day_month(day)} {day.year}"


def plain_day(day: date) -> str:
    """Give « 1er décembre 2026 »."""
    return f"{day_month(day)} {day.year}"


def short_day(day: date) -> str:
    """Give « 1er déc. »."""
    return f"{day_number(day)}{NBSP}{short_month(day)}"


def month_title(month: str) -> str:
    """Give « Décembre 2026 » from `2026-12`."""
    return capital(f"{month_name(first_of(month))} {month[:4]}")


def between_months(first: str, last: str) -> str:
    """Give « en mars 2027 », « de novembre à décembre 2026 » or « de novembre 2026 à juin 2027 » from `YYYY-MM`."""
    end = month_title(last).lower()
    if first == last:
        return f"en {end}"
    start = month_name(first_of(first)) if first[:4] == last[:4] else month_title(first).lower()
    return f"{'d’' if start[0] in 'ao' else 'de '}{start} à {end}"


def first_of(month: str) -> date:
    """Give the first day of a month written `YYYY-MM`."""
    return date.fromisoformat(f"{month}-01")


def partial(text: str) -> str:
    """Give « 2023 », « mai 2023 » or « 4 mai 2023 » from a date known in part."""
    if len(text) == 4:
        return text
    if len(text) == 7:
        return f"{month_name(first_of(text))} {text[:4]}"
    return plain_day(date.fromisoformat(text))


def days(first: date, last: date) -> str:
    """Give « 12 mars », « 12 et 13 mars », « du 20 au 24 octobre » or « du 30 novembre au 2 décembre »."""
    if last <= first:
        return day_month(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    start = day_number(first) if same_month else day_month(first)
    if last - first == timedelta(days=1):
        return f"{start} et {day_month(last)}"
    return f"du {start} au {day_month(last)}"


def hour(moment: datetime) -> str:
    """Give « 8 h » or « 19 h 30 », in Paris."""
    local = moment.astimezone(PARIS)
    minutes = f"{NBSP}{local.minute:02}" if local.minute else ""
    return f"{local.hour}{NBSP}h{minutes}"


def day_at(moment: datetime) -> str:
    """Give « 1er déc., 6 h 15 », in Paris."""
    return f"{short_day(local_day(moment))}, {hour(moment)}"


def when_read(moment: datetime, now: datetime) -> str:
    """Give « ce matin à 6 h 15 », « hier à 18 h » or « le 19 novembre, il y a 3 jours »."""
    local, today = moment.astimezone(PARIS), now.astimezone(PARIS).date()
    age = (today - local.date()).days
    if age <= 0:
        part = "ce matin" if local.hour < 12 else "aujourd’hui"
        return f"{part} à {hour(local)}"
    if age == 1:
        return f"hier à {hour(local)}"
    return f"le {day_month(local.date())}, il y a {age}{NBSP}jours"


def local_day(moment: datetime) -> date:
    """Give the day it was in Paris."""
    return moment.astimezone(PARIS).date()
