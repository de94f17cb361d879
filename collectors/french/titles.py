"""Making a title readable without changing what it says."""

from __future__ import annotations

import re
from html import unescape
from itertools import accumulate

from collectors.french.fold import compose, fold
from collectors.french.places.surest import mention_in_prose
from collectors.french.places.towns import Home, settle
from db.communes import departments
from db.model import slug

_TAG = re.compile(
    r"</?(?:a|abbr|b|br|div|em|h[1-6]|i|p|small|span|strong|sub|sup|u|wbr)\b[^<>]{0,300}>", re.I
)
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?:|mailto:|/)[^()\s]{1,500}\)")
_EMPHASIS = re.compile(r"(?<![^\W_])(?:_(?=\w)|\*{1,2}(?=[^\s*]))|(?<=[^\s*])\*{1,2}(?!\w)|(?<=\w)_(?!\w)")
_HEADING_MARK = re.compile(r"^\W{0,3}#{1,6}\s+(?=\S)")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]\\s*")
_TAILS = "logies?|logiques?|logues?|tions?|sions?|ments?|tiques?|th[ée]rapies?|giques?|naires?|pistages?"
_BROKEN_WORD = re.compile(rf"(?<=\w)-[ \u00a0]*\n\s*(?=(?:{_TAILS})\b)")
_BROKEN_COMPOUND = re.compile(r"(?<=\w-)[ \u00a0]*\n\s*(?=\w)")
_ELISION = re.compile(r"\b([cdjlmnst]|qu)(['’])\s+(?=\w)", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[^\W_])(?=(?:Inscriptions?|S['’]inscrire|En savoir plus|Lire la suite)\W*$)")
_SEPARATOR = re.compile(r"\s+[-–—·>]+(?=\s)|\s*[,;:|•(]")
_BUTTON = re.compile(
    r"inscriptions?(?: (?:ouvertes?|gratuites?|obligatoires?|closes?|en ligne|ici|complete?s?"
    r"|(?:avant|jusqu'au) .{1,40}))*|(?:s'|je m')inscri(?:re|s)(?: ici)?|inscrivez-vous.{0,20}|en savoir plus"
    r"|lire la suite|plus d'infos?(?:rmations?)?|cliquez ici|voir (?:plus|le detail)",
    re.IGNORECASE,
)
_BUTTON_AFTER_SPACE = re.compile(r"\s+(?:S['’]inscrire|Je m['’]inscris|En savoir plus|Lire la suite)\W*$")
_MONTHS = (
    "janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|"
    "nov(?:embre)?|dec(?:embre)?"
)
_ENGLISH_MONTHS = "jan|feb(?:ruary)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?|october|november|december"
_WHEN_WORD = (
    rf"{_ENGLISH_MONTHS}|lun\w*|mar(?:di)?|mer\w*|jeu\w*|ven\w*|sam\w*|dim\w*|{_MONTHS}|les?|du|au|des?|a|et|\d{{1,2}}(?:er)?"
    r"|(?:19|20)\d\d|\d{1,2} ?[h:] ?(?:\d\d)?|matin|soir|apres-midi|midi|minuit"
)
_WHEN = re.compile(rf"(?:\b(?:{_WHEN_WORD})(?!\w)[\s,.:/&–-]*)+", re.IGNORECASE)
_DAY = re.compile(rf"\b(?:{_MONTHS})\b|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2}}|\d ?h\b", re.IGNORECASE)
_LONGEST_PART = 100
_EDGES = " \n-–—|•·,;:"


def clean_title(text: str, *, keep_date: bool = True) -> str:
    """Give a title on one line: entities decoded, tags and invisible signs gone, broken words joined.

    A button's words at its end (« – Inscription ») are dropped. With `keep_date=False`, for a title cut out
    of a longer text, so are a date or a town that a separator sets apart at its end. A title that is nothing
    else is given back.
    """
    title = _HEADING_MARK.sub("", _joined(_decoded(compose(text))), count=1)
    shorter = _without_last_parts(_BUTTON_AFTER_SPACE.sub("", _GLUED.sub(" – ", title)), keep_date)
    return " ".join((shorter.strip(_EDGES) or title).split())


def _decoded(text: str) -> str:
    """Decode entities, twice for those that were encoded twice (`&amp;#8217;`); of tags and links, keep the words."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", _TAG.sub("", unescape(unescape(text)))))


def _joined(text: str) -> str:
    text = _BROKEN_WORD.sub("", _INVISIBLE.sub("", text))
    return _ELISION.sub(r"\1\2", _BROKEN_COMPOUND.sub("", text)).replace("\n", " ").strip()


def _without_last_parts(title: str, keep_date: bool) -> str:
    while separators := list(_SEPARATOR.finditer(title, max(0, len(title) - _LONGEST_PART))):
        part = fold(title[separators[-1].end() :]).strip(" )!.→»>")
        if not (_BUTTON.fullmatch(part) or (not keep_date and _is_when_or_where(part))):
            break
        title = title[: separators[-1].start()]
    return title


def is_when(text: str) -> bool:
    """Tell a text that is nothing but a part of a day or an hour: « 24 août 2027 », « Samedi / 18:30 », « Nov. »."""
    plain = fold(text).strip(f"{_EDGES}.")
    told = re.search(r"\d", plain) or re.fullmatch(f"{_MONTHS}|{_ENGLISH_MONTHS}", plain, re.IGNORECASE)
    return told is not None and _WHEN.fullmatch(plain) is not None


def _is_when_or_where(part: str) -> bool:
    if _WHEN.fullmatch(part):
        return bool(_DAY.search(part))
    mention = mention_in_prose(part, Home())
    return mention is not None and mention.start == 0 and mention.end == len(part)


_ACRONYM = re.compile(
    "3C|AGO?|AJA|APAS?|ARS|BPCO|CHU|COPIL|COVID|CPAM|DAC|DCC|DIU|DPC|EAPA|EHPAD|ESP|ETP|EVA|GT|HAD|HAS|ICC"
    "|IDE[CL]?|IFSI|IPA|IRM|MERM|MG|MK|MSP|ORL|OMEDIT|PMI|PPS|PTA|RCP|SAS|SNP|SOS|SSIAD|SSR|TEP|URPS|USLD|VADS|VIH"
)
_SPELT = {"inca": "INCa", "ercp": "eRCP", "oncobfc": "oncoBFC", "afsos": "AFSOS", "france": "France"}
_ROMAN = re.compile(r"X{0,3}(?:V?I{2,3}|IV|VI|IX)|X{2,3}V?")
_QUOTE_START = re.compile(r"(?<=[«“])\s?\w")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def quieter(title: str) -> str:
    """Turn a title that shouts into sentence case, keeping acronyms and the names of its town and region.

    « RÉUNION DE LA CPTS À BESANÇON » gives « Réunion de la CPTS à Besançon ». A title with a quiet word in it
    is given back as it is.
    """
    if any(letter.islower() for letter in title) or not _shouts(title):
        return title
    quiet = _TOKEN.sub(lambda match: _quiet_word(match[0]), title)
    quiet = _with_proper_names(title, quiet)
    first = next((i for i, letter in enumerate(quiet) if letter.isalpha()), 0)
    quiet = _QUOTE_START.sub(lambda start: start[0].upper(), quiet)
    return quiet[:first] + quiet[first].upper() + quiet[first + 1 :]


def _shouts(title: str) -> bool:
    """Tell whether two words at least are no acronyms: « CPTS DCC » does not shout."""
    words = (word[0] for word in _TOKEN.finditer(title))
    return sum(len(word) > 1 and word != _quiet_word(word) for word in words) >= 2


def _quiet_word(word: str) -> str:
    elided = re.match(r"(?:[CDJLMNST]|QU)['’]", word)
    if elided:
        return elided[0].lower() + _quiet_word(word[elided.end() :])
    if slug(word) in _SPELT:
        return _SPELT[slug(word)]
    if _ACRONYM.fullmatch(word) or _is_unspeakable(word):
        return word
    return word[:-1] + "s" if word[-1] == "S" and _ACRONYM.fullmatch(word[:-1]) else word.lower()


def _is_unspeakable(word: str) -> bool:
    """Tell whether a word has no vowel, or a digit among letters: an acronym, whatever it means, or « XVII »."""
    if _ROMAN.fullmatch(word):
        return True
    silent = len(word) > 1 and not re.search(r"[AEIOUYŒ]", fold(word))
    return silent or bool(re.search(r"\d[A-Z]|[A-Z]\d", word))


def _with_proper_names(title: str, quiet: str) -> str:
    names = [found.region for found in departments()]
    names += [found.name for found in departments() if "-" in found.name]
    mention = mention_in_prose(fold(title), Home())
    if mention:
        names.append(settle(mention.name, Home()).name)
    for name in set(names):
        quiet = re.sub(rf"\b{re.escape(name)}\b", name, quiet, flags=re.IGNORECASE)
    return quiet


def respaced(title: str, words: str) -> str:
    """Part the words that a title glues together, as its address does, when both hold the same letters.

    « Sociétéfrancophone de chirurgie » with `societe-francophone-de-chirurgie` gives « Société francophone… ».
    """
    if slug(title).replace("-", "") != words.replace("-", ""):
        return title
    breaks = set(accumulate(len(word) for word in words.split("-")))
    parted, letters = "", 0
    for sign in title:
        glued = letters in breaks and parted[-1:].isalnum() and sign.isalnum()
        parted += f" {sign}" if glued else sign
        letters += len(slug(sign))
    return parted
