"""Reviews of CPTS: the real one against its gold, and invented ones of other shapes."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import date
from html import escape
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from collectors.documents.bilan import parse, recognises
from collectors.documents.manuscript import Manuscript, open_manuscript
from db.model import Action, MissionTotal, Reading
from db.recount import recount
from db.vocabulary import ActionStatus, Mission, Origin
from tests.hang import BOUNDED
from tests.shared import SHARED, needs_shared

TODAY = date(2026, 11, 22)
RANKED = tuple(Mission)
STATUSES = {status.label.lower(): status for status in ActionStatus}


def opened(text: str, name: str = "bilan.txt") -> Manuscript:
    return open_manuscript(text.encode(), name)


def read(text: str, name: str = "bilan.txt") -> Reading:
    return parse(opened(text, name), today=TODAY)


def told(action: Action) -> tuple[Any, ...]:
    """Give what makes an action: mission, sheet, rank, title, origin, planning and status."""
    status = action.status.value if action.status else None
    return (
        action.mission.value,
        action.sheet,
        action.number,
        action.title,
        action.origin.value,
        action.planning_raw,
        status,
    )


def declared(total: MissionTotal) -> tuple[str, int, int, int]:
    return total.mission.value, total.declared.done, total.declared.planned, total.declared.new


def remarks(reading: Reading) -> str:
    return "\n".join(remark.text for remark in reading.remarks)


# --- the real review ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return json.loads((SHARED / "facts" / "actions.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def real(gold: dict[str, Any]) -> Reading:
    path = SHARED / "seeds" / gold["seed"]
    return parse(open_manuscript(path.read_bytes(), path.name), today=TODAY)


@needs_shared
class TestRealReview:
    def test_document_and_territory(self, real: Reading) -> None:
        (territory,) = real.territories
        assert real.document.id == "bilan-bassin-vesulien-2024"
        assert (real.document.title, real.document.published) == ("Bilan du projet de santé 2024", "2024")
        assert territory.name == real.document.publisher == "CPTS du Bassin Vésulien"
        assert (territory.department, territory.region) == ("70", "Bourgogne-Franche-Comté")
        assert territory.contact == "cptsbv@gmail.com"

    def test_every_action_with_its_place_in_the_project(self, real: Reading, gold: dict[str, Any]) -> None:
        found = [(action.mission, action.sheet, action.origin) for action in real.actions]
        assert found == [
            (
                RANKED[row["mission"] - 1],
                row["fiche"],
                Origin.INITIAL if row["origin_annex"].startswith("initial") else Origin.NEW,
            )
            for row in gold["actions"]
        ]
        assert len({action.id for action in real.actions}) == 43

    def test_ranks_in_the_sheets(self, real: Reading, gold: dict[str, Any]) -> None:
        for action, row in zip(real.actions, gold["actions"], strict=True):
            assert row["sub_action"] == "1 (En bref) / 4 (annex)" or action.number == row["sub_action"]

    def test_titles_of_each_section(self, real: Reading, gold: dict[str, Any]) -> None:
        for action, row in zip(real.actions, gold["actions"], strict=True):
            brief, annex = (seen.title for seen in action.statuses)
            assert brief == row["title_en_bref"]
            if row["title_annex"] == "idem":
                assert annex.replace("oe", "œ") == brief.replace("oe", "œ")
            elif "(" not in row["title_annex"].replace("un(e)", ""):
                assert annex == action.title == row["title_annex"]

    def test_statuses_of_both_sections_are_kept(self, real: Reading, gold: dict[str, Any]) -> None:
        for action, row in zip(real.actions, gold["actions"], strict=True):
            brief, annex = action.statuses
            assert brief.status is STATUSES[row["status_norm_en_bref"]]
            assert annex.status is action.status is STATUSES[row["status_norm_annex"]]
            assert annex.stated_as == row["status_annex"]
            assert brief.inferred == row["status_en_bref"].startswith("(merged cell")
            assert brief.origin.value == ("new" if row["origin_en_bref"] == "nouvelle" else "initial")

    def test_the_eight_disagreements(self, real: Reading, gold: dict[str, Any]) -> None:
        pairs = zip(real.actions, gold["actions"], strict=True)
        assert [row["id"] for action, row in pairs if action.disagreement] == gold["status_disagreements_ids"]
        assert "8 actions n’ont pas le même statut" in remarks(real)

    def test_plannings(self, real: Reading, gold: dict[str, Any]) -> None:
        assert [action.planning_raw for action in real.actions] == [
            row["planning_text"] for row in gold["actions"]
        ]

    def test_dates_of_plannings(self, real: Reading, gold: dict[str, Any]) -> None:
        # The gold dates the evening to its day from the prose below, and leaves open the end of one
        # « Juin 2024 » out of two: the planning's words alone are read here.
        elsewhere = {"m6-f14-2", "m6-f13-4"}
        for action, row in zip(real.actions, gold["actions"], strict=True):
            if row["id"] not in elsewhere:
                assert (action.start, action.end) == (row["planning_start"], row["planning_end"]), row["id"]

    def test_declared_totals(self, real: Reading) -> None:
        assert [declared(total) for total in real.totals] == [
            ("acces", 3, 5, 3),
            ("parcours", 6, 14, 1),
            ("prevention", 2, 6, 0),
            ("crise", 1, 1, 0),
            ("qualite", 3, 4, 0),
            ("accompagnement", 6, 6, 3),
        ]

    def test_the_total_under_another_missions_title_is_flagged(self, real: Reading) -> None:
        odd = [total for total in real.totals if total.remark]
        assert [(total.mission, total.place) for total in odd] == [(Mission.QUALITE, "l. 828")]
        assert "total déclaré 3/4, recompté 4/4 dans «\u00a0Fiches actions\u00a0»" in remarks(real)

    @pytest.mark.parametrize(
        ("key", "section"),
        [("recount_annex", None), ("recount_annex", "Fiches actions"), ("recount_en_bref", "En bref")],
    )
    def test_recounts(self, real: Reading, gold: dict[str, Any], key: str, section: str | None) -> None:
        for row in gold["missions"]:
            expected = row[key]
            counted = recount(real.actions, RANKED[row["mission"] - 1], section=section)
            statuses = {STATUSES[label]: count for label, count in expected["by_status"].items() if count}
            assert (counted.planned, counted.done, counted.new) == (
                expected["initial"],
                expected["done_or_ongoing"],
                expected["new"],
            )
            assert counted.by_status == statuses

    def test_places(self, real: Reading) -> None:
        first = real.actions[0]
        assert [seen.place for seen in first.statuses] == ["l. 284", "l. 354"]

    def test_columns_printed_apart_are_said_to_be_matched_by_order(self, real: Reading) -> None:
        assert [remark.place for remark in real.remarks if "rapprochés selon leur ordre" in remark.text] == [
            "l. 780"
        ]

    def test_no_one_is_named(self, real: Reading, gold: dict[str, Any]) -> None:
        text = (SHARED / "seeds" / gold["seed"]).read_text("utf-8")
        titled = re.findall(r"\b(?:Mme|Dr)((?: [A-Z]\w+)+)", text)
        names = {name for names in titled for name in names.split()}
        stored = real.model_dump_json()
        assert len(names) > 4
        assert [name for name in names if name in stored] == []
        assert re.search(r"\b0\d(?: ?\d\d){4}\b", stored) is None

    def test_the_same_review_as_a_pdf(self, real: Reading, gold: dict[str, Any]) -> None:
        text = (SHARED / "seeds" / gold["seed"]).read_text("utf-8").replace("**", "")
        printed = parse(open_manuscript(as_pdf(text), "bilan.pdf"), today=TODAY)
        assert [told(action) for action in printed.actions] == [told(action) for action in real.actions]
        assert [declared(total) for total in printed.totals] == [declared(total) for total in real.totals]
        assert printed.totals[0].place == "p. 11"


def without_blanks(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def with_pipes(text: str) -> str:
    rows = [f"| {line} |".replace("\t", " | ") if "\t" in line else line for line in text.split("\n")]
    return "\n".join(rows)


def in_other_words(text: str) -> str:
    for old, new in (("MISSION", "AXE"), ("Réalisée", "Terminée"), ("SOUS ACTION ", "Sous-action n°")):
        text = text.replace(old, new)
    return re.sub("FICHE ACTION N°", "Fiche n° ", text)


def as_page(text: str) -> str:
    tables = re.sub(r"(?m)(?:^.*\t.*$\n?)+", lambda table: _html_table(table[0]), escape(text))
    return "<html><body><p>" + tables.replace("\n", "</p>\n<p>") + "</p></body></html>"


def _html_table(rows: str) -> str:
    cells = ["</td><td>".join(row.split("\t")) for row in rows.strip("\n").split("\n")]
    return "<table><tr><td>" + "</td></tr><tr><td>".join(cells) + "</td></tr></table>\n"


@needs_shared
@pytest.mark.parametrize("change", [without_blanks, with_pipes, in_other_words, as_page])
def test_the_same_review_in_another_guise(
    real: Reading, gold: dict[str, Any], change: Callable[[str], str]
) -> None:
    text = (SHARED / "seeds" / gold["seed"]).read_text("utf-8").replace("**", "")
    changed = read(change(text), "bilan.md")
    assert [told(action) for action in changed.actions] == [told(action) for action in real.actions]
    assert [declared(total) for total in changed.totals] == [declared(total) for total in real.totals]


@needs_shared
def test_only_the_review_is_recognised() -> None:
    scores = {}
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        scores[path.name[:3]] = recognises(open_manuscript(path.read_bytes(), path.name))
    assert scores.pop("002") > 0.9
    assert max(scores.values()) < 0.2


def as_pdf(text: str) -> bytes:
    """Print a text, its tabbed lines as ruled tables."""
    story: list[Flowable] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            story.append(ruled(rows))
            rows = []
        story.append(paragraph(line) if line.strip() else Spacer(1, 6))
    return printed_pdf(story)


def paragraph(text: str, style: str = "Normal") -> Paragraph:
    return Paragraph(text.replace("&", "&amp;"), getSampleStyleSheet()[style])


def ruled(rows: list[list[str]], *spans: tuple[tuple[int, int], tuple[int, int]]) -> Table:
    table = Table(
        [[paragraph(cell) for cell in row] for row in rows], colWidths=[480 / len(rows[0])] * len(rows[0])
    )
    grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    table.setStyle(TableStyle([grid, *(("SPAN", *span) for span in spans)]))
    return table


def printed_pdf(story: list[Flowable]) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    return buffer.getvalue()


# --- invented reviews --------------------------------------------------------------------------------------

SHEETS_ONLY = """Rapport d'activité de la CPTS des Trois Vallons
Année 2025

Siège : 12 rue des Lilas, 39000 Lons-le-Saunier
Contact : jeanne.exemple@cpts-troisvallons.fr ou secretariat@cpts-troisvallons.fr

MISSION N°1 – PRÉVENTION ET PROMOTION DE LA SANTÉ

Fiche-action 1 – Dépistage organisé

Sous-action 1 : Bus de dépistage
Le bus est passé dans douze communes avec l'aide de Jeanne Exemple.
Planning : de mars à juin 2024
Statut : Terminé

Sous-action 2 : Soirées d'information
Statut : Suspendue

Fiche-action 2 – Vaccination

Campagne menée avec les pharmaciens, qui n'a pas encore été
réalisée partout.
Depuis septembre 2023
En cours

Nouvelles actions :

Action 1 : Marche bleue
Octobre 2024
Réalisée

Bilan de la mission 1
2 actions sur 3 réalisées ou en cours, et 1 nouvelle action

MISSION N°2 – ACCÈS AUX SOINS

Fiche-action 3 – Médecin traitant

Sous-action 1 : Plateforme de recherche d'un
médecin traitant
Depuis 2023
Abandonnée

Sous-action 2 : Assistants médicaux
Prévue en 2027
Reportée

Total mission 2 : 1/2
"""


class TestSheetsOnly:
    def test_actions_in_another_order_of_missions(self) -> None:
        assert [told(action) for action in read(SHEETS_ONLY).actions] == [
            ("prevention", 1, 1, "Bus de dépistage", "initial", "de mars à juin 2024", "realisee"),
            ("prevention", 1, 2, "Soirées d'information", "initial", None, "suspendue"),
            ("prevention", 2, None, "Vaccination", "initial", "Depuis septembre 2023", "en_cours"),
            ("prevention", None, 1, "Marche bleue", "new", "Octobre 2024", "realisee"),
            (
                "acces",
                3,
                1,
                "Plateforme de recherche d'un médecin traitant",
                "initial",
                "Depuis 2023",
                "abandonnee",
            ),
            ("acces", 3, 2, "Assistants médicaux", "initial", "Prévue en 2027", "reportee"),
        ]

    def test_totals_in_words_and_figures(self) -> None:
        reading = read(SHEETS_ONLY)
        assert [declared(total) for total in reading.totals] == [("prevention", 2, 3, 1), ("acces", 1, 2, 0)]
        assert [remark.text for remark in reading.remarks] == [
            "Mission «\u00a0Accès aux soins\u00a0»\u00a0: total déclaré 1/2, recompté 0/2 "
            "dans «\u00a0Fiches actions\u00a0»"
        ]

    def test_territory_keeps_the_office_and_no_person(self) -> None:
        reading = read(SHEETS_ONLY)
        (territory,) = reading.territories
        assert (territory.id, territory.name) == ("trois-vallons", "CPTS des Trois Vallons")
        assert (territory.department, territory.region) == ("39", "Bourgogne-Franche-Comté")
        assert territory.contact == "secretariat@cpts-troisvallons.fr"
        assert "xemple" not in reading.model_dump_json()

    def test_document(self) -> None:
        document = read(SHEETS_ONLY).document
        assert document.id == "bilan-trois-vallons-2025"
        assert document.title == "Rapport d'activité de la CPTS des Trois Vallons 2025"
        assert document.published == "2025"


ONE_TABLE = """# Suivi du plan d'actions 2023-2027

**CPTS Val de Brume** – état d'avancement au 31 décembre 2025

| Mission | Fiche action | Action | Échéance | État d'avancement |
|---|---|---|---|---|
| Mission 1 : Accès aux soins | Fiche 1 : Soins non programmés | Régulation avec le SAS | 2025 | En cours |
| | | Créneaux partagés | 2024 | Terminée |
| Mission 2 : Parcours | Fiche 2 : Cancer du sein | 1. Consultation d'annonce | 2025 | Réalisée |
| Mission 2 : Parcours | Fiche 2 : Cancer du sein | 2. Annuaire de soins de support | 2026 | À venir |
| Mission 3 : Prévention | Fiche 3 : Octobre rose | Marche rose | Octobre 2025 | ✅ Réalisée |
| | Nouvelle action | Atelier cuisine | 2025 | Réalisée (2 séances) |
| Mission 4 : Sports d'hiver | Fiche 4 | Luge | 2025 | Réalisée |
| Mission 9 : Sports d'été | Fiche 5 | Voile | 2025 | Réalisée |
| Mission 5 : Qualité et pertinence | Fiche 6 | Groupe de pairs | | Bof |
"""


class TestOneTable:
    def test_rows_with_merged_and_repeated_cells(self) -> None:
        assert [told(action) for action in read(ONE_TABLE, "suivi.md").actions] == [
            ("acces", 1, 1, "Régulation avec le SAS", "initial", "2025", "en_cours"),
            ("acces", 1, 2, "Créneaux partagés", "initial", "2024", "realisee"),
            ("parcours", 2, 1, "Consultation d'annonce", "initial", "2025", "realisee"),
            ("parcours", 2, 2, "Annuaire de soins de support", "initial", "2026", "a_venir"),
            ("prevention", 3, None, "Marche rose", "initial", "Octobre 2025", "realisee"),
            ("prevention", None, None, "Atelier cuisine", "new", "2025", "realisee"),
            ("crise", 4, None, "Luge", "initial", "2025", "realisee"),
            ("qualite", 6, None, "Groupe de pairs", "initial", None, None),
        ]

    def test_what_is_not_understood_is_said(self) -> None:
        said = remarks(read(ONE_TABLE, "suivi.md"))
        assert "Mission 4 sans nom connu" in said
        assert "Mission non reconnue, non retenue" in said
        assert "Statut non compris\u00a0: «\u00a0Bof\u00a0»" in said

    def test_the_year_is_not_that_of_the_plan(self) -> None:
        document = read(ONE_TABLE, "suivi.md").document
        assert (document.id, document.title) == (
            "bilan-val-de-brume-2025",
            "Suivi du plan d'actions 2023-2027, 2025",
        )


PAGE = """<!DOCTYPE html><html><head><title>CPTS du Pays des Lacs</title></head><body>
<main><h1>Bilan d'activité 2025</h1><p>La CPTS du Pays des Lacs présente son bilan.</p><h2>Synthèse</h2>
<table><tr><th colspan="2">Axe 1 : Accès aux soins</th><th>Avancement</th></tr>
<tr><td rowspan="2">Fiche n° 1 : médecin traitant</td><td>Recruter une assistante médicale</td>
<td rowspan="2">Réalisé</td></tr><tr><td>Ouvrir des créneaux le samedi</td></tr>
<tr><td>Hors projet</td><td>Téléconsultation en EHPAD</td><td>En cours</td></tr>
<tr><th colspan="3">Axe 2 : Crises sanitaires</th></tr>
<tr><td>Fiche n° 2</td><td>Plan de réponse aux crises</td><td>Non réalisé</td></tr></table>
<h2>Détail</h2><h3>Axe 1 – Accès aux soins (2/2)</h3><h4>Fiche n° 1 : médecin traitant</h4>
<h5>Action 1.1 : Recruter une assistante médicale</h5><p>Une assistante a été recrutée.</p>
<p><b>Calendrier :</b> depuis janvier 2025</p><p><b>Statut :</b> réalisée</p>
<h5>Action 1.2 : Ouvrir des créneaux le samedi</h5><p><b>Statut :</b> en cours</p>
<h4>Actions hors projet</h4><h5>Téléconsultation en EHPAD</h5><p><b>Statut :</b> en cours</p>
<h3>Axe 2 – Réponse aux crises sanitaires graves</h3><p>0/1</p><h4>Fiche n° 2 : plan de réponse</h4>
<p><b>Calendrier :</b> à définir</p><p><b>Statut :</b> non réalisée</p></main></body></html>"""


class TestPage:
    def test_table_and_headings_are_two_sections(self) -> None:
        reading = read(PAGE, "bilan.html")
        assert [told(action) for action in reading.actions] == [
            ("acces", 1, 1, "Recruter une assistante médicale", "initial", "depuis janvier 2025", "realisee"),
            ("acces", 1, 2, "Ouvrir des créneaux le samedi", "initial", None, "en_cours"),
            ("acces", None, None, "Téléconsultation en EHPAD", "new", None, "en_cours"),
            ("crise", 2, None, "plan de réponse", "initial", "à définir", "non_realisee"),
        ]
        assert [[seen.section for seen in action.statuses] for action in reading.actions] == [
            ["Synthèse", "Détail"]
        ] * 4

    def test_the_merged_status_is_inferred_and_disagrees(self) -> None:
        second = read(PAGE, "bilan.html").actions[1]
        assert [(seen.stated_as, seen.inferred) for seen in second.statuses] == [
            ("Réalisé", True),
            ("en cours", False),
        ]
        assert second.disagreement

    def test_totals_in_and_below_headings(self) -> None:
        assert [declared(total) for total in read(PAGE, "bilan.html").totals] == [
            ("acces", 2, 2, 0),
            ("crise", 0, 1, 0),
        ]


def test_pdf_with_ruled_tables() -> None:
    header = ["Actions", "Planning", "Statut"]
    story = [
        paragraph("CPTS Rives de Saône", "Title"),
        paragraph("Bilan du projet de santé 2025", "Heading1"),
        paragraph("Les actions en bref", "Heading2"),
        ruled(
            [
                ["MISSION 1", "", "Statut"],
                [
                    "Fiche action n°1 : accès à un médecin traitant",
                    "Recrutement d'un coordinateur",
                    "Réalisé",
                ],
                ["", "Équipe de soins primaires ouverte à toutes les communes du territoire", "Réalisé"],
                ["Nouvelle action", "Maison médicale de garde", "En cours"],
                ["Mission 2 : parcours", "Infirmière de coordination", "Non réalisé"],
            ],
            ((0, 1), (0, 2)),
        ),
        PageBreak(),
        paragraph("Mission 1 : Accès aux soins", "Heading1"),
        paragraph("Fiche action n°1 : Accès à un médecin traitant", "Heading2"),
        ruled(
            [
                header,
                ["Sous-action 1 : Recrutement d'un coordinateur", "Depuis juin 2024", "Réalisée"],
                ["Sous-action 2 : Équipe de soins primaires", "2025", "En cours"],
            ]
        ),
        paragraph("Nouvelle action", "Heading2"),
        ruled([header, ["Maison médicale de garde", "Avril 2025", "En cours"]]),
        paragraph("Statut général de la mission 1 : actions réalisées : 2/2, ainsi qu'une nouvelle action"),
        paragraph("Mission 2 : Parcours pluriprofessionnels", "Heading1"),
        ruled([header, ["Infirmière de coordination", "Non applicable", "Abandonnée"]]),
    ]
    reading = parse(open_manuscript(printed_pdf(story), "bilan.pdf"), today=TODAY)
    assert [told(action) for action in reading.actions] == [
        ("acces", 1, 1, "Recrutement d'un coordinateur", "initial", "Depuis juin 2024", "realisee"),
        ("acces", 1, 2, "Équipe de soins primaires", "initial", "2025", "en_cours"),
        ("acces", None, None, "Maison médicale de garde", "new", "Avril 2025", "en_cours"),
        ("parcours", None, None, "Infirmière de coordination", "initial", "Non applicable", "abandonnee"),
    ]
    assert [[seen.place for seen in action.statuses] for action in reading.actions] == [["p. 1", "p. 2"]] * 4
    assert [action.disagreement for action in reading.actions] == [False, True, False, True]
    assert [declared(total) for total in reading.totals] == [("acces", 2, 2, 1)]


LISTS = """BILAN DE LA CPTS DU HAUT PLATEAU
Exercice 2025
Mission I : Accès aux soins
- Recherche d'un médecin traitant : réalisé
- Forum des métiers 2025 : en cours
Mission II : Parcours
- Parcours obésité de l'enfant (en cours)
- Lien ville-hôpital – réalisé
"""

GLUED = """Bilan 2025 de la CPTS du Pays Bleu
MISSION 1 : ACCES AUX SOINS
Fiche action n°1 : Médecin traitant
SOUS ACTION 1 Prise en charge de nouveaux Non applicable Abandonnée
patients par un généraliste
SOUS ACTION 2 Plages de télémédecine Depuis juin 2023 En cours
Fiche action n°2 : Soins du samedi – Réalisée
Fiches actions n°3 et 4
Bonnes pratiques
» ACTIONS :
SOUS ACTION 1 Soirées
SOUS ACTION 2 Directives
» PLANNING
2023-2024
Premiers ateliers en 2023 En cours
» STATUT
Réalisée
"""

TICKED = """Bilan 2025, CPTS des Marches
Mission 3 : Actions de prévention
Action\tRéalisée\tEn cours\tAbandonnée
Dépistage du diabète\tX\t\t
Vaccination\t\tx\t
Ateliers mémoire\t\t\t✓
"""

HEADINGS = """# Bilan 2025 – CPTS de l'Estuaire
## Améliorer l'accès aux soins
### Recruter une assistante
Statut : réalisée
## Développer la prévention
### Journées santé
Statut : annulée
"""

SINGLE_TITLES = """Bilan 2025 de la CPTS du Causse
Mission 1 : Accès aux soins
Fiche action n°1
Centre de soins
SOUS ACTION 1
Ouverture du centre
Courant 2025
Réalisée
État d'avancement de la mission 1 : trois actions sur quatre réalisées, ainsi que deux nouvelles actions
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            LISTS,
            [
                ("acces", None, 1, "Recherche d'un médecin traitant", "initial", None, "realisee"),
                ("acces", None, 2, "Forum des métiers 2025", "initial", None, "en_cours"),
                ("parcours", None, 1, "Parcours obésité de l'enfant", "initial", None, "en_cours"),
                ("parcours", None, 2, "Lien ville-hôpital", "initial", None, "realisee"),
            ],
            id="lists whose items end with their status",
        ),
        pytest.param(
            GLUED,
            [
                (
                    "acces",
                    1,
                    1,
                    "Prise en charge de nouveaux patients par un généraliste",
                    "initial",
                    "Non applicable",
                    "abandonnee",
                ),
                ("acces", 1, 2, "Plages de télémédecine", "initial", "Depuis juin 2023", "en_cours"),
                ("acces", 2, None, "Soins du samedi", "initial", None, "realisee"),
                ("acces", 3, 1, "Soirées", "initial", "2023-2024", "realisee"),
                ("acces", 3, 2, "Directives", "initial", "Premiers ateliers en 2023", "en_cours"),
            ],
            id="columns glued to titles or printed apart",
        ),
        pytest.param(
            TICKED,
            [
                ("prevention", None, 1, "Dépistage du diabète", "initial", None, "realisee"),
                ("prevention", None, 2, "Vaccination", "initial", None, "en_cours"),
                ("prevention", None, 3, "Ateliers mémoire", "initial", None, "abandonnee"),
            ],
            id="columns to tick",
        ),
        pytest.param(
            HEADINGS,
            [
                ("acces", None, None, "Recruter une assistante", "initial", None, "realisee"),
                ("prevention", None, None, "Journées santé", "initial", None, "abandonnee"),
            ],
            id="headings without the word mission",
        ),
        pytest.param(
            SINGLE_TITLES,
            [("acces", 1, 1, "Ouverture du centre", "initial", "Courant 2025", "realisee")],
            id="titles on their own lines",
        ),
    ],
)
def test_other_layouts(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert [told(action) for action in read(text, "bilan.md").actions] == expected


def test_a_total_in_words() -> None:
    assert [declared(total) for total in read(SINGLE_TITLES).totals] == [("acces", 3, 4, 2)]


TWO_TELLINGS = """Bilan 2025 CPTS du Gué
En bref
MISSION 1\t\tStatut
Fiche action n°1 : soins\tMaison de garde\tRéalisé
Nouvelle action\tBus santé\tRéalisé
MISSION 01 : ACCÈS AUX SOINS
FICHE ACTION N°1 :
Soins
SOUS ACTION 1 Ouverture d'une maison de garde
Réalisée
SOUS ACTION 2 Bus santé itinérant
Réalisée
STATUT GÉNÉRAL DE LA MISSION 1 :
Actions réalisées ou en cours : {total}
"""


@pytest.mark.parametrize(
    ("total", "origin", "sheet"),
    [("1/1, ainsi qu'une nouvelle action", Origin.NEW, None), ("2/2", Origin.INITIAL, 1)],
)
def test_the_declared_total_settles_what_is_new(total: str, origin: Origin, sheet: int | None) -> None:
    reading = read(TWO_TELLINGS.format(total=total))
    bus = reading.actions[1]
    assert (bus.origin, bus.sheet) == (origin, sheet)
    assert "nouvelle dans une autre" in remarks(reading)
    assert recount(reading.actions, Mission.ACCES).agrees_with(reading.totals[0].declared)


def test_an_action_that_one_section_forgets_is_said_to_be() -> None:
    reading = read(TWO_TELLINGS.format(total="2/2").replace("Bus santé\t", "Podcasts pour les jeunes\t"))
    assert len(reading.actions) == 3
    assert "«\u00a0Podcasts pour les jeunes\u00a0»\u00a0: seulement dans «\u00a0En bref\u00a0»" in remarks(
        reading
    )


def test_an_impossible_date_is_kept_in_its_words_only() -> None:
    text = "Bilan 2025\nMISSION 1 : ACCÈS AUX SOINS\nSOUS ACTION 1 Garde\nLe 31 février 2025\nRéalisée\n"
    (action,) = read(text).actions
    assert (action.planning_raw, action.start, action.end) == ("Le 31 février 2025", None, None)


def test_two_actions_of_one_number_keep_two_ids() -> None:
    text = "Bilan 2025\nMISSION 1 : ACCÈS AUX SOINS\n" + "SOUS ACTION 1 Garde\nRéalisée\n" * 3
    assert len({action.id for action in read(text).actions}) == 3


@pytest.mark.parametrize(
    ("text", "at_least"),
    [(SHEETS_ONLY, 0.9), (ONE_TABLE, 0.9), (PAGE, 0.9), (GLUED, 0.7), (TWO_TELLINGS, 0.4)],
)
def test_reviews_are_recognised(text: str, at_least: float) -> None:
    assert recognises(opened(text, "doc.html" if text is PAGE else "doc.md")) >= at_least


@pytest.mark.parametrize(
    "text",
    [
        "Bilan 2025\n\nLa CPTS a réalisé de nombreuses actions.\n",
        "# Lettre n°4\n\nMission 1 : accès aux soins\n\nFormation le 3 mars 2026\nInscription en cours\n",
        "Mission 1 : Accès aux soins\nMission 2 : Parcours\nMission 3 : Prévention\nMission 4 : Crise\n",
        "Budget\tMontant\tStatut\nLoyer\t300\tpayé\n",
    ],
)
def test_other_documents_are_not(text: str) -> None:
    assert recognises(opened(text)) <= 0.2


def test_a_document_without_actions_says_so() -> None:
    reading = read("Bilan 2025\nRien à signaler.\n")
    assert reading.actions == reading.territories == ()
    assert "Aucune action n’a été comprise" in remarks(reading)
    assert "nom de la CPTS" in remarks(reading)


@BOUNDED
@pytest.mark.parametrize(
    "text",
    [
        "MISSION 1 : ACCÈS AUX SOINS\n" + "SOUS ACTION " + "1, " * 30_000,
        "MISSION 1 : ACCÈS AUX SOINS\n" + "Fiche action " + "1.1." * 30_000,
        "MISSION 1 : ACCÈS AUX SOINS\n" + "1/1" * 30_000,
        "MISSION 1 : ACCÈS AUX SOINS\n" + "Réalisée " * 15_000,
        "MISSION 1 : ACCÈS AUX SOINS\n" + "réalisée\n" * 5_000,
        "MISSION 1 : ACCÈS AUX SOINS\n" + "a\tRéalisé\n" * 3_000,
        "CPTS " * 20_000,
        "CPTS A" + " B" * 50_000,
        "a" * 100_000 + "@",
        "Mission 1 : (((" + "[" * 100_000,
        "MISSION 1 : ACCÈS AUX SOINS\n" + "SOUS ACTION 1 abc\nRéalisé\n" * 2_000,
        ("MISSION 1 : ACCÈS AUX SOINS\n" + "abc\tRéalisé\n" * 1_500 + "MISSION 2 : PARCOURS\n") * 2,
    ],
    ids=lambda text: text[:48].strip()[-20:],
)
def test_hostile_text_takes_little_time(text: str) -> None:
    read(text)
