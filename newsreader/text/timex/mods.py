"""TIMEX3's mod for the words before an expression: "early", "the end of", "about"."""

import re


def edge_mod(words: str | None) -> str:
    """START, MID or END for "early", "mid", "the end of" …"""
    if not words:
        return ""
    if re.search(r"earl|beginning|opening|start|first", words):
        return "START"
    return "MID" if "mid" in words else "END"


def about_mod(words: str | None) -> str:
    return "APPROX" if words else ""
