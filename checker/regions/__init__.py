"""Names of provinces, cities and counties, and what can be told from them."""
