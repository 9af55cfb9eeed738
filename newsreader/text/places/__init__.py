"""Places on the map: a gazetteer of towns, and the outlines of land and borders."""

from newsreader.text.places.gazetteer import Town, towns
from newsreader.text.places.outlines import Box, Drawn, around, drawn

__all__ = ["Box", "Drawn", "Town", "around", "drawn", "towns"]
