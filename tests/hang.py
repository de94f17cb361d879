"""A bound on tests with hostile input: linear time takes a second or two, anything else would never end."""

from __future__ import annotations

import pytest

BOUNDED = pytest.mark.timeout(120)
