"""The ground floor: the items, their vocabulary, the database that keeps them and every read made of it."""
