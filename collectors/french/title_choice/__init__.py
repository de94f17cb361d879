"""Choosing, among the stretches of an announcement's rows, the one that is its title.

`spans` gives the stretches that may be one, `signs` what speaks for or against each of them, and `choice` weighs
these signs. The weights are learned from invented announcements by `python -m benchmarks.fit_titles`.
"""

from collectors.french.title_choice.choice import Weighed, heaviest

__all__ = ["Weighed", "heaviest"]
