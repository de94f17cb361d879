"""Dates known to the month or the day, as a card and a cover print them."""

from __future__ import annotations

import re
from datetime import date

from collectors.french.dates.lexicon import FRENCH_MONTHS
from collectors.french.fold import fold

_MONTH = "|".join(sorted(FRENCH_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?<!\d)(?:(?:(?P<day>\d{{1,2}})(?:er)? )?(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)"
    r"|(?:(?P<nday>\d{1,2})/)?(?P<nmonth>\d{1,2})/(?P<nyear>(?:19|20)\d\d)|(?P<only>(?:19|20)\d\d))(?!\d)",
    re.IGNORECASE,
)


def partial_dates(text: str) -> list[str]:
    """Give the dates of a text in order: `2023-03-12`, `2023-03`, or `2023` for a year alone."""
    found = (_read(match) for match in _DATE.finditer(fold(text)))
    return [when for when in found if when]


def _read(match: re.Match[str]) -> str | None:
    if match["only"]:
        return match["only"]
    month = FRENCH_MONTHS[match["month"].lower()] if match["month"] else int(match["nmonth"])
    day = match["day"] or match["nday"]
    try:
        when = date(int(match["year"] or match["nyear"]), month, int(day or 1))
    except ValueError:
        return None
    return when.isoformat() if day else when.isoformat()[:7]
