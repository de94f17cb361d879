"""The script that Streamlit runs for each reader: the menu, the stylesheet, then the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboards.parts.filters import remember
from dashboards.parts.menu import MENU

HERE = Path(__file__).parent


def _pages() -> list[StreamlitPage]:
    return [
        st.Page(
            HERE / "pages" / page.file, title=page.name, url_path=page.path or None, default=not page.path
        )
        for page in MENU
    ]


def _logo() -> str:
    theme = "dark" if st.context.theme.type == "dark" else "light"
    return str(HERE / "static" / f"logo-{theme}.svg")


page = st.navigation(_pages(), position="top")
st.set_page_config(
    page_title=f"{page.title} · Maillage", page_icon=str(HERE / "static" / "mark.svg"), layout="wide"
)
st.logo(_logo(), size="large", icon_image=_logo())
st.html(HERE / "style.css")
remember(page.url_path)
page.run()
