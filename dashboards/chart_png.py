"""`python -m dashboards.chart_png`: turns a Vega-Lite chart (JSON on stdin) into a picture (PNG on stdout).

A program of its own: the library takes some 250 MB, which the web process would keep, and no limit of time.
"""

from __future__ import annotations

import sys

SCALE = 2
"""Twice the pixels of the page, for sharp screens."""


def main() -> None:
    """Read the chart, write the picture; nothing is fetched."""
    import vl_convert  # loading it takes time that only this program may take

    picture = vl_convert.vegalite_to_png(sys.stdin.read(), scale=SCALE, allowed_base_urls=[])
    sys.stdout.buffer.write(picture)


if __name__ == "__main__":
    main()
