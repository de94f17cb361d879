"""The town of whoever receives the public, where no words say « à »: « la ville de Dole propose… ».

Texts are those of `fold.fold`. A host's town is the weakest sign of where an event is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.gatherings import GATHERING
from collectors.french.places.elsewhere import is_elsewhere
from collectors.french.places.mention import BESIDE_A_DATE, FIRST_NAMES, is_common
from collectors.french.places.towns import BIG, name_at, name_before, names_sizeable
from collectors.french.turns import MONTH, WEEKDAY
from db.communes import foreign_city, name_key

_HOLD = r"(?:accueill|organis|propos|invit|convi|fet|celebr)(?:e|ent|er|ir|era|eront|ons)|recoi(?:t|vent)"
HOLDS = rf"(?:va |vont )?(?:vous )?(?:{_HOLD})\b"
_RECEIVES = re.compile(
    r",? (?:ouvr(?:e|ent|ira|iront) (?:ses|leurs) portes|vous (?:accueill|ouvr)\w+"
    r"|(?:accueill(?:e|ent|era|eront)|recoi(?:t|vent)) (?:l[ea]s? |l'|une? |s[ao]n? |des ))",
    re.IGNORECASE,
)
_OF = re.compile(r"(?<![Hh]otel )\b(?:de |d'|a )$")
"""« L’Hôtel de Ville accueille » names no commune of that name."""
_FEAST = (
    r"nuit|(?:\d+ ?e(?:me)? |(?-i:(?=P)))printemps|biennale"
    "|foire|fete|forum|marche|festival|carnaval|triathlon|semi-marathon|braderie|kermesse|brocante|marathon|salon"
    "|tournoi|open|trophee|congres|assises|rencontres|course|foulees|trail|bourse|gala|vide-greniers?"
    "|gratiferia|challenge|criterium|cross|corrida|ronde|rallye|regates|concours|comice|loto|ducasse|cavalcade|medievales|puces"
    r"|bal(?! de)|groupe (?:de parole|d'entraide)|club des aines"
    r"|cafe(?= (?:debat|des (?:aidants|parents|familles|seniors)|memoire|parents|sante)\b)"
    "|don du sang|permanence|pique-nique|repas|telethon|the dansant"
)
_MEETING = "session|etape|journee|seminaire|colloque|reunion|edition"
"""These are called after a large town too: « session de Lyon »."""
"""Gatherings that bear the name of the town that holds them."""
_CLUB = (
    "amicale|harmonie|fanfare|paroisse|aumonerie|chorale|orchestre|societe|association|club|[a-z]{3,}[ -]club"
)
_LOCAL = (
    "vœux du maire|repas des (?:anciens|aines)|(?<!du )ccas|(?<!du )conseil municipal"
    "|comite des fetes|foyer rural|sou des ecoles|harmonie municipale|syndicat d'initiative"
)
"""Bodies that hold nothing out of their own town, whoever speaks of them."""
_BODY = (
    "admr|(?:amicale des )?donneurs de sang(?: benevoles)?|(?:coeur|cœur) et sante|secours (?:catholique|populaire)"
    "|croix[- ]rouge|restos? du (?:coeur|cœur)|vie libre|alcool assistance|centre social|mission locale|club des aines"
    "|generations mouvement|familles rurales|ehpad|residence autonomie"
)
"""Bodies that have a branch in each town and hold what they hold there: « Cœur et Santé de Dole »."""
_CONTRACTED = re.compile(r" (?:(du)|des) (?=[A-Z])")
_COMMUNITY = re.compile(
    rf"\b(?:(?P<town>communes?(?: deleguee| nouvelle)?|ville|municipalite|maire)|(?P<local>{_LOCAL})|(?:{_BODY})"
    rf"|(?P<club>{_CLUB})|(?P<feast>{_FEAST})|(?P<meeting>{_MEETING})"
    r"|habitant(?:e?s|\W?e\W?s)|riverains|associations|commercants|rues|village|arrondissement"
    r"|hauteurs|alentours|remparts|ruelles|faubourgs|(?:hyper)?centre[ -]ville|vieille[ -]ville|centre historique)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:^|[.!?:\n] ?)(?:Le |La |L')(?i:lycee|college(?! d[e'])|ecole|hopital|(?:poly)?clinique|ehpad|residence|msp|pmi"
    r"|mediatheque|bibliotheque|creche|mjc|musee|foyer|pharmacie|piscine"
    r"|centre (?:hospitalier|social|culturel|de sante)"
    r"|maison (?:medicale|pour tous|de (?:quartier|sante)|des [a-z]+))"
    r"(?: (?!de |du )[\w'-]+){0,4} (?:de |d'|(?P<the>du ))(?=[A-Z])"
)
"""« Le collège Haut de Gray organise »: it does so where it stands, if nothing else is told."""
_TEAM = re.compile(r"(?:^|[.!?\n] ?)Les (?:[A-Z][\w'-]+ ){1,2}(?:de |d')(?=[A-Z])")
"""« Les Renardes de Dole organisent un tournoi »."""
_FEASTS = (
    "musique|nature|printemps|ete|automne|hiver|noel|sport|jeux?|livre|lecture|arbre|cinema|fleurs?|patrimoine|carnaval"
    "|aines|sciences?|rentree|velo|cidre|vin|miel|moisson|terroir|saint|halloween|europe|nouvel an|14[ -]juillet"
    "|danse|pain"
)
_FETES = re.compile(rf" (?:fet|celebr)(?:e|era) (?:l[ae]s? |l'|sa |son |ses )?(?:{_FEASTS})", re.IGNORECASE)
_ACTS = re.compile(
    rf" (?:accueill(?:e|era) (?:l[ae]s? |l'|une? |de nouveau )[^.\n]{{0,30}}?{GATHERING.pattern}"
    r"|(?:s'anime|vibre|bouge|se mobilise|s'illumine|se mettra|se met)(?:ra)? )",
    re.IGNORECASE,
)
"""« Dole fêtera la musique », « Lure accueille le congrès »: what a town does, and hardly anyone else."""
_SENTENCE_START = re.compile(r"(?:^|[\n.!?:•|–,-] ?)$")
_HEADED = re.compile(
    r"^[^\w\n]{0,3}(?:ville|commune|mairie|municipalite|ccas) (?:de |d'|(?P<the>du ))(?=(?-i:[A-Z]))",
    re.IGNORECASE | re.MULTILINE,
)
"""« Ville de Dole », all of a line or of its first piece: « Ville de Dole – Semaine bleue »."""
_HEADED_END = re.compile(r"[ .)]*(?:\n|$)| (?:[-–—|:•/] |presente\b)", re.IGNORECASE)
_DATELINE = re.compile(
    r"\A\W*(?=[A-Z][A-Z' -]{2,40}(?:\. |\.? [–—-] )(?:L[ea]s? |L'|Une? |[A-Z][a-z]+ [a-z]))"
)
"""« DOLE. La ligue organise… », as newspapers write."""
_DATELINE_END = re.compile(r"\. |\.? [–—-] ")
_LINK = re.compile(r" (?:de |d'|(du )|(des ))", re.IGNORECASE)
_SORT = re.compile(
    r"(?:[ -](?:(?:aux?|a la|d[eu]|des|de la) |de l'|a l'|d')?"
    r"(?!(?:aur(?:a|ont)|lieu|se|ser(?:a|ont)|est)\b)[a-z][a-z-]*){0,3}",
    re.IGNORECASE,
)
"""« Foire aux oignons », « kermesse de l’école », « comice agricole »."""
_FULL_NAME = re.compile(rf" (?!(?i:{WEEKDAY}|{MONTH}|le[sz]?|du|au|sous|sur|en)\b)[A-Z][a-z]")
"""« Concours de nouvelles d’Albert Camus »."""
_SORTED = ("club", "feast")
_LONG_SORT = re.compile(
    r"(?! ?(?:d[eu]s? )?(?:vins|ecole|saveurs|produits|artistes|auteurs))(?: ?[\w'&-]+){1,8}"
)
_ENDS = re.compile(r"[ .)]*(?:\n|$)")
_FEAST_HEAD = re.compile(
    r"(?:festival|salon|foire|forum|congres|carnaval|nuit|printemps|biennale)s?$", re.IGNORECASE
)
"""« Festival des Musiques du Monde d’Essaouira », all of a line: a large town’s name closes it."""
_LONGEST = 90
_WITHIN = re.compile(
    r"(?:\ba|dans|en|sur) l[ae] (?:belle |jolie |charmante |petite |grande )?$|(?:^|[.\n] ?)la $|\($",
    re.IGNORECASE,
)
_HOLDS_AFTER = re.compile(
    r"(?:,? et (?:son |le |l'|les |ses )[^.,\n]{1,30}?)?,? (?:(?:(?:a|ont) le (?:grand )?plaisir"
    r"|(?:est|sont) (?:tres )?(?:heureu\w+|ravie?s?|fiere?s?))"
    rf" (?:de |d'))?{HOLDS}",
    re.IGNORECASE,
)
_HELPS = re.compile(r" (?:est partenaire|souti|financ|parrain|aide|appui)", re.IGNORECASE)


def host_towns(folded: str) -> Iterator[tuple[str, int, int]]:
    """Give the towns of those who receive: their name, and where it starts and ends."""
    for match in _RECEIVES.finditer(folded):
        named = name_before(folded, match.start())
        if named and _OF.search(folded, max(0, named[1] - 4), named[1]):
            yield named[0], named[1], match.start()
        elif contracted := _contracted_before(folded, match.start()):
            yield *contracted, match.start()
    for match in _COMMUNITY.finditer(folded):
        found = _town_of(folded, match)
        there = match["local"] or not is_elsewhere(folded, match.start())
        called = found and (not match["meeting"] or names_sizeable(found[0], BIG))
        if found and called and there and _is_place(folded, match, found[2]):
            yield found
    for match in (*_TEAM.finditer(folded), *_HOUSE.finditer(folded)):
        named = name_at(folded, match.end(), "Le " if match.groupdict().get("the") else "")
        if named and receives(folded, named[1]):
            yield named[0], match.end(), named[1]
    for match in _HEADED.finditer(folded):
        named = name_at(folded, match.end(), "Le " if match["the"] else "")
        if named and _HEADED_END.match(folded, named[1]):
            yield named[0], match.end(), named[1]
    yield from _subjects(folded)
    yield from _dateline(folded)


def _dateline(folded: str) -> Iterator[tuple[str, int, int]]:
    """Find the town in capitals that opens a newspaper’s note."""
    opened = _DATELINE.match(folded)
    named = name_at(folded, opened.end()) if opened else None
    if opened and named and _DATELINE_END.match(folded, named[1]) and not is_common(named[0]):
        yield named[0], opened.end(), named[1]


def _subjects(folded: str) -> Iterator[tuple[str, int, int]]:
    """Find the town that begins a sentence: « Dole fête la musique »; a larger one may do more."""
    for acts, size in ((_FETES, 0), (_ACTS, BESIDE_A_DATE)):
        for match in acts.finditer(folded):
            named = name_before(folded, match.start())
            first = named and _SENTENCE_START.search(folded, max(0, named[1] - 2), named[1])
            if named and first and names_sizeable(named[0], size) and not _is_someone(named[0]):
                yield *named, match.start()


def _is_someone(name: str) -> bool:
    return is_common(name) or name_key(name) in FIRST_NAMES


def _contracted_before(folded: str, end: int) -> tuple[str, int] | None:
    """Find « Le Creusot » in « la mairie du Creusot accueille », and where it starts."""
    links = list(_CONTRACTED.finditer(folded, max(0, end - _LONGEST), end))
    named = name_at(folded, links[-1].end(), "Le " if links[-1][1] else "Les ") if links else None
    return (named[0], links[-1].end()) if named and named[1] == end else None


def _town_of(folded: str, community: re.Match[str]) -> tuple[str, int, int] | None:
    """Find the town in « fête de Dole », « foire aux oignons de Gray », « club du Creusot »."""
    head = community.end()
    for link in _LINK.finditer(folded, head, head + _LONGEST):
        sort = _SORT.fullmatch(folded, head, link.start()) if community.lastgroup in _SORTED else None
        found = name_at(folded, link.end(), "Le " if link[1] else "Les " if link[2] else "")
        if found is None:
            continue
        if (
            link.start() == head
            or (sort and not _FULL_NAME.match(folded, found[1]))
            or _closes(folded, community, link, found)
        ):
            return found[0], link.end(), found[1]
    return None


def _closes(folded: str, feast: re.Match[str], link: re.Match[str], town: tuple[str, int]) -> bool:
    """Tell « Salon des Lycéens et des Études d’Agen », whose line ends with a large town."""
    known = names_sizeable(town[0], BIG) or foreign_city(town[0])
    named = _FEAST_HEAD.match(feast[0]) and _LONG_SORT.fullmatch(folded, feast.end(), link.start())
    return bool(known and named and _ENDS.match(folded, town[1]))


def receives(folded: str, end: int) -> bool:
    """Tell whether the name that ends there is of someone who proposes or receives."""
    return _HOLDS_AFTER.match(folded, end) is not None


def _is_place(folded: str, community: re.Match[str], end: int) -> bool:
    """Tell « la ville de Dole propose » from a town that only helps or is spoken of."""
    within = _WITHIN.search(folded, max(0, community.start() - 20), community.start())
    helps = _HELPS.match(folded, end)
    held = not (community["town"] or community["club"]) or bool(within or receives(folded, end))
    return held and not helps
