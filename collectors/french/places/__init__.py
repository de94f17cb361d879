"""Reading places in French: venue, town, commune, department and region, from prose and from « Lieu » fields.

The way of a text: `towns` finds a town's name and settles which commune it is among its homonyms; `told` and
`abroad` find the towns that words tell outright; of the others, `town_choice` weighs the `town_signs`. `surest`
chooses one `mention` among all. `lower_case` gives capitals to a text that has none, `pieces` parts it at its
separators. `venues` finds buildings by their kind, `bare_names` those that bear a name alone, `receivers` who opens
them; `groups` has the words for whoever holds something; `elsewhere` keeps speakers, organisers and last year's
places out. `reader` puts the place together.
"""

from collectors.french.places.reader import Place, find_place, read_place

__all__ = ["Place", "find_place", "read_place"]
