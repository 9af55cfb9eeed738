"""Telling text from everything else by its bytes: a name's ending proves nothing."""

import codecs

_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"bplist00", "a property list or web archive"),
)
# UTF-32's little-endian mark begins with UTF-16's: the longer ones first.
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def wide_without_mark(data: bytes) -> str:
    """ "utf-16-le" or "utf-16-be" where the zero bytes of Latin letters give it away, else "".

    >>> wide_without_mark("Aleppo".encode("utf-16-be")), wide_without_mark(b"Aleppo")
    ('utf-16-be', '')
    """
    sample = data[:4096]
    sample = sample[: len(sample) // 2 * 2]
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > pairs * 0.4 and even <= pairs * 0.02:
        return "utf-16-le"
    if even > pairs * 0.4 and odd <= pairs * 0.02:
        return "utf-16-be"
    return ""


def binary_kind(data: bytes) -> str:
    """What the bytes are if they are no text ("a PDF"), "" if they may be.

    >>> binary_kind(b"%PDF-1.7"), binary_kind(b"Rebels left the city.")
    ('a PDF', '')
    """
    for magic, kind in _KINDS:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound or film"
    if data[4:8] == b"ftyp":
        return "a picture or film"
    if any(data.startswith(mark) for mark, _ in BOMS) or wide_without_mark(data):
        return ""
    return "binary data" if b"\x00" in data else ""
