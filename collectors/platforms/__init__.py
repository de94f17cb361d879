"""One module for each family of site."""
