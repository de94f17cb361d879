"""« Données de démonstration »: the mark of what was made up to show the product, wherever it is shown."""

from __future__ import annotations

from dashboards.parts.data import is_demo
from dashboards.parts.html import Html, tag

WORDS = "Données de démonstration"


def band() -> Html | None:
    """Write the mark of made-up data, on screen and on paper; nothing when data are real."""
    if not is_demo():
        return None
    said = "\u00a0: tout ce qui est montré ici est inventé."
    return tag("p", tag("b", WORDS), said, role="note", class_="ml-demo")


def marked(name: str) -> str:
    """Give the name of a feed, which tells whether what it brings is made up."""
    return f"{name} ({WORDS.lower()})" if is_demo() else name


def marked_file(name: str, ending: str) -> str:
    """Give the name of a file: « agenda.csv », or « agenda-demonstration.csv » when what it holds is made up."""
    return f"{name}-demonstration.{ending}" if is_demo() else f"{name}.{ending}"
