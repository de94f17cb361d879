"""The gathering that one sentence announces: « le congrès aura lieu… », « nous vous invitons à une soirée… ».

Patterns are met by folded text; what they find is cut from the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.loose_ends import tidy
from collectors.french.turns import DAY, VENUE, VERB
from collectors.french.verbs import (
    APPOSED,
    AWAITS,
    CELEBRATES,
    COMES,
    DURING,
    FOR_EDITION,
    HELD_BY_SOME,
    HOLDS,
    HOSTS,
    IS_OUT,
    MEET_FOR,
    OPEN_FOR,
    ORGANISES,
    PLAYS,
    PRESENTED,
    TAKES_PLACE,
    TO_ONE,
    TOPIC,
    TOURS,
)

LONGEST_SENTENCE = 2000
"""In characters: a longer one is not read."""
_SUBJECT = re.compile(
    rf"(?P<title>[^¤]{{3,200}}?(?: ¤ ?,?(?: (?:a|au|aux|dans|en|de|du|des|sur|chez|devant) [^¤,.]{{2,60}}?,?)?)?)"
    rf",? (?P<relative>qui |dont la date )?{TAKES_PLACE}\b",
    re.IGNORECASE,
)
_WAS_TO_BE = re.compile(
    r",? (?:qui dev(?:ait|aient)|initialement (?:annonc|fix|pr[ée]vu|programm)é?e?s?)\b.*$", re.IGNORECASE
)
_IS = re.compile(r"\b(?:est|sont|etait|etaient)\b")
_OF_DAY = re.compile(
    r",? (?:initialement )?(?:prévue?s? )?(?:(?:à|au|aux) [^¤,.]{2,60} )?(?:du |de |le |les |au )?"
    r"¤(?: ?,?$| (?:à|au|aux|dans|en|sur|chez|devant) .*)",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    rf"(?:\bce ser(?:a|ont)|^c'est|(?<={DAY} )c'est|(?<={DAY} , )c'est) (?:l[ae]s? |l'|une? |des )?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?<=[»”\"]) (?:que?|qui|dont|où)\b.*")
_ASIDE = re.compile(
    rf"(?:{HOLDS.pattern})(?P<aside>, (?:a|au|aux|avec|chaque|comme|dans|en|pour|sous)\b[^,¤.;]{{3,120}},)(?= )",
    re.IGNORECASE,
)
"""« Le club organise, avec la mairie de Lure, un bal »."""
_DURATION = re.compile(
    r"(?:tout(?:e|es)? (?:au long (?:de |du ))?|(?:dans|durant|pendant) |en (?:fin|cours|debut) de )(?:la |cette |l')?"
    r"(?:journee|matinee|semaine|soiree)\b(?! d)",
    re.IGNORECASE,
)
"""« tout au long de la journée » is no gathering."""
_JOINS = re.compile(r"\b(?:pour|avec)\b|\ba (?=(?:la|l'|une?)\b)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\b(?:une?|des|les?|la|sa|son|ses|notre|nos|votre|leurs?|deux|trois|quatre|aux?|du)\s+|\b[ld]' ?)(?=\S)",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"[dl]'|d(?:es|u)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:avec|par|de|et) $")
_EDITION = re.compile(
    r"(?:(?:la|une|sa|notre) )?(?:(?:toute )?premiere|nouvelle|prochaine|\d+ ?(?:e|eme|ere)|\w+ieme) edition"
    r"(?! (?:de |du |d'|des ))",
    re.IGNORECASE,
)
"""What tells nothing of the gathering that it is the next of."""
_OF_EDITION = re.compile(r"[\w ]{2,20} edition (?:de |du |d')", re.IGNORECASE)
_WHAT_IT_IS = re.compile(
    rf"\s?!?, (?:l[ae] |l')(?:\w+ )?(?:{GATHERING.pattern})[^,.;:!?¤]{{3,60}}(?=,)", re.IGNORECASE
)
_PROPER = re.compile(r"[«“\"]? ?[A-Z]|version|\d+ ?(?:eme|ere|er|e)\b|\w+ieme\b")
_LEADING = (
    r"(?:(?:oyez[ ,!]{0,3}oyez|hello|coucou|salut|(?:petit |dernier )?rappel|info|a noter|a vos agendas|attention|"
    r"d'ailleurs|enfin|ensuite|par ailleurs|pour rappel)\s*[:,!-]{0,3}\s+|"
    r"venez (?:nombreu\w+ |tous |toutes |donc )?(?:a la |a l'|aux? )|"
    r"(?:a|au|aux|en) [^,.;¤]{2,40}, ¤ ?, |"
    r"(?:\W*(?:¤|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?=\s*:))\s*:?)+\W*|[-–•*]\s+)"
)
_OPENING = re.compile(
    r"(?:ainsi|cette annee|en (?:19|20)\d\d(?: aussi| encore)?|de plus|egalement|en effet|en outre|puis),\s+"
    rf"{_LEADING}?|{_LEADING}",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*(?:¤|[.;!?](?=\s|$)|,(?=\s)|\s(?:qui|que|ou|dont|lequel|laquelle)\s|\squ'|"
    r"\s(?:dans (?:les locaux|le cadre)|au sein d|a partir d|a destination d|autour du theme|aura lieu|suivie? d|"
    r"afin d|en (?:partenariat|collaboration|lien|visio\w*|ligne|distanciel|presentiel|debat|amont|marge)|"
    r"et tou(?:te?s?|s) (?:l[ae]s?|l'|ceux)|sur (?:zoom|teams|inscription)|pour (?:tous|toutes|les)\b|d'une? semaine|"
    r"au (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)|"
    r"(?:ce|le) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?=,|$)))",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[^«»¤.,;!?]{0,60}«[^«»¤]{3,200}»")
_DETERMINED = re.compile(
    r"(?:(?:,(?: (?:et|mais|puis))?|\b(?:annonc|avis|inform|not|precis|rappel|sach|signal)\w* que|"
    r"[:!]|[^\w\s,.'«»()/&¤-]) |"
    r"\b(?:annonc|avis|confirm|connaissance|indiqu|inform|precis|rappel|signal)\w* (?:[^,.¤]{1,200} )?qu(?:e |'))"
    r"(?=(?:l[ea]s?|l'|une?|notre|nos|cett?e|cet|ces|son|sa|ses)\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:elles?|ils?|cette|cet|ces?|celle-ci|celui-ci)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"(?:nous|vous|on|je) \w", re.IGNORECASE)
_RANK_ALONE = re.compile(
    r"(?:l[ae] |l'un[e]? d)?(?:premiere?|deuxieme|second[e]?|troisieme|derniere?|suivante?|autre|"
    r"(?:d?es )?temps forts?(?: d.*)?)",
    re.IGNORECASE,
)
"""« La deuxième aura lieu ¤ »: what is told before it has the name."""
_RECEIVES = re.compile(rf"^(?!.*\b(?:{GATHERING.pattern})).* (?:accueillera|(?<!se )reunira)$", re.IGNORECASE)
"""« Dijon accueillera le congrès », where « le forum accueillera des ateliers » is told by its own name."""
_OWN_NAME = re.compile(
    r"[A-Z]\w*[A-Z0-9]\w*(?: \(|$)|[A-Z]\w+(?: [A-Z]\w+)+ (?:\([A-Z]\w+\) ?)?(?:19|20)\d\d$"
)
"""A name and its year or the letters it goes by: « Open Bio 2027 », « PGBR2027 (la conférence) »."""
_BARE_NAME = re.compile(r"[A-Z](?:\w|[ '&/.+#-](?![ '&/.+#-])){3,60}$")
"""No article leads to what takes place: « Lacs en fête aura lieu ¤ »."""
_CAPITALS = re.compile(r"(?:prochaine? )?[A-Z][\w'/&.-]+(?: (?:d[eu]s? |d'|la |&)?[A-Z0-9][\w'/&.-]*)+")
_UNDER_THEME = re.compile(
    r",? (?:ayant pour|avec pour|placee?s? sous|sous) (?:le |la )?(?:theme|thematique|titre|slogan)\W{0,4}"
    r"(?:[«“\"][^«»“”\"]{3,200}[»”\"]|<<[^<>]{3,200}>>)",
    re.IGNORECASE,
)
"""« La journée des aidants, sous le thème « Souffler », aura lieu… »."""
_PLACED = re.compile(r"(?:a|au|aux|dans|en|chez|sur)\s", re.IGNORECASE)
_HELD_BY = re.compile(r",\s+(?:co-?)?(?:anim|organis|port|présent|propos)ée?s? par\b.*", re.IGNORECASE)
_LONGEST_LINK = 2
"""In words: « la soirée du festival qui aura lieu », where « un atelier dans le cadre du congrès » names two."""
_POSSESSIVE = re.compile(r"(?:notre|nos|votre|vos)\s+", re.IGNORECASE)


def announced(sentence: str, *, loosely: bool = False) -> str | None:
    """Give the gathering that a sentence announces, or `None`.

    Dates must stand in the sentence as `DAY`, so that no pattern has to know how they are written. `loosely`
    takes « sera là pour un débat » for an announcement too: for texts known to be one.
    """
    if len(sentence) > LONGEST_SENTENCE:
        return None
    said = _without_theme(" ".join(sentence.split()))
    title = _announced(said, loosely)
    return _of_edition(said) or title if title and _EDITION.match(fold(title)) else title


def _without_theme(said: str) -> str:
    theme = _UNDER_THEME.search(fold(said))
    return said[: theme.start()] + said[theme.end() :] if theme else said


def _of_edition(said: str) -> str | None:
    """Give the gathering that « Le forum du lac organise sa 3e édition » tells of: its own name."""
    verb = HOLDS.search(fold(said))
    subject = _gathering(said[: verb.start()].strip()) if verb else None
    return subject if subject and DAY not in subject and _is_led(subject) else None


def _announced(said: str, loosely: bool) -> str | None:
    opening = _OPENING.match(fold(said))
    bare = said[opening.end() if opening else 0 :]
    verbs = (HOLDS, _JOINS) if loosely else (HOLDS,)
    if named := _by_name(bare):
        return named
    subject = _SUBJECT.match(fold(bare))
    if subject and _RECEIVES.search(subject[0]) and (received := _held(bare[subject.end("title") :], verbs)):
        return received
    title = _OF_DAY.sub("", _WAS_TO_BE.sub("", bare[: subject.end("title")])) if subject else ""
    title = title.replace(f" {DAY}", "")
    if subject and subject["relative"] and (antecedent := _antecedent(title)):
        return antecedent
    awaits = AWAITS.match(fold(bare))
    if awaits and _is_led(awaits["title"]):
        return _gathering(bare[: awaits.end("title")])
    meets = MEET_FOR.search(fold(bare))
    if meets and (held := _object(bare, fold(bare), meets)):
        return held
    if subject is None or _IS.search(fold(_last_clause(subject["title"]))) or HOSTS.match(fold(subject[0])):
        return _held(bare, verbs) or _celebrated(bare) or _set_forth(bare)
    held_first = subject["relative"] and _held(f"{title} {DAY}", verbs)
    return held_first or _gathering(title) or _held(bare, verbs) or _set_forth(bare)


def _by_name(bare: str) -> str | None:
    """Give what a sentence tells by its name: a work that is played, what is apposed, an edition, who is on."""
    plain = fold(bare)
    if (apposed := APPOSED.match(plain)) and not VERB.search(apposed["title"]):
        return bare[: apposed.end("title")]
    if played := PLAYS.search(plain):
        return f"« {bare[slice(*played.span('quote' if played['quote'] else 'title'))]} »"
    named = (
        FOR_EDITION.match(plain) or IS_OUT.match(plain) or OPEN_FOR.match(plain) or PRESENTED.search(plain)
    )
    title = bare[slice(*named.span("title"))] if named else None
    return tidy(title) if title else None


def _antecedent(said: str) -> str | None:
    """Give the gathering that « qui aura lieu » tells of: the last named before it, with what it is a part of.

    « un nouveau débat qui aura lieu » names none: the sentence may do so before it.
    """
    plain, found = fold(said), None
    for named in reversed(list(_NAMED.finditer(plain))):
        gathering = GATHERING.search(plain, named.end())
        if gathering is None or not _is_near(plain, named.end(), gathering.start()):
            continue
        if gathering.end() == len(plain) and named[0].lower().startswith("un"):
            return None
        if found is not None and len(plain[gathering.end() : found].split()) > _LONGEST_LINK:
            break
        found = named.end()
    found = _own_name(plain) if found is None else found
    return tidy(_HELD_BY.sub("", said[found:])) if found is not None else None


def _own_name(said: str) -> int | None:
    """Give where the name that folded words end with begins: « nous serons au Paris Radio Show »."""
    found = list(_NAMED.finditer(said))
    starts = (named.end() for named in found if named is found[-1] or not _ELIDED.match(named[0]))
    return next((start for start in starts if _CAPITALS.fullmatch(said, start)), None)


def _gathering(subject: str) -> str | None:
    """Keep a subject that may be a gathering, without what stands before it: « Cette année, le voyage »."""
    subject = _last_clause(subject)
    plain = fold(subject)
    if _SPEAKS.match(plain) or _RANK_ALONE.fullmatch(plain):
        return None
    named = any(sign.match(plain) for sign in (_NAMED, _PRONOUN, _OWN_NAME, _BARE_NAME)) or GATHERING.search(
        plain
    )
    own = _POSSESSIVE.match(plain)
    return tidy(subject[own.end() if own else 0 :]) if named and not _PLACED.match(plain) else None


def _last_clause(said: str) -> str:
    """Give « le voyage » from « La destination est Rome, et le voyage »."""
    ends = [found.end() for found in _DETERMINED.finditer(fold(said))]
    return said[ends[-1] :] if ends else said


def _held(sentence: str, verbs: Iterable[re.Pattern[str]]) -> str | None:
    """Give what is organised, proposed, to be taken part in: the first object that names a gathering."""
    aside = _ASIDE.search(fold(sentence))
    sentence = sentence[: aside.start("aside")] + sentence[aside.end("aside") :] if aside else sentence
    plain = _DURATION.sub(_masked, VENUE.sub(_masked, fold(sentence)))
    told = filter(None, (pattern.search(plain) for pattern in verbs))
    return next(filter(None, (_object(sentence, plain, verb) for verb in told)), None)


def _masked(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _object(sentence: str, plain: str, verb: re.Match[str]) -> str | None:
    """Give the gathering that stands behind a verb."""
    organises, to_one = ORGANISES.match(plain, verb.start()), TO_ONE.match(plain, verb.start())
    for named in _NAMED.finditer(plain, verb.start()):
        stop = _STOP.search(plain, _past_quote(plain, named.end()))
        end = stop.start() if stop else len(plain)
        gathering = GATHERING.search(plain, named.end(), end)
        near = gathering and _is_near(plain, named.end(), gathering.start())
        quote = plain.find("«", named.end(), end)
        named_by_quote = quote >= 0 and not GATHERING.search(plain, named.end(), quote)
        proper = (
            organises and _PROPER.match(plain, named.end()) and not _BESIDE.search(plain, 0, named.start())
        )
        if near or named_by_quote or proper or (to_one and named.start() == to_one.end()):
            return tidy(sentence[named.end() : _past_apposition(plain, named.end(), end)])
    return None


def _past_quote(plain: str, start: int) -> int:
    """Give where a name that ends on a quote goes on: « soirée « Travailler après : comment ? » ¤ »."""
    quote = _QUOTE.match(plain, start)
    return quote.end() if quote else start


def _past_apposition(plain: str, start: int, end: int) -> int:
    """Give where « 3e édition de Primevert, le salon du jardin, » goes on to: what it is, is part of its name."""
    apposed = _OF_EDITION.match(plain, start, end) and _WHAT_IT_IS.match(plain, end)
    return apposed.end() if apposed else end


def _is_near(plain: str, start: int, end: int) -> bool:
    """Tell whether two words at most, and no other article, stand between an article and what it names."""
    return len(plain[start:end].split()) <= 2 and not _NAMED.search(plain, start, end + 1)


def _celebrated(sentence: str) -> str | None:
    """Give what is celebrated, whatever it is: « nous fêterons les 40 ans du réseau »."""
    plain = fold(sentence)
    verb = CELEBRATES.search(plain)
    return tidy(_until_stop(sentence, plain, verb.end())) if verb else None


def _until_stop(sentence: str, plain: str, start: int) -> str:
    stop = _STOP.search(plain, start)
    return sentence[start : stop.start() if stop else len(plain)]


def _set_forth(sentence: str) -> str | None:
    """Give the gathering of « Le forum associatif, c’est… » and of « Samedi, ce sera jour de fête »."""
    plain = fold(sentence)
    if comes := COMES.match(plain):
        return tidy(_until_stop(sentence, plain, comes.end()))
    if tours := TOURS.match(plain):
        return tidy(sentence[: tours.end("title")])
    topic = TOPIC.match(plain)
    subject = _gathering(sentence[: topic.end("title")]) if topic else None
    if subject and _is_led(subject):
        return subject
    held = HELD_BY_SOME.match(plain)
    if held:
        return tidy(sentence[slice(*held.span("title"))])
    during = DURING.search(plain)
    if during:
        return tidy(_RELATIVE.sub("", sentence[slice(*during.span("title"))]))
    coming = _WILL_BE.search(plain)
    title = _until_stop(sentence, plain, coming.end()) if coming else ""
    return tidy(title) if GATHERING.search(fold(title)) else None


def _is_led(subject: str) -> bool:
    """Tell « le grand forum des aidants » from « le comité du forum »: no other article leads to the gathering."""
    plain = fold(subject)
    article, gathering = _NAMED.match(plain), GATHERING.search(plain)
    return gathering is not None and _is_near(plain, article.end() if article else 0, gathering.start())
