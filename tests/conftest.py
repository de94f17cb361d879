"""What several test files share: the dashboards, served for real on a loopback port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from hypothesis import settings

from tests import seeding

ROOT = Path(__file__).parents[1]
START_SECONDS = 60

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the dashboards, on a database with events, documents and sources in all states."""
    database = seeding.full(tmp_path_factory.mktemp("site") / "site.db", events=70)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "dashboards.app:app", "--port", str(port), "--log-level", "error"],
        cwd=ROOT,
        env={**os.environ, "MAILLAGE_DB": str(database), "MAILLAGE_TODAY": seeding.TODAY.isoformat()},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit:
        assert server.poll() is None, "the server stopped while it started"
        try:
            if requests.get(address, timeout=2).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not start in {START_SECONDS} seconds")
