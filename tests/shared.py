"""Real documents and recorded sites that lie beside the project in its workshop, and nowhere else."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the folder of real documents and recorded sites is not beside the project"
)
