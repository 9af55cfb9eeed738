"""How many: numbers, what they count, and who gave them."""
