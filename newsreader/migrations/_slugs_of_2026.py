"""Slugs as migration 0021 writes them: see slug_of in models/addresses.py of today."""

from unicodedata import category, normalize


def slug_of(words: str) -> str:
    signs: list[str] = []
    for sign in normalize("NFKC", words).lower():
        kind = category(sign)
        if kind in {"Zs", "Zl", "Zp", "Pd", "Cc"} or sign == "/":
            sign = "-"
        elif kind[0] == "M":
            sign = sign if signs and signs[-1] != "-" else ""
        elif kind[0] not in "LN" and sign != "_":
            sign = ""
        if sign and not (sign == "-" and signs[-1:] in ([], ["-"])):
            signs.append(sign)
    return "".join(signs)[:80].strip("-_")
