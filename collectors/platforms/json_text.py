"""JSON as sites write it, in which no text is more than can be stored. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character beyond the first 65 536: its other half is lost where a text was cut in two."""


def read_json(content: bytes | str) -> Any:
    """Give what a JSON text holds, « ? » for each lone half of a character; control characters are borne with.

    Raises `ValueError` for what is no JSON, `RecursionError` for what is too deep.
    """
    text = content if isinstance(content, str) else content.decode(json.detect_encoding(content))
    value = json.loads(text, strict=False)
    if not HALF.search(text):
        return value
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
