"""The title of an announcement, wherever it stands: in rows of its own, beside its day, or in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, takewhile

from collectors.french.announced import announced
from collectors.french.around import bare_title, capital, uninvited
from collectors.french.asks import dropped, reminded
from collectors.french.beside import beside, called_to
from collectors.french.blocks import Block
from collectors.french.colons import before_colon, without_sentence
from collectors.french.fold import fold
from collectors.french.forms import below_label, form_title
from collectors.french.gatherings import GATHERING
from collectors.french.leads import (
    dated_rows,
    foretold,
    is_kind,
    is_leading,
    kind_beside,
    lead_on,
    refers_back,
    without_leads,
)
from collectors.french.naming import (
    defined,
    is_action,
    itemised,
    labelled,
    named,
    on_feast,
    on_subject,
    online,
    performed,
    quoted,
    scheduled,
)
from collectors.french.pieces import is_time, placeless, trim, unplaced, without_details
from collectors.french.rows import Row
from collectors.french.sections import is_call, is_part, names_list, only_leads
from collectors.french.sentences import sentences, told_title
from collectors.french.sessions import name_below, session, talk_above
from collectors.french.sorts import Sort, has_verb
from collectors.french.title_rows import (
    PERSONS,
    is_bare_kind,
    names_first,
    says_who,
    states_gathering,
)
from collectors.french.titles import calm, is_when, told_once
from collectors.french.turns import DAY
from collectors.french.verbs import WILL_TAKE_PLACE
from db.model import slug

_TAKES_PLACE = re.compile(rf"\b{WILL_TAKE_PLACE}\b", re.IGNORECASE)
_ASKS = re.compile(r"[^.!?¤]{3,100} : [^.!?¤]{3,150}\?")
_REFERS = re.compile(rf"(?:l[ae] |l'|cet(?:te)? |ce )(?:{GATHERING.pattern})", re.IGNORECASE)
"""« L’événement aura lieu… » goes on with what was named before."""
_PRESENTS = re.compile(
    r"[^.!?:;«»()¤]{3,60}?\s(?:(?:vous )?(?:presente|propose)(?:nt)? ?(?::|\n)\s*|"
    r"(?:vous )?(?:organise|presente|propose)(?:nt)? (?:s(?:on|a|es)|leurs?)\s+)(?=\S)",
    re.IGNORECASE,
)
_OFFERS = re.compile(r"\W*nous (?:vous )?(?:convi|invit|organis|propos)ons\b", re.IGNORECASE)
_THEMED = re.compile(r"\b(?:aura|a) pour theme\b", re.IGNORECASE)
_GOES_ON_WHERE = re.compile(r",\s+(?=(?:à|au|aux|avec|chez|dans|en|pour|salle|sur)\b)", re.IGNORECASE)
_GOES_ON_WITH = re.compile(
    r"(?:,\s+|\s)(?=(?:à (?:la |l['’]|[A-Z])|au|aux|avec|chez|dans|destiné|pour|salle)\b)|\.", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*\([^()]*\)?")
_QUOTE = re.compile(r"[«“\"]([^«»“”\"]{3,200})[»”\"]")
_QUOTED = re.compile(r"[«“\"][^«»“”\"]{5,250}[»”\"]")
_DEMONSTRATIVE = re.compile(
    r"^(?:cette année,? (?:l[ae]s? |l['’])?|(?:cet|cette|ces?) )(?=\w)", re.IGNORECASE
)
_DEFINITE = re.compile(r"^(?:l[ae]s? |l['’]|cet(?:te)? |ces? )", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:pour )?(?:une?|des|d['’]une?|nos|notre)\s+", re.IGNORECASE)

_LIST = re.compile(r"(?:(?:les|nos) )?(?P<kind>[a-z -]{5,40}s)$", re.IGNORECASE)

_REMINDS = re.compile(
    r"(?:chez|dans|devant|sur) (?:l[ae]s? |l')?[\w-]+$|(?:amen|apport|muniss|n'oubli|pens|pren|prevoy|reserv)ez\b",
    re.IGNORECASE,
)
_SHORTEST = 4
"""In words: what is below a kind and shorter, as « Site du Moulin », may be no name."""
_LONGEST_CALL = 90
"""In characters: longer words beside a day are a sentence's."""


def ruled_title(block: Block) -> str | None:
    """Give the title of an announcement as rules tell it: the first that finds one decides."""
    title = _headline(block)
    return _in_full(title, block) if title else None


def _in_full(title: str, block: Block) -> str:
    """Give the title that a row between quotes begins with and tells further: « Conférence « Le deuil » »."""
    quote = _QUOTE.search(title)
    short = slug(quote[1] if quote else title)
    longer = (row.text for row in block.rows if row.text != title and _QUOTED.fullmatch(row.text))
    return next((bare_title(text) or title for text in longer if slug(text).startswith(f"{short}-")), title)


def _headline(block: Block) -> str | None:
    if field := below_label(block.rows) or form_title(block.rows, block.title):
        return bare_title(field)
    told = without_leads([row for row in block.title if not is_leading(row)])
    heading = [row for row in told if not (is_call(row.text) or names_list(row.text))] or told
    above = _above(heading)
    if one := session(above or (block.rows[0].rest if block.rows else ""), block):
        return bare_title(capital(one))
    if above and says_who(above) and (name := _before_colon(block)):
        return bare_title(name)
    if above and not lead_on(told, heading, block):
        return _under_kind(above, block) or above
    section = (bare_title(row.text) for row in block.rows[:1] if row.sort is Sort.SECTION)
    spare = chain(map(_called, dated_rows(block)), section)
    found = _in_rows(block)
    found = (found and talk_above(block)) or found
    if found and refers_back(found):
        found = _named_above(above, block) or name_below(block) or _list_above(block) or found
    found = found or above or next(filter(None, spare), None)
    if not found or is_part(found) or (is_when(found) and not found.isalpha()):
        return None
    return on_feast(capital(_DEMONSTRATIVE.sub("", found)), block.text)


def _under_kind(title: str, block: Block) -> str | None:
    """Give what stands below « Conférence », or below its day: « La greffe aujourd’hui »."""
    if not is_bare_kind(title):
        return None
    below = [row for row in block.rows if row.last > block.title[-1].last and row.sort is not Sort.DAY][:1]
    named = (row.text for row in below if row.sort is Sort.TITLE or _is_headline(row))
    names = (text for text in named if len(text.split()) >= _SHORTEST and "[" not in text)
    return next((bare_title(text) for text in names if not is_call(text)), None)


def _is_headline(row: Row) -> bool:
    """Tell « Deux ans déjà. Bilan et suites » from a sentence."""
    return row.sort is Sort.PROSE and not (row.mentions or has_verb(row.text) or row.text.endswith("."))


def _named_above(above: str | None, block: Block) -> str | None:
    return above if above and not only_leads(above) else _heading_above(block)


def _list_above(block: Block) -> str | None:
    """Give « Les rencontres » over « La prochaine session aura lieu ¤ », which says less."""
    heading = block.rows[0].text
    listed = _LIST.match(fold(heading))
    return bare_title(heading) if listed and GATHERING.fullmatch(listed["kind"]) else None


def _heading_above(block: Block) -> str | None:
    """Give the first row above the days that may be a title."""
    rows = takewhile(lambda row: not row.whens, block.rows)
    told = (row.text for row in rows if row.sort is Sort.TITLE or _is_long_heading(row))
    named = next((bare_title(text) for text in told if not (is_call(text) or only_leads(text))), None)
    return named or _before_colon(block)


def _before_colon(block: Block) -> str | None:
    return next(filter(None, (before_colon(row.text) for row in block.rows if not row.whens)), None)


def _above(heading: Sequence[Row]) -> str | None:
    """Give the title that stands in rows of its own."""
    text = "\n".join(told_once(calm([row.text for row in heading])))
    text = _presented(_offered(text) or capital(reminded(text) or "") or called_to(text) or text)
    return bare_title(text if text and heading[0].heading else without_details(text))


def _offered(text: str) -> str | None:
    """Give the gathering of a heading that is a sentence: « Nous organisons un atelier sur le sommeil »."""
    tells = _OFFERS.match(fold(text)) or _TAKES_PLACE.search(fold(text))
    told = told_title([text], dated=False) if tells else None
    return capital(told) if told else None


def _presented(text: str) -> str:
    """Leave out who holds it, on a poster: « La troupe du Lac présente / Le Petit Pont »."""
    host = _PRESENTS.match(fold(text))
    return text[host.end() :] if host else text


def _is_long_heading(row: Row) -> bool:
    """Tell a first row that is a title but for its length or its marks."""
    return row.sort is Sort.PROSE and row.first == 0 and not row.mentions and not has_verb(row.text)


def _in_rows(block: Block) -> str | None:
    """Give the title that stands beside a day, in a sentence, behind a label or between quotes."""
    dated = dated_rows(block)
    sayings = (sentences(row.rest) for row in block.rows if row.whens or not dated)
    told = (told_title(said, loosely=True, dated=bool(dated)) for said in sayings)
    plain = [row.text for row in block.rows if not row.whens]
    said = [one for row in block.rows for one in sentences(row.rest)]
    spare = (
        map(labelled, plain),
        map(quoted, plain),
        (online(row.rest) for row in dated),
        (named(row.rest) for row in dated),
        map(before_colon, plain),
        (kind_beside(row) for row in dated if row.sort is not Sort.DAY),
        map(_stated, _prose(block)),
        foretold(block),
        (told_title(sentences(row.text), loosely=True, dated=False) for row in _prose(block)),
        map(kind_beside, dated),
        map(_opening, block.rows[:1]),
        map(scheduled, plain),
        (row.text for row in block.rows if row.sort is Sort.TITLE and _names_one(row.text)),
        map(performed, plain),
        (told_title(sentences(row.text), dated=False) for row in block.rows[:1]),
        (told_title(sentences(row.text), loosely=True, dated=False) for row in block.rows[:1]),
        map(before_colon, (sentences(row.rest)[0] for row in dated)),
        (dropped(before, one) for before, one in pairwise(said) if DAY in one and DAY not in before),
    )
    opening = chain(
        map(reminded, (row.rest for row in block.rows[:1])),
        (defined(row.rest) for row in (*block.rows[:1], *dated)),
    )
    items = (itemised(row.rest) for row in dated if row.sort is Sort.FULL)
    begins = map(_begins, block.rows[:2])
    found = next(filter(None, chain(opening, map(beside, dated), items, begins, told, *spare)), None)
    return _readable(_telling(found, block)) if found else None


def _readable(found: str) -> str | None:
    told = without_sentence(_ARTICLE.sub("", found, count=1))
    title = bare_title(placeless(without_details(uninvited(told))))
    return capital(title) if title and "@" not in title else None


def _telling(found: str, block: Block) -> str:
    """Give what says more than « Ce spectacle », « Webinaire » or « La soirée », where the text tells it."""
    dated = dated_rows(block)
    if _REFERS.fullmatch(fold(found)):
        before = [row.text for row in block.rows if not row.whens]
        told = (title for title in map(announced, before) if title and not is_action(title))
        same = [_of_same_kind(found, block)]
        found = next(filter(None, chain(same, told, map(quoted, before))), found)
    if PERSONS.fullmatch(fold(found)):
        found = next(filter(None, map(_talk_named, block.others)), found)
    kind = is_bare_kind(placeless(_ARTICLE.sub("", found, count=1)))
    if kind or any(_THEMED.search(fold(row.rest)) for row in dated):
        quotes = (row.announcement for row in dated if _QUOTED.search(row.announcement or ""))
        said = (one for row in block.rows for one in sentences(row.rest))
        subjects = (labelled(one) for one in said if _DEFINITE.match(one.lower()))
        found = (
            next(
                filter(None, chain((named(row.rest) for row in dated), quotes, subjects)),
                _quoted_below(block),
            )
            or found
        )
    if kind and is_bare_kind(placeless(_ARTICLE.sub("", found, count=1))):
        found = _said_again(block) or _of_same_kind(found, block) or found
        found = next((full for row in dated if (full := on_subject(found, row.rest)) != found), found)
    return found


def _talk_named(row: Row) -> str | None:
    """Give what is told below who speaks: « Titre : Vivre avec », « « Vivre avec » »."""
    return row.text if _QUOTED.fullmatch(row.text) else labelled(row.text)


def _said_again(block: Block) -> str | None:
    """Give the row whose words the sentence with the day says again: « Trio Lac / Trio Lac, un concert, ¤ »."""
    dated = " ".join(fold(row.rest) for row in dated_rows(block))
    told = (row.text for row in block.rows if row.sort is Sort.TITLE and " " in row.text)
    return next((text for text in told if f"{fold(placeless(text))}," in dated), None)


def _of_same_kind(kind: str, block: Block) -> str | None:
    """Give the row that names in full what is told below: « Soirée du sein : actualités / La soirée aura lieu ¤ »."""
    start = f"{fold(_DEFINITE.sub('', kind)).lower()} "
    told = (row.text for row in block.rows if row.sort is Sort.TITLE and not row.whens)
    return next((text for text in told if fold(text).lower().startswith(start)), None)


def _prose(block: Block) -> Iterator[Row]:
    return (row for row in block.rows if row.sort is Sort.PROSE and not row.whens)


def _opening(row: Row) -> str | None:
    """Give the first row for want of a better title: « Exposition Monet jusqu’au 30 mai », « L’IA : est-ce sûr ? »."""
    asked = sentences(row.rest)[0]
    if row.whens and _ASKS.fullmatch(asked):
        return bare_title(asked)
    text = row.text.partition(row.mentions[0].raw)[0] if row.mentions else row.text
    text = bare_title(text) or ""
    return text if is_kind(text) or _ASKS.fullmatch(text) else None


def _called(row: Row) -> str | None:
    """Give the words beside a day that only say where: they are told where nothing names the gathering."""
    parts = row.rest.split(DAY)
    pieces = ((trim(part), part) for part in parts)
    where = (piece for piece, part in pieces if piece and _says_where(piece, part) and not is_time(piece))
    told = (piece for piece in where if not _REMINDS.match(fold(piece)))
    call = next(told, None)
    return bare_title(capital(call)) if call and len(call) <= _LONGEST_CALL else None


def _says_where(piece: str, part: str) -> bool:
    return is_call(piece) or names_list(piece) or unplaced(part) != part


def _stated(row: Row) -> str | None:
    """Give the gathering that a text names before its first sentence: « Défilé des fanfares, à Lure. Venez ! »."""
    said = sentences(row.text)[0]
    if states_gathering(said):
        return _GOES_ON_WHERE.split(said)[0]
    first = said.partition(", ")[0]
    return first if " " in first and states_gathering(first) and not _ARTICLE.match(first) else None


def _begins(row: Row) -> str | None:
    """Give what a long text without a verb begins with: « Balade dans le bois, avec les guides du club (…) »."""
    said = _ASIDE.sub("", sentences(row.text)[0]) if row.sort is Sort.PROSE and not row.whens else ""
    begins = said[:1].isalpha() and names_first(said) and not has_verb(said)
    return _GOES_ON_WITH.split(said)[0] if begins else None


def _names_one(text: str) -> bool:
    return states_gathering(text) and not names_list(text)


def _quoted_below(block: Block) -> str | None:
    """Give the title between quotes that opens the row below a day: « Prochaine rencontre, le 12 mars : »."""
    below = (under for row, under in pairwise(block.rows) if row.whens and under.text[0] in "«“")
    return next(filter(None, (quoted(row.text) for row in below)), None)
