"""The demonstration: three small made-up sites, served on this machine and collected as any other site.

`gatherings.py` holds what they announce, `drupal_site.py`, `tec_site.py` and `ical_site.py` write
their pages as these families of sites do, `server.py` serves them, `demonstration.py` puts all together.
"""
