"""Reading one saved page: the event that it is, or those that it announces."""

from __future__ import annotations

from datetime import date

from collectors.pages import read_file
from db.model import Harvest

TODAY = date(2027, 1, 10)

POST = """<html><body><main><article><h1 class="entry-title">{title}</h1><div class="entry-content">
<h3>Café des aidants</h3><p>Nous vous attendons mardi 9 mars 2027 à 14h30, à la médiathèque de Dole.</p>
<h3>Portraits de patients</h3><p>Le réseau expose vingt images du 5 au 16 avril 2027, à la mairie de Gray.</p>
<p>Vernissage le 5 avril à 18h.</p>
</div></article></main></body></html>"""


def _titles(title: str) -> list[str]:
    told = read_file(POST.format(title=title).encode(), "post.html", today=TODAY)
    assert isinstance(told, Harvest)
    return [event.title for event in told.events]


def test_a_page_of_several_events_gives_each_under_its_heading() -> None:
    assert _titles("Nos rendez-vous du printemps") == ["Café des aidants", "Portraits de patients"]


def test_a_page_whose_title_names_one_gathering_is_that_one() -> None:
    assert _titles("Congrès régional des soins de support") == ["Congrès régional des soins de support"]
