"""The field's words: stable ASCII codes, each with its French label.

A code is what is stored, exported and put into addresses; a label is what a screen shows. Codes never
change once published; labels may.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Self, TypeVar


class Labelled(StrEnum):
    """A code with a French label; members are written `NAME = "code", "Libellé"`."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """Make the member a plain string equal to its code, with its label beside it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


Value = TypeVar("Value", bound=Labelled, covariant=True)


@dataclass(frozen=True)
class Label(Generic[Value]):
    """A value of the vocabulary, with the words of the source that gave it."""

    value: Value
    words: str


class Mission(Labelled):
    """The six missions of a CPTS, as codes: their rank differs between the law and the contracts.

    Source: convention (ACI) of 20 June 2019 and its avenant 2 of 20 December 2021.
    """

    ACCES = "acces", "Accès aux soins"
    PARCOURS = "parcours", "Parcours pluriprofessionnels"
    PREVENTION = "prevention", "Prévention"
    CRISE = "crise", "Crises sanitaires"
    QUALITE = "qualite", "Qualité et pertinence"
    ACCOMPAGNEMENT = "accompagnement", "Accompagnement des professionnels"

    def is_core(self, on: date) -> bool:
        """Tell whether the mission is part of the core set (`socle`) on that date."""
        if self is Mission.CRISE:
            return on >= AVENANT_2
        return self in (Mission.ACCES, Mission.PARCOURS, Mission.PREVENTION)


AVENANT_2 = date(2021, 12, 20)


class ActionStatus(Labelled):
    """Where an action of a CPTS stands; the order is the one screens show."""

    REALISEE = "realisee", "Réalisée"
    EN_COURS = "en_cours", "En cours"
    A_VENIR = "a_venir", "À venir"
    REPORTEE = "reportee", "Reportée"
    NON_REALISEE = "non_realisee", "Non réalisée"
    SUSPENDUE = "suspendue", "Suspendue"
    ABANDONNEE = "abandonnee", "Abandonnée"

    @property
    def is_done_or_ongoing(self) -> bool:
        """Tell whether a CPTS counts it as « réalisée ou en cours »."""
        return self in (ActionStatus.REALISEE, ActionStatus.EN_COURS)


class Origin(Labelled):
    """Whether an action stood in the project as signed, or was added later."""

    INITIAL = "initial", "projet initial"
    NEW = "new", "nouvelle, hors projet initial"


class EventStatus(Labelled):
    """What is known of an event; « past » is derived, never stored."""

    ANNOUNCED = "announced", "Annoncé"
    CONFIRMED = "confirmed", "Confirmé"
    FULL = "full", "Complet"
    POSTPONED = "postponed", "Reporté"
    CANCELLED = "cancelled", "Annulé"
    MISSING = "missing", "Plus annoncé"


class Mode(Labelled):
    """How one attends."""

    ONSITE = "onsite", "Présentiel"
    ONLINE = "online", "En ligne"
    HYBRID = "hybrid", "Présentiel et en ligne"


class EventKind(Labelled):
    """What sort of gathering it is."""

    FORMATION = "formation", "Formation"
    WEBINAIRE = "webinaire", "Webinaire"
    SOIREE = "soiree", "Soirée"
    CONGRES = "congres", "Congrès"
    SEMINAIRE = "seminaire", "Séminaire"
    JOURNEE = "journee", "Journée"
    RENCONTRE = "rencontre", "Rencontre"
    REUNION = "reunion", "Réunion"
    ATELIER = "atelier", "Atelier"
    FORUM = "forum", "Forum"
    SALON = "salon", "Salon"
    DEPISTAGE = "depistage", "Dépistage et prévention"
    ASSEMBLEE = "assemblee", "Assemblée générale"


class Profession(Labelled):
    """For whom an event is; the label is a plural, as in « Public : pharmaciens »."""

    MEDECIN_GENERALISTE = "medecin_generaliste", "médecins généralistes"
    MEDECIN_SPECIALISTE = "medecin_specialiste", "médecins spécialistes"
    MEDECIN = "medecin", "médecins"
    INFIRMIER = "infirmier", "infirmiers"
    INFIRMIER_COORDINATION = "infirmier_coordination", "infirmiers de coordination"
    IPA = "ipa", "infirmiers en pratique avancée"
    PHARMACIEN = "pharmacien", "pharmaciens"
    KINESITHERAPEUTE = "kinesitherapeute", "kinésithérapeutes"
    ORTHOPHONISTE = "orthophoniste", "orthophonistes"
    ORTHOPTISTE = "orthoptiste", "orthoptistes"
    ERGOTHERAPEUTE = "ergotherapeute", "ergothérapeutes"
    PSYCHOMOTRICIEN = "psychomotricien", "psychomotriciens"
    PSYCHOLOGUE = "psychologue", "psychologues"
    DIETETICIEN = "dieteticien", "diététiciens"
    ENSEIGNANT_APA = "enseignant_apa", "enseignants en APA"
    SAGE_FEMME = "sage_femme", "sages-femmes"
    PEDICURE_PODOLOGUE = "pedicure_podologue", "pédicures-podologues"
    CHIRURGIEN_DENTISTE = "chirurgien_dentiste", "chirurgiens-dentistes"
    BIOLOGISTE = "biologiste", "biologistes"
    MANIPULATEUR_RADIO = "manipulateur_radio", "manipulateurs radio"
    ASSISTANT_DENTAIRE = "assistant_dentaire", "assistants dentaires"
    TRAVAILLEUR_SOCIAL = "travailleur_social", "assistants et travailleurs sociaux"
    EDUCATEUR = "educateur", "éducateurs spécialisés"
    AIDE_A_DOMICILE = "aide_a_domicile", "aides à domicile"
    SECRETAIRE_MEDICALE = "secretaire_medicale", "secrétaires médicales"
    COORDINATEUR = "coordinateur", "coordinateurs"
    REPRESENTANT_USAGERS = "representant_usagers", "représentants des usagers"
    GRAND_PUBLIC = "grand_public", "grand public"


class Theme(Labelled):
    """What it is about."""

    SEIN = "sein", "sein"
    THORAX = "thorax", "thorax et poumon"
    ORL = "orl", "ORL et VADS"
    HEMATOLOGIE = "hematologie", "hématologie"
    GYNECOLOGIE = "gynecologie", "gynécologie"
    COLORECTAL = "colorectal", "colorectal"
    DIGESTIF = "digestif", "digestif"
    ONCOGERIATRIE = "oncogeriatrie", "oncogériatrie"
    PEDIATRIE = "pediatrie", "pédiatrie et AJA"
    SOINS_SUPPORT = "soins_support", "soins oncologiques de support"
    CHIRURGIE = "chirurgie", "chirurgie oncologique"
    THROMBOSE = "thrombose", "thrombose"
    DEPISTAGE = "depistage", "dépistage"
    APRES_CANCER = "apres_cancer", "après-cancer"
    DCC = "dcc", "DCC et eRCP"
    THERAPIES_ORALES = "therapies_orales", "anticancéreux oraux"
    ETP = "etp", "éducation thérapeutique"
    RECHERCHE = "recherche", "recherche clinique"
    SOCIAL = "social", "social"
    SARCOMES = "sarcomes", "sarcomes"
    ACTIVITE_PHYSIQUE = "activite_physique", "activité physique adaptée"
    ANNONCE = "annonce", "annonce du cancer"
    ORGANISATION = "organisation", "organisation des soins"


class Care(Labelled):
    """INCa's basket of oncology supportive care: four core items, then five complementary ones.

    Source: INCa, referential of supportive care, as listed by the Guichet CPTS in April 2026. The basket
    is reference data and never read from a page.
    """

    DOULEUR = "douleur", "Prise en charge de la douleur"
    NUTRITION = "nutrition", "Diététique et nutrition"
    PSY = "psy", "Prise en charge psychologique"
    SOCIAL = "social", "Sociale, familiale et professionnelle"
    ACTIVITE_PHYSIQUE = "ap", "Activité physique"
    FERTILITE = "fertilite", "Préservation de la fertilité"
    SEXUALITE = "sexualite", "Troubles de la sexualité"
    HYGIENE = "hygiene", "Conseils d’hygiène de vie"
    PROCHES = "proches", "Soutien des proches et des aidants"

    @property
    def is_core(self) -> bool:
        """Tell whether it is one of the four core items."""
        return self in (Care.DOULEUR, Care.NUTRITION, Care.PSY, Care.SOCIAL)


class RadarAxis(Labelled):
    """The five axes of the Guichet CPTS's radar: what a pathway asks of those who build it."""

    DELAI = "delai", "Délai"
    COUTS = "couts", "Coûts"
    RESSOURCES_HUMAINES = "ressources_humaines", "Ressources humaines"
    INGENIERIE = "ingenierie", "Ingénierie"
    FORMATION = "formation", "Formation"


class Step(Labelled):
    """The four steps of a cancer-care pathway; the code is the rank."""

    REPERAGE = "1", "Repérage et orientation"
    PRISE_EN_CHARGE = "2", "Prise en charge"
    SOUTIEN = "3", "Soutien"
    SUIVI = "4", "Suivi et accompagnement"


class Stage(Labelled):
    """Life cycle of a CPTS (DGOS atlas)."""

    LETTRE_INTENTION = "lettre_intention", "lettre d’intention"
    PROJET_VALIDE = "projet_valide", "projet de santé validé"
    ACI_SIGNE = "aci_signe", "ACI signé"


class DocumentFamily(Labelled):
    """The kinds of document that are understood."""

    BULLETIN = "bulletin", "lettre d’information"
    BILAN = "bilan", "bilan de CPTS"
    PRATIQUE = "pratique", "retour d’expérience"
    ARTICLE = "article", "article de presse"
    DIAPORAMA = "diaporama", "diaporama"


class ResourceKind(Labelled):
    """What a resource is."""

    GUIDE = "guide", "Guide"
    REFERENTIEL = "referentiel", "Référentiel"
    FICHE = "fiche", "Fiche"
    ANNUAIRE = "annuaire", "Annuaire"
    LETTRE = "lettre", "Lettre d’information"
    APPEL = "appel", "Appel à candidatures ou à projets"
    OUTIL = "outil", "Outil"
    ACTUALITE = "actualite", "Actualité"
    CHIFFRE = "chiffre", "Chiffre clé"
    PAGE = "page", "Page"
    DOCUMENT = "document", "Document"


class SourceKind(Labelled):
    """Who publishes."""

    DSRC = "dsrc", "Réseau régional de cancérologie"
    CPTS = "cpts", "CPTS"
    GUICHET = "guichet", "Guichet CPTS"
    URPS = "urps", "URPS"
    ARS = "ars", "ARS"
    NATIONAL = "national", "National"


class Health(Labelled):
    """The verdict on a source's latest run; the label is a short state, the sentence is told apart."""

    OK = "ok", "À jour"
    STALE = "stale", "Ancien"
    EMPTY = "empty", "Liste vide"
    DROPPED = "dropped", "Chute suspecte"
    PARSE_ERROR = "parse_error", "Page modifiée"
    HTTP_ERROR = "http_error", "Injoignable"
    BLOCKED = "blocked", "Accès refusé"
    GONE = "gone", "Page disparue"
    ROBOTS = "robots", "Exclue par robots.txt"
    NEVER = "never", "Jamais relevée"

    @property
    def is_good(self) -> bool:
        """Tell whether the run read what it came for: only then may what it did not find mean something."""
        return self in (Health.OK, Health.STALE)

    @property
    def is_failure(self) -> bool:
        """Tell whether the run calls for mending; a site that asks not to be read is not broken."""
        return not self.is_good and self not in (Health.ROBOTS, Health.NEVER)


SIZE_CLASS_BOUNDS = (40_000, 80_000, 175_000)


def size_class(population: int) -> int:
    """Give the size class of a CPTS, 1 to 4, from its inhabitants.

    Bounds: 40 000, 80 000 and 175 000 (hauts-de-france.paps.sante.fr, page on the ACI). The convention on
    an exact boundary is not stated there; the higher class is taken, as « de 40 000 à 80 000 » reads.
    """
    return 1 + sum(population >= bound for bound in SIZE_CLASS_BOUNDS)
