"""Names in lines where capitals tell nothing: shouted headlines, and Headlines With Capitals Throughout."""

from collections.abc import Iterator, Mapping, Sequence, Set

from newsreader.text.names.chunks import NameCandidate, only_a_word
from newsreader.text.names.cues import FUNCTION_WORDS, PARTICLES, SUFFIXES
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.named import Spotted
from newsreader.text.names.registry import Registry
from newsreader.text.names.words import Words

Heard = Mapping[str, list[tuple[tuple[str, ...], str]]]


def heard(found: list[tuple[NameCandidate, Spotted]], lower: Set[str]) -> Heard:
    """The names found in the rest of the article and the surnames of its people, by their first word."""
    names: dict[tuple[str, ...], str] = {}
    for chunk, spotted in found:
        if chunk.team:
            # The town may be named too; a headline speaks of those who played.
            names.update(dict.fromkeys(_forms_of_team(chunk, lower), spotted.kind))
        elif chunk.alias is None:
            parts = tuple(chunk.parts)
            if len(parts) > 1 or not is_word(parts[0]):
                names.setdefault(parts, spotted.kind)
            if spotted.kind == "person":
                for surname in _surnames(parts, lower):
                    names.setdefault((surname,), "person")
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    # The longest first: it is tried before its beginning.
    for parts, kind in sorted(names.items(), key=lambda row: (-len(row[0]), row[0])):
        by_first.setdefault(parts[0], []).append((parts, kind))
    return by_first


def _forms_of_team(chunk: NameCandidate, lower: Set[str]) -> Iterator[tuple[str, ...]]:
    """Its name, its last word and what stands before that, as far as these are no words of the article."""
    parts = tuple(chunk.parts)
    yield parts
    if len(parts) > 1:
        yield from (short for short in (parts[-1:], parts[:-1]) if not lower >= set(short))


def _surnames(parts: Sequence[str], lower: Set[str]) -> set[str]:
    """The last part of a full name, with its article and without."""
    ends = [part for part in parts if part not in SUFFIXES and part not in PARTICLES]
    if len(parts) < 2 or not ends:
        return set()
    forms = {ends[-1], ends[-1].removeprefix("al-").removeprefix("el-")}
    return forms - lower - FUNCTION_WORDS


def flat_chunks(words: Words, registry: Registry, names: Heard) -> Iterator[NameCandidate]:
    """What the registry or the rest of the article knows; if the line is not shouted, also "Given Name"."""
    done = -1
    for index in words.capitals:
        if index <= done:
            continue
        alias = registry.at(words, index)
        if alias is not None and only_a_word(alias, words, index):
            alias = None
        length, kind = _known(words, index, names)
        if alias is not None and len(alias.words) >= length and kind != "organisation":
            chunk = NameCandidate(words, index, index + len(alias.words) - 1, alias=alias)
        elif length:
            chunk = NameCandidate(words, index, index + length - 1, kind=kind, rule="named-in-article")
        elif not words.all_caps and _person(words, index):
            chunk = NameCandidate(words, index, index + 1, kind="person", rule="given-name")
        else:
            continue
        done = chunk.last
        yield chunk


def _known(words: Words, index: int, names: Heard) -> tuple[int, str]:
    for parts, kind in names.get(words.folded[index], ()):
        end = index + len(parts)
        if tuple(words.folded[index:end]) == parts and all(words.joined(at) for at in range(index, end - 1)):
            return len(parts), kind
    return 0, ""


def _person(words: Words, index: int) -> bool:
    if index + 1 >= len(words) or not words.joined(index) or not words.caps[index + 1]:
        return False
    low, following = words.folded[index], words.folded[index + 1]
    return low in listed("given") and not is_word(low) and not is_word(following)
