"""What a sentence tells by who acts in it, or by what one meets for, where it names no gathering."""

from __future__ import annotations

import re

from collectors.french.asks import asked_for
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.turns import VERB

_IS_ON = re.compile(
    r"(?P<who>[^¤,.;:!?]{3,80}?) (?:sera|seront) (?P<what>en (?:concert|dedicace|representation|spectacle))\b",
    re.IGNORECASE,
)
"""« La chorale du lac sera en concert ¤ »."""
_SIGNS = re.compile(
    r"(?P<title>[^¤,.;:!?]{3,80}? (?:viendr(?:a|ont) dedicacer|dedicacer(?:a|ont)) "
    r"(?:l[ae]s? |s(?:on|a|es) |leurs? )(?:[^¤,.;:!?«]|«[^«»¤]{3,100}»){3,100}?)"
    r"(?= ?,? ?¤|,| (?:a|au|aux|chez|dans) |[.;:!?]|$)",
    re.IGNORECASE,
)
"""« Zoé Lune dédicacera son roman ¤ »: what she does is the event."""
_QUESTIONS = (
    r"(?:a |aux? )(?:toutes? )?(?:l[ae]s? |[nv]os |leurs )?(?:questions|interrogations)(?: d[eu]s? [^¤.;:!?,]{3,30})? "
    r"(?:sur|autour d[eu]s?|a propos d[eu]s?)"
)
_SPEAKS_ON = re.compile(
    r"(?:(?:¤ ?)?[^¤.;:!?]{0,60}?, )?(?:l[ea]s? )?(?:drs?|prs?|docteure?s?|professeure?s?|mmes?|"
    r"m\.)\b\.? [^¤.;:!?]{3,100}? "
    r"(?:nous |vous )?(?:presenter(?:a|ont)|interviendr(?:a|ont) sur|parler(?:a|ont) d(?:e |u |es |')|"
    r"(?:aborder|evoquer|expliquer)(?:a|ont)|traiter(?:a|ont) d(?:e |u |es |')|"
    rf"repondr(?:a|ont) {_QUESTIONS}|fer(?:a|ont) le point sur) ?"
    r"(?P<title>(?!s(?:on|a|es) |leurs? )[^¤.;!?]{3,160}?)(?= ?,? ?¤|[.;!?]|$)",
    re.IGNORECASE,
)
"""« Le Dr Lune présentera les soins du pied ¤ », where « son livre » says nothing alone."""
_COMES_TO_SPEAK = re.compile(
    r"(?:¤ ?[^¤.;:!?]{0,40}?,? )?[^¤.;:!?]{3,80}? viendr(?:a|ont) (?:nous |vous )?"
    rf"(?:parler (?:de |du |des )|presenter |repondre {_QUESTIONS} )"
    r"(?P<title>(?!s(?:on|a|es) |leurs? )[^¤.;!?]{3,160}?)(?= ?,? ?¤|[.;!?]|$)",
    re.IGNORECASE,
)
"""« ¤ en salle 3, Zoé Lune viendra nous présenter la maison des aidants »."""
_MEETS_FOR = re.compile(
    r"\W*(?:(?:rendez-vous|rdv|(?:on|nous) (?:se|nous) (?:retrouv|voi)\w{1,6}|retrouvons-nous)\b|"
    r"qui (?:est (?:dispo|libre|partant)|peut|serait|veut|vient)\b)[^.!?]{0,200}? pour "
    r"(?P<title>(?:apprendre|apprivoiser|comprendre|debattre|decouvrir|discuter|echanger|evoquer|explorer|"
    r"faire le point|finaliser|preparer|relire|travailler|"
    r"(?:re)?penser|parler|tester) (?!avec [nv]ous|ensemble\b)[^.!?;,¤]{5,100}|"
    r"(?:la |l')(?=(?:cloture|fin|inauguration|lecture|ouverture|pose|premiere|preparation|remise|"
    r"signature) )[^,.;:!?¤]{5,80}|"
    rf"(?-i:[A-Z0-9])[^,.;:!?¤]{{2,60}}(?=, une? (?:[a-z-]+ ){{0,2}}(?:{GATHERING.pattern})))",
    re.IGNORECASE,
)
"""« RDV ¤ au foyer pour parler mémoire », « … pour Nuit bleue, une soirée électro »."""
_I_SPEAK = re.compile(
    r"[^.;:!?]{0,60}?\b(?:je|on|nous) (?:vous |te )?(?:parle(?:rai|ra|rons|ns)?|cause(?:rai|ra|rons)?) "
    r"(?:(?:de |sur |autour de )(?:la |l'|les )?|du |des |d')?"
    r"(?P<title>(?!avec |ensemble\b|bientot)[^¤.;:!?,]{4,80}?)"
    r"(?= en (?:direct|live|visio)|,? ?¤|[,.;!?]| (?:au|chez|sur) |$)",
    re.IGNORECASE,
)
"""« ¤, je vous parle vaccins du voyage en direct »."""
_IT_IS_ON = re.compile(
    r"(?P<title>(?:l[ae]s? |l'|notre |nos |votre |(?-i:[A-Z]))[^¤.;:!?]{2,100}?),? "
    r"(?:c'est|c est|cest|ce sera|ca sera|c) (?:donc |bientot |deja |aussi |pour )?"
    r"(?:(?:apres-demain|demain|ce|cet)(?: [a-z]{3,10})?,? )?(?:l[ae] |ce |pour )?¤",
    re.IGNORECASE,
)
_PROPER = re.compile(r"(?:[Ll][ae]s? |[Ll]')[A-Z]")
_NO_EVENT = re.compile(
    r"(?:l[ae]s? |l'|notre |nos |votre )?(?:(?:date )?(?:limite|butoir)|date|delai|deadline|echeance|cloture|fermeture|"
    r"inscription|ouverture|prochaine fois|rendu|reponse|reprise|retour|suite|vote|bonne nouvelle|plus simple)\b"
    r"|[^,]*\b(?:date|jour|heure|nouveaute|info|que|qui)\b",
    re.IGNORECASE,
)
"""« La date limite, c’est ¤ », « Ce que l’on attend c’est ¤ » name no event, as « Notre AG c’est ¤ » does."""
_PROPOSES = re.compile(
    r"[^¤.;:!?]{3,80}? (?P<you>vous )?propos(?:e|ent|era|eront|ons) (?:de |d')(?:venir )?"
    r"(?P<title>(?(you)|(?=(?:apprendre|bouger|chanter|comprendre|courir|cuisiner|danser|decouvrir|discuter|"
    r"echanger|essayer|explorer|jardiner|jouer|marcher|nager|pratiquer|rencontrer|tester|visiter) ))"
    r"(?!(?:adher|annul|assist|consult|contact|decal|deplac|donner|faire un don|particip|profit|"
    r"rejoin|rempl|repond|"
    r"report|reserv|soutenir|telecharg|trouver|venir)\w*)[a-z]{2,12}(?:er|ir|re|"
    r"oir) [^¤.;:!?,]{5,80}?)(?= ?,? ?¤| ?[.;!?]|$)",
    re.IGNORECASE,
)
"""« Le club propose de découvrir la voile ¤ »."""
_RECEIVES_FOR = re.compile(
    r"[^¤.;:!?]{3,80}? (?:recoi(?:t|vent)|recevr(?:a|ont)|accueill(?:e|ent|era|eront)) [^¤.;:!?]{3,80}? pour "
    r"(?:(?:nous |vous )?(?:causer|debattre|discuter|echanger|parler|evoquer|presenter)"
    r"(?: (?:de la |de l'|du |des |de |d'|sur |autour (?:de la |de l'|du |des |de |d')))? ?)"
    r"(?P<title>(?!s(?:on|a|es) |leurs? )[^¤.;!?,]{5,120}?)(?= ?,? ?¤|[.;!?,]|$)",
    re.IGNORECASE,
)
"""« Le club reçoit Zoé Lune pour parler deuil et rituels »."""


def acted(said: str) -> str | None:
    """Give what one sentence tells: who is on, who signs, what a doctor speaks on, what one meets for."""
    plain = fold(said)
    if on := _IS_ON.match(plain):
        return f"{said[slice(*on.span('who'))]} {said[slice(*on.span('what'))]}"
    if (held := _IT_IS_ON.match(plain)) and not _is_no_event(held["title"]):
        return said[slice(*held.span("title"))]
    told = (
        _RECEIVES_FOR.match(plain)
        or _PROPOSES.match(plain)
        or _SIGNS.match(plain)
        or _SPEAKS_ON.match(plain)
        or _COMES_TO_SPEAK.match(plain)
        or _I_SPEAK.match(plain)
    )
    return said[slice(*told.span("title"))] if told else asked_for(said) or met_for(said)


def _is_no_event(name: str) -> bool:
    names = GATHERING.search(name) or _PROPER.match(name)
    return names is None or _NO_EVENT.match(name) is not None or VERB.search(name) is not None


def met_for(said: str) -> str | None:
    """Give « Parler mémoire » from « RDV ¤ au foyer pour parler mémoire »."""
    found = _MEETS_FOR.match(fold(said))
    return said[slice(*found.span("title"))] if found else None
