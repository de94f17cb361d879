"""What to call a gathering that no known word names: « Terre de lac est annoncée pour ¤ », « ¤, on vous sert… »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from collectors.french.around import bare_title, capital
from collectors.french.blocks import Block
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.leads import dated_rows
from collectors.french.loose_ends import tidy
from collectors.french.pieces import is_time, placeless, trim, without_details
from collectors.french.sections import is_call, names_list
from collectors.french.sentences import sentences
from collectors.french.sorts import has_verb, is_bare
from collectors.french.tenses import is_past
from collectors.french.titles import is_when
from collectors.french.turns import DAY
from collectors.french.verbs import WILL_TAKE_PLACE

_ARTICLE = r"(?:une?|des|du|de la|l[ae]s?|notre|nos|leurs?|s(?:on|a|es)|deux|trois) |[dl]'"
_END = rf"(?=,? ?{DAY}|, |[.;!?:](?:\s|$)| (?:avec|afin|pour|dans|qui|que|ou|chez|sur)\b|$)"
_OFFERED = re.compile(
    r"\b(?:(?:on|nous) (?:(?:vous|y|nous) )?|vous (?=(?:concoct|offr|prepar|propos)))"
    r"(?:propos|offr|organis|prepar|concoct|attend|serv|lanc|recev|accueill|fer|fet)(?:e|ent|ons|ra|ront|rons|"
    r"era|eront|erons|a)\b "
    rf"(?:(?:aussi|egalement|encore) )?(?:{_ARTICLE})(?P<title>[^.;:!?,{DAY}]{{4,100}}?){_END}",
    re.IGNORECASE,
)
"""« Nous vous préparons une soupe géante ¤ »."""
_EXPECTED = re.compile(
    r"(?:l[ae]s? |l'|notre |nos )?(?:prochaine?s? |grand )?(?:evenement|rendez-vous|date|temps fort)s?\b"
    rf"[^.;:!?{DAY}]{{0,100}}?,? (?:est|sera|seront) (?:donc )?(?:{_ARTICLE})"
    rf"(?P<title>[^.;:!?,{DAY}]{{4,100}}?){_END}",
    re.IGNORECASE,
)
"""« Le prochain rendez-vous du club sera la Nuit du lac ¤ »."""
_SUBJECT = re.compile(
    rf"\W*(?P<title>[^.;:!?,{DAY}]{{4,80}}?)(?:,[^.;:!?{DAY}]{{3,100}},)? "
    r"(?:(?:est|sont|sera|seront) (?:annonce|attendu|fixe|lance|prevu|programme|retenu)e?s?|"
    r"(?:fait|fera|font|feront) son (?:grand )?retour|"
    r"(?:arriv|commenc|debarqu|debut|demarr|repren|revien|s'install|s'invit|se poursui|se prepar)"
    r"(?:ent|e|dra|d|t|era|eront|vra))\b",
    re.IGNORECASE,
)
"""« Lacustra deuxième édition est annoncée pour ¤ »."""
_NOBODY = re.compile(
    r"(?:nous|on|vous|ils?|elles?|je|ce|cel\w+|celui\w*|c'|qui|il y|tous|toutes?|chacun|chaque|si|quand|comme|"
    r"a|au|aux|dans|en|chez|avec|lors|suite|afin|par|pour|apres|avant|depuis|sous|vers|"
    r"(?:l[ae]s? |l'|vos |votre )?(?:accueil|adresse|billet\w*|inscription|participation|place|programme|"
    r"rendez-vous|repas|reservation|tarif)s?)\b",
    re.IGNORECASE,
)
"""What begins a sentence and names nothing that one could go to."""
_DEFINITE = re.compile(r"(?:l[ae]s? |l'|ce |cet(?:te)? |ces )", re.IGNORECASE)
_HELD = re.compile(
    rf"(?P<title>[^.;:!?,{DAY}]{{2,100}}?) (?:{WILL_TAKE_PLACE}|(?:a|ont) lieu|prendr(?:a|ont) place|"
    r"se tien(?:t|nent)|se deroule(?:nt)?|(?:se f|s'effectu)(?:ait|ont|era|eront|e))\b",
    re.IGNORECASE,
)
"""« Reporté deux fois, le Salon du lac aura lieu », « La reprise se fera »."""
_GATHERED = re.compile(
    rf"(?P<title>(?:{GATHERING.pattern}|\b(?:dejeuner|defile|match|sommet|week-end)s?\b)"
    rf"(?: (?:«[^»]{{3,100}}»|\"[^\"]{{3,100}}\")|[^.;:!?,()«»\"{DAY}]){{0,80}}?)(?= ?\W*{DAY}|, |[.;:!?()]|$)",
    re.IGNORECASE,
)
_AWAITS = re.compile(
    rf"\W*(?!(?:l[ae] |l')?(?:application|boutique|formulaire|page|plateforme|questionnaire|site)\b)"
    rf"(?P<title>(?:l[ae]s? |l'|notre |nos |(?-i:[A-Z]))[^.;:!?,{DAY}]{{3,60}}? "
    rf"(?:vous attend(?:ent)?|ouvr(?:e|ent|ira|iront) (?:ses|leurs) portes|s'invitent?|"
    rf"recoi(?:t|vent) (?:l[ae]s? |l'|une? )[^.;:!?,{DAY}]{{3,60}}?))"
    rf"(?=[, ]*{DAY}| (?:a|au|aux|dans|en)\b)",
    re.IGNORECASE,
)
"""« La fanfare vous attend ¤ »."""
_TALK = re.compile(r"(?P<title>[^.;:!?¤]{4,80}?),? par (?=[A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý])")
"""« Le logiciel libre par Zoé Lune »."""
_LONGEST = 12
"""In words: longer ones are no name."""


def unnamed_title(block: Block) -> str | None:
    """Give the words that tell what takes place, where nothing names a gathering; `None` without any.

    They come from the dated sentence, or from one that names a gathering before it.
    """
    said = [one for row in block.rows for one in sentences(row.rest)]
    dated = [one for row in dated_rows(block) for one in sentences(row.rest) if DAY in one]
    before = said[: said.index(dated[0])] if dated and dated[0] in said else []
    ways = (
        map(_told, dated),
        map(_arriving, before),
        map(_held, dated),
        map(_gathered, dated),
        map(_awaiting, dated),
        _talks(block),
    )
    return next(filter(None, map(_name, filter(None, chain(*ways)))), None)


def _name(words: str) -> str | None:
    title = bare_title(placeless(without_details(words)))
    told = title and len(title.split()) <= _LONGEST and not is_when(title)
    return capital(title) if title and told else None


def _arriving(said: str) -> str | None:
    """Give « La fête du lac » from « La fête du lac arrive ! »."""
    subject = _SUBJECT.match(fold(said))
    name = said[slice(*subject.span("title"))] if subject else ""
    return name if GATHERING.search(fold(name)) and _may_name(name) else None


def _told(said: str) -> str | None:
    """Give what one sentence offers or tells of, or else what stands beside its day."""
    plain = fold(said)
    if is_past(said):
        return None
    if told := _OFFERED.search(plain) or _EXPECTED.match(plain):
        return tidy(said[slice(*told.span("title"))])
    subject = _SUBJECT.match(plain)
    pieces = map(trim, said.split(DAY))
    names = [said[slice(*subject.span("title"))]] if subject else [piece for piece in pieces if piece]
    return next(filter(_may_name, names), None)


def _held(said: str) -> str | None:
    """Give what the sentence with the day says to take place."""
    held = None if is_past(said) else _HELD.search(fold(said))
    name = said[slice(*held.span("title"))].strip() if held else ""
    return None if not name or has_verb(name) or _NOBODY.match(fold(name)) else name


def _gathered(said: str) -> str | None:
    """Give the gathering that the sentence with the day names last before it, or first behind it."""
    if is_past(said):
        return None
    found = list(_GATHERED.finditer(fold(said)))
    before = [one for one in found if one.start() < said.index(DAY)]
    nearest = before[-1:] or found[:1]
    return said[slice(*nearest[0].span("title"))] if nearest else None


def _awaiting(said: str) -> str | None:
    """Give who awaits the reader, where nothing tells for what."""
    awaits = _AWAITS.match(fold(said))
    return said[slice(*awaits.span("title"))] if awaits else None


def _talks(block: Block) -> Iterator[str]:
    """Give what the rows without a day tell that someone speaks on."""
    talks = (_TALK.match(row.text) for row in block.rows if not row.mentions)
    return (talk["title"] for talk in talks if talk and _may_name(talk["title"]))


def _may_name(words: str) -> bool:
    """Tell « Terre de lac » and « La foire du lac » from « La taxe », « Inscription », « 20h »."""
    plain = fold(words)
    wordless = is_time(words) or is_bare(words) or is_call(words) or names_list(words)
    common = _DEFINITE.match(plain) and not GATHERING.search(plain)
    return not (wordless or common or has_verb(words) or _NOBODY.match(plain))
