"""One module for each family of document, and what opens them."""
