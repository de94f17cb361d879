"""Words for whoever holds something, and for what is only parked somewhere: neither is a house that stands there.

Texts are those of `fold.fold`.
"""

from __future__ import annotations

MOBILE = r"(?:\w*bus|barnum|camion\w*|caravane|mammobile|stand|tente|unites? mobiles?|van)s?\b"
"""« Mammobile, place Haute »: what is parked there is no house."""
GROUP = (
    r"(?:agglo\w*|amicale|antenne|asso\w*|aumonerie|ballet|cie|ch(?:oe|œ)ur|chorale|club|communaute|commune|compagnie"
    r"|coordination|delegation|direct\w+|dispositif|equipe|ensemble|fanfare|groupe|harmonie|infirmier\w*|kiwanis|lions"
    r"|maire|mairesse|metropole|orchestre|pays|plateforme|president\w*|quatuor|rotary|section|service|soroptimist|trio"
    r"|troupe|unite|ville)s?\b"
)
"""« Amicale de Dole », « Pays de Gray », « Lions Club »."""
