"""Names of those who wrote an article, as lines show them."""
