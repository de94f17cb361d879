"""The gathering that one sentence announces."""

from __future__ import annotations

import pytest

from collectors.french.announced import announced
from collectors.french.sentences import told_title


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("L’assemblée générale du club aura lieu ¤ à Lure.", "assemblée générale du club"),
        ("Cette année, la braderie des aidants se tiendra ¤.", "braderie des aidants"),
        ("Lacs en fête aura lieu ¤ !", "Lacs en fête"),
        ("Le club vous invite à une soirée d’échange sur la douleur ¤.", "soirée d’échange sur la douleur"),
        ("Le 12 au soir, le bureau organise un bal, avec la mairie.", "bal"),
        ("Elle se déroulera ¤ à Gray.", "Elle"),
        ("Rapport annuel du bureau.", None),
        ("Le maire est ravi du chantier qui se tient ¤.", None),
        ("La salle sera fermée ¤.", None),
    ],
)
def test_the_gathering_of_a_sentence(sentence: str, told: str | None) -> None:
    assert announced(sentence) == told


def test_what_a_sentence_refers_back_to_is_what_another_announces() -> None:
    said = ["Le réseau propose une journée sur la fatigue.", "Elle aura lieu ¤ à Dole."]
    assert told_title(said) == "journée sur la fatigue"


def test_an_occasion_leaves_the_word_to_what_is_announced() -> None:
    said = [
        "À l’occasion de la Journée du diabète qui aura lieu ¤, venez.",
        "Le marché des aidants aura lieu ¤.",
    ]
    assert told_title(said) == "marché des aidants"


def test_a_sentence_without_end_is_not_read() -> None:
    assert announced("Le bal aura lieu ¤ " + "et encore " * 400) is None
