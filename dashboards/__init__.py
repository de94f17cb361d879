"""The way out: the pages and what is served beside them."""
