"""The desk: where editors work. Every change is a POST that ends in a decision and a redirect."""
