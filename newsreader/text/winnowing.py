"""Winnowing: a sample of a text's shingles by which any other text that has a stretch of it is found.

Of each window of shingles in a row the one of the lowest hash is taken (Schleimer, Wilkerson and Aiken,
"Winnowing", SIGMOD 2003): wherever a stretch stands, among whatever words, the same are taken of it. Two
texts with a run of words in common as long as both their windows, and a shingle more, share one for certain.
What a wide window takes, a narrow one takes too, so that a short text is found in a long one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from hashlib import blake2b

NARROWEST, WIDEST = 4, 60  # shingles; a brief of 65 words is found in a text of any length
WINDOWS = 20  # of a text between: 2 * 20 hashes, whatever its length


def hash_of(shingle: str) -> int:
    """64 bits with a sign, as databases hold them; equal in every process and on every machine.

    >>> hash_of("the mill will open in")
    -5331218675047948293
    """
    digest = blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def winnow(hashes: Sequence[int]) -> set[int]:
    """The sample of these hashes, which stand in the order of the text.

    >>> sorted(winnow([8, 3, 9, 4, 7, 6, 5, 2]))
    [2, 3, 4]
    """
    window = min(WIDEST, max(NARROWEST, len(hashes) // WINDOWS))
    taken = set()
    lowest: deque[int] = deque()  # places of this window's, each lower than those behind it
    for place, value in enumerate(hashes):
        while lowest and hashes[lowest[-1]] >= value:
            lowest.pop()
        lowest.append(place)
        if lowest[0] <= place - window:
            lowest.popleft()
        if place >= window - 1:
            taken.add(hashes[lowest[0]])
    return taken or set(hashes[lowest[0] : lowest[0] + 1] if lowest else [])
