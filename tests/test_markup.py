"""What every reader of HTML relies on: letters as they were written, links where they lead."""

from __future__ import annotations

import pytest

from collectors.platforms.markup import link_of, open_page, text_of

WORDS = "Soirée à Lure, où l’œuvre est née : évènement prévu cet été."


def markup(head: str = "") -> str:
    return f"<html><head>{head}</head><body><p>{WORDS}</p>@</body></html>"


@pytest.mark.parametrize("head", ["", "<meta charset='utf-8'>", "<meta charset='iso-8859-1'>"])
@pytest.mark.parametrize("told", [None, "utf-8", "iso-8859-1", "utf-16", "no-charset"])
@pytest.mark.parametrize("written", ["utf-8", "cp1252"])
def test_french_letters_are_read_whatever_charset_is_told(written: str, told: str | None, head: str) -> None:
    page = open_page(markup(head).encode(written), told)
    assert text_of(page).startswith(WORDS)


@pytest.mark.parametrize(
    ("written", "told", "head"),
    [
        ("utf-16", "utf-16", ""),
        ("iso-8859-15", None, "<meta charset='iso-8859-15'>"),
        ("cp1250", "cp1250", ""),
    ],
)
def test_another_charset_counts_where_it_is_told(written: str, told: str | None, head: str) -> None:
    page = open_page(markup(head).replace(WORDS, "Budget du café : 3 €").encode(written), told)
    assert text_of(page).startswith("Budget du café : 3 €")


def test_a_letter_cut_in_two_costs_no_other_letter() -> None:
    page = open_page(
        markup().encode().replace(b"@", "<p>Dernière séanc\u00e9".encode()[:-1] + b"</p>"), "utf-8"
    )
    assert text_of(page).startswith(f"{WORDS} Dernière séanc")


@pytest.mark.parametrize(
    ("base", "link", "leads_to"),
    [
        ("https://cpts.example/", "spip.php?article3", "https://cpts.example/spip.php?article3"),
        ("/site/", "agenda", "https://cpts.example/site/agenda"),
        ("/site/", "/agenda", "https://cpts.example/agenda"),
        ("/site/", "https://ailleurs.example/a", "https://ailleurs.example/a"),
        ("/site/", "#bas", "https://cpts.example/rubrique/page#bas"),
        ("http://[", "agenda", "https://cpts.example/rubrique/agenda"),
    ],
)
def test_links_are_relative_to_what_the_page_says(base: str, link: str, leads_to: str) -> None:
    page = open_page(f"<head><base href='{base}'></head><a href='{link}'>Agenda</a>".encode())
    (anchor,) = page.select("a")
    assert link_of(anchor, "https://cpts.example/rubrique/page") == leads_to


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("https://santé.example/agenda", "https://xn--sant-epa.example/agenda"),
        ("/agenda/é", "https://xn--sant-epa.example/agenda/é"),
        (f"https://{'é' * 70}.example/", f"https://{'é' * 70}.example/"),
    ],
)
def test_a_site_links_to_itself_under_either_spelling_of_its_host(link: str, leads_to: str) -> None:
    (anchor,) = open_page(f"<a href='{link}'>Agenda</a>".encode()).select("a")
    assert link_of(anchor, "https://xn--sant-epa.example/") == leads_to


def test_accents_that_stand_apart_from_their_letters_are_put_on_them() -> None:
    (item,) = open_page("<li>E\u0301ve\u0301nements</li>".encode()).select("li")
    assert text_of(item) == "Événements"
