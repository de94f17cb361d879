"""The title that stands in one row with its day: before it, after it, in a short sentence, in the cell of a table."""

from __future__ import annotations

import re

from collectors.french.acts import met_for
from collectors.french.around import capital
from collectors.french.asks import asked_for
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.loose_ends import tidy
from collectors.french.pieces import after_call, is_time, trim, unplaced
from collectors.french.rows import Row
from collectors.french.sections import is_call, is_series, names_list
from collectors.french.sentences import sentences, told_title
from collectors.french.sorts import has_verb, is_bare, is_minor, titled
from collectors.french.title_rows import is_bare_kind, is_trip, names_first
from collectors.french.turns import DAY
from collectors.french.verbs import PLAYS

_ASIDE = re.compile(
    rf"^\[[^\[\]{DAY}]{{2,30}}\](?=\s*{DAY}\W*\w)|\([^()]*{DAY}[^()]*\)|\[[^\[\]]*{DAY}[^\[\]]*\]|~+"
)
_AFTER_DAY = re.compile(rf"[^:{DAY}]*{DAY}\s*:\s")
"""« Sortie du 18 mars : visite du musée »."""
_RANK = re.compile(r"(?:acte|episode|etape|partie|volet) \d{1,2}", re.IGNORECASE)
_SUBJECT_AFTER_DAY = re.compile(rf"[^:{DAY}]*{DAY}\s*(?:[:.–—]\s+(?=[A-ZÀ-Ý«“\"])|:\s+(?=l['’a]))")
_QUOTE_AFTER_DAY = re.compile(rf"[^:{DAY}]*{DAY}\s*:\s+«[^«»]+»")
"""« Les midis du soin ¤ : « Le consentement » » names what the series is on that day."""
_ANY = re.compile(r" (?:en ligne|(?:gratuit|virtuel)(?:le)?s?)$", re.IGNORECASE)
_ASKED = re.compile(rf"(?P<title>[^{DAY}]{{8,150}}[?])\s+[-–—|]\s+(?:le )?{DAY}")
"""« Les données : où en est-on ? – 12 mars, Lure. Le club organise… »."""
_HEADED = re.compile(rf"\W*(?:\d{{1,2}}[.)]\s+)?{DAY}\s*[:–—|-]")
_OF = re.compile(rf"(?<=\w) +{DAY} +(?=(?:de l[a'’]|du|des|d['’]) ?\w)")
"""« Réunion du 12 mars de la CPTS »: the day stands within the title."""
_TELLS = re.compile(
    r"\b(?:accueille|anime|donne|fete|lance|organise|ouvre|presente|propose|recoit|tient)(?:nt)? "
    r"(?:une?|des|l[ae]s?|l'|s(?:on|a|es)|notre|nos|leurs?|deux|trois)\b",
    re.IGNORECASE,
)
_OCCURS = re.compile(
    r"\b(?:(?:accueill(?:e|ent)|rassembl(?:e|ent)|reuni(?:t|ssent)) (?:(?:plus|pres) (?:de |d')|quelque )?\d+|"
    r"appell(?:e|ent) a une? |(?:a|ont) lieu|revien(?:t|nent|dra|dront)|"
    r"(?:passe|glisse)(?:nt)?(?= +¤)|se tien(?:t|nent)|"
    r"(?:devrai(?:t|ent)|doi(?:t|vent)|va|vont) (?:avoir lieu|se (?:tenir|derouler)))\b",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"\W*(?:a l'occasion|dans le cadre|apres|a la suite|suite a|en amont|en marge|en raison|comme|depuis|afin|lors|"
    r"en effet|en outre|de plus|ainsi)\b",
    re.IGNORECASE,
)
_SPEAKS_AT = re.compile(
    r"\W*(?:[Ii]ntervention|[Pp]articipation|[Pp]résence) d[^«»]{3,80} lors (?:du |de la |de l['’]|d['’]une? )"
    r"[^«».]{3,60}«\s*(?P<title>[^«»]{5,150}?)\s*»"
)
_PERFORMS = re.compile(
    rf"[^«».!?:{DAY}]{{3,100}} (?:interprète|joue|présente|propose)(?:nt|ra|ront)?\s+«\s*(?P<title>[^«»]{{3,150}}?)\s*»"
)
_FORESEEN = re.compile(
    r"\b(?:annonce|fixe|prevu|programme)e?s?(?: (?:pour|d'abord|de|du|l[ae]s?|au))*\s*$", re.IGNORECASE
)
_MEETS_FOR = re.compile(
    rf"\W*(?:rendez-vous|rdv) [^.!?{DAY}]*{DAY}[^.!?]*\bpour (?:une? |l[ae]s? |l'|notre |nos )"
    rf"(?={GATHERING.pattern}|edition (?:19|20)\d\d d)",
    re.IGNORECASE,
)
"""« Rendez-vous à Dole le 12 juin pour un concert » names the concert, where « Rendez-vous aux jardins » is a name."""


_SUBJECT_AT_END = re.compile(
    rf"(?P<kind>[^:.!?{DAY}]{{3,40}}) ?{DAY}(?P<place>[^:.!?{DAY}]{{1,80}}?) ?: (?P<subject>[^:;.!{DAY}]{{10,150}}[.]?)"
)
_NOTICE = re.compile(
    r"(?:annul|apport|attention|complet|entree|il reste|merci|ouvert|pas |pense|plus que|prevoi|prevoyez|report|"
    r"rendez-vous|rdv|svp|tous|venez|vous|\d)",
    re.IGNORECASE,
)
_LONGEST_KIND = 3


def beside(row: Row) -> str | None:
    """Give the title that stands in one row with its day: before it, after it, or in the cell of a table."""
    if _MEETS_FOR.match(fold(row.rest)) and (told := told_title(sentences(row.rest), loosely=True)):
        return told
    if met := met_for(row.rest) or asked_for(" ".join(row.rest.split())):
        return met
    if at := _SPEAKS_AT.match(row.rest) or _PERFORMS.match(row.rest):
        return at["title"]
    if asked := _ASKED.match(row.rest):
        return asked["title"]
    if row.announcement and _is_told(row.rest):
        return row.announcement
    if (subject := _SUBJECT_AT_END.fullmatch(row.rest)) and _adds_subject(subject):
        return f"{subject['kind'].strip(' ,')} : {subject['subject']}"
    alone = titled(row.rest)
    alone = None if alone and _is_kind(alone.partition(DAY)[0].strip()) else alone
    rest = after_call(_OF.sub(" ", _ASIDE.sub(" ", alone or row.rest)))
    parts = [unplaced(part) for piece in rest.split(DAY) for part in piece.split("\t")]
    pieces = [trim(part) for part in parts]
    named = (piece for piece in pieces if piece and not (is_time(piece) or names_list(piece)))
    titles = [title for piece in named if (title := called_to(piece))]
    if "\t" in rest:
        return max(titles, key=_weight, default=None)
    if has_verb(rest) and not alone:
        beside = _HEADED.match(rest) or (pieces[0] and not _goes_on(rest))
        return titles[0] if titles and beside else row.announcement
    after = titles[1:] if titles and _is_named_after(rest, titles[0]) else []
    return next((title for title in after if not has_verb(title)), titles[0] if titles else None)


def _adds_subject(told: re.Match[str]) -> bool:
    """Tell « Midi du soin, ¤, Gray : bien dormir » from « Réunion ¤, Gray : merci de confirmer »."""
    short = len(told["kind"].split()) <= _LONGEST_KIND
    placed = re.search(r"\w", told["place"]) is not None and is_bare(told["place"])
    notice = is_minor(told["subject"]) or is_call(told["subject"]) or _NOTICE.match(fold(told["subject"]))
    return short and placed and not notice


def _is_named_after(rest: str, kind: str) -> bool:
    """Tell « Sortie du ¤ : visite du musée », « Webinaire gratuit ¤. Le sommeil des aidants »."""
    if _RANK.fullmatch(fold(kind)):
        return True
    if is_trip(kind):
        return _AFTER_DAY.match(rest) is not None
    if is_series(kind):
        return _QUOTE_AFTER_DAY.match(rest) is not None
    return _is_kind(kind) and _SUBJECT_AFTER_DAY.match(rest) is not None


def _is_kind(text: str) -> bool:
    """Tell « Webinaire gratuit », which waits for its subject."""
    return is_bare_kind(_ANY.sub("", fold(text)))


def _is_told(rest: str) -> bool:
    """Tell a short sentence: « La médiathèque accueille une exposition ¤ », « La réunion a lieu ¤ »."""
    plain = fold(rest)
    told = _OCCURS.search(plain) or PLAYS.search(plain)
    return told is not None or (_TELLS.search(plain) is not None and not names_first(rest))


def called_to(text: str) -> str | None:
    """Give the gathering that a call leads to, « Venez assister à la conférence »; any other text as it is."""
    if not is_call(text):
        return text
    told = told_title([text], loosely=True, dated=False)
    return capital(told) if told else None


def _weight(title: str) -> tuple[bool, int]:
    return GATHERING.search(fold(title)) is not None, len(title)


def _goes_on(rest: str) -> bool:
    """Tell whether the words before the first day run into it: « L’agence organise le … »."""
    before, _, after = rest.partition(DAY)
    if _ADVERBIAL.match(fold(before)) or _FORESEEN.search(fold(before)):
        return True
    return has_verb(before) or tidy(before) is None or after.lstrip()[:1].islower()
