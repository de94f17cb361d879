"""The way in: web sites and documents in, items out."""
