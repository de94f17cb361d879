"""The field's words, as invented announcements write, misspell and abbreviate them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from collectors.french.words import (
    read_action_status,
    read_audience,
    read_care,
    read_kind,
    read_mission,
    read_mode,
    read_not_event,
    read_status,
    read_themes,
)
from tests.hang import BOUNDED


def code(label: Any) -> str | None:
    return None if label is None else str(label.value)


def codes(labels: tuple[Any, ...]) -> list[str]:
    return [str(label.value) for label in labels]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("29 juin 2027 en viosoconférence", "online"),
        ("En visio-conférence le 4 mai", "online"),
        ("visio conférence, 12h30", "online"),
        ("VISIOCONFÉRENCE", "online"),
        ("mardi 4 mai, 100 % visio", "online"),
        ("vidéoconférence, lien envoyé la veille", "online"),
        ("Webinaire : thérapies orales", "online"),
        ("Web-conférence du réseau", "online"),
        ("Session en distanciel", "online"),
        ("session en distantiel", "online"),
        ("La réunion aura lieu en ligne", "online"),
        ("Réunion à distance, 18h", "online"),
        ("Le 4 mai, 18h\nÀ distance", "online"),
        ("Lien de connexion : https://zoom.us/j/123", "online"),
        ("Rendez-vous sur Teams à 13h", "online"),
        ("Atelier en live mardi à 18h", "online"),
        ("Formation e-learning de 4 heures", "online"),
        ("Jeudi 4 mars – 10h à 12h – Zoom", "online"),
        ("4 mars à 14h (Teams)", "online"),
        ("12h45 – 13h45 | À distance", "online"),
        ("Un congrès 100 % digitalisé", "online"),
        ("Ceux qui assisteront au colloque à distance", "online"),
        ("Réunion dans nos locaux", "onsite"),
        ("Une série de conférences web", "online"),
        ("21 – 25 septembre\nMixte", "hybrid"),
        ("Congrès en format mixte", "hybrid"),
        ("Congrès entièrement virtuel, filmé et retransmis en direct", "online"),
        ("Soirée en présentiel, retransmise, puis module 100 % numérique", "hybrid"),
        ("En plus des ateliers en présentiel, le réseau propose un webinaire", "online"),
        ("CHU Dijon, salle de staff | lien Teams sur demande", "hybrid"),
        ("La conférence sera diffusée en direct sur notre site", "hybrid"),
        ("12 rue Haute, Dole\net en ligne", "hybrid"),
        ("4 mai – présentiel", "onsite"),
        ("Formation en presentiel à Dole", "onsite"),
        ("Format PRÉSENTIEL", "onsite"),
        ("En présentiel et en distanciel", "hybrid"),
        ("Hôtel Bellevue et en direct sur YouTube", "hybrid"),
        ("MSP de Chagny + visio", "hybrid"),
        ("Dole & en ligne", "hybrid"),
        ("Lons-le-Saunier / visio", "hybrid"),
        ("Présentiel (siège du réseau) ou Teams", "hybrid"),
        ("présentiel ou visio au choix", "hybrid"),
        ("En visio ou en présentiel", "hybrid"),
        ("présentiel/distanciel", "hybrid"),
        ("Formation hybride (1 jour et demi)", "hybrid"),
        ("En présentiel : salle Haute. En distanciel : lien Zoom.", "hybrid"),
        ("À Besançon ou en visio", "hybrid"),
        ("En distanciel et à Laguiole", "hybrid"),
        ("Conférence accessible à distance, lien Zoom", "hybrid"),
        ("Possibilité de suivre la journée à distance", "hybrid"),
        ("Soirée retransmise en direct", "hybrid"),
        ("sur place ou en visio", "hybrid"),
        ("sur place ou via Zoom", "hybrid"),
        ("Inscription en ligne avant le 3 mai", None),
        ("S’inscrire via le formulaire en ligne", None),
        ("Les diaporamas sont en ligne.", None),
        ("Lieu : virtuel", "online"),
        ("Notre saison, toujours en virtuel", "online"),
        ("Les ateliers se passent à distance et en ligne", "online"),
        ("Programme disponible en ligne", None),
        ("L’annuaire des soins de support en ligne", None),
        ("Réunion mardi à 20h sur Vidyo", "online"),
        ("Mardi à 20h, avec le lien Vidyo (à demander)", "online"),
        ("Mardi à 20h, lien BigBlueButton envoyé la veille", "online"),
        ("Mardi à 20h, avec le lien Galène du réseau", "online"),
        ("Café du jeudi sur Skype", "online"),
        ("Forum virtuel de l’alternance", "online"),
        ("Projection virtuelle suivie d’un débat", "online"),
        ("Dans les locaux du réseau et sur Jitsi", "hybrid"),
        ("Salle de staff | lien Webex sur demande", "hybrid"),
        ("Une journée avec le lien Ville-Hôpital", None),
        ("S’inscrire avec le lien HelloAsso", None),
        ("Soirée du réseau par Meet & Greet", None),
        ("Replay du webinaire", None),
        ("Zoom sur les soins de support", None),
        ("Une ville confrontée à la désertification", None),
        ("En complément de la journée en présentiel, rencontre en visio", "online"),
        ("Initialement prévue en présentiel, la soirée aura lieu en visio", "online"),
        ("Pas de présentiel cette année : webinaire", "online"),
        ("Réunion (accessible uniquement à distance)", "online"),
        ("Lieu : Zoom", "online"),
        ("Conférence diffusée en direct sur YouTube", "online"),
        ("Rendez-vous en audioconférence", "online"),
        ("Possibilité de visio", "hybrid"),
        ("Participation à distance possible", "hybrid"),
        ("Rencontre en présentiel à Metz ou à distance", "hybrid"),
        ("Salle Haute, pas de visio", None),
        ("En présence du Dr Durand", None),
        ("Le suivi à distance des patients", None),
        ("Formation de 9h à 17h à Dijon", None),
        ("Forum en mode hybryde", "hybrid"),
        ("Soirée remote du club", "online"),
        ("Soirée live Twitch", "online"),
        ("Soirée jeux sur Discord", "online"),
        ("En direct sur notre chaîne YouTube", "online"),
        ("Live sur notre canal YouTube", "online"),
        ("En direct sur notre page Facebook", "online"),
        ("Retrouvez nos photos sur notre page Facebook", None),
        ("Un cours de yoga à suivre depuis chez vous", "online"),
        ("Le tournoi se déroulera à distance", "online"),
        ("Rendez-vous à 9h devant la gare", "onsite"),
        ("On se retrouve au pied de la tour", "onsite"),
        ("Rendez-vous à 9h devant l’écran", None),
        ("Le tournoi se tient dans notre salle habituelle", "onsite"),
        ("17h30 : visite des locaux du réseau", "onsite"),
        ("Présentez-vous au club à 13h45", "onsite"),
        ("Se présenter à 9h45 à l’accueil", "onsite"),
        ("Journée au sein de notre éco-lieu", "onsite"),
        ("À Vesoul, salle Haute, de 14h à 17h : visite", "onsite"),
        ("Webinaire du club : retrouvez-nous au club Zoom", "online"),
        ("Visioconférence suivie de la visite des locaux", "online"),
        ("Les inscriptions se font au club", None),
        ("En distanciel de 9h à 11h : échanges.\nÀ Vesoul, salle J. Carnot, de 14h à 17h : visite", "hybrid"),
        ("Surtout en visioconférence, et sur quelques lieux d’accueil", "hybrid"),
        ("En ligne et sur les lieux de travail", "online"),
        ("Les réunions auront lieu à distance", "online"),
        ("La séance sera à distance", "online"),
        ("Le parking sera à distance raisonnable", None),
        ("Retrouvez-nous également en live sur Radio Plaine", None),
        ("Une transmission à distance sera assurée", "hybrid"),
        ("La transmission à distance des dossiers", None),
        ("L’atelier peut également se tenir en visioconférence", "hybrid"),
        ("Pour le suivre, connectez-vous à 11h sur le lien suivant", "online"),
        ("Connectez-vous avec vos voisins", None),
        ("Mardi à 15h : télé-atelier du réseau", "online"),
        ("Une diffusion live suivie d’un échange", "online"),
        ("On vous accueille à notre stand", "onsite"),
        ("Repas partagé sur place", "onsite"),
        ("Samedi, devant le nouveau local", "onsite"),
        ("Retrouvez-nous à notre stand virtuel", None),
        ("En direct sur Plaine FM à 17h", None),
        ("Le replay est sur YouTube", None),
        ("Un café près de chez vous", None),
        ("Le 3 mars, au pôle Tilia (salle visio)", None),
        ("Jeudi 4 mars, Salon Tamaris et en ligne – Zoé Durand", "hybrid"),
        ("Une rencontre (en physique) le 3 mars", "onsite"),
        ("Dégustation de thés dans notre bar", "onsite"),
        ("Cours de physique en ligne", "online"),
        ("En visio ou à la maison des associations", "hybrid"),
        ("En visio, soit dans une salle du pôle", "hybrid"),
        ("En visio ou au téléphone", "online"),
        ("Commande en ligne ou au comptoir", "online"),
        ("En ligne ou dans votre magasin", "online"),
        ("Possibilité de la suivre en ligne", "hybrid"),
        ("Au pôle Tilia, ainsi que par Zoom", "hybrid"),
        ("Au pôle Tilia, suivi à distance possible", "hybrid"),
        ("Rencontre physique le 3 mars", "onsite"),
        ("Séance d’activité physique le 3 mars", None),
        ("Réservation en ligne ou à l’accueil", None),
        ("Format : mixte", "hybrid"),
        ("Le 3 mars, suivi possible à distance", "hybrid"),
        ("Garder ses distances", None),
        ("", None),
    ],
)
def test_mode(text: str, mode: str | None) -> None:
    assert code(read_mode(text)) == mode


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ANNULÉ – Groupe de travail soins de support", "cancelled"),
        ("Annulée : soirée du 4 mai", "cancelled"),
        ("Annulée. La soirée sera reprogrammée au 2e trimestre", "cancelled"),
        ("Annulée. La soirée est reprogrammée au 12 mai", "postponed"),
        ("Après concertation, la soirée est annulée", "cancelled"),
        ("Après une édition 2025 que nous avions dû annuler, la marche revient le 3 mai", None),
        ("Un an après avoir annoncé l’annulation de l’édition 2025, le forum revient", None),
        ("Exposition à Chimay (annulée)", "cancelled"),
        ("La réunion du 24 novembre est annulée.", "cancelled"),
        ("Les ateliers de mars sont annulés", "cancelled"),
        ("La journée a été annulee", "cancelled"),
        ("La réunion est annulée. Elle sera reprogrammée au printemps.", "cancelled"),
        ("La réunion est annulée. Elle sera reportée à une date ultérieure.", "cancelled"),
        ("Annulation de la soirée du 4 mai", "cancelled"),
        ("La soirée n’aura pas lieu", "cancelled"),
        ("Le club est triste d’annoncer l’annulation de la course", "cancelled"),
        ("Annonce : annulation de sa seconde édition", "cancelled"),
        ("Nous vous informons de l’annulation du colloque", "cancelled"),
        ("L’annulation de la formation se fait par courrier", None),
        ("Suite à l’annulation de notre journée", None),
        ("Concert – EN COURS DE REPORT", "postponed"),
        ("Soirée du 4 mai repoussée en octobre", "postponed"),
        ("Soirée décalée au jeudi 12 mai", "postponed"),
        ("Soirée (reprogrammée)", "postponed"),
        ("REPOUSSÉ : atelier du 4 mai", "postponed"),
        ("Soirée annulée et reportée à une date ultérieure", "postponed"),
        ("Soirée annulée, reprogrammée le 12 mars", "postponed"),
        ("Soirée annulée, repoussée en mai", "postponed"),
        ("Le prix sera remis en mars", None),
        ("Nous annonçons l’annulation de votre commande", None),
        ("Les inscriptions sont repoussées au 12 mars", None),
        ("Des lymphocytes T reprogrammés : exposé", None),
        ("Accessibilité\n~~9 mars – présentiel~~ annulé :(", "cancelled"),
        ("Samedi 25 (14h) : ~~Jeux~~ Fermé", "cancelled"),
        ("Samedi 31 octobre : soirée jeux~~", "cancelled"),
        ("~~12 février~~ 19 février", None),
        ("~~8 avril - visioconférence~~ Complet !", None),
        ("REPORTÉ – Journée des IDEC", "postponed"),
        ("Soirée reportée au 4 juin", "postponed"),
        ("La formation est reportée du 3 au 10 mai", "postponed"),
        ("Report de la journée régionale au 12 mars", "postponed"),
        ("Annulée et reportée au 12 juin", "postponed"),
        ("La rencontre de mars est décalée au 11 avril", "postponed"),
        ("Nous avons dû décaler la rencontre du mois de mars d’une semaine", "postponed"),
        ("La séance est repoussée d’une semaine", "postponed"),
        ("Report au 12 mars", "postponed"),
        ("Soirée annulée faute de participants", "cancelled"),
        ("Changement de date : 12 mars au lieu du 5", "postponed"),
        ("10h30 : données (séance de rattrapage du 7 février)", "postponed"),
        ("Session initialement prévue le 3 mars, repoussée au 12 mars", "postponed"),
        ("Reprogrammée le 1er juin", "postponed"),
        ("Le webinaire est repoussé", "postponed"),
        ("Nous sommes contraints d’annuler la journée", "cancelled"),
        ("Nous avons décidé, la veille au soir, d’annuler la brocante", "cancelled"),
        ("La sortie du 3 mai est supprimée", "cancelled"),
        ("Le concert est déprogrammé", "cancelled"),
        ("Nous voilà contraints de reporter la soirée", "postponed"),
        ("Une nouvelle date devrait vite être fixée", "postponed"),
        ("Une nouvelle date vous sera proposée", "postponed"),
        ("Le bal est annulé. Le repas et la tombola sont maintenus.", None),
        ("La marche est annulée, elle ne peut être maintenue", "cancelled"),
        ("Le concert est annulé, il n’est pas maintenu", "cancelled"),
        ("CANCELLED", "cancelled"),
        ("Séance annulée", "cancelled"),
        ("Le bureau a pris hier la décision difficile de reporter le congrès", "postponed"),
        ("Le forum n’aura pas lieu samedi. Forum reporté au 20 septembre", "postponed"),
        ("La décision a été prise par le bureau d’annuler la soirée", "cancelled"),
        ("Toute inscription annulée reste due", None),
        ("Inscription annulée moins de huit jours avant : pas de remboursement", None),
        ("Formation susceptible d’être annulée", None),
        ("Dépistages annulés, soins reportés : quel bilan ?", None),
        ("CONFIRMÉ – Session de mars", "confirmed"),
        ("La session de juin est maintenue", "confirmed"),
        ("COMPLET – Simulation en santé", "full"),
        ("Formation à l’annonce (complet)", "full"),
        ("Formation – Complet", "full"),
        ("La séance du 3 mars est complète.", "full"),
        ("L’atelier est déjà complet !", "full"),
        ("Il n’y a plus de places disponibles", "full"),
        ("Inscription sur liste d’attente", "full"),
        ("Plus de place !", "full"),
        ("Cette année, plus de places pour les familles", None),
        ("En cas d’affluence, inscription sur liste d’attente", None),
        ("Si l’atelier est complet, un second suivra", None),
        ("COMPLET ET REPORTÉ au 3 mars", "postponed"),
        ("Bilan complet le 3 mars", None),
        ("Programme complet à venir", None),
        ("Journée complète de formation", None),
        ("La journée est complétée par un atelier", None),
        ("La journée aura bien lieu le 12 mars", "confirmed"),
        ("Les frais d’annulation restent à la charge du participant", None),
        ("En cas d’annulation, prévenir le secrétariat", None),
        ("Annulation possible jusqu’au 3 mai", None),
        ("Toute inscription non réglée sera annulée", None),
        ("La session pourra être annulée ou reportée", None),
        ("La session est annulée si moins de huit inscrits", None),
        ("La journée n’est pas annulée", None),
        ("Ce programme annule et remplace le précédent", None),
        ("Report de la date limite de candidature au 3 mai", None),
        ("La date limite d’inscription est reportée au 12 mai", None),
        ("La clôture des inscriptions est repoussée au 12 mai", None),
        ("Se reporter au programme", None),
        ("Avancées du traitement du cancer du sein", None),
        ("Repousse du cheveu : ateliers", None),
        ("Report des soins pendant l’été", None),
        ("Cas confirmés de grippe", None),
        ("Lieu à confirmer", None),
        ("Votre inscription sera confirmée par courriel", None),
        ("Complet", "full"),
        ("Formation du 4 mai", None),
    ],
)
def test_status(text: str, status: str | None) -> None:
    assert code(read_status(text)) == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6ème séminaire interrégional de cancérologie thoracique", "seminaire"),
        ("Formation en cancérologie à destination des travailleurs sociaux", "formation"),
        ("Réunion du groupe de travail Assistants sociaux", "reunion"),
        ("Groupe de travail soins de support", "reunion"),
        ("Webinaire pour les IDEL", "webinaire"),
        ("Rencontre annuelle ORL", "rencontre"),
        ("15e Congrès national", "congres"),
        ("2ème journée annuelle", "journee"),
        ("Journée de formation aux soins palliatifs", "formation"),
        ("Semaine de formation ETP", "formation"),
        ("RCP régionale – session d’actualisation des pratiques", "formation"),
        ("DPC : prescription d’activité physique", "formation"),
        ("Soirée CPTS : repérage des fragilités", "soiree"),
        ("Assemblée générale de la CPTS", "assemblee"),
        ("AG de l’association", "assemblee"),
        ("Mars Bleu : journée de dépistage du cancer colorectal", "depistage"),
        ("Octobre Rose à l’hôpital", "depistage"),
        ("Webinaire Octobre rose", "webinaire"),
        ("Octobre Rose : formation des infirmiers", "formation"),
        ("À l’occasion de la journée mondiale, nous organisons un webinaire", "webinaire"),
        ("Forum santé", "forum"),
        ("Salon des aidants", "salon"),
        ("Atelier diététique", "atelier"),
        ("Colloque régional", "congres"),
        ("Ciné-débat", "rencontre"),
        ("Visioconférence du réseau", None),
        ("Réunion de concertation pluridisciplinaire", None),
        ("Les interrégionales d’hématologie", None),
    ],
)
def test_kind(text: str, kind: str | None) -> None:
    assert code(read_kind(text)) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Appel à candidatures : groupes d’experts", "appel"),
        ("Appel à projets 2027", "appel"),
        ("Retour sur la journée des IDEC", "actualite"),
        ("Retour en images", "actualite"),
        ("Journée des IDEC le 4 mai", None),
        ("Le retour à domicile", None),
    ],
)
def test_not_event(text: str, kind: str | None) -> None:
    assert code(read_not_event(text)) == kind


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Formation à destination des pharmaciens d’officine", ["pharmacien"]),
        ("Webinaire à destination des infirmiers libéraux", ["infirmier"]),
        ("Webinaire à destinations des infirmiers libéraux", ["infirmier"]),
        ("Webinaire pour les IDEL", ["infirmier"]),
        ("Formation pour les infirmier.e.s et les kinés", ["infirmier", "kinesitherapeute"]),
        ("Journée des infirmiers de coordination", ["infirmier_coordination"]),
        ("Webinaire ouvert à tous les professionnels", []),
        ("Pour les infirmier(ère)s", ["infirmier"]),
        ("À l’attention des infirmier·es", ["infirmier"]),
        ("Public : infirmiers/ières, MG, MK", ["infirmier", "medecin_generaliste", "kinesitherapeute"]),
        ("Réunion du groupe de travail Assistants sociaux", ["travailleur_social"]),
        ("À destination des travailleurs sociaux", ["travailleur_social"]),
        ("Public : assistant.e.s de service social", ["travailleur_social"]),
        ("Journée des IDEC", ["infirmier_coordination"]),
        ("Pour les infirmières de coordination", ["infirmier_coordination"]),
        ("Pour les infirmiers en pratique avancée", ["ipa"]),
        ("Journée des IPA", ["ipa"]),
        (
            "Public concerné :\n- médecins généralistes et spécialistes\n- sages-femmes\n\nProgramme",
            ["medecin_generaliste", "medecin_specialiste", "sage_femme"],
        ),
        (
            "Sages-femmes, kinésithérapeutes suivant des femmes enceintes.\nSession 2",
            ["sage_femme", "kinesitherapeute"],
        ),
        ("Destinée aux diététicien(ne)s et psychologues", ["dieteticien", "psychologue"]),
        ("Cette soirée s’adresse aux médecins et aux internes", ["medecin"]),
        ("Réservé aux chirurgiens-dentistes", ["chirurgien_dentiste"]),
        ("Pour les assistantes dentaires", ["assistant_dentaire"]),
        ("Pour les manipulateurs en électroradiologie", ["manipulateur_radio"]),
        ("Pour les enseignants en APA", ["enseignant_apa"]),
        ("Pour les coordinateurs et coordinatrices de CPTS", ["coordinateur"]),
        ("Pour les aides à domicile", ["aide_a_domicile"]),
        ("Pour les secrétaires médicales", ["secretaire_medicale"]),
        ("Pour les représentants des usagers", ["representant_usagers"]),
        ("Conférence grand public", ["grand_public"]),
        ("Plaies et cicatrisation\nInfirmiers, pharmaciens du bassin\n9 mars", ["infirmier", "pharmacien"]),
        ("Plaies et cicatrisation\nMarie Lille, infirmière, Jean Dole, pharmacien", []),
        ("Le pharmacien et la chimiothérapie orale", []),
        ("Rôle des infirmiers dans le parcours", []),
        ("Soirée animée par des psychologues", []),
        ("Débat avec des oncologues", []),
        ("Conférence\nAnimée par un psychologue et un médecin", []),
        ("Les infirmiers de la CPTS vous invitent", []),
        ("Intervention du Dr Martin, médecin généraliste", []),
        ("Une infirmière libérale engagée porte ce projet depuis 2023.", []),
        ("Une dose de 10 mg", []),
    ],
)
def test_audience(text: str, audience: list[str]) -> None:
    assert codes(read_audience(text)) == audience


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("6ème séminaire de cancérologie thoracique", ["thorax"]),
        ("Rencontre annuelle ORL", ["orl"]),
        ("Cancers des voies aéro-digestives supérieures (VADS)", ["orl"]),
        ("Interrégionales d’hématologie", ["hematologie"]),
        ("Hémato-oncologie pédiatrique", ["hematologie", "pediatrie"]),
        ("Octobre Rose", ["sein", "depistage"]),
        ("Mars bleu", ["colorectal", "depistage"]),
        ("Cancer du sein", ["sein"]),
        ("Au sein de la CPTS", []),
        ("Soins oncologiques de support", ["soins_support"]),
        ("Congrès de chirurgie oncologique", ["chirurgie"]),
        ("Traitements anticancéreux oraux", ["therapies_orales"]),
        ("Webinaire : thérapies orales", ["therapies_orales"]),
        ("L’après-cancer", ["apres_cancer"]),
        ("DCC et eRCP", ["dcc"]),
        ("Prescription d’activité physique adaptée (APA)", ["activite_physique"]),
        ("RCP régionale « sarcomes »", ["sarcomes"]),
        ("Annonce d’une mauvaise nouvelle", ["annonce"]),
        ("Thrombose et cancer", ["thrombose"]),
        ("Éducation thérapeutique (ETP)", ["etp"]),
        ("Assemblée générale", []),
    ],
)
def test_themes(text: str, themes: list[str]) -> None:
    assert codes(read_themes(text)) == themes


@pytest.mark.parametrize(
    ("text", "care"),
    [
        ("Évaluer la douleur (EVA supérieure à 5)", ["douleur"]),
        ("Eva accueille les participants", []),
        ("onco-diététiciennes et psychologues", ["nutrition", "psy"]),
        ("bilan nutritionnel, risque de dénutrition", ["nutrition"]),
        ("groupes de parole une fois par mois", ["psy"]),
        ("psychomotriciens", []),
        ("prise en charge des transports en co-voiturage", ["social"]),
        ("reprise d’activité professionnelle", ["social"]),
        ("besoins psychologiques ou sociaux", ["psy", "social"]),
        ("assistante sociale", ["social"]),
        ("APA et activité physique", ["ap"]),
        ("préservation de la fertilité", ["fertilite"]),
        ("sexologue", ["sexualite"]),
        ("sevrage tabagique, conseils d’hygiène de vie", ["hygiene"]),
        ("soutien aux aidants", ["proches"]),
        ("socio-esthétique, art-thérapie, sophrologie, couture", []),
        ("compléments alimentaires", []),
        ("aides-soignants", []),
        ("associations de patients", []),
    ],
)
def test_care(text: str, care: list[str]) -> None:
    assert codes(read_care(text)) == care


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Réalisée", "realisee"),
        ("Réalisé", "realisee"),
        ("REALISÉS", "realisee"),
        ("Action réalisée", "realisee"),
        ("Terminée", "realisee"),
        ("Non réalisée", "non_realisee"),
        ("Non  réalisé", "non_realisee"),
        ("Non\nréalisée", "non_realisee"),
        ("non-réalisée", "non_realisee"),
        ("Pas encore réalisée", "non_realisee"),
        ("En cours", "en_cours"),
        ("En cours de rédaction", "en_cours"),
        ("en finalisation", "en_cours"),
        ("Partiellement réalisée", "en_cours"),
        ("À venir", "a_venir"),
        ("A venir", "a_venir"),
        ("Prévue en 2027", "a_venir"),
        ("Non débutée", "a_venir"),
        ("Abandonnée", "abandonnee"),
        ("Annulée", "abandonnee"),
        ("Reportée à 2027", "reportee"),
        ("Suspendue", "suspendue"),
        ("En attente", "suspendue"),
        ("Non applicable", None),
        ("Depuis juin 2027", None),
        ("Réalisation d’un annuaire", None),
        ("", None),
    ],
)
def test_action_status(text: str, status: str | None) -> None:
    assert code(read_action_status(text)) == status


@pytest.mark.parametrize(
    ("title", "mission"),
    [
        ("MISSION 01 : AMÉLIORATION DE L’ACCÈS AUX SOINS", "acces"),
        ("Facilitation de l'accès à un médecin traitant", "acces"),
        ("Réponse aux soins non programmés", "acces"),
        ("Organisation de parcours pluriprofessionnels autour du patient", "parcours"),
        ("Les parcours de santé pluriprofessionnels", "parcours"),
        ("Sécurisation des passages entre les soins de ville et l’hôpital", "parcours"),
        ("Maintien à domicile des personnes fragiles", "parcours"),
        ("MISSION O3 : Développement des actions territoriales de prévention", "prevention"),
        ("Réalisation d’actes de prévention", "prevention"),
        ("Situations sanitaires exceptionnelles – gestion de crise", "crise"),
        ("Réponse aux crises sanitaires graves", "crise"),
        ("QUALITÉ ET PERTINENCE DES SOINS", "qualite"),
        ("Soutien aux professionnels de santé et attractivité du territoire", "accompagnement"),
        ("Accompagnement des professionnels de santé", "accompagnement"),
        ("Attractivité du territoire et soutien aux professionnels", "accompagnement"),
        ("Accès à des consultations de médecins spécialistes", None),
        ("MISSION 2", None),
    ],
)
def test_mission(title: str, mission: str | None) -> None:
    assert code(read_mission(title)) == mission


@pytest.mark.parametrize(
    ("read", "text", "words"),
    [
        (read_mode, "Le 4 mai, en viosoconférence.", "viosoconférence"),
        (read_status, "ANNULÉ – Réunion", "ANNULÉ"),
        (read_status, "Réunion (annulée)", "annulée"),
        (read_action_status, "En cours de rédaction", "En cours de rédaction"),
        (read_mission, "Qualité et pertinence des soins", "Qualité et pertinence"),
        (read_kind, "14e Congrès national", "Congrès"),
    ],
)
def test_label_keeps_the_words_as_written(read: Callable[[str], Any], text: str, words: str) -> None:
    assert read(text).words == words


def test_audience_keeps_inclusive_spellings() -> None:
    labels = read_audience("Pour les infirmier·ères et les médecins")
    assert [label.words for label in labels] == ["infirmier·ères", "médecins"]


def test_decomposed_accents_are_read() -> None:
    label = read_status("La re\u0301union est annule\u0301e")
    assert label is not None
    assert label.words == "annulée"


READERS = [
    read_mode,
    read_status,
    read_kind,
    read_not_event,
    read_audience,
    read_themes,
    read_care,
    read_action_status,
    read_mission,
]


@BOUNDED
@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "unit", ["1", "-", "(", "e", "es", "inscription ", "pour les ", "~~", "infirmier.e.s", "vi-"]
)
def test_hostile_text_takes_linear_time(read: Callable[[str], object], unit: str) -> None:
    text = unit * (50_000 // len(unit))
    read(text)
