"""What an address of the agenda asks for, as the page and the public addresses read it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboards.parts.agenda_filters import KEYS, active, choices, read
from db.database import open_for_writing
from db.selection import AgendaFilter, Around
from tests import seeding
from tests.seeding import TODAY

BFC = "Bourgogne-Franche-Comté"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seeding.full(tmp_path_factory.mktemp("agenda") / "full.db")


def asked(path: Path, parameters: dict[str, list[str]]) -> tuple[AgendaFilter, Any, list[str]]:
    db = open_for_writing(path)
    offered = choices(db, parameters)
    db.close()
    found = read(parameters, offered, today=TODAY)
    return found.wanted, found.unknown, [one.words for one in active(found.wanted, offered)]


def test_the_identifiers_of_addresses_never_change() -> None:
    """Letters that were sent hold them."""
    assert KEYS == (
        "q", "profession", "theme", "type", "mode", "region", "departement", "organisateur", "source",
        "statut", "inscriptions", "periode", "mois", "jour", "autour", "rayon", "aussi",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("parameters", "wanted", "said"),
    [
        ({}, {}, []),
        ({"q": ["  soins  "]}, {"words": "soins"}, ["«\u00a0soins\u00a0»"]),
        (
            {"profession": ["pharmacien", "infirmier", "infirmier"]},
            {"professions": ("pharmacien", "infirmier")},
            ["infirmiers ou pharmaciens"],
        ),
        ({"theme": ["orl"]}, {"themes": ("orl",)}, ["ORL et VADS"]),
        ({"type": ["congres"], "mode": ["onsite"]}, {"kinds": ("congres",), "modes": ("onsite",)}, None),
        ({"region": ["bourgogne-franche-comte"]}, {"regions": (BFC,)}, [BFC]),
        ({"region": ["bretagne"]}, {"regions": ("Bretagne",)}, ["Bretagne"]),
        (
            {"departement": ["2A", "21"]},
            {"departments": ("2A", "21")},
            ["Côte-d’Or (21) ou Corse-du-Sud (2A)"],
        ),
        ({"organisateur": ["onco-exemple"]}, {"organizers": ("Onco-Exemple",)}, ["Onco-Exemple"]),
        ({"source": ["onco-exemple"]}, {"sources": ("site:onco-exemple",)}, ["Onco-Exemple"]),
        (
            {"source": ["document-bulletin-onco-exemple-7"]},
            {"sources": ("doc:bulletin-onco-exemple-7",)},
            ["La lettre d’Onco-Exemple n° 7"],
        ),
        ({"statut": ["cancelled"]}, {"statuses": ("cancelled",)}, ["annulé"]),
        ({"inscriptions": ["bientot"]}, {"closing": True}, ["inscriptions qui se terminent bientôt"]),
        ({"periode": ["semaine"]}, {"period": "week"}, ["cette semaine"]),
        ({"periode": ["ce-mois"]}, {"period": "month"}, ["ce mois-ci"]),
        ({"periode": ["trois-mois"]}, {"period": "quarter"}, ["dans les trois mois"]),
        ({"periode": ["passes"]}, {"period": "past"}, []),
        ({"mois": ["2026-11"]}, {"month": "2026-11"}, ["novembre 2026"]),
        ({"jour": ["2026-12-01"]}, {"day": date(2026, 12, 1)}, ["1er\u00a0décembre 2026"]),
        (
            {"autour": ["70550"]},
            {"around": Around("70550", 25)},
            ["à moins de 25\u00a0km de Vesoul (Haute-Saône)"],
        ),
        (
            {"autour": ["76351"], "rayon": ["50"], "aussi": ["en-ligne"]},
            {"around": Around("76351", 50, online=True)},
            ["à moins de 50\u00a0km du Havre (Seine-Maritime), ou en ligne"],
        ),
        (
            {"autour": ["97101"], "rayon": ["10"]},
            {"around": Around("97101", 10)},
            ["à moins de 10\u00a0km des Abymes (Guadeloupe)"],
        ),
        (
            {"autour": ["88160"]},
            {"around": Around("88160")},
            ["à moins de 25\u00a0km d’Épinal (Vosges)"],
        ),
        (
            {"autour": ["98714"], "rayon": ["50"]},
            {"around": Around("98714", 50)},
            ["à Bora-Bora (Polynésie française) même, faute d’en connaître la position"],
        ),
        ({"rayon": ["50"], "aussi": ["en-ligne"]}, {}, []),
        ({"vue": ["mois"], "page": ["2"], "utm_source": ["lettre"]}, {}, []),
    ],
)
def test_an_address_is_read(
    path: Path, parameters: dict[str, list[str]], wanted: dict[str, Any], said: list[str] | None
) -> None:
    found, unknown, words = asked(path, parameters)
    assert (found, unknown) == (AgendaFilter(**wanted), ())
    assert said is None or words == said


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("profession", "sorcier"),
        ("region", "ancienne-region"),
        ("departement", "99"),
        ("organisateur", "disparu"),
        ("source", "cpts-nord"),
        ("statut", "Annulé"),
        ("inscriptions", "demain"),
        ("periode", "hier"),
        ("mois", "2026-10"),
        ("mois", "2026-13"),
        ("mois", "décembre"),
        ("mois", "2101-01"),
        ("jour", "2026-11-21"),
        ("jour", "2026-02-30"),
        ("jour", "20261201"),
        ("autour", "99999"),
        ("autour", "Vesoul"),
        ("rayon", "30"),
        ("rayon", "-10"),
        ("aussi", "ailleurs"),
    ],
)
def test_what_does_not_exist_is_told_apart(path: Path, key: str, value: str) -> None:
    found, unknown, _ = asked(path, {key: [value, value], "mode": ["online"]})
    assert found == AgendaFilter(modes=("online",))
    assert unknown == ((key, value),)


def test_what_is_past_belongs_to_the_past(path: Path) -> None:
    parameters = {"periode": ["passes"], "mois": ["2026-10"], "jour": ["2026-11-23"]}
    found, unknown, _ = asked(path, parameters)
    assert (found.month, unknown) == ("2026-10", (("jour", "2026-11-23"),))


def test_a_good_value_stays_beside_a_dead_one(path: Path) -> None:
    found, unknown, _ = asked(path, {"profession": ["sorcier", "infirmier"]})
    assert (found.professions, unknown) == (("infirmier",), (("profession", "sorcier"),))


def test_hostile_values_are_only_unknown(path: Path) -> None:
    hostile = ["'; DROP TABLE events", "<script>", "\r\nSet-Cookie: a=b", "\u202e", "\x00", "9" * 10_000]
    for key in KEYS[1:]:
        found, unknown, _ = asked(path, {key: hostile})
        assert found == AgendaFilter()
        assert len(unknown) == len(hostile)
