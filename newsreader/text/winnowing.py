"""Winnowing: a sample of a text's shingles by which any other text that has a stretch of it is found.

Of each window of shingles in a row the one of the lowest hash is taken (Schleimer, Wilkerson and Aiken,
"Winnowing", SIGMOD 2003): wherever a stretch stands, among whatever words, the same are taken of it. Two
texts with a run of words in common as long as both their windows, and a shingle more, share one for certain.
What a wide window takes, a narrow one takes too, so that a short text is found in a long one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import repeat
from struct import unpack

SIZE = 8  # bytes of a hash
NARROWEST, WIDEST = 4, 60  # shingles; a brief of 65 words is found in a text of any length
WINDOWS = 20  # of a text between: 2 * 20 hashes, whatever its length


def hashes_of(shingles: Iterable[str]) -> tuple[int, ...]:
    """Of each 64 bits with a sign, as databases hold them; equal in every process and on every machine.

    >>> hashes_of(["the mill will open in"])
    (-5331218675047948293,)
    """
    digests = [
        blake2b(each, digest_size=SIZE).digest()
        for each in map(str.encode, shingles, repeat("utf-8"), repeat("surrogatepass"))
    ]
    return unpack(f">{len(digests)}q", b"".join(digests))


def winnow(hashes: Sequence[int]) -> set[int]:
    """The sample of these hashes, which stand in the order of the text.

    >>> sorted(winnow([8, 3, 9, 4, 7, 6, 5, 2]))
    [2, 3, 4]
    """
    window = min(WIDEST, max(NARROWEST, len(hashes) // WINDOWS))
    if len(hashes) <= window:
        return {min(hashes)} if hashes else set()
    taken = set()
    end = window  # of the window looked at
    while end <= len(hashes):
        several = hashes[end - window : end]
        lowest = min(several)
        leaves = end + several.index(lowest)  # the end of the last window that has it
        taken.add(lowest)
        # Most windows have the lowest of the one before; a search tells which have not.
        while (lower := next(filter(lowest.__gt__, hashes[end:leaves]), None)) is not None:
            lowest = lower
            end = hashes.index(lowest, end) + 1
            leaves = end + window - 1
            taken.add(lowest)
        end = leaves + 1
    return taken
