"""The pages of a CPTS's site that speak of one of its missions: which ones, by their titles. All pure.

What it needs: a page whose title names a mission in the words of the convention (« Mission 2 : parcours »,
« Nos actions de prévention », « Parcours cancer du sein »), or one titled « Mission 2 » whose first lines do.

What it cannot do: a page that speaks of several missions, or of one under words of its own. Whatever may be an
event, a piece of news, a document or the way of a person is left out: what is found is only a proposal.
"""

from __future__ import annotations

import re
from datetime import date

from collectors.french.fold import compose, fold
from collectors.french.words import read_kind, read_mission, read_not_event
from db.model import MissionPage
from db.vocabulary import EventKind, Label, Mission

MOST_WORDS, NEAR_LINES = 14, 3

INTRODUCTIONS = frozenset(
    """
    l d le la les un une de du des en sur pour a au aux et autour nos notre votre leur n no
    mission missions socle complementaire complementaires optionnelle axe axes volet volets projet projets
    action actions acte actes fiche fiches objectif objectifs thematique cpts
    territorial territoriale territoriales territoriaux local locale locales collective collectives
    ameliorer amelioration faciliter facilitation favoriser developper developpement renforcer renforcement
    organiser organisation structurer structuration mettre mise place oeuvre repondre reponse reponses assurer
    garantir gerer gestion promouvoir promotion trouver chercher acceder acces preparer preparation plan cellule
    soutenir accompagner agir participer participation contribuer contribution realiser realisation realisations
    coordonner coordination securiser securisation
    """.split()
)
"""The words that may stand before those of the mission, beside numbers: what else does is another subject."""
NUMBER = re.compile(r"\d{1,2}[a-d]?|[ivx]{1,4}")
NUMBERED = re.compile(
    r"(?:mission|axe|volet|objectif|fiches?[ -]actions?)s?(?: (?:socle|complementaire|optionnelle))?"
    r" ?(?:n ?[°ºo]?)? ?(?:\d{1,2}|[ivx]{1,4})[a-d]?\W*"
)
OTHERWISE = re.compile(
    r"\bparcours (?:professionnels?\b|sante$|sportifs?\b|scolaires?\b)"
    r"|\bparcours (?:de (?:vie|formations?|carriere)|d'(?:installation|integration|etudes?))\b"
    r"|\bparcours (?:de |d')(?!Soins?\b|Sante\b|Patients?\b|Suivi\b|Prise\b)(?-i:[A-Z][a-z])"
    r"|\bcrises?\b(?! (?:sanitaires?|graves?)\b|\s*$|\s*[-–:(/])"
    r"|\bmedecins traitants\b|\bprevention (?:routiere|specialisee)\b|\bSAS (?-i:[A-Z])",
    re.IGNORECASE,
)
NEWS = re.compile(
    r"[?!]|\b20\d\d\b|\b\d{1,2}[/.]\d{1,2}\b|\b\d{1,2}(?:er)? (?:janv|fevr|mars|avr|mai|juin|juil|aout|sept)"
    r"|\b\d{1,2}(?:er)? (?:oct|nov|dec)|:\s*la cpts\b"
    r"|\b(?:actualites?|actus?|annonces?|appels?|articles?|bilans?|bientot|cette|communiques?|complet|decouvrez|demain|"
    r"edition|emplois?|enquetes?|felicitations|hier|interviews?|journees?|lancements?|merci|mois|newsletters?|"
    r"nouve(?:au|aux|lles?|autes?)|offres?|podcasts?|portraits?|postes?|presse|prochain\w*|questionnaires?|rejoignez|"
    r"rentree|replays?|retours? (?:sur|en|d')|semaines?|sondages?|succes|temoignages?|venez|videos?|voeux|"
    r"inaugur\w+|inscri\w+|mobilis\w+|participez|recrut\w+|annule\w*|reporte\w*|"
    r"accueille|arrivent?|avance|continue|demarre|devient|est|fait|font|lancent?|ont|ouvre|peut|peuvent|poursuit|"
    r"proposent?|sont|vont)\b",
    re.IGNORECASE,
)


def mission_page(title: str, text: str, url: str, published: date | None) -> MissionPage | None:
    """Tell which mission a page speaks of, by its title, or by its first lines where that is only a number.

    `text` holds one line for each block of the page. `None` when no mission, or more than one, is named plainly.
    """
    near = text.split("\n", NEAR_LINES)[:NEAR_LINES] if _is_number(title) else []
    label = next((found for line in [title, *near] if (found := _read_plain(line))), None)
    if label is None:
        return None
    return MissionPage(
        mission=label.value,
        title=" ".join(title.split()),
        url=url,
        words=label.words,
        published=published.isoformat() if published else None,
    )


def _is_number(title: str) -> bool:
    return NUMBERED.fullmatch(fold(compose(title)).strip().lower()) is not None


def _read_plain(line: str) -> Label[Mission] | None:
    """Read the one mission that a title is about; the words are those of the title up to the mission's own."""
    title = " ".join(compose(line).split())
    label = read_mission(title)
    if label is None or len(title.split()) > MOST_WORDS or _is_other(title):
        return None
    start = title.find(label.words)
    end = start + len(label.words)
    other = read_mission(title[end:])
    if not _introduces(title[:start]) or (other and other.value is not label.value):
        return None
    return Label(label.value, title[:end])


def _is_other(title: str) -> bool:
    """Tell a title that is, or may be, that of an event, of news, of a call, or of another subject."""
    plain, kind = fold(title), read_kind(title)
    gathers = kind is not None and kind.value is not EventKind.DEPISTAGE
    return gathers or bool(read_not_event(title) or NEWS.search(plain) or OTHERWISE.search(plain))


def _introduces(words: str) -> bool:
    told = re.findall(r"\w+", fold(words).lower())
    return all(word in INTRODUCTIONS or NUMBER.fullmatch(word) for word in told)
