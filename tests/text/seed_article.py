"""The seed's article as fields, cut from its file, so that gold offsets can be told in field offsets."""

import json

from tests.shared import shared


def seed_fields() -> tuple[dict[str, str], dict[str, int]]:
    """The text of each field, and where it starts in the file."""
    source = shared("seed/aleppo-2016-12-08.txt").read_text(encoding="utf-8")
    article = json.loads(shared("seed/expected.json").read_text(encoding="utf-8"))["article"]
    return cut(source, article)


def cut(source: str, article: dict) -> tuple[dict[str, str], dict[str, int]]:
    """The same, of a source and what is expected of its article."""
    plain = source.replace("\u00a0", " ")
    body = plain.index(article["body_starts"])
    spans = {
        "headline": (plain.index(article["headline"]), len(article["headline"])),
        "standfirst": (plain.index(article["standfirst"]), len(article["standfirst"])),
        "byline": (plain.index(article["byline"]["raw"]), len(article["byline"]["raw"])),
        "caption": (plain.index(article["lead_image"]["caption"]), len(article["lead_image"]["caption"])),
        "body": (body, plain.index(article["body_ends"]) + len(article["body_ends"]) - body),
    }
    fields = {field: source[start : start + length] for field, (start, length) in spans.items()}
    return fields, {field: start for field, (start, _) in spans.items()}
