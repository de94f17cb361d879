"""A practice write-up: how each of a few CPTS organised its cancer-care pathway, and what it takes.

The way of a text: `rows` cleans its lines, `chapters` parts it by territory, `sections` parts a chapter by its
headings; `card` gives the territory, and one module each the parts of its pathway; `cover` and `resources` read
what stands before and after.
"""

from collectors.documents.pratique.parser import parse, recognises

__all__ = ["parse", "recognises"]
