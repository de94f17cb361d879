"""A CPTS's review: missions, fiches action, actions with every status, and the totals it declares.

The way of a text: `outline` cuts it into sections and missions, `tables` and `blocks` give rows, `standing` reads
a row's planning and status, `pairing` joins the rows of two sections, `actions` and `totals` give the items.
"""

from collectors.documents.bilan.parser import parse, recognises

__all__ = ["parse", "recognises"]
