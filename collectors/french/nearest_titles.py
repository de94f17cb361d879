"""Which title stands nearest to each day of a page: above it, or below it."""

from __future__ import annotations

import re

from collectors.french.announced import announced
from collectors.french.bare_rows import is_bare_kind, is_one_word, says_who
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.loose_ends import tidy
from collectors.french.rows import Row
from collectors.french.sections import is_plural, is_programme, names_list
from collectors.french.sentences import is_next
from collectors.french.sorts import Sort
from collectors.french.title_runs import Span, title_run
from collectors.french.turns import DAY
from collectors.french.words import read_mode

_MARKS = " \u00a0.,;:–—-|"
_HOUR_BEHIND = re.compile(rf"\s+(?:à\s+)?{DAY}.*$")
_DATES = re.compile(r"\W*(?:(?:les|nos) )?(?:prochaines )?dates?\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:l[ae] |l')", re.IGNORECASE)
_WHEREABOUTS = re.compile(rf"{DAY} *(?:chez|dans|sur) [^,;:.\n]+", re.IGNORECASE)


def nearest_titles(rows: list[Row], anchors: list[Span]) -> list[Span | None]:
    """Give the rows of each title, `None` where it stands with its day.

    A day that ends the page says nothing of the layout: the page may be cut below it.
    """
    above = [_above(rows, anchors, rank) for rank in range(len(anchors))]
    below = _filled([_below(rows, anchors, rank) for rank in range(len(anchors))], above)
    alone = [rank for rank, one in enumerate(anchors) if rows[one.first].sort is Sort.DAY]
    judged = [rank for rank in alone if anchors[rank].last < len(rows)]
    falls = sum(_nearness(rows, anchors[rank], above[rank]) for rank in judged)
    rises = sum(_nearness(rows, anchors[rank], below[rank]) for rank in judged)
    level = falls == rises and _is_above_all(rows, above)
    best = below if rises > falls or level else above
    titles: list[Span | None] = []
    for rank, one in enumerate(anchors):
        row, before = rows[one.first], rows[anchors[rank - 1].first]
        follows = rank and row.first == before.first and is_next(row.text)
        told = best[rank] if rank in alone else _above_sentence(rows, one, above[rank])
        told = told if follows or not _is_listed(rows, anchors, rank) else None
        titles.append(titles[-1] if follows else told)
    return titles


def _filled(below: list[Span | None], above: list[Span | None]) -> list[Span | None]:
    """Give a day below which no title stands, as that of a postponed card, the free one above it."""
    taken = set(below)
    return [one or (other if other not in taken else None) for one, other in zip(below, above, strict=True)]


def _is_above_all(rows: list[Row], above: list[Span | None]) -> bool:
    """Tell the heading of a page above its first day: no other title is one, « Séminaires / 3 mai / A / 9 mai / B »."""
    heads = [rows[title.first] for title in above if title]
    told = len(heads) > 1 and not any(row.heading for row in heads[1:])
    return told and (heads[0].heading > 0 or names_list(heads[0].text) or is_programme(heads[0].text))


def _nearness(rows: list[Row], anchor: Span, title: Span | None) -> int:
    """Tell how near a title stands to its day: 3 when it touches it, 2 in one paragraph, -3 when there is none."""
    if title is None:
        return -3
    if title.last - title.first == 1 and is_bare_kind(rows[title.first].text):
        return 0
    between = range(min(anchor.last, title.last), max(anchor.first, title.first) + 1)
    parted = any(rows[index].gap for index in between if not (index == title.first and rows[index].heading))
    if title.last <= anchor.first and rows[title.first].heading:
        return 3
    return 1 if parted else 3 if len(between) == 1 else 2


def _above(rows: list[Row], anchors: list[Span], rank: int) -> Span | None:
    """Find the title above a day, over details, who invites, and over sentences that touch them."""
    floor = anchors[rank - 1].last if rank else 0
    spare = None
    for index in range(anchors[rank].first - 1, floor - 1, -1):
        if are_records(rows[index], rows[anchors[rank].first]):
            break
        who = says_who(rows[index].text)
        if rows[index].sort is Sort.TITLE and not (who or _leads(rows[index])):
            run = title_run(rows, index, -1)
            return spare or Span(max(run.first, floor), run.last)
        if rows[index].sort is not Sort.DETAIL and rows[index + 1].gap and not who:
            break
        if is_one_word(rows[index]) and rows[index].gap:
            spare = Span(index, index + 1)
    return spare


def _leads(row: Row) -> bool:
    """Tell « Nous vous proposons deux sessions : », « Les dates de la tournée » from a title."""
    if _DATES.match(fold(row.text)) and names_list(row.text):
        return True
    return row.text.rstrip().endswith(":") and announced(row.text) is not None and not row.heading


def _below(rows: list[Row], anchors: list[Span], rank: int) -> Span | None:
    """Find the title below a day; a heading further down begins another block, unless the day is a heading too."""
    ceiling = anchors[rank + 1].first if rank + 1 < len(anchors) else len(rows)
    for index in range(anchors[rank].last, ceiling):
        row = rows[index]
        if row.sort is Sort.TITLE:
            level = rows[anchors[rank].first].heading
            begins_another = row.heading and index > anchors[rank].last and not 0 < level <= row.heading
            run = title_run(rows, index, 1)
            return None if begins_another else Span(run.first, min(run.last, ceiling))
        if row.sort is not Sort.DETAIL:
            return None
    return None


def _above_sentence(rows: list[Row], anchor: Span, title: Span | None) -> Span | None:
    """Keep the title above a row that has words of its own only where it is clearly that row's."""
    row = rows[anchor.first]
    if title and _is_named_again(row, rows[title.first].text):
        return title
    if title is None or any(_parts(one, row) for one in rows[title.last : anchor.first]):
        return None
    kind, heading = is_bare_kind(tidy(modeless(row)) or ""), rows[title.first].text
    if not kind and (names_gathering(row) or is_programme(heading) or is_plural(heading)):
        return None
    return title if rows[title.first].heading or not row.gap else None


def _is_named_again(sentence: Row, title: str) -> bool:
    """Tell « La soirée aura lieu ¤ », which names no more than the kind of « Soirée des aidants »."""
    kind = _ARTICLE.sub("", fold(sentence.announcement or "")).lower()
    return is_bare_kind(kind) and re.search(rf"\b{re.escape(kind)}\b", fold(title).lower()) is not None


def _parts(one: Row, sentence: Row) -> bool:
    """Tell a row that parts a sentence from the title above it: its own line and « Publié le 3 mai » do not."""
    published = bool(one.mentions) and all(when.kind == "publication" for when in one.mentions)
    return one.first != sentence.first and not published and one.sort is not Sort.PASSING


def _is_listed(rows: list[Row], anchors: list[Span], rank: int) -> bool:
    """Tell an item of a list whose next one has a day and words of its own too: what stands above heads both.

    So with two sentences, one below the other, that announce a gathering each.
    """
    items = [rows[one.first] for one in anchors[rank : rank + 2]]
    if len(items) < 2 or items[1].gap:
        return False
    bulleted = all(row.bulleted and row.sort is Sort.FULL for row in items)
    return bulleted or len({*map(_own_name, items)} - {None}) > 1


def _own_name(row: Row) -> str | None:
    """Give the gathering that a sentence announces, if it tells more than its kind."""
    name = _ARTICLE.sub("", fold(row.announcement or "")).lower()
    return name if GATHERING.search(name) and not is_bare_kind(name) else None


def modeless(row: Row) -> str:
    """Give what stands beside the day of a row without the mode: « Rencontre en ligne, ¤ » gives « Rencontre »."""
    before, _, after = row.rest.partition(DAY)
    text = before.strip(_MARKS) or _HOUR_BEHIND.sub("", after)
    mode = read_mode(text)
    return (text.replace(mode.words, " ") if mode else text).strip(_MARKS)


def names_gathering(row: Row) -> bool:
    """Tell « Atelier marche : ¤ » from « Prochaine séance : ¤ », which goes on with what stands above it."""
    words = _WHEREABOUTS.sub(" ", fold(row.rest))
    goes_on = words.lower().startswith("prochain")
    return row.sort is Sort.FULL and GATHERING.search(words) is not None and not goes_on


def are_records(one: Row, other: Row) -> bool:
    """Tell two rows of a table, of which neither says anything of the other."""
    return 0 < one.text.count("\t") == other.text.count("\t")
