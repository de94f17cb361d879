"""Text made comparable without moving a single character."""

from __future__ import annotations

import unicodedata

_SIGNS = {
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("⋅‧•", "·"),
    **dict.fromkeys("‐‑‒", "-"),
    **dict.fromkeys("—―−⇥→➔➜⟶", "–"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
}
_LETTERS = {chr(code): unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250)}
_DRAWN = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D400, 0x1D800)}
"""The letters and figures of mathematics, with which posts are set in bold: « 𝗦𝗮𝗺𝗲𝗱𝗶 𝟭𝟮 »."""
_RAISED = {
    code: letter
    for code in (*range(0x2B0, 0x2B9), *range(0x1D2C, 0x1D6B), 0x2071, 0x207F)
    if (letter := unicodedata.normalize("NFKC", chr(code))).isascii()
}
"""« Paris 11ᵉ », « 1ᵉʳ mars »."""
_TABLE = str.maketrans(_LETTERS | _SIGNS) | _DRAWN | _RAISED


def compose(text: str) -> str:
    """Give the text with each accented letter as one character, as `fold` needs it, and in plain letters."""
    return unicodedata.normalize("NFC", text.translate(_DRAWN))


def fold(text: str) -> str:
    """Give the text without accents, with plain apostrophes, quotes, spaces and dashes (« - » or « – »).

    Case is kept, and so is length: what is found from `i` to `j` stands from `i` to `j` in the text given.
    The ligature œ stays.
    """
    return text.translate(_TABLE)
