"""How large our pictures are."""

LARGE, SMALL = 1280, 320  # pixels of the longest side: across a page, and beside a headline
LARGE_BYTES, SMALL_BYTES = 150_000, 20_000
LEAST_SIDE = 40  # pixels: what is smaller counts its readers, or is a line between two paragraphs


def fitted(width: int, height: int, longest: int) -> tuple[int, int]:
    """Width and height of the picture once its longest side has at most so many pixels.

    >>> fitted(4000, 3000, 1280), fitted(640, 480, 1280), fitted(8000, 45, 1280)
    ((1280, 960), (640, 480), (1280, 7))
    """
    most = max(width, height)
    if most <= longest:
        return width, height
    return max(1, round(width * longest / most)), max(1, round(height * longest / most))
