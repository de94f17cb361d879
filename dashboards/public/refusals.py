"""Why an address has nothing to give, in French: what is wrong, elsewhere, gone or unknown."""

from __future__ import annotations

from collections.abc import Mapping

from dashboards.parts.html import Html, link

AGENDA = link("Chercher dans l’agenda", "/agenda")
HOME = link("Revenir à l’accueil", "/")


class Refusal(Exception):
    """An answer that is not what was asked for: its status, a title and a sentence, and ways out."""

    def __init__(
        self,
        status: int,
        title: str,
        sentence: str,
        *,
        way_out: tuple[Html, ...] = (AGENDA, HOME),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.title = title
        self.sentence = sentence
        self.way_out = way_out
        self.headers = headers or {}


def wrong(sentence: str) -> Refusal:
    """Refuse a parameter."""
    return Refusal(400, "Cette adresse contient une erreur", sentence)


def elsewhere(address: str, status: int = 301) -> Refusal:
    """Send to another address of ours: for good, unless the status is 302."""
    return Refusal(status, "Ailleurs", f"Voir {address}.", headers={"Location": address})


def gone() -> Refusal:
    """Say that an event is no longer published."""
    return Refusal(
        410,
        "Ce rendez-vous n’est plus publié",
        "Maillage l’a montré à cette adresse, mais plus aucune source ne l’annonce.",
    )


def unknown() -> Refusal:
    """Say that nothing ever stood at this address."""
    return Refusal(404, "Cette adresse ne mène à rien", "La page ou le rendez-vous a pu changer d’adresse.")
