"""Reading places in French: venue, town, commune, department and region, from prose and from « Lieu » fields.

The way of a text: `towns` finds a town's name and settles which commune it is among its homonyms; `told`,
`placed`, `abroad` and `receivers` find the towns that a turn of phrase names, `pieces` those that stand
alone, `slips` those that are misspelt, `same_house` those told with the same house elsewhere; `surest` adds
those told by their venue and chooses one `mention` among all. `lower_case` gives capitals to a text that has
none. `venues` finds buildings by their kind, `house_towns` the town in their names, `bare_names` those that
bear a name alone; `groups` has the words for whoever holds something; `elsewhere` keeps speakers, organisers
and last year's places out. `reader` puts the place together.
"""

from collectors.french.places.reader import Place, find_place, read_place

__all__ = ["Place", "find_place", "read_place"]
