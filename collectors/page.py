"""What a server answered: the bytes of one page, and what its headers say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Page:
    """What a server answered with 200, whole.

    `url` is what was asked for and `final_url` what answered after redirects; `encoding` is the charset
    that the byte-order mark or else the header announces; `unchanged` is true after a 304; `headers` has
    lower-case names.
    """

    url: str
    final_url: str
    status: int
    content: bytes
    content_type: str
    encoding: str | None
    fetched_at: datetime
    unchanged: bool
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_binary(self) -> bool:
        """Tell a file, such as an image or a PDF, from text, whatever its server calls it."""
        wide = (self.encoding or "").startswith("utf-16")
        return self.content.startswith(b"%PDF") or (b"\0" in self.content[:1024] and not wide)

    @property
    def is_cut(self) -> bool:
        """Tell a page of HTML that stops before its end."""
        return stops_early(self.content)


def stops_early(content: bytes) -> bool:
    """Tell HTML that was cut: it closes its head, and neither body nor document.

    HTML lets both be left out, but then who leaves them out does not close the head either.
    """
    text = content.lower()
    return b"</head>" in text and b"</body" not in text and b"</html" not in text
