"""The one way in which HTML is written lets no text become markup."""

from __future__ import annotations

from html import unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from dashboards.parts.html import Html, join, link, safe_address, tag


@given(st.text())
def test_text_stays_text(text: str) -> None:
    written = tag("p", text, title=text)
    found = BeautifulSoup(written, "html.parser").find_all()
    assert [(element.name, set(element.attrs)) for element in found] == [("p", {"title"})]
    assert unescape(written.split(">", 1)[1].removesuffix("</p>")) == text


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (tag("p", "<b>&\"'"), "<p>&lt;b&gt;&amp;&quot;&#x27;</p>"),
        (tag("p", tag("b", 3), None, ["a", tag("i", "b")]), "<p><b>3</b>a<i>b</i></p>"),
        (tag("td", class_="x", data_label='"é"'), '<td class="x" data-label="&quot;é&quot;"></td>'),
        (tag("details", open_=True, hidden=False, id=None), "<details open></details>"),
        (tag("br"), "<br>"),
        (join("a", None, "", "<", by=" & "), "a &amp; &lt;"),
        (tag("a", "x", href="javascript:alert(1)"), "<a>x</a>"),
    ],
)
def test_writes(written: Html, html: str) -> None:
    assert written == html


@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.fr/a?b=c&d",
        "http://exemple.fr",
        "agenda",
        "agenda?mois=2027-01&q=a:b",
        "./",
        "/x",
        "#y",
    ],
)
def test_safe_addresses_are_kept(address: str) -> None:
    assert safe_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "ftp://exemple.fr",
        "//exemple.fr",
        "https:exemple.fr",
        "\\\\exemple.fr",
        "https://exemple.fr/a b",
        "http://[",
    ],
)
def test_other_addresses_make_no_link(address: str | None) -> None:
    assert safe_address(address) is None
    assert link("Dijon", address) == "<span>Dijon</span>"


def test_links_to_other_sites_are_cut_from_the_window() -> None:
    assert link("oncoBFC", "https://exemple.fr") == '<a href="https://exemple.fr" rel="noopener">oncoBFC</a>'
    assert link("Agenda", "agenda") == '<a href="agenda">Agenda</a>'
