"""How one attends and whether it takes place, in the words of hurried hands: invented texts."""

from __future__ import annotations

import pytest

from collectors.french.words import read_mode, read_status

STATUSES = [
    ("La formation des 3 et 4 juin est décalée aux jeudi 8 et vendredi 9 juillet", "postponed"),
    ("Annulé faute d’inscrits. Le suivant est maintenu en mars.", "cancelled"),
    ("Annulé faute d’inscrits. La prochaine séance est bien maintenue.", "cancelled"),
    ("Le défilé est annulé, le repas est maintenu", None),
    ("Le cours du 3 mars est annulé. Il sera reporté dès que possible.", "postponed"),
    ("Le conseil n’aura PAS lieu le jeudi 7 mai", "cancelled"),
    ("ATTENTION changement de date ! La réunion n’aura pas lieu le 4 mais le 11 mars", "postponed"),
    ("La date du tournoi a été décalée : le 7 mars", "postponed"),
    ("La date limite d’inscription a été décalée au 7 mars", None),
    ("Nous faisons le choix d’annuler la soirée", "cancelled"),
    ("Les vœux n’auront pas lieu de façon habituelle, mais en ligne", None),
    ("ATTENTION : PAS DE MESSE DIMANCHE 7 MARS", "cancelled"),
    ("Pas de cours de yoga le 3 mars", "cancelled"),
    ("Pas de formation sans inscription avant le 3 mars", None),
    ("Pas de panique le 3 mars !", None),
    ("Pas de cours particuliers le 12 mars : un atelier collectif", None),
    ("Pas de concert gratuit dimanche 7 mars", None),
    ("Le froid nous oblige à déplacer la visite de ce dimanche 7 mars", "postponed"),
    ("La date du bal sera finalement le 13 mars", "postponed"),
    ("Désolés de ce report", "postponed"),
    ("Suite au report de la réforme, débat le 3 mars", None),
]

MODES = [
    ("Retransmission du concert en séance virtuelle le 3 mars", "online"),
    ("Retransmission du concert dans la salle", "hybrid"),
    ("Lancement en formule 5 à 7 virtuelle", "online"),
    ("18h-20h, mairie de Decize, ou par Zoom pour ceux qui viennent de loin", "hybrid"),
    ("Point d’équipe par téléphone ou par Zoom", "online"),
    ("Connexion Teams ouverte dès 12h20", "online"),
    ("Congrès du 16 au 18 juin 2027 — la ville sera dévoilée au printemps", "onsite"),
    ("Atelier le 4 mars, salle à préciser", "onsite"),
    ("Atelier en visio, salle à préciser", "online"),
    ("Bal du 4 mars (lieu tenu secret)", "onsite"),
    ("Finalement le 11 mars, même heure, même salle", "onsite"),
    ("Vous souhaitez tenir un stand ?", "onsite"),
    ("Atelier le 4 mars, lien à venir", None),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status(text: str, status: str | None) -> None:
    label = read_status(text)
    assert (label and str(label.value)) == status


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_mode(text: str, mode: str | None) -> None:
    label = read_mode(text)
    assert (label and str(label.value)) == mode
