"""What names a gathering within one row, for want of a title: a label, quotes, « intitulée », « Programme : »."""

from __future__ import annotations

import re

from collectors.french import turns
from collectors.french.announced import announced
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.loose_ends import tidy
from collectors.french.sections import is_call, names_list
from collectors.french.sentences import sentences
from collectors.french.sorts import has_verb, is_bare
from collectors.french.turns import DAY
from collectors.french.verbs import TAKES_PLACE

_ONLINE = re.compile(r"visio-?(?:conference)?s? (?!sur |via |par |de \d|a )[^,;:–(]{3,80}", re.IGNORECASE)
_TITLE_LABEL = re.compile(
    r"\W*(?:(?:titre|title|intitule|nom|themes?|thematique|sujet|objet)(?: de (?:la |l')?\w+)?|"
    r"(?:l[ae] |notre )?(?:sujet|theme|thematique)(?: (?:ne change pas|rest\w+(?: inchange\w*| l[ae] meme)?|"
    r"choisie?|du (?:jour|mois|soir)|"
    r"retenue?|sera|est))?) ?:\s*(?=\w)",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[«“]\s*([^«»“”\n]{10,200}?)\s*[»”]|(?<!\w)\"([A-ZÀ-Ý][^\"\n]{9,200})\"(?!\w)")
_NAMES_BODY = re.compile(
    r"\b(?:amphi\w*|association|bar|cafe|centre|chorale|cie|club|collectif|compagnie|ehpad|ensemble|espace|foyer|groupe|"
    r"hotel|maison|orchestre|reseau|residence|restaurant|salle|troupe) $",
    re.IGNORECASE,
)
"""« Le collectif « Soins du lac » reçoit »: whose name stands between the quotes."""
_NAMED_QUOTE = re.compile(
    rf"(?:[:{DAY}]|{DAY}\s+[-–—]|intitul\w+|th[èe]me|sur|consacr\w+ à|jou(?:e|ent|era|eront)|"
    r"interprèter?(?:a|nt|ont)?|projette(?:nt|ra|ront)?)\s*[«“\"]\s*([^«»“”\"\n]{10,200}?)\s*[»”\"]",
    re.IGNORECASE,
)
_ENTITLED = re.compile(rf"\bintitulée?s? ([A-ZÀ-Ý][^.!?;«»(\n{DAY}]{{5,120}})")
_PLAYED = re.compile(
    r"(?:Au p|P)rogramme : (?P<title>[A-ZÀ-Ý«][^:;.!?]{3,60}?)(?:, (?:avec|en compagnie) [^:;.!?]{3,60})?\.?"
)
_DEFINED = re.compile(
    r"(?:l[ae]s? |l')?(?P<title>(?!(?:l[ae]s?|c(?:e|ette?|es)|ils?|elles?|mais|notre|nos|si|une?|votre) |l'|c')"
    r"(?-i:[A-Z]|\d)[^.!?:;«»()¤]{3,80}?),? (?:est|sera|reste|demeure|se veut) "
    rf"(?:l[ae]s? |l'|une? |notre )(?:[a-z]+ ){{0,2}}(?:{GATHERING.pattern})",
    re.IGNORECASE,
)
_OPENS_KIND = re.compile(
    rf"(?P<title>(?-i:[A-Z]|\d)(?=[^:]{{1,80}} (?-i:[A-Z0-9]))[^.!?:;¤]{{3,80}}) : "
    rf"(?:l[ae]s? |l')(?:{GATHERING.pattern}) {TAKES_PLACE}\b",
    re.IGNORECASE,
)
"""« Prix du lac : la cérémonie se tiendra… »."""
_HEADS_SENTENCE = re.compile(
    r"(?P<title>(?-i:[A-Z]|\d)[^.!?:;«»¤]{3,80}?) (?:--|[–—]) (?P<said>(?-i:[A-Z])[^–—¤]*)", re.IGNORECASE
)
_OPENING_WORDS = 60
"""In characters: a gathering named further on is one of its parts."""
_BEFORE_COLON = re.compile(
    r"(?P<title>(?!(?:bonne nouvelle|changement|derniere minute|info|petit mot|rappel|urgent)\b)"
    r"(?-i:[A-Z])[^.!?:;«»¤,]{3,60}?) ?: "
    r"(?P<said>(?:l[ae]s? |l'|notre |nos |nous |on |un )[^:]*)",
    re.IGNORECASE,
)
"""« Mémoire et plaisir : le club vous attend ¤ »."""
_SUBJECT = re.compile(
    rf"{DAY}[^.!?;:{DAY}]{{0,100}}? (?P<subject>(?:sur (?:le (?:sujet|theme)|la (?:question|thematique))|autour) "
    rf"(?:d[eu]s? (?:la |l')?|d')(?!sujet|theme)[^.!?;:,({DAY}]{{3,100}}?)"
    r"(?= (?:a|au|aux|avec|dans|en|par)\b|[.!?;:,(¤]|\s*$)",
    re.IGNORECASE,
)
_HELD_FOR = re.compile(
    r"(?:bal|celebration|ceremonie|commemoration|defile|fete|feux? d'artifice|hommage)s?\b", re.IGNORECASE
)
_FEAST = re.compile(
    r" du (?:1er mai|8 mai(?: 1945)?|18 juin|1[34] juillet|11 novembre(?: 1918)?|19 mars(?: 1962)?|5 decembre)\b",
    re.IGNORECASE,
)
_NEAR = 5
"""In words: how far behind the day of an item its gathering is named."""
_DEFINITE = re.compile(r"(?:l[ae]s? |l')", re.IGNORECASE)


def scheduled(text: str) -> str | None:
    """Give the gathering of a line of a programme, for want of a title above it: « 19h-24h : Soirée festive »."""
    plain = fold(text)
    return text if turns.SCHEDULED.match(plain) and GATHERING.search(plain) else None


def performed(text: str) -> str | None:
    """Give what « Programme : Le Petit Lac, en compagnie du conteur. » names, for want of any title."""
    played = _PLAYED.fullmatch(text)
    return None if played is None or has_verb(text) or is_call(played["title"]) else played["title"]


def itemised(rest: str) -> str | None:
    """Give the gathering of an item that is a sentence: « Défilé » of « ¤ : défilé, qui partira de la gare. »."""
    item = turns.ITEM.match(fold(rest))
    said = rest[slice(*item.span("said"))] if item else ""
    named = said.count(" ") > 0 and item and item["mark"] != "," and not has_verb(said)
    gathering = GATHERING.search(turns.VENUE.sub(" ", fold(said)))
    near = gathering and len(said[: gathering.start()].split()) <= _NEAR
    return tidy(said) if (named or near) and not (is_bare(said) or is_call(said)) else None


def labelled(text: str) -> str | None:
    """Give the title of « Thème : Vivre avec »."""
    label = _TITLE_LABEL.match(fold(text))
    return text[label.end() :] if label else None


def online(rest: str) -> str | None:
    """Give the title of « Visioconférence CPTS/CPAM – 12 mars »."""
    found = _ONLINE.match(fold(rest.partition(DAY)[0]))
    return tidy(rest[: found.end()]) if found else None


def quoted(text: str) -> str | None:
    """Give the title that stands between quotes: « Marie Durand sur « Vivre avec » »."""
    found = (one for one in _QUOTE.finditer(text) if not _NAMES_BODY.search(fold(text[: one.start()])))
    quote = next(found, None)
    return quote[1] or quote[2] if quote else None


def named(text: str) -> str | None:
    """Give the title that a dated sentence leads to: « une visio ¤ : « Vivre avec » », « intitulée Vivre avec »."""
    found = _NAMED_QUOTE.search(text) or _ENTITLED.search(text)
    return found[1] if found else None


def defined(text: str) -> str | None:
    """Give the name that opens a text: « Le Forum du lac est le salon des… », « Forum du lac — Nous aurons… »."""
    said = next(iter(sentences(text)), "")
    opening = _DEFINED.match(fold(said)) or _OPENS_KIND.match(fold(said)) or _heads_sentence(said)
    name = said[slice(*opening.span("title"))] if opening else ""
    no_name = has_verb(name) or is_call(name) or names_list(name) or is_bare(name)
    return None if no_name else name or None


def _tells_when(colon: re.Match[str]) -> bool:
    """Tell a name of two words or more before the sentence that says when."""
    return (
        " " in colon["title"].strip()
        and DAY in colon["said"]
        and not GATHERING.search(colon["said"].split(DAY)[0][:_OPENING_WORDS])
    )


def _heads_sentence(said: str) -> re.Match[str] | None:
    """Tell a name, a dash and a sentence that names nothing else: « Causerie #1 — Nous recevrons Zoé. »."""
    colon = _BEFORE_COLON.fullmatch(fold(said))
    found = _HEADS_SENTENCE.fullmatch(fold(said)) or (colon if colon and _tells_when(colon) else None)
    return (
        found
        if found and has_verb(found["said"]) and not announced(found["said"], loosely=not colon)
        else None
    )


def on_subject(kind: str, said: str) -> str:
    """Add to « Prochain atelier » what its sentence tells below the day: « sur le thème du sommeil »."""
    subject = _SUBJECT.search(fold(said))
    return f"{kind} {said[slice(*subject.span('subject'))]}" if subject else kind


def on_feast(title: str, text: str) -> str:
    """Add to « Cérémonie » the feast that it is held for, which is read as its day: « Cérémonie du 11 novembre »."""
    if not _HELD_FOR.match(fold(title)):
        return title
    start = fold(text).lower().find(fold(title).lower())
    feast = _FEAST.match(fold(text), start + len(title)) if start >= 0 else None
    return title + text[slice(*feast.span())] if feast else title


def is_action(title: str) -> bool:
    """Tell « Les inscriptions », which are open, from what takes place."""
    return turns.ACTION.match(_DEFINITE.sub("", fold(title))) is not None
