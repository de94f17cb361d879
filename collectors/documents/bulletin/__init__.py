"""A network's newsletter: events with their links, key figures, pages and calls."""

from collectors.documents.bulletin.parser import parse, recognises

__all__ = ["parse", "recognises"]
