"""The entry that a site needs, as it shows itself: name, kind, id, and the best list where one is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collectors.proposal import describe_look, entry_for, proposed, site_name, told
from collectors.registry import Platform
from collectors.run import Collected
from db.errors import MaillageError
from db.model import Harvest
from db.vocabulary import SourceKind
from tests.builders import day, event, run, web_page

URL = "https://www.cpts-des-collines.fr/"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<title>Accueil - CPTS des Collines</title>", "CPTS des Collines"),
        ("<title>CPTS des Collines | Accueil</title>", "CPTS des Collines"),
        ("<title>Bienvenue</title>", None),
        ("<title> CPTS\n des Collines </title>", "CPTS des Collines"),
        ("<meta property='og:site_name' content='CPTS &amp; Cie'><title>Autre</title>", "CPTS & Cie"),
        ("<title>Saint-Dié – CPTS</title>", "Saint-Dié"),
        ("", None),
    ],
)
def test_the_name_of_a_site(head: str, name: str | None) -> None:
    assert site_name(web_page(URL, f"<html><head>{head}</head><body>Bonjour</body></html>")) == name


@pytest.mark.parametrize(
    ("url", "title", "identity", "kind"),
    [
        (URL, "Accueil", "cpts-des-collines", SourceKind.CPTS),
        ("https://oncolac.org/", "Réseau Oncolac", "oncolac", SourceKind.DSRC),
        ("https://urps-kine.example/", "URPS kinés", "urps-kine", SourceKind.URPS),
        ("https://www.grand-est.ars.sante.example/", "ARS Grand Est", "grand-est-ars-sante", SourceKind.ARS),
        ("https://guichet.example/", "Guichet CPTS du Nord", "guichet", SourceKind.GUICHET),
        ("https://sante.example/", "Société de santé", "sante", SourceKind.NATIONAL),
        ("http://127.0.0.1:8000/", "", "127-0-0", SourceKind.NATIONAL),
    ],
)
def test_the_entry_of_a_site(url: str, title: str, identity: str, kind: SourceKind) -> None:
    entry = entry_for(url, web_page(url, f"<title>{title}</title>"))
    assert (entry.id, entry.kind, entry.homepage, entry.platform) == (identity, kind, url, Platform.AUTO)


def test_a_region_that_is_none_is_said() -> None:
    with pytest.raises(MaillageError, match="Bourgogne: write the official name"):
        entry_for(URL, web_page(URL, ""), "Bourgogne")


def look(platform: Platform, best: str | None) -> Collected:
    entry = entry_for(URL, web_page(URL, "")).model_copy(update={"platform": platform})
    events = (event("Passée", day("2025-01-01")), event("Prochaine", day("2027-03-04"), city="Lure"))
    return Collected(entry, Harvest(events=events), run(events=2, requests=7), best)


def test_only_a_platform_that_finds_no_list_by_itself_is_given_the_best_one() -> None:
    best = f"{URL}agenda.ics"
    assert proposed(look(Platform.ICAL, best)).agenda == (best,)
    assert proposed(look(Platform.ICAL, None)).agenda == ()
    assert proposed(look(Platform.WORDPRESS, best)).agenda == ()


def test_what_is_said_of_a_look() -> None:
    words = describe_look(look(Platform.DRUPAL, f"{URL}agenda"))
    assert "read as « drupal »: 2 events, 0 resources in 7 requests" in words
    assert f"Best source: {URL}agenda" in words
    assert words.index("Prochaine") < words.index("Passée")
    assert 'platform = "drupal"' in words


def test_a_look_as_plain_values() -> None:
    values = told(replace(look(Platform.DRUPAL, None), best_list=None))
    assert (values["platform"], values["events"], values["requests"]) == ("drupal", 2, 7)
    assert [one["title"] for one in values["examples"]] == ["Prochaine", "Passée"]
    assert values["entry"]["id"] == "cpts-des-collines"
