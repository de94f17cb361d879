"""Reading dates in French: days, hours, deadlines, periods and recurrences, from prose and from slugs.

The way of a text: `typed` and `spelled` put figures for letters and words, `tokens` cuts it, `relative` dates « demain
», `days`, `spans` and `hours` are the grammar, `chains`, `last_days` and `mentions` join days into lists, ranges and
sessions, `context` and `passing` say what the words around make of them, `told` what each is, `other_days` which are
no event's, `apart`, `elsewhere`, `lone_day`, `weekly` and `by_rank` read the hours that stand away from their day,
`endings` the ends that stand away from their start, `bounded` the hours of the weekdays of a range, `solving` and
`years` find what is not written, `sittings` gives the occurrences. `periods` and `recurrences` read what has no day,
`common_hours` the hours that sittings told elsewhere share.
"""

from collectors.french.dates.common_hours import CommonHours, with_common_hours
from collectors.french.dates.reader import When, find_when, read_when

__all__ = ["CommonHours", "When", "find_when", "read_when", "with_common_hours"]
