"""Reading French: dates, places, the words of the field, and announcements put together from them."""
