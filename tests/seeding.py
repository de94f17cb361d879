"""Invented data for the pages: organisations and events that don't exist, in towns that do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlite_utils import Database

from db.database import open_for_writing
from db.model import (
    PARIS,
    Action,
    CareMention,
    Document,
    Event,
    Harvest,
    KeyFigure,
    MissionCount,
    MissionPage,
    MissionTotal,
    Occurrence,
    Pathway,
    PathwayStep,
    Reading,
    Remark,
    Run,
    Source,
    StatusObservation,
    Territory,
    slug,
)
from db.store import save_harvest, save_reading, save_sources
from db.vocabulary import (
    ActionStatus,
    Care,
    DocumentFamily,
    EventKind,
    EventStatus,
    Health,
    Mission,
    Mode,
    Origin,
    Profession,
    RadarAxis,
    SourceKind,
    Step,
    Theme,
)

TODAY = date(2026, 11, 22)
"""A Sunday. Start the pages with `MAILLAGE_TODAY=2026-11-22`."""

HOSTILE = '<img src=x onerror="document.title=1"><script>alert(1)</script> & « fin » ' + "a" * 300
ONCO = Source(
    id="onco-exemple",
    name="Onco-Exemple",
    kind=SourceKind.DSRC,
    region="Bourgogne-Franche-Comté",
    homepage="https://onco-exemple.invalid/agenda",
)
URPS = Source(
    id="urps-exemple",
    name="URPS Exemple",
    kind=SourceKind.URPS,
    region="Occitanie",
    homepage="https://urps-exemple.invalid/",
)


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    """Give a moment of a day in Paris."""
    return datetime.combine(day, time(hour, minute), PARIS)


NOW = at(TODAY)


def empty(path: Path) -> Path:
    """Make a database that holds nothing."""
    open_for_writing(path).close()
    return path


def starter_only(path: Path) -> Path:
    """Make a database with one starter document and no site."""
    db = open_for_writing(path)
    save_reading(db, review("trois-rivieres", "CPTS des Trois Rivières"), now=NOW, starter=True)
    save_reading(db, newsletter(), now=NOW, starter=True)
    db.close()
    return path


def full(path: Path, *, events: int = 24) -> Path:
    """Make a database with documents, sources in several states, and that many coming events."""
    db = open_for_writing(path)
    save_reading(db, review("trois-rivieres", "CPTS des Trois Rivières"), now=at(TODAY - timedelta(days=2)))
    save_reading(db, review("haut-plateau", "CPTS du Haut Plateau", year=2025), now=NOW)
    for name in ("Trois Rivières", "Haut Plateau", "Plaine et Coteaux"):
        save_reading(
            db, practice(name), now=at(TODAY - timedelta(days=2)), starter=name == "Plaine et Coteaux"
        )
    save_reading(db, newsletter(), now=at(TODAY - timedelta(days=2)))
    collected(db, events)
    db.close()
    return path


def with_pages(path: Path) -> Path:
    """Make a full database where the sites of two CPTS were read too: a reviewed one, and one without a document."""
    full(path)
    db = open_for_writing(path)
    read = at(TODAY - timedelta(days=1), 6)
    for name, region, titles in (
        ("CPTS des Trois Rivières", "Bourgogne-Franche-Comté", PAGES),
        ("CPTS du Val Perdu", "Occitanie", {"Mission 1 : soins non programmés": Mission.ACCES}),
    ):
        site = f"https://{slug(name)}.invalid/"
        source = Source(id=slug(name), name=name, kind=SourceKind.CPTS, region=region, homepage=site)
        pages = [
            MissionPage(
                mission=mission, title=title, url=f"{site}{slug(title)}", words=title.partition(" des ")[0]
            )
            for title, mission in titles.items()
        ]
        save_harvest(db, source, Harvest(pages=tuple(pages)), None, now=read)
    db.close()
    return path


PAGES = {
    "Trouver un médecin traitant": Mission.ACCES,
    "Parcours insuffisance cardiaque": Mission.PARCOURS,
    "Parcours des enfants de moins de trois ans": Mission.PARCOURS,
    "Nos actions de prévention": Mission.PREVENTION,
}


def hostile(path: Path) -> Path:
    """Make a database whose texts try to break the page."""
    db = open_for_writing(path)
    event = Event(
        title=HOSTILE,
        occurrences=(sitting(TODAY + timedelta(days=3)),),
        city=HOSTILE,
        organizer=HOSTILE,
        url="javascript:alert(1)",
        region=HOSTILE,
    )
    source = ONCO.model_copy(update={"name": HOSTILE, "homepage": "javascript:alert(1)"})
    run = finished(ONCO.id, at(TODAY, 6), Health.PARSE_ERROR, HOSTILE)
    save_harvest(db, source, Harvest(events=(event,)), run, now=at(TODAY, 6))
    reading = review("trois-rivieres", HOSTILE)
    save_reading(db, reading.model_copy(update={"remarks": (Remark(text=HOSTILE, place=HOSTILE),)}), now=NOW)
    db.close()
    return path


# --- sites --------------------------------------------------------------------------------------------------


def collected(db: Database, events: int) -> None:
    """Add two sites: one that was read every day for two weeks, one that has stopped, and one never read."""
    never = URPS.model_copy(update={"id": "ars-exemple", "name": "ARS Exemple", "kind": SourceKind.ARS})
    save_sources(db, [ONCO, URPS, never])
    agenda = coming_events(events)
    for age in range(13, -1, -1):
        moment = at(TODAY - timedelta(days=age), 6, 15)
        first = agenda if age < 2 else agenda[: max(1, len(agenda) - 2)]
        run = finished(ONCO.id, moment, Health.OK, "Agenda lu.", events=len(first))
        save_harvest(db, ONCO, Harvest(events=tuple(first)), run, now=moment)
    stopped = finished(
        URPS.id, at(TODAY, 6, 16), Health.BLOCKED, "Le site refuse l’accès depuis le 18 novembre."
    )
    save_harvest(db, URPS, Harvest(), stopped, now=at(TODAY, 6, 16))
    _change_two(db, agenda)


def _change_two(db: Database, agenda: Sequence[Event]) -> None:
    """Cancel one event and postpone another, this morning."""
    cancelled = agenda[0].model_copy(update={"status": EventStatus.CANCELLED})
    later = (sitting(TODAY + timedelta(days=55)),)
    postponed = agenda[1].model_copy(update={"status": EventStatus.POSTPONED, "occurrences": later})
    run = finished(ONCO.id, at(TODAY, 8), Health.OK, "Agenda lu.", events=len(agenda))
    save_harvest(db, ONCO, Harvest(events=(cancelled, postponed, *agenda[2:])), run, now=at(TODAY, 8))


def finished(source: str, moment: datetime, health: Health, sentence: str, *, events: int = 0) -> Run:
    """Give a run that ended at that moment."""
    return Run(
        source=source,
        started=moment - timedelta(seconds=20),
        finished=moment,
        health=health,
        sentence=sentence,
        requests=4,
        events=events,
    )


def sitting(day: date, start: int | None = None, end: int | None = None) -> Occurrence:
    """Give a sitting of a day, with hours when they are given."""
    if start is None:
        return Occurrence(start=day, end=None, all_day=True)
    return Occurrence(start=at(day, start, 30), end=at(day, end) if end else None, all_day=False)


CITIES = (("Besançon", "25"), ("Dijon", "21"), ("Vesoul", "70"), ("Autun", "71"))


def coming_events(how_many: int) -> list[Event]:
    """Give that many coming events, every nine days or so, and two past ones."""
    coming = [coming_event(rank) for rank in range(how_many)]
    past = [
        Event(
            title=f"Journée régionale passée n° {n}",
            uid=f"past-{n}",
            kind=EventKind.JOURNEE,
            mode=Mode.ONSITE,
            city="Dijon",
            department="21",
            region="Bourgogne-Franche-Comté",
            organizer="Onco-Exemple",
            occurrences=(sitting(TODAY - timedelta(days=30 * n)),),
        )
        for n in (1, 2)
    ]
    return [*coming, *past]


def coming_event(rank: int) -> Event:
    """Give one coming event; its rank decides its kind, town, hours and public."""
    kind = (EventKind.REUNION, EventKind.FORMATION, EventKind.WEBINAIRE, EventKind.CONGRES)[rank % 4]
    online = kind is EventKind.WEBINAIRE
    city, department = CITIES[rank % len(CITIES)]
    day = TODAY + timedelta(days=2 + rank * 9)
    timed = rank % 3 != 2
    sittings = [sitting(day, 18 if timed else None, 20 if timed else None)]
    if rank % 4 == 1:
        sittings.append(sitting(day + timedelta(days=14), 18 if timed else None, 20 if timed else None))
    return Event(
        title=f"{kind.label} d’exemple n° {rank + 1}",
        uid=f"coming-{rank}",
        kind=kind,
        mode=Mode.ONLINE if online else Mode.ONSITE,
        occurrences=tuple(sittings),
        city=None if online else city,
        department=None if online else department,
        region="Bourgogne-Franche-Comté",
        audience=(Profession.PHARMACIEN, Profession.INFIRMIER)[: 1 + rank % 2],
        themes=(Theme.SEIN,) if rank % 2 else (Theme.SOINS_SUPPORT,),
        organizer="Onco-Exemple",
        url=f"https://onco-exemple.invalid/agenda/{rank}",
        registration_deadline=day - timedelta(days=7) if rank % 4 == 1 else None,
        inferred=() if timed else ("all_day",),
    )


# --- documents ----------------------------------------------------------------------------------------------


def newsletter() -> Reading:
    """Give a newsletter that announces one meeting and holds one sentence that was not understood."""
    event = Event(
        title="Réunion annoncée par lettre",
        kind=EventKind.REUNION,
        occurrences=(sitting(TODAY + timedelta(days=12)),),
        city="Beaune",
        department="21",
        region="Bourgogne-Franche-Comté",
        organizer="Onco-Exemple",
        inferred=("year", "all_day"),
        dates_raw="le 4 décembre",
    )
    return Reading(
        document=Document(
            id="bulletin-onco-exemple-7",
            family=DocumentFamily.BULLETIN,
            title="La lettre d’Onco-Exemple n° 7",
            publisher="Onco-Exemple",
            url="https://onco-exemple.invalid/lettre-7.pdf",
            published="2026-11",
        ),
        events=(event,),
        remarks=(
            Remark(text="Une date n’a pas été comprise\u00a0: «\u00a0courant mars\u00a0».", place="p. 2"),
        ),
    )


def review(territory: str, name: str, *, year: int = 2024) -> Reading:
    """Give a review of a CPTS: actions of every status, one disagreement, one total that does not recount."""
    actions = tuple(_actions(territory))
    return Reading(
        document=Document(
            id=f"bilan-{territory}-{year}",
            family=DocumentFamily.BILAN,
            title=f"Bilan {year} de la {name}",
            publisher=name,
            url=f"https://{territory}.invalid/bilan.pdf",
            published=f"{year}-12",
        ),
        territories=(
            Territory(
                id=territory,
                name=name,
                region="Bourgogne-Franche-Comté",
                department="70",
                population=61_234,
                size_class=2,
                communes=88,
                aci_signed="2022-03-30",
                as_of=str(year),
                place="p. 1",
            ),
        ),
        actions=actions,
        totals=(
            _total(territory, Mission.ACCES, done=2, planned=3, new=1),
            _total(territory, Mission.PARCOURS, done=3, planned=3),
        ),
    )


def _total(territory: str, mission: Mission, *, done: int, planned: int, new: int = 0) -> MissionTotal:
    return MissionTotal(
        territory=territory,
        mission=mission,
        declared=MissionCount(done=done, planned=planned, new=new),
        stated_as=f"{done} actions sur {planned}",
        place="p. 4",
    )


def _actions(territory: str) -> list[Action]:
    done, ongoing, coming = ActionStatus.REALISEE, ActionStatus.EN_COURS, ActionStatus.A_VENIR
    missed, dropped = ActionStatus.NON_REALISEE, ActionStatus.ABANDONNEE
    return [
        _action(territory, Mission.ACCES, 1, "Recruter un coordinateur", done, start="2023-06"),
        _action(territory, Mission.ACCES, 2, "Ouvrir une consultation avancée", ongoing, start="2024"),
        _action(territory, Mission.ACCES, 3, "Accueillir de nouveaux patients", dropped, brief=missed),
        _action(territory, Mission.ACCES, 1, "Ouvrir un cabinet éphémère", done, origin=Origin.NEW),
        _action(
            territory, Mission.PARCOURS, 1, "Former des infirmiers", done, start="2023-05", end="2023-09"
        ),
        _action(
            territory, Mission.PARCOURS, 2, "Écrire un protocole partagé", coming, start="2026", end="2027"
        ),
        _action(territory, Mission.PARCOURS, 3, "Tenir des réunions de cas", missed),
        _action(territory, Mission.CRISE, 1, "Écrire le plan de crise", done, start="2022", end="2023"),
    ]


def _action(
    territory: str,
    mission: Mission,
    number: int,
    title: str,
    status: ActionStatus,
    *,
    brief: ActionStatus | None = None,
    origin: Origin = Origin.INITIAL,
    start: str | None = None,
    end: str | None = None,
) -> Action:
    seen = [("annexe", status, "p. 21"), ("en bref", brief or status, "p. 3")]
    return Action(
        territory=territory,
        mission=mission,
        sheet=1,
        number=number,
        title=title,
        origin=origin,
        planning_raw=f"Depuis {start}" if start and not end else f"{start} à {end}" if start else None,
        start=start,
        end=end,
        status=status,
        statuses=tuple(
            StatusObservation(
                status=said, stated_as=said.label, section=section, origin=origin, title=title, place=place
            )
            for section, said, place in seen
        ),
    )


def practice(name: str) -> Reading:
    """Give a practice write-up about one territory's pathway."""
    territory = name.lower().replace("è", "e").replace(" ", "-")
    return Reading(
        document=Document(
            id=f"pratique-exemple-{territory}",
            family=DocumentFamily.PRATIQUE,
            title=f"CPTS en pratique\u00a0: {name}",
            publisher="Guichet Exemple",
            url=f"https://guichet-exemple.invalid/{territory}.pdf",
            published="2026-04",
        ),
        territories=(
            Territory(
                id=territory, name=f"CPTS {name}", region="Occitanie", department="12", population=27_063
            ),
        ),
        pathways=(_pathway(territory),),
    )


def _pathway(territory: str) -> Pathway:
    return Pathway(
        territory=territory,
        title="Parcours cancer du sein",
        cancers=("sein",),
        origin=("Une demande des médecins du territoire",),
        funding=("ACI, mission parcours",),
        partners=("Centre hospitalier d’Exemple",),
        key_figures=(
            KeyFigure(label="patients suivis", value=42, period="2025", stated_as="42 patients suivis"),
        ),
        steps=tuple(
            PathwayStep(n=int(step), label=step.label, text=f"Ce que l’étape {step} prévoit.")
            for step in Step
        ),
        tools=("Fiche de liaison",),
        barriers=("Manque de temps",),
        levers=("Une infirmière dédiée",),
        perspectives=("Étendre à d’autres cancers",),
        care=(CareMention(care=Care.PSY, stated_as="groupe de parole"),),
        radar={**dict.fromkeys(RadarAxis), RadarAxis.DELAI: 3},
        place="p. 3",
    )
