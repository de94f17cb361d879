"""Practice write-ups: the real one, and invented ones that are laid out and worded otherwise."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from collectors.documents.manuscript import open_manuscript
from collectors.documents.pratique import parse, recognises
from db.model import Pathway, Reading, Territory
from db.vocabulary import Care, RadarAxis, ResourceKind, Stage
from tests.hang import BOUNDED
from tests.shared import SHARED, needs_shared

TODAY = date(2026, 11, 22)
DOCUMENTS = Path(__file__).parent / "documents"
CAPS, BLANCHE, CAHIERS = "pratique-trois-caps.md", "pratique-vallee-blanche.html", "pratique-cahiers.txt"
REAL = "001_9cdf03908bf3d533.txt"


def read_text(text: str, name: str = "numero.txt") -> Reading:
    return parse(open_manuscript(text.encode(), name), today=TODAY)


@cache
def read_file(path: Path) -> Reading:
    return parse(open_manuscript(path.read_bytes(), path.name), today=TODAY)


def told(name: str, territory: str) -> tuple[Territory, Pathway]:
    """Give what an invented document says of a territory."""
    return of(read_file(DOCUMENTS / name), territory)


def of(reading: Reading, territory: str) -> tuple[Territory, Pathway]:
    card = next(card for card in reading.territories if card.id == territory)
    return card, next(pathway for pathway in reading.pathways if pathway.territory == territory)


def chapter(section: str) -> Pathway:
    """Give the pathway of a document that has one territory and these lines after its card."""
    reading = read_text(f"CPTS DU VAL D’EXEMPLE\n12 communes\n9 000 habitants\n\n{section}\n")
    return reading.pathways[0]


def figures(pathway: Pathway) -> list[tuple[float | None, float | None, float | None, str | None]]:
    return [(figure.value, figure.low, figure.high, figure.unit) for figure in pathway.key_figures]


def remarks(reading: Reading) -> str:
    return "\n".join(remark.text for remark in reading.remarks)


# The real document, against what a careful reader finds in it

FACTS: dict[str, Any] = (
    json.loads((SHARED / "facts" / "pathways.json").read_text()) if SHARED.is_dir() else {"pathways": []}
)
GOLD = {fact["id"]: fact for fact in FACTS["pathways"]}
TERRITORIES = ["sud-tarn", "nord-aveyron", "volvestre-coeur-de-garonne"]


def real() -> Reading:
    return read_file(SHARED / "seeds" / REAL)


@needs_shared
class TestTheRealDocument:
    def test_its_three_territories_in_order_and_no_other(self) -> None:
        assert [card.id for card in real().territories] == TERRITORIES
        assert [pathway.territory for pathway in real().pathways] == TERRITORIES

    @pytest.mark.parametrize("territory", TERRITORIES)
    def test_every_figure_of_a_card(self, territory: str) -> None:
        card, _ = of(real(), territory)
        fact = GOLD[territory]
        assert card.name == fact["cpts"]
        assert (card.communes, card.population) == (fact["communes"], fact["population"])
        assert (card.size_class, card.aci_signed) == (fact["size_class_declared"], fact["aci_date"])
        assert card.contact == fact["contact"].split()[0]
        assert (card.stage, card.as_of, card.region) == (Stage.ACI_SIGNE, "2026-04", fact["region"])

    @pytest.mark.parametrize("territory", TERRITORIES)
    def test_the_site_where_one_is_printed(self, territory: str) -> None:
        printed = GOLD[territory]["website"]
        assert of(real(), territory)[0].website == (printed and f"https://{printed.removeprefix('https://')}")

    @pytest.mark.parametrize("territory", TERRITORIES)
    def test_the_four_steps_by_rank(self, territory: str) -> None:
        steps = of(real(), territory)[1].steps
        assert [(step.n, step.label) for step in steps] == [
            (step["n"], step["name"]) for step in GOLD[territory]["steps"]
        ]
        assert all(step.text.endswith(".") for step in steps)

    @pytest.mark.parametrize("territory", TERRITORIES)
    def test_key_figures(self, territory: str) -> None:
        printed = [
            (fact.get("value"), fact.get("min"), fact.get("max")) for fact in GOLD[territory]["key_figures"]
        ]
        assert [figure[:3] for figure in figures(of(real(), territory)[1])] == printed

    @pytest.mark.parametrize("territory", TERRITORIES)
    def test_care_and_cancers(self, territory: str) -> None:
        pathway = of(real(), territory)[1]
        expected = set(GOLD[territory]["basket_mentions"]) - {"generic"}
        assert {mention.care.value for mention in pathway.care} == expected
        assert list(pathway.cancers) == GOLD[territory]["cancers"]

    @pytest.mark.parametrize(
        ("territory", "title", "partners"),
        [
            (
                "sud-tarn",
                "Le parcours oncologique",
                ["hôpital de Castres", "clinique de Castres", "URPS Infirmiers", "ARS"],
            ),
            (
                "nord-aveyron",
                "La coordination en cancérologie",
                [
                    "établissements hospitaliers (Rodez)",
                    "Ligue contre le cancer",
                    "Institut du Cancer de Montpellier",
                ],
            ),
            (
                "volvestre-coeur-de-garonne",
                "Le parcours oncologique",
                ["Oncopole", "Association «\u00a0Cancer émoi\u00a0»"],
            ),
        ],
    )
    def test_title_and_partners(self, territory: str, title: str, partners: list[str]) -> None:
        pathway = of(real(), territory)[1]
        assert pathway.title == title
        assert [partner.replace("\u00a0", " ") for partner in pathway.partners] == [
            partner.replace("\u00a0", " ") for partner in partners
        ]

    @pytest.mark.parametrize(
        ("territory", "origin", "funding", "barriers", "levers", "perspectives"),
        [
            ("sud-tarn", 3, 1, 0, 1, 5),
            ("nord-aveyron", 1, 1, 3, 3, 4),
            ("volvestre-coeur-de-garonne", 1, 1, 1, 1, 5),
        ],
    )
    def test_how_many_paragraphs_and_items(
        self, territory: str, origin: int, funding: int, barriers: int, levers: int, perspectives: int
    ) -> None:
        pathway = of(real(), territory)[1]
        assert (len(pathway.origin), len(pathway.funding)) == (origin, funding)
        assert (len(pathway.barriers), len(pathway.levers)) == (barriers, levers)
        assert len(pathway.perspectives) == perspectives

    @pytest.mark.parametrize(
        ("territory", "tools"),
        [
            ("sud-tarn", ["dossier oncologique", "fiche de surveillance", "annuaire", "répertoire"]),
            ("nord-aveyron", ["affiche", "formation en cancérologie", "ligne téléphonique dédiée"]),
            ("volvestre-coeur-de-garonne", ["flyer", "guide patient", "annuaire des ressources"]),
        ],
    )
    def test_tools(self, territory: str, tools: list[str]) -> None:
        found = [tool.lower() for tool in of(real(), territory)[1].tools]
        assert [tool for tool in tools if not any(name.startswith(tool) for name in found)] == []
        assert len(found) == len({name.split()[0] for name in found})

    def test_lists_that_are_drawn_and_the_radar_without_numbers_are_remarked(self) -> None:
        drawn = [remark.text for remark in real().remarks if "dessiné" in remark.text]
        assert [text.split("\u00a0")[0] for text in drawn[:2]] == [
            "CPTS Sud Tarn",
            "CPTS Volvestre - Cœur de Garonne",
        ]
        assert all(set(pathway.radar.values()) == {None} for pathway in real().pathways)
        assert "aucune note" in remarks(real())

    def test_the_document(self) -> None:
        document = real().document
        assert document.title == "CPTS En pratique n°2"
        assert document.id == "pratique-cpts-en-pratique-2"
        assert (document.publisher, document.region, document.published) == (
            "Guichet CPTS",
            "Occitanie",
            "2026-04",
        )

    def test_resources_described_and_linked(self) -> None:
        resources = {resource.title: resource for resource in real().resources}
        platform, record, training = list(resources.values())[:3]
        assert platform.kind is ResourceKind.OUTIL
        assert "@" not in (platform.description or "")
        assert record.url == "https://onco-occitanie.fr/contact/"
        assert "contact@appuisanteformation.fr" in (training.description or "")
        assert len(resources) == 13

    def test_no_person_is_stored(self) -> None:
        lines = (SHARED / "seeds" / REAL).read_text().split("\n")
        text, stored = "\n".join(lines), real().model_dump_json()
        numbers = [at for at, line in enumerate(lines) if re.fullmatch(r"0\d(?:[ .]\d\d){4}", line.strip())]
        named = [lines[at - 2] for at in numbers if re.fullmatch(r"[A-Z]\w+ [A-Z]\w+", lines[at - 2])]
        named += re.findall(r"[A-Z][a-z]+-[A-Z][a-z]+ [A-Z]{4,}", text)
        kept = {card.contact for card in real().territories} | {"contact@appuisanteformation.fr"}
        boxes = set(re.findall(r"[\w.]+@[\w.-]+\w", text)) - kept
        quoted = re.findall(r"^- (\w+ .*CPTS)$", text, re.MULTILINE)
        assert (len(numbers), len(named), len(boxes), len(quoted)) == (2, 2, 2, 8)
        assert [words for words in (*named, *boxes, *quoted) if words in stored] == []
        assert [at for at in numbers if lines[at].strip() in stored] == []

    def test_the_same_pages_as_a_pdf_give_the_same_pathways(self) -> None:
        data = as_pdf((SHARED / "seeds" / REAL).read_text())
        reading = parse(open_manuscript(data, "numero.pdf"), today=TODAY)
        without_place = {"place": True}
        assert [pathway.model_dump(exclude=without_place) for pathway in reading.pathways] == [
            pathway.model_dump(exclude=without_place) for pathway in real().pathways
        ]
        assert [card.model_dump(exclude=without_place) for card in reading.territories] == [
            card.model_dump(exclude=without_place) for card in real().territories
        ]
        assert (reading.pathways[0].place or "").startswith("p. ")


def as_pdf(text: str) -> bytes:
    """Set a text as a PDF, one paragraph per line, with a space where it has empty lines."""
    style = getSampleStyleSheet()["Normal"]
    flow: list[Any] = []
    for line in text.replace("**", "").split("\n"):
        plain = escape(line.replace("\t", "   ").strip(" *"))
        flow.append(Paragraph(plain, style) if plain else Spacer(1, 8))
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(flow)
    return buffer.getvalue()


# Invented issues


class TestCards:
    @pytest.mark.parametrize(
        ("name", "territory", "communes", "population", "size", "signed", "contact"),
        [
            (CAPS, "trois-caps", 62, 88210, 3, "2023-03", "contact@cpts-troiscaps.example"),
            (CAPS, "pays-d-armor-exemple", 41, 39800, 2, "2022-03-12", None),
            (BLANCHE, "vallee-blanche", 18, 31044, 1, "2021-02", "coordination@vb.example"),
            (BLANCHE, "sologne-exemple", 27, 82400, 3, "2020-06", None),
            (BLANCHE, "val-clair", 9, 12500, None, None, None),
            (BLANCHE, "grand-bocage", 101, 180000, None, None, None),
            (CAHIERS, "pays-d-exemple", 53, 61200, 2, "2022-09", "contact@cpts-exemple.example"),
            (CAHIERS, "colline-sur-orne", 29, 24870, None, None, None),
        ],
    )
    def test_figures_however_they_are_laid_out(
        self,
        name: str,
        territory: str,
        communes: int,
        population: int,
        size: int | None,
        signed: str | None,
        contact: str | None,
    ) -> None:
        card, _ = told(name, territory)
        assert (card.communes, card.population, card.size_class) == (communes, population, size)
        assert (card.aci_signed, card.contact) == (signed, contact)
        assert (card.stage is Stage.ACI_SIGNE) == (signed is not None)

    @pytest.mark.parametrize(
        "card",
        [
            "ACI\n2024\n\n62\n\ncommunes\n\n88 210\n\nhabitants",
            "Communes\t62\nHabitants\t88 210 hab.\nACI\t2024",
            "Communes : 62 / Population : 88 210 / ACI : 2024",
            "88.210 habitants répartis dans 62 communes, ACI signé en 2024",
        ],
    )
    def test_any_order(self, card: str) -> None:
        found = read_text(f"CPTS Val d’Exemple\n{card}\n\nOrigine\nUn constat.\n").territories[0]
        assert (found.communes, found.population, found.aci_signed) == (62, 88210, "2024")

    def test_a_size_that_the_inhabitants_contradict_is_kept_and_remarked(self) -> None:
        assert told(CAPS, "pays-d-armor-exemple")[0].size_class == 2
        assert "taille 2 déclarée, 1 d’après le nombre d’habitants" in remarks(read_file(DOCUMENTS / CAPS))

    def test_a_mailbox_that_may_be_a_person_s_is_not_kept_and_remarked(self) -> None:
        reading = read_file(DOCUMENTS / BLANCHE)
        assert "exemplaire" not in reading.model_dump_json()
        assert "adresse qui peut être celle d’une personne" in remarks(reading)

    def test_site_and_department_where_printed(self) -> None:
        assert told(CAPS, "trois-caps")[0].website == "https://www.troiscaps.example/"
        assert told(CAPS, "pays-d-armor-exemple")[0].department == "22"
        assert told(CAPS, "trois-caps")[0].department is None


class TestChapters:
    @pytest.mark.parametrize(
        ("name", "names"),
        [
            (CAPS, ["CPTS des Trois Caps", "CPTS Pays d’Armor-Exemple"]),
            (
                BLANCHE,
                [
                    "CPTS de la Vallée Blanche",
                    "CPTS Sologne-Exemple",
                    "CPTS du Val Clair",
                    "CPTS Grand Bocage",
                ],
            ),
            (CAHIERS, ["CPTS du Pays d'Exemple", "CPTS Colline-sur-Orne"]),
        ],
    )
    def test_one_per_territory_in_order(self, name: str, names: list[str]) -> None:
        assert [card.name for card in read_file(DOCUMENTS / name).territories] == names

    @pytest.mark.parametrize(
        "heading",
        [
            "Communauté Professionnelle Territoriale de Santé du Val Fleuri",
            "Fiche n°1 : CPTS DU VAL FLEURI (70)",
            "Parcours déployé par la CPTS du Val Fleuri : un relais",
            "CPTS du Val Fleuri – 12 communes – 9 000 habitants",
        ],
    )
    def test_headings(self, heading: str) -> None:
        reading = read_text(f"{heading}\n12 communes\n9 000 habitants\n\nOrigine\nUn constat.\n")
        assert [(card.id, card.communes) for card in reading.territories] == [("val-fleuri", 12)]

    def test_a_heading_above_a_card_is_a_name_where_no_row_says_cpts(self) -> None:
        text = "# Recueil\n## Val Sec\n12 communes et 9 000 habitants\n### Contexte\nUn constat.\n## Suite\nFin.\n"
        assert [card.name for card in read_text(text, "recueil.md").territories] == ["Val Sec"]

    def test_contents_lists_partners_and_running_heads_open_none(self) -> None:
        reading = read_text(
            "Parcours de la CPTS Val Sec p.4\nParcours de la CPTS du Lac ..... 9\n\n"
            "CPTS VAL SEC\n12 communes\n9 000 habitants\n\nPartenaires\n\nCPTS du Marais\n\nCHU de Kerbrune\n\n"
            "CPTS VAL SEC\n\nPerspectives\n\nOuvrir un lieu\n"
        )
        assert [card.id for card in reading.territories] == ["val-sec"]
        assert reading.pathways[0].partners == ("CPTS du Marais", "CHU de Kerbrune")
        assert reading.pathways[0].perspectives == ("Ouvrir un lieu",)

    def test_what_follows_the_last_territory_is_not_its_own(self) -> None:
        _, last = told(CAPS, "pays-d-armor-exemple")
        assert last.levers == ("Une équipe soudée",)
        assert last.care == ()

    def test_the_pages_before_the_territories_are_nobody_s(self) -> None:
        assert Care.NUTRITION not in {mention.care for mention in told(CAPS, "trois-caps")[1].care}


class TestSections:
    def test_titles_and_cancers(self) -> None:
        assert told(CAPS, "trois-caps")[1].title == "Un parcours sein et prostate"
        assert told(CAPS, "trois-caps")[1].cancers == ("sein", "prostate")
        assert told(BLANCHE, "vallee-blanche")[1].title == "La filière ville-hôpital"
        assert told(BLANCHE, "vallee-blanche")[1].cancers == ("tous cancers",)
        assert told(BLANCHE, "sologne-exemple")[1].cancers == ("poumon",)
        assert told(BLANCHE, "grand-bocage")[1].cancers == ()
        assert told(CAHIERS, "pays-d-exemple")[1].title == "Le parcours colon"

    def test_origin_is_without_quotations_and_persons(self) -> None:
        origin = told(CAPS, "trois-caps")[1].origin
        assert origin[0].endswith("Le Dr […] a proposé une réunion.")
        assert len(origin) == 2
        assert len(told(BLANCHE, "vallee-blanche")[1].origin) == 1

    def test_broken_lines_are_joined(self) -> None:
        pathway = chapter("Naissance du projet\n\nLe suivi était\n\nincertain en ville.\n\nIl fallait agir.")
        assert pathway.origin == ("Le suivi était incertain en ville.", "Il fallait agir.")

    @pytest.mark.parametrize(
        "heading",
        ["COÛTS POUR LA CPTS", "couts", "Coûts et financement", "3. Financement du projet", "Le budget :"],
    )
    def test_headings_in_any_case_and_wording(self, heading: str) -> None:
        assert chapter(f"{heading}\n\nLa mission 2 paie.").funding == ("La mission 2 paie.",)

    def test_a_heading_with_its_text(self) -> None:
        assert told(CAHIERS, "pays-d-exemple")[1].funding == (
            "12 000 € par an, pris sur la mission parcours.",
        )

    def test_an_unknown_heading_is_remarked_and_its_text_joins_no_section(self) -> None:
        assert "rubrique non comprise\u00a0: Gouvernance élargie du comité" in remarks(
            read_file(DOCUMENTS / CAPS)
        )
        assert "élus y siègent" not in read_file(DOCUMENTS / CAPS).model_dump_json(exclude={"remarks"})

    def test_missing_sections_are_remarked(self) -> None:
        missing = (
            "CPTS Grand Bocage\u00a0: rubriques non trouvées\u00a0: coûts, partenaires, chiffres clés, étapes"
        )
        assert missing in remarks(read_file(DOCUMENTS / BLANCHE))

    @pytest.mark.parametrize(
        ("section", "items"),
        [
            (
                "Perspectives\n\nNous visons plus loin.\n\nDes pistes :\n\nOuvrir\nplus tôt\n\nFormer",
                ["Ouvrir plus tôt", "Former"],
            ),
            ("Axes d’amélioration\n\nTrois idées.\n- Ouvrir\n- Former ;", ["Ouvrir", "Former"]),
            ("Et demain ?\n\nOuvrir un lieu.", ["Ouvrir un lieu."]),
        ],
    )
    def test_perspectives(self, section: str, items: list[str]) -> None:
        assert list(chapter(section).perspectives) == items


class TestPartners:
    @pytest.mark.parametrize(
        ("text", "partners"),
        [
            (
                "Un lien avec l’hôpital et la clinique de Kerbrune.",
                ["hôpital de Kerbrune", "clinique de Kerbrune"],
            ),
            ("Les CHU de Kerbrune et de Villexemple.", ["CHU de Kerbrune", "CHU de Villexemple"]),
            ("Les hôpitaux de Kerbrune et d’Aubexemple.", ["hôpital de Kerbrune", "hôpital d’Aubexemple"]),
            (
                "L’URPS médecins libéraux, l’ARS et la CPAM du Doubs.",
                ["URPS médecins libéraux", "ARS", "CPAM du Doubs"],
            ),
            (
                "L’association « Vivre après » et la Ligue contre le cancer.",
                ["association « Vivre après »", "Ligue contre le cancer"],
            ),
            (
                "Le DAC 70, le réseau Onco-Exemple et Unicancer.",
                ["DAC 70", "réseau Onco-Exemple", "Unicancer"],
            ),
            ("L’ARS puis l’ARS Bretagne.", ["ARS Bretagne"]),
            ("- **L’Exemplopôle** qui forme\n- Les pharmaciens", ["Exemplopôle"]),
            (
                "- La Maison d’Exemple : un lieu\n- Ville de Kerbrune",
                ["Maison d’Exemple", "Ville de Kerbrune"],
            ),
            ("Les associations, les cliniques et les médecins du Doubs.", []),
            ("- Anne Exemplaire, infirmière\n- Dr Exemplaire", []),
        ],
    )
    def test_organisations_are_named_and_persons_are_not(self, text: str, partners: list[str]) -> None:
        assert list(chapter(f"Modalités partenariales\n\n{text}").partners) == partners

    def test_of_a_whole_issue(self) -> None:
        assert told(CAPS, "trois-caps")[1].partners == (
            "CHU de Kerbrune",
            "Clinique Saint-Exemple",
            "Ligue contre le cancer",
            "Amis du Goëlo",
            "DAC 99",
        )
        assert told(BLANCHE, "vallee-blanche")[1].partners == (
            "centre hospitalier de Villexemple",
            "CPAM de l’Exemple",
            "association « Vivre après »",
            "clinique de Villexemple",
            "clinique de Bourg-Exemple",
        )


class TestKeyFigures:
    @pytest.mark.parametrize(
        ("text", "figure", "label"),
        [
            ("3 à 6 Consultations par patient", (None, 3, 6, None), "Consultations par patient"),
            ("15 D’infirmier.e.s prévus", (15, None, None, None), "infirmier.e.s prévus"),
            ("9\n\nInfirmières formées", (9, None, None, None), "Infirmières formées"),
            ("1h\n\ndurée d’une visite", (1, None, None, "h"), "durée d’une visite"),
            ("1h30 de visite", (1.5, None, None, "h"), "visite"),
            ("12 : infirmiers formés", (12, None, None, None), "infirmiers formés"),
            ("Patients inclus : 140", (140, None, None, None), "Patients inclus"),
            ("Patients inclus\t1 250", (1250, None, None, None), "Patients inclus"),
            ("80 % de patients satisfaits", (80, None, None, "%"), "patients satisfaits"),
            ("entre 4 et 6 visites", (None, 4, 6, None), "visites"),
            ("+ de 30 structures", (30, None, None, None), "structures"),
            ("4\nCONSULTATIONS PAR PATIENT", (4, None, None, None), "Consultations par patient"),
            ("Visites\n\n35", (35, None, None, None), "Visites"),
        ],
    )
    def test_each_shape(self, text: str, figure: tuple[Any, ...], label: str) -> None:
        pathway = chapter(f"Chiffres clés\n\n{text}\n\nPerspectives\n\nFin")
        assert figures(pathway) == [figure]
        assert pathway.key_figures[0].label == label
        assert label.lower() in pathway.key_figures[0].stated_as.lower()

    def test_several_on_a_line(self) -> None:
        pathway = chapter("Chiffres clés : 12 infirmiers formés ; 140 patients inclus, 3 réunions")
        assert [(figure.value, figure.label) for figure in pathway.key_figures] == [
            (12, "infirmiers formés"),
            (140, "patients inclus"),
            (3, "réunions"),
        ]

    def test_a_line_without_a_number_is_remarked(self) -> None:
        assert "Chiffre clé non compris\u00a0: une dizaine de réunions" in remarks(
            read_file(DOCUMENTS / CAPS)
        )


class TestSteps:
    @pytest.mark.parametrize(
        "text",
        [
            "01\n\nREPÉRAGE ET ORIENTATION\n\nUn.\n\n03\n\nSOUTIEN\n\nTrois.\n\n"
            "02\n\nPRISE EN CHARGE\n\nDeux.\n\n04\n\nSUIVI\n\nQuatre.",
            "Étapes\n\n1. Repérage et orientation\nUn.\n2. Prise en charge\nDeux.\n"
            "3. Soutien\nTrois.\n4. Suivi\nQuatre.",
            "Étape 1 : Repérage et orientation : Un.\nÉtape 2 : Prise en charge : Deux.\n"
            "Étape 3 : Soutien : Trois.\nÉtape 4 : Suivi : Quatre.",
            "1\tRepérage et orientation\tUn.\n2\tPrise en charge\tDeux.\n3\tSoutien\tTrois.\n4\tSuivi\tQuatre.",
            "① Repérage et orientation\nUn.\n② Prise en charge\nDeux.\n③ Soutien\nTrois.\n④ Suivi\nQuatre.",
        ],
    )
    def test_by_rank_however_they_are_printed(self, text: str) -> None:
        steps = chapter(f"Naissance du projet\n\nUn suivi en charge.\n\n{text}\n\nPerspectives\n\nFin").steps
        assert [(step.n, step.label, step.text) for step in steps] == [
            (1, "Repérage et orientation", "Un."),
            (2, "Prise en charge", "Deux."),
            (3, "Soutien", "Trois."),
            (4, "Suivi", "Quatre."),
        ]

    def test_a_quotation_or_a_title_ends_the_text(self) -> None:
        pathway = chapter(
            "04\n\nSUIVI\n\nUn appel.\n\n« Je rappelle toujours chacun de mes patients le lundi. »\n\n- Infirmière\n\n"
            "Livret du patient\n\nCe livret dit à qui parler, et il est remis à la première visite."
        )
        assert pathway.steps[0].text == "Un appel."
        assert pathway.tools == ("Livret du patient",)

    def test_a_fifth_a_second_and_a_missing_one_are_remarked(self) -> None:
        text = "CPTS du Lac\n12 communes\n\n01\nREPÉRAGE\nUn.\n01\nREPÉRAGE\nBis.\n05\nBILAN\nCinq.\n"
        found = remarks(read_text(text))
        assert "Étape 1 imprimée deux fois" in found
        assert "Étape 5 non retenue" in found
        assert "étapes trouvées\u00a0: 1 sur 4" in found


class TestTools:
    def test_items_titles_and_mentions(self) -> None:
        assert told(CAPS, "trois-caps")[1].tools == (
            "Fiche de liaison ville-hôpital",
            "Carnet de suivi",
            "messagerie sécurisée",
            "guide patient",
            "ligne téléphonique unique",
            "annuaire partagé",
        )
        assert told(CAHIERS, "pays-d-exemple")[1].tools == (
            "Livret d’accueil du patient",
            "cartographie des ressources",
        )

    def test_what_a_poster_shows_is_not_stored(self) -> None:
        stored = read_file(DOCUMENTS / CAHIERS).model_dump_json()
        assert "Dupont" not in stored
        assert "06 00" not in stored


class TestBarriersAndLevers:
    @pytest.mark.parametrize(
        ("name", "territory", "barriers", "levers"),
        [
            (
                CAPS,
                "trois-caps",
                ["Turn-over des équipes", "Logiciels qui ne se parlent pas"],
                ["Un élu très présent", "Des locaux partagés"],
            ),
            (
                BLANCHE,
                "vallee-blanche",
                ["Manque de temps", "Zone rurale"],
                ["Réunions courtes", "Soutien des élus"],
            ),
            (
                BLANCHE,
                "val-clair",
                ["Difficulté à joindre les services", "Horaires décalés", "Manque de salles"],
                ["Création d’un numéro unique"],
            ),
            (
                BLANCHE,
                "sologne-exemple",
                ["On a manqué de médecins"],
                ["la salle prêtée a tout débloqué pour les visites."],
            ),
            (
                CAHIERS,
                "pays-d-exemple",
                ["manque de temps", "éloignement des centres"],
                ["un hôpital volontaire", "des réunions en visioconférence"],
            ),
        ],
    )
    def test_by_headings_table_wording_or_quotation(
        self, name: str, territory: str, barriers: list[str], levers: list[str]
    ) -> None:
        pathway = told(name, territory)[1]
        assert (list(pathway.barriers), list(pathway.levers)) == (barriers, levers)

    def test_an_item_that_says_neither_is_remarked(self) -> None:
        reading = read_text(
            "CPTS du Lac\n12 communes\n\nFreins et leviers\n\nManque de temps\n\nLa météo\n\nAppui d’un élu\n"
        )
        assert (reading.pathways[0].barriers, reading.pathways[0].levers) == (
            ("Manque de temps",),
            ("Appui d’un élu",),
        )
        assert "Ni frein ni levier d’après ses mots\u00a0: La météo" in remarks(reading)

    def test_a_quotation_that_says_nothing_plain_gives_nothing(self) -> None:
        pathway = chapter(
            "Freins et leviers\n\n« Nous avons avancé tous ensemble, un jour après l’autre. »\n\n- Infirmière"
        )
        assert (pathway.barriers, pathway.levers) == ((), ())


class TestRadarAndCare:
    @pytest.mark.parametrize(
        ("name", "territory", "scores"),
        [
            (CAPS, "trois-caps", [4, 3, 5, None, None]),
            (BLANCHE, "vallee-blanche", [3, 2, 4, 1, 5]),
            (CAHIERS, "pays-d-exemple", [3, 2, 4, 2, 1]),
            (CAHIERS, "colline-sur-orne", [None] * 5),
        ],
    )
    def test_scores_only_where_numbers_are_printed(
        self, name: str, territory: str, scores: list[int | None]
    ) -> None:
        radar = told(name, territory)[1].radar
        assert [radar[axis] for axis in RadarAxis] == scores

    def test_a_score_out_of_another_number_is_remarked(self) -> None:
        assert "Radar, Ingénierie\u00a0: note «\u00a07/10\u00a0» non retenue" in remarks(
            read_file(DOCUMENTS / CAPS)
        )

    def test_costs_in_a_section_are_no_score(self) -> None:
        pathway = chapter("Coûts\n\n3 000 € par an.")
        assert pathway.radar[RadarAxis.COUTS] is None
        assert pathway.funding == ("3 000 € par an.",)

    def test_care_keeps_its_words_and_what_is_out_of_the_basket_is_left(self) -> None:
        mentions = {mention.care: mention.stated_as for mention in told(CAHIERS, "pays-d-exemple")[1].care}
        assert mentions == {Care.SOCIAL: "assistant social"}


class TestDocument:
    @pytest.mark.parametrize(
        ("name", "identity", "title", "publisher", "region", "published"),
        [
            (
                CAPS,
                "pratique-retours-d-experience-des-cpts-de-bretagne-7",
                "Retours d’expérience des CPTS de Bretagne n°7",
                "Guichet CPTS Bretagne",
                "Bretagne",
                "2027-06",
            ),
            (
                BLANCHE,
                "pratique-cpts-en-pratique-3",
                "CPTS en pratique n°3",
                "URPS Centre-Val de Loire",
                "Centre-Val de Loire",
                "2028-01",
            ),
            (
                CAHIERS,
                "pratique-les-cahiers-pratiques-4",
                "Les cahiers pratiques n°4",
                "Guichet CPTS Normandie",
                "Normandie",
                "2029-03",
            ),
        ],
    )
    def test_cover(
        self, name: str, identity: str, title: str, publisher: str, region: str, published: str
    ) -> None:
        document = read_file(DOCUMENTS / name).document
        assert (document.id, document.title) == (identity, title)
        assert (document.publisher, document.region, document.published) == (publisher, region, published)

    def test_what_the_reader_of_the_document_knows_wins(self) -> None:
        manuscript = open_manuscript((DOCUMENTS / CAPS).read_bytes(), CAPS)
        document = parse(
            manuscript, today=TODAY, published="2027-07-01", url="https://exemple.example/7"
        ).document
        assert (document.published, document.url) == ("2027-07-01", "https://exemple.example/7")

    def test_without_series_and_number_the_id_follows_the_content(self) -> None:
        first, again, other = (read_text(f"CPTS du Lac\n{n} communes\n").document.id for n in (12, 12, 13))
        assert first == again != other

    def test_resources_after_the_territories(self) -> None:
        found = {resource.title: resource for resource in read_file(DOCUMENTS / CAPS).resources}
        assert list(found) == [
            "Plateforme Exemple-Sein",
            "Annuaire des soins de support",
            "Guide de l’annonce",
        ]
        assert found["Annuaire des soins de support"].url == "https://annuaire.example/sos"
        assert found["Annuaire des soins de support"].kind is ResourceKind.ANNUAIRE
        assert found["Guide de l’annonce"].url is None

    def test_places(self) -> None:
        assert told(CAHIERS, "pays-d-exemple")[1].place == "p. 2"
        assert told(CAPS, "trois-caps")[1].place == "l. 7"


class TestRecognition:
    @pytest.mark.parametrize("name", [CAPS, BLANCHE, CAHIERS])
    def test_a_write_up(self, name: str) -> None:
        assert recognises(open_manuscript((DOCUMENTS / name).read_bytes(), name)) > 0.8

    @needs_shared
    @pytest.mark.parametrize(
        ("prefix", "known"), [("000", False), ("001", True), ("002", False), ("003", False), ("004", False)]
    )
    def test_the_real_documents(self, prefix: str, known: bool) -> None:
        path = next((SHARED / "seeds").glob(f"{prefix}_*"))
        score = recognises(open_manuscript(path.read_bytes(), path.name))
        assert score > 0.8 if known else score < 0.3

    def test_a_review_with_a_card_and_sections_of_its_own(self) -> None:
        sheets = "".join(
            f"Fiche action {n}\nContexte\nUn besoin.\nPartenaires\nCHU de Kerbrune\nBudget\n1 000 €\n"
            "Freins\nManque de temps\nLeviers\nUn élu\nPerspectives\nPoursuivre\n"
            for n in range(1, 6)
        )
        text = f"Bilan\nCPTS du Lac\n12 communes\n9 000 habitants\n{sheets}"
        assert recognises(open_manuscript(text.encode(), "bilan.txt")) < 0.3

    def test_a_letter_that_names_a_cpts(self) -> None:
        text = "Lettre n°8\nLa CPTS du Lac ouvre un centre.\nCPTS du Lac\n12 juin : réunion publique.\n"
        manuscript = open_manuscript(text.encode(), "lettre.txt")
        assert recognises(manuscript) == 0
        assert "Aucun territoire reconnu" in remarks(parse(manuscript, today=TODAY))


NOISE = [("1", 50_000), ("1 ", 25_000), ("-", 50_000), ("(", 50_000), ("« ", 25_000), ("CPTS Aa ", 6_000)]
NOISE += [("12\n", 10_000), ("hôpital et la clinique de ", 2_000), ("cancer du sein et ", 3_000)]
NOISE += [("a@a.", 12_000), ("01\nREPÉRAGE\n", 4_000), ("de ", 16_000)]


@BOUNDED
@pytest.mark.parametrize(("piece", "times"), NOISE)
@pytest.mark.parametrize(
    "section", ["", "Modalités partenariales\n", "Chiffres clés\n", "Freins et leviers\n"]
)
def test_hostile_text_is_read_in_time(section: str, piece: str, times: int) -> None:
    manuscript = open_manuscript(
        f"CPTS du Lac\n12 communes\n{section}{piece * times}\n".encode(), "bruit.txt"
    )
    recognises(manuscript)
    parse(manuscript, today=TODAY)
