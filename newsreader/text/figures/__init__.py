"""How many: numbers, what they count, and who gave them. `figures.find(text, sentences.split(text))`."""
