"""The web application: `uvicorn dashboards.app:app`, or `streamlit run dashboards/app.py`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from dashboards.middleware import Doorkeeper
from dashboards.parts.frame import failed
from dashboards.public.routes import ROUTES

if config.get_option("client.showErrorDetails") != "none":
    raise SystemExit(
        "Start the dashboards from the project's folder: its .streamlit/config.toml was not read."
    )

# Pages and feeds share Python's one lock. To send a feed takes it several times: each time, what is being
# computed for a page would keep it for five thousandths of a second.
sys.setswitchinterval(0.0005)

# A whole collection of garbage goes through all that is kept, for a quarter of a second, and holds that lock
# meanwhile: nearly all garbage is young, and found by the small collections.
gc.set_threshold(50_000, 20, 100)

# Streamlit would take our `pages` folder for its own convention, and show the first reader who arrives on a
# page, before any has called `st.navigation`, that file alone: no menu, no style.
PagesManager.uses_pages_directory = False

app = st.App(
    Path(__file__).with_name("main.py"),
    routes=ROUTES,
    middleware=[Middleware(Doorkeeper)],
    on_script_error=failed,
)
