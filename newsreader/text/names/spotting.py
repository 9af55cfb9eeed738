"""Finding the words that name somebody, with the kinds they name, over a whole article."""

from collections.abc import Iterable, Mapping
from itertools import chain, compress
from operator import not_

from newsreader.text.names.article import ArticleEvidence
from newsreader.text.names.chunks import NameCandidate, as_found, chunks
from newsreader.text.names.headlines import Heard, flat_chunks, heard
from newsreader.text.names.kinds import weigh
from newsreader.text.names.named import Spotted
from newsreader.text.names.registry import Registry
from newsreader.text.names.speaking import in_labels
from newsreader.text.names.teams import find_teams
from newsreader.text.names.transcripts import turns
from newsreader.text.names.verdicts import resolve
from newsreader.text.names.whereabouts import spread, spread_bodies, spread_people, toponyms
from newsreader.text.names.words import Words, pieces


def spot(fields: Mapping[str, str], registry: Registry) -> list[Spotted]:
    """The mentions of an article, field by field in reading order, never overlapping in a field."""
    cut = [words for field, text in fields.items() for words in pieces(field, text)]
    plain = [words for words in cut if not words.flat_line]
    places = toponyms(plain)
    talk = turns(fields.get("body", ""))
    rows = [_weighed(in_labels(list(chunks(words, registry, places)), talk)) for words in plain]
    find_teams(cut, rows, registry)
    found = [chunk for row in rows for chunk in row]
    lower = _in_small_letters(plain)
    article = ArticleEvidence(found, lower, registry)
    resolved = [(chunk, made) for chunk in found if (made := resolve(chunk, article))]
    if len(plain) < len(cut):
        resolved += _in_flat_lines(cut, registry, heard(resolved, lower))
    return _in_order(cut, resolved)


def _weighed(row: list[NameCandidate]) -> list[NameCandidate]:
    """The chunks of one text with what speaks for each kind, in their words and beside them."""
    for chunk in row:
        if chunk.alias is None:
            weigh(chunk)
    spread(row)
    spread_bodies(row)
    spread_people(row)
    return row


def _in_flat_lines(
    texts: Iterable[Words], registry: Registry, names: Heard
) -> list[tuple[NameCandidate, Spotted]]:
    lines = [words for words in texts if words.flat_line]
    return [(chunk, as_found(chunk)) for words in lines for chunk in flat_chunks(words, registry, names)]


def _in_order(texts: Iterable[Words], resolved: Iterable[tuple[NameCandidate, Spotted]]) -> list[Spotted]:
    """The mentions text by text, as the chunks of each stand."""
    mentions: dict[int, list[Spotted]] = {id(words): [] for words in texts}
    for chunk, made in resolved:
        mentions[id(chunk.words)].append(made)
    return [made for row in mentions.values() for made in row]


def _in_small_letters(texts: Iterable[Words]) -> set[str]:
    return set(chain.from_iterable(compress(words.folded, map(not_, words.caps)) for words in texts))
