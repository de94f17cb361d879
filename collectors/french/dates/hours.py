"""The hours that follow a day or open a line: « à partir de 19 h », « accueil à 8h30, 9h-17h », programmes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from collectors.french.dates.lexicon import DAY_PARTS
from collectors.french.dates.parts import joined, with_parts
from collectors.french.dates.spans import Hours, Timetable, leads_on, read_timetable, starts_hours
from collectors.french.dates.tokens import LINE_STARTS, Kind, Tokens

_STRONG = frozenset(
    "a partir compter @ vers at from horaire horaires heure heures debut rdv accueil depart departs des entre "
    "alentours environs autour coup demarrage rv convocation convocations".split()
)
_ABOUT = frozenset(["alentours", "environs", "coup"])
_CONNECTORS = (
    _STRONG
    | DAY_PARTS
    | frozenset("de du h rendez vous toute journee quand ouverture portes prochain cafe participants".split())
    | frozenset("guichets billetterie".split())
    | frozenset(", . : - ( ) · • | > / [ ; ? ⏰".split())
)
_MAX_CONNECTORS = 8
_AFTER_WELCOME = frozenset(
    ", / - ( ) ; : . | \n accueil emargement ouverture matchs parties representation "
    "pour debut de des d a la le les l au partir puis et un cafe petit-dejeuner du "
    "conference conferences concert spectacle film seance projection travaux jeu jeux loto match partie coup envoi "
    "lever rideau demarrage commence commencera debute debutera demarre demarrera".split(" ")
)
_WELCOMES = frozenset("accueil arrivee arrivees emargement portes guichets".split())
_AT_FIRST = frozenset(["accueil", "emargement"])
_OPENS = _WELCOMES | frozenset("ouverture ouvre ouvrira ouvrent ouvriront".split())
_STARTS = frozenset(
    "jeu jeux loto match matchs partie parties representation "
    "debut envoi rideau commence commencera debute debutera demarre demarrera concert spectacle film".split()
)
_BEGINS = frozenset(
    "debut demarrage envoi presentation presentations reunion rencontre assemblee formation atelier ateliers pleniere "
    "intervention interventions ceremonie messe table tables conference concert spectacle projection".split()
)
_OF_WELCOME = frozenset(
    "accueil a partir autour avec convivial cafe chaude chaudes boisson boissons collation congressistes croissants "
    "d de dejeuner des du emargement equipes et gourmand inscriptions inscrits installation invites l la le les "
    "offert participants participantes petit professionnels public stagiaires stands the un visite "
    "une vers viennoiseries".split()
)
_WELCOME_LEAD = 6
_LONGEST_START, _LONGEST_NAME, _LONGEST_ASIDE = 11, 5, 9
"""In tokens: « – Début de la conférence : », « la rencontre de rentrée », « (café offert par le club) »."""
LONGEST_WELCOME = 90
"""Minutes: what starts later than this after « accueil à 8h30 » is not what people are welcomed to."""
LONGEST_DOORS = 150
"""Minutes: the same, between « portes à 18h » and « début des jeux à 20h »."""
_MAX_LINES, _MAX_ASIDES, _LONGEST_LINE = 12, 2, 30
_LINE_OPENINGS = frozenset("- • · > de a des partir vers accueil".split())
_LONGEST_OPENING = 4
"""In tokens: « - à partir de 18h : accueil »."""
_EARLIEST, _LATEST = 7, 23
_BEFORE_FIGURES = frozenset([",", "(", ":", "-"])
_BEHIND_FIGURES = frozenset([",", ")", ".", ";", "|", "salle"])
_PARTING = frozenset([",", "-", "|", "·"])
PLACES = frozenset(
    "amphi amphitheatre bibliotheque chapelle cinema cure ecole eglise espace foyer gymnase mairie maison mediatheque "
    "musee place salle temple theatre".split()
)
_FREQUENT_LENGTHS = frozenset(60 * hours for hours in (6, 7, 8, 12, 14, 16, 18, 21, 24))
"""In minutes."""
COURSES = frozenset("cours cursus dpc formation formations module modules stage stages".split())
_COURSE_REACH = 24
"""In tokens."""
_LINE_ENDS = frozenset([Kind.LINE, Kind.BREAK, Kind.END])
_DAYS = frozenset([Kind.NUMBER, Kind.DATE, Kind.PART, Kind.END])


def read_hours(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours that follow a day, over the few words and marks that may stand between."""
    start, strong = _skip_connectors(tokens, index)
    if start is None:
        return _in_figures(tokens, index)
    found = read_programme(tokens, start) or (_welcomes(tokens, start) and _after_welcome(tokens, start))
    found = found or read_timetable(tokens, start, strong or _leads_to_place(tokens, start))
    return with_parts(tokens, found) if found else None


def _leads_to_place(tokens: Tokens, index: int) -> bool:
    """Tell the hour of « 4 mai et 5 juin, 15 h, médiathèque » from « 4 et 5 mai, 14 h, hôpital », a frequent length."""
    mark, after, place = tokens[index - 1].text, tokens[index + 1].text, tokens[index + 2].text
    named = mark == after and mark in _PARTING and place in PLACES
    taught = any(token.text in COURSES for token in tokens[max(0, index - _COURSE_REACH) : index])
    return named and not taught and tokens[index].number not in _FREQUENT_LENGTHS


def _in_figures(tokens: Tokens, index: int) -> Timetable | None:
    """Read the « de 9 à 12 » right behind a day, where nothing that the figures may count follows."""
    first = index + (tokens[index].text in _BEFORE_FIGURES)
    spans: list[Hours] = []
    place = first
    while [token.text for token in (tokens[place], tokens[place + 2])] == ["de", "a"]:
        start, end = tokens[place + 1], tokens[place + 3]
        plain = (start.kind, end.kind, start.text, end.text) == (Kind.NUMBER, Kind.NUMBER, "", "")
        if not plain or not _EARLIEST <= start.number < end.number <= _LATEST:
            return None
        spans.append(Hours(start.number * 60, end.number * 60, sure=True))
        place += 4 + (tokens[place + 4].text == "et" and tokens[place + 5].text == "de")
    closes = tokens[place].kind in _LINE_ENDS or tokens[place].text in _BEHIND_FIGURES
    return Timetable(tuple(spans), first, place) if spans and closes else None


def _welcomes(tokens: Tokens, index: int) -> bool:
    """Tell the hour of « accueil dès 8h30 », « ouverture : 18h45 » and « 8h30 (:) accueil » from that of a start."""
    if tokens[index + 1 + (tokens[index + 1].text in (":", "("))].text in _AT_FIRST:
        return True
    lead = (token for token in tokens[index - 1 : max(0, index - 1 - _WELCOME_LEAD) : -1])
    return any(token.text in _OPENS for token in takewhile(leads_on, lead))


def _after_welcome(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours told after those of the welcome, or of the doors: « accueil à 8h30, 9h-17h ».

    Behind « ouverture : 18h45 », they are to be those of a start: « début : 19h30 ».
    """
    welcome = tokens[index].number
    named = any(token.text in _WELCOMES for token in tokens[max(0, index - _WELCOME_LEAD) : index + 3])
    first = _past_aside(tokens, index + 1)
    for after in range(first, first + _LONGEST_START):
        if starts_hours(tokens, after):
            found = read_timetable(tokens, after, strong=True)
            starts = any(token.text in _STARTS for token in tokens[index:after])
            starts = starts or (found is not None and tokens[found.last].text in _STARTS)
            longest = LONGEST_DOORS if named and starts else LONGEST_WELCOME
            near = found is not None and 0 < found.hours[0].start - welcome <= longest
            opens = found is not None and tokens[found.last].text in _OPENS
            return found if near and (named or starts) and not opens else None
        if tokens[after].text not in _AFTER_WELCOME and not _is_of_start(tokens, after):
            return None
    return None


def _past_aside(tokens: Tokens, index: int) -> int:
    """Skip the brackets of « accueil dès 18h (boissons chaudes), conférence à 18h30 »."""
    places = range(index, index + _LONGEST_ASIDE if tokens[index].text == "(" else index)
    within = list(takewhile(lambda place: tokens[place].kind in (Kind.WORD, Kind.MARK), places))
    return next((place + 1 for place in within if tokens[place].text == ")"), index)


def _is_of_start(tokens: Tokens, index: int) -> bool:
    """Tell a word of what starts: « matchs » in « début des matchs à 19h30 », « cas » in « présentation des cas »."""
    led = (token.text for token in tokens[max(0, index - _LONGEST_NAME) : index + 1])
    begun = tokens[index].kind is Kind.WORD and any(text in _BEGINS for text in led)
    return begun or _is_named_start(tokens, index)


def _is_named_start(tokens: Tokens, index: int) -> bool:
    """Tell the « danse » of « portes à 14h, danse à 14h30 », a word of its own between a mark and the hour."""
    opens, leads = tokens[index - 1].text in (",", "-", "/", "|"), tokens[index + 1].text in ("a", ":", "des")
    return tokens[index].kind is Kind.WORD and opens and leads


def read_hours_at(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours that start at a token, as « 14h - 18h » in the middle of a sentence."""
    if _welcomes(tokens, index) and (found := _after_welcome(tokens, index)):
        return found
    before = index - 2 if tokens[index - 1].text in (":", "de") else index - 1
    strong = tokens[before].text in _STRONG or tokens[index + 1].text in ("accueil", "emargement", "precises")
    return read_timetable(tokens, index, strong)


def read_programme(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours of the whole of « 18h00 : accueil », « 18h30 : conférence »…, lines that start with one."""
    tables = list(_programme(tokens, index))
    if len(tables) < 2:
        return None
    tables = tables[1:] if _only_welcomes(tokens, *tables[:2]) else tables
    spans = [span for table in tables for span in table.hours]
    if all(span.end >= 0 for span in spans):
        return tables[0]._replace(hours=joined(spans))
    return tables[0]._replace(hours=(Hours(spans[0].start, max(-1, spans[-1].end), True),))


def _only_welcomes(tokens: Tokens, first: Timetable, second: Timetable) -> bool:
    """Tell the line « 8h30 : accueil café » above « 9h : ouverture » from « 8h30 : accueil et présentation »."""
    line = tokens[_line_start(tokens, first.first) : _line_end(tokens, first.last)]
    words = {token.text for token in line if token.kind is Kind.WORD}
    soon = 0 < second.hours[0].start - first.hours[0].start <= LONGEST_WELCOME
    return soon and not words.isdisjoint(_AT_FIRST) and words <= _OF_WELCOME


def _programme(tokens: Tokens, index: int) -> Iterator[Timetable]:
    """Give the hours at the head of each line, from the line that a token starts with its hour, while they grow.

    Between two of them may stand lines that tell no day, of who speaks and of what is served.
    """
    floor, index = 0, _line_start(tokens, index)
    for _ in range(_MAX_LINES):
        head = _line_head(tokens, index)
        found = read_timetable(tokens, head, strong=True) if head is not None else None
        if found is None or found.hours[0].start < floor:
            return
        yield found
        floor = found.hours[0].start
        index = _past_asides(tokens, _line_end(tokens, found.last) + 1)


def _past_asides(tokens: Tokens, index: int) -> int:
    """Give the start of the next line that opens with an hour, at most two lines without a day further on."""
    place = index
    for _ in range(_MAX_ASIDES):
        end = _line_end(tokens, place)
        if _line_head(tokens, place) is not None or not _is_aside(tokens[place:end]):
            break
        place = end + 1
    return place if _line_head(tokens, place) is not None else index


def _line_end(tokens: Tokens, index: int) -> int:
    """Give the token that ends a line, or the one before where none does so near."""
    places = range(index, min(index + _LONGEST_LINE, len(tokens)))
    return next((place for place in places if tokens[place].kind in _LINE_ENDS), index - 1)


def _is_aside(line: Tokens) -> bool:
    """Tell a line without a day: « Zoé Lune, infirmière », « - Repas à partir de 12h30 »."""
    dated = any(token.month or token.weekday >= 0 or token.kind in _DAYS for token in line)
    return bool(line) and not dated


def _line_start(tokens: Tokens, index: int) -> int:
    """Give the first token of what opens a line before an hour: « - à partir de »."""
    first = index
    while first > max(0, index - _LONGEST_OPENING) and tokens[first - 1].text in _LINE_OPENINGS:
        first -= 1
    return first


def _line_head(tokens: Tokens, index: int) -> int | None:
    """Give the token of the hour that a line starts with, if there is one."""
    if index and tokens[index - 1].kind not in LINE_STARTS:
        return None
    places = range(index, index + _LONGEST_OPENING + 1)
    head = next((place for place in places if tokens[place].text not in _LINE_OPENINGS), index)
    return head if starts_hours(tokens, head) else None


def _skip_connectors(tokens: Tokens, index: int) -> tuple[int | None, bool]:
    strong, lines = False, 0
    for after in range(index, index + _MAX_CONNECTORS):
        token = tokens[after]
        if starts_hours(tokens, after):
            return after, strong
        ends = token.kind in (Kind.LINE, Kind.BREAK)
        lines += ends
        if lines > 1 or not (ends or _connects(tokens, after)):
            return None, False
        strong = strong or token.text in _STRONG
    return None, False


def _connects(tokens: Tokens, index: int) -> bool:
    text, following = tokens[index].text, tokens[index + 1].text
    about = text in ("aux", "le", "sur") and not _ABOUT.isdisjoint((following, tokens[index + 2].text))
    whole = (tokens[index - 1].text, text) == ("toute", "la")
    return text in _CONNECTORS or about or whole or (text == "au" and following in DAY_PARTS)
