"""What stands as a title and only leads to the one that names the gathering: a call, a list, a slogan, who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from collectors.french.announced import announced
from collectors.french.around import EDGE
from collectors.french.beside import beside, called_to
from collectors.french.blocks import Block
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.naming import labelled, named
from collectors.french.rows import Row
from collectors.french.sections import is_call, is_programme, names_host, names_list, resumes
from collectors.french.sentences import sentences, told_title
from collectors.french.sorts import Sort, has_verb
from collectors.french.title_rows import (
    PERSONS,
    is_bare_kind,
    is_body,
    is_outing,
    is_rubric,
    names_first,
    says_who,
)
from collectors.french.turns import DAY
from collectors.french.verbs import WILL_TAKE_PLACE

_RESUMES = re.compile(
    r"\b(?:repre(?:nd|nnent)|recommencent?|revien(?:t|nent)|redemarrent?|repartent|de retour)\b",
    re.IGNORECASE,
)
_BACK_AGAIN = re.compile(r"^(?:l[ae] |l')(?-i:[A-Z]).* (?:est|sera) de retour\b", re.IGNORECASE)
"""« Le Challenge du lac est de retour ! » says its name."""
_TAKES_PLACE = re.compile(rf"\b{WILL_TAKE_PLACE}\b", re.IGNORECASE)
_BACK = re.compile(
    rf"(?:(?:l[ae] |l')?(?:(?:toute )?premiere?|deuxieme|derniere?|prochaine?) (?:{GATHERING.pattern})(?: [a-z-]+)?$|"
    r"rendez-vous$|"
    rf"(?:cet|cette|ces?) (?:{GATHERING.pattern})|"
    rf"(?:coup d'envoi|debut|fin|ouverture) (?:d[eu]s? |de (?:la |l'))(?:{GATHERING.pattern})$|"
    r"(?:l[ae]s? |l')?(?:(?:dernier|grand|premier)e?s? )?(?:arrivee|depart|ouverture|retour|rotation)s?$|"
    r"(?:l[ae] |notre |une )?(?:nouvelle|prochaine) edition$|"
    r"(?:accompagnee?s?|animee?s?|avec|durant|en|lors|par|pendant|puis|suivie?s?) (?-i:[a-z]))",
    re.IGNORECASE,
)
"""What only goes on from a heading: « Première rencontre », « Suivi d’un débat », « En débat avec Zoé Lune »."""
_LINKED = re.compile(r"\b(?:avec|au|aux|d[eu]s?|en|par|pour|sur)\b|\b[dl]'|[:«\"]", re.IGNORECASE)
_QUOTED = re.compile(r"[«“\"][^«»“”\"]{5,250}[»”\"]")
_NOTICE = re.compile(r"(?:avis|communique|information|note) (?:a |aux? )", re.IGNORECASE)
_CALLS = re.compile(r"!$|^\W*bienvenue (?:a|aux?|dans)\b", re.IGNORECASE)
_ALL_TO = re.compile(r"\W*tou(?:te)?s (?:et tou(?:te)?s )?(?:a la |a l'|aux? )\w", re.IGNORECASE)
"""« Tous à la fanfare ! » names an event, unless a gathering is named below it."""
_NEWS = re.compile(
    r"\W*(?:(?:ca y est|ca se precise|c'est (?:bon|cale|confirme|decide|fait|officiel|parti|reparti|valide)|"
    r"enfin|voila|youpi|hourra|"
    r"(?:bonne|grande|super) nouvelle|du nouveau)\b(?!.* pour )|"
    r"(?:on|nous) (?:a|avons|tient|tenons) (?:enfin |desormais )?(?:l[ae]s? |une |nos |notre )?dates?\b|"
    r"(?:l[ae]s? |nos |notre )dates? (?:est|sont)\b)",
    re.IGNORECASE,
)
"""« Ça y est, on a la date ! » opens a message, and names nothing."""
_OFF = re.compile(rf"\W*(?:{GATHERING.pattern}) (?:annule|reporte|suspendu|decale)e?s?\b", re.IGNORECASE)
_FOLLOWS_ON = re.compile(
    r"^(?:apres (?:l[ae] |l'|les |une? )|dans la (?:continuite|foulee|lignee) d|devant l[ae] |face a |fortes? d|"
    r"pour faire suite|suite a)",
    re.IGNORECASE,
)
"""« Après le succès du premier atelier » leads to the sentence that tells of the next one."""
_HOURS = re.compile(r"(?:\d{1,2} ?[h:] ?(?:\d\d)?|\W)*", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:l[ae]s? |l['’])", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:pour )?(?:une?|des|d['’]une?|nos|notre)\s+", re.IGNORECASE)


def lead_on(told: Sequence[Row], heading: Sequence[Row], block: Block) -> bool:
    """Tell rows of a title that only lead to what names the gathering."""
    named = len(heading) < len(told) and names_first(heading[0].text)
    listed = not named and any(names_list(row.text) or is_rubric(row.text) for row in told)
    tells = (_introduces, _follows, _awaits_name, _names_speaker, _is_off, _tells_rank)
    return listed or any(leads(heading, block) for leads in tells)


def _introduces(heading: Sequence[Row], block: Block) -> bool:
    """Tell a row that leads to the announcement from its title: « Nos rendez-vous : », « Il reste des places ! »."""
    text = heading[-1].text
    if is_call(text):
        return called_to(text) is None
    if text.rstrip().endswith(":") or names_host(text):
        return True
    listed = is_programme(text) and any(named(row.rest) for row in dated_rows(block))
    return listed or _is_slogan(text, block)


def _is_slogan(text: str, block: Block) -> bool:
    """Tell a sentence over the one that names the gathering: « Les plénières reprennent ! »."""
    told = [title for row in block.days if (title := row.announcement) and not refers_back(title)]
    if _BACK_AGAIN.search(fold(text)):
        return False
    if says_who(text) or _NEWS.match(fold(text)):
        return bool(told) or _names_beside(block)
    if is_body(text):
        return bool(told)
    if _ALL_TO.match(fold(text)):
        return any(GATHERING.search(fold(title)) for title in told if len(title.split()) > 2)
    calls = _NOTICE.match(fold(text)) or (_CALLS.search(fold(text)) and not names_first(text))
    if calls or any(sign.search(fold(text)) for sign in (_RESUMES, _FOLLOWS_ON)) or resumes(text):
        return any(" " in title for title in told)
    named = GATHERING.search(fold(text)) is not None
    before = (
        row.rest.partition(DAY)[0].strip(EDGE) for row in block.rows if row.whens and row.sort is Sort.FULL
    )
    if not named and any(is_outing(words) for words in before):
        return True
    return not named and ((has_verb(text) and bool(told)) or any(" " in title for title in foretold(block)))


def _names_beside(block: Block) -> bool:
    """Tell whether a name stands beside the day: « Tous en selle = ¤ », « Dictée du lac ¤ »."""
    names = filter(None, (beside(row) for row in block.rows if row.whens))
    return any(" " in name and not (is_call(name) or has_verb(name)) for name in names)


def _follows(heading: Sequence[Row], block: Block) -> bool:
    """Tell what goes on from the sentence that announces: « Le club organise un bal le 6 mars. / Vin chaud »."""
    said = (row for row in block.rows if row.whens and row.last < heading[0].first)
    told = (_ARTICLE.sub("", row.announcement or "") for row in said if row.sort is not Sort.DAY)
    return not names_first(heading[0].text) and any(" " in title for title in told)


def _awaits_name(heading: Sequence[Row], block: Block) -> bool:
    """Tell a sort of gathering above its name: « Colloque international / « Soigner ensemble » ¤ »."""
    dated = dated_rows(block)
    text = fold(called_to(heading[0].text) or "")
    if len(heading) > 1 or not GATHERING.search(text) or _LINKED.search(text):
        return False
    beside = (row.rest.partition(DAY)[0].strip() for row in dated)
    told = chain((named(row.rest) for row in dated), (labelled(row.text) for row in block.others))
    return any(map(_QUOTED.fullmatch, beside)) or (is_bare_kind(text) and any(told))


def _names_speaker(heading: Sequence[Row], block: Block) -> bool:
    """Tell who speaks, « 13h – Marie Durand (CHU) », below « Séminaire virtuel, ¤ »."""
    name = _HOURS.sub("", fold(heading[0].text), count=1)
    alone = len(heading) == 1 and "(" in name and PERSONS.fullmatch(name)
    return bool(alone) and any(map(kind_beside, dated_rows(block)))


def _is_off(heading: Sequence[Row], block: Block) -> bool:
    """Tell « Stage annulé en cette période » above the sentence that gives the name of what is off."""
    told = filter(None, (announced(row.text) for row in block.rows if row.sort is Sort.PROSE))
    return _OFF.match(fold(heading[-1].text)) is not None and any(" " in title for title in told)


def _tells_rank(heading: Sequence[Row], block: Block) -> bool:
    """Tell « 3e édition » above the sentence that gives the name of what is held again."""
    return len(heading) == 1 and bool(block.rows) and _is_edition(heading[0].text)


def without_leads(rows: list[Row]) -> list[Row]:
    """Leave out what leads to the days, below the title: « Les dates prévues : »; one that names a gathering stays."""
    named = [row for row in rows[1:] if not row.text.endswith(":") or GATHERING.search(fold(row.text))]
    return rows[:1] + named


def is_leading(row: Row) -> bool:
    """Tell a sentence that leads to the days below it: « Des permanences auront lieu : »."""
    return row.text.endswith(":") and not row.whens and _TAKES_PLACE.search(fold(row.text)) is not None


def foretold(block: Block) -> list[str]:
    """Give the gatherings of the sentences that lead to days: « Des permanences d’aide auront lieu : ».

    So with « Nous proposons des ateliers. Ils auront lieu : ».
    """
    above = (sentences(row.text) for row, below in pairwise(block.rows) if below.whens and is_leading(row))
    return [title for said in above if (title := told_title(said, dated=False))]


def refers_back(title: str) -> bool:
    """Tell « Première rencontre », « Rendez-vous » from a title: what they tell of stands above them."""
    return _BACK.match(fold(title)) is not None or _is_edition(title)


def _is_edition(title: str) -> bool:
    """Tell « La 20e édition », which says nothing of what it is the edition of."""
    bare = _DEFINITE.sub("", title, count=1)
    return "edition" in fold(bare) and is_bare_kind(bare)


def kind_beside(row: Row) -> str | None:
    """Give « Séminaire virtuel » from « Séminaire virtuel : ¤ », for want of a better title."""
    before = row.rest.partition(DAY)[0].strip(EDGE)
    return before if is_kind(before) else None


def is_kind(text: str) -> bool:
    """Tell the kind of a gathering, which « Rendez-vous » alone is not."""
    plain = _DEFINITE.sub("", fold(text).strip(EDGE).lower(), count=1)
    return GATHERING.match(plain) is not None and plain != "rendez-vous" and not has_verb(text)


def dated_rows(block: Block) -> tuple[Row, ...]:
    """Give the rows that tell the day of an announcement, or else any day."""
    return block.days or tuple(row for row in block.rows if row.whens)
