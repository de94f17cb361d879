"""What a title says once its decorations are gone: its words, and the numbers that tell twins apart. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from db.titles import split_state

LONGEST = 300
"""A title is compared by its beginning: nobody tells two events apart after that many characters."""

_MONTH = (
    "janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?"
    "|nov(?:embre)?|dec(?:embre)?"
)
_WEEKDAY = "(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
_HOUR = r"\d{1,2} ?h(?: ?\d\d)?(?!\w)"
_WHEN = re.compile(
    rf"(?:\b(?:{_WEEKDAY}) )?\b(?:\d{{1,2}}(?:er)?(?: ?(?:et|au|a|&|,|-|/) ?| )){{1,6}}(?:{_MONTH})\b\.?"
    rf"(?: (?:20)\d\d)?|\b(?:{_MONTH}) 20\d\d\b|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20)?\d\d\b"
    rf"|\b(?:(?:a|de) )?{_HOUR}(?: ?(?:a|-|–) ?{_HOUR})?",
    re.IGNORECASE,
)
_DECORATION = re.compile(
    r"\bsave the date\b|\ba vos agendas?\b|\bdates? a retenir\b|\brappel\b|\bdernieres? places?\b"
    r"|\b(?:pre-?)?inscriptions?(?: (?:ouvertes?|gratuites?|obligatoires?|closes?|en ligne|ici))*\b"
    r"|\bs'inscrire\b|\binscrivez-vous\b|\bnouvelle date\b|\bcomplet\b|\bgratuite?\b|\ben savoir plus\b"
    r"|\b(?:annul|report)(?:ee?|ation)s?\b|\bnouveau\b",
    re.IGNORECASE,
)
_INCLUSIVE = re.compile(
    r"(?<=[a-z]{3})(?:[·.•-](?:e|ne|le|ere|trice|euse|enne|fe)(?:[·.•-]?s)?\b|\((?:e|ne|le|ere|trice|euse|enne|s|es)\))",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"\b(onco|hemato|radio|neuro|gyneco|socio|psycho|hypno|pluri|inter|multi|co|pre|post|auto|anti|art)"
    r"[- ](?=[a-z]{4})",
    re.IGNORECASE,
)
_IS = re.compile(r"\best\b")  # the verb: « Est », the side, has its capital
_ROMAN = re.compile(r"\b(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?:(?P<rank>e|eme|es|emes|er|ere)|(?<=[IVX]{2}))\b")
_DIGITS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "": 0}
_RANKS = {
    word: str(rank)
    for rank, words in enumerate(
        "premier premiere|second seconde deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme"
        "|neuvieme|dixieme".split("|"),
        start=1,
    )
    for word in words.split()
}
_RANK_WORD = re.compile(rf"\b(?:{'|'.join(_RANKS)})s?\b", re.IGNORECASE)
_PART = (
    "sessions?|seances?|modules?|parties?|volets?|niveaux?|groupes?(?: de travail)?|gt|ateliers?|cycles?"
    "|jours?|phases?|promo(?:tion)?s?|etapes?|episodes?|saisons?|axes?|lots?"
)
_NUMBERED_PART = re.compile(
    rf"\b(?i:{_PART}) ?(?:n ?(?:°|o(?=\W?\d)|umero) ?)?(?:(?P<number>\d{{1,3}})(?![\w°])"
    r"|(?P<letter>[A-H])(?= *(?:$|[-–:,;()/|])))"
)
_RANKED_PART = re.compile(
    rf"\b(?P<number>\d{{1,3}}) ?(?:er|ere|re|nde?|i?eme|e) (?=(?:{_PART})\b)", re.IGNORECASE
)
_EDITION = re.compile(
    r"\b(?P<rank>\d{1,3}) ?(?:(?:er|ere|re|nde?|i?emes?|es?)\b)(?: edition\b)?"
    r"|\bedition (?:n ?° ?)?(?P<after>\d{1,3})\b",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(r"(?<![\d/])([1-9])/[1-9](?![\d/])")  # « module 1/2 »: the first of two
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\b\d{1,3}(?:[.,]\d)?\b")
_WORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset(
    "a au aux avec ce ces d dans de des du edition en entre et l la le les leur leurs nos notre on ou par pour qu"
    " que s sa se ses son sur un une vers vos votre the of and n no numero e er ere re eme ieme es nd nde".split()
)
_SAME = {
    "rdv": "rendez vous",
    "gt": "groupe travail",
    "ag": "assemblee generale",
    "webinar": "webinaire",
    "conf": "conference",
    "visio": "distanciel",
    "visioconference": "distanciel",
    "ligne": "distanciel",
    "etp": "education therapeutique",
    "apa": "activite physique adaptee",
    "ide": "infirmier",
    "mg": "medecin generaliste",
    "kine": "kinesitherapeute",
    "senologie": "sein",
    "vads": "orl",
    "bfc": "bourgogne franche comte",
    "idf": "ile france",
    "hdf": "haut france",
    "paca": "provence alpe cote azur",
}

WEAK = frozenset(
    "journee formation reunion soiree rencontre atelier webinaire forum colloque congre seminaire conference"
    " assemblee generale groupe travail session seance module partie cycle regionale regional nationale national"
    " departementale departemental annuelle annuel grande grand premiere cancer cancerologie oncologie sante"
    " professionnel pluriprofessionnel cpts reseau rendez vous information echange presentation debat autour"
    " theme prise charge patient soin programme invitation evenement distanciel presentiel hybride pleniere"
    " comite pilotage copil bureau conseil administration commission cafe porte ouverte voeu campagne"
    " semaine mondiale mondial octobre rose mars bleu movember".split()
)
"""Words that say what sort of gathering it is, or what all of them are about: alone, they identify none."""


@dataclass(frozen=True)
class Wording:
    """A title's words in order, singular and without accents, and what numbers it.

    `editions` (« 14e »), `years` standing outside of a date, `parts` (« session 2 », « module B », « n°3 »).
    """

    words: tuple[str, ...]
    editions: frozenset[str]
    years: frozenset[str]
    parts: frozenset[str]


@lru_cache(maxsize=20_000)
def read_wording(title: str) -> Wording:
    """Give what a title says, without its state, invitations, dates and hours."""
    text = _plain(split_state(title[:LONGEST])[0])
    for decoration in (_DECORATION, _WHEN):
        text = decoration.sub(" ", text)
    text, parts = _take(_OF_SEVERAL.sub(r"\1", text), _NUMBERED_PART)
    text, ranked = _take(text, _RANKED_PART)
    text, editions = _take(text, _EDITION)
    text, years = _take(text, _YEAR)
    text, numbers = _take(text, _NUMBER)
    return Wording(_words(text), editions, years, parts | ranked | numbers)


def _plain(title: str) -> str:
    """Give the title in plain letters, case kept: plain apostrophes, ranks as « 14e », one inclusive form."""
    spelt = title.replace("œ", "oe").replace("Œ", "OE").replace("’", "'").replace("№", "n°")
    letters = unicodedata.normalize("NFD", " ".join(spelt.split()))
    text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    text = _ROMAN.sub(_arabic, _PREFIX.sub(r"\1", _IS.sub("", _INCLUSIVE.sub("", text))))
    return _RANK_WORD.sub(lambda word: f"{_RANKS[word[0].lower().rstrip('s')]}e", text)


def _arabic(roman: re.Match[str]) -> str:
    return f"{10 * len(roman[1]) + _DIGITS[roman[2]]}{'e' if roman['rank'] else ''}"


def _take(text: str, pattern: re.Pattern[str]) -> tuple[str, frozenset[str]]:
    """Take the numbers that the pattern finds out of the text: give the rest, and them without leading zeros."""
    found = [match[match.lastgroup or 0] for match in pattern.finditer(text)]
    return pattern.sub(_numberless, text), frozenset(value.lstrip("0").upper() or "0" for value in found)


def _numberless(match: re.Match[str]) -> str:
    start, end = (place - match.start() for place in match.span(match.lastgroup or 0))
    return f"{match[0][:start]} {match[0][end:]} "


def _words(text: str) -> tuple[str, ...]:
    words = (_singular(word) for word in _WORD.findall(text.lower()) if word not in _STOP)
    known = (part for word in words for part in _SAME.get(word, word).split())
    return tuple(dict.fromkeys(word for word in known if word not in _STOP))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] in "sx" else word
