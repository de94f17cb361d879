"""Web addresses as machines compare them. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit


def with_plain_host(url: str) -> str:
    """Give an address with its host in ASCII (« été.fr » is « xn--t-9fab.fr »), as it is when that cannot be.

    Pages link to themselves in either spelling. Raises `ValueError` for what is no address.
    """
    parts = urlsplit(url)
    if parts.netloc.isascii():
        return url
    try:
        return parts._replace(netloc=parts.netloc.encode("idna").decode()).geturl()
    except UnicodeError:
        return url
