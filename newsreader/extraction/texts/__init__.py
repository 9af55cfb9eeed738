"""Articles saved as text, with the page around them."""
