"""The names a newsroom knows already, built once and looked up in many articles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from newsreader.text.names.forms import NameParts, form
from newsreader.text.names.lexicon import is_word
from newsreader.text.names.named import Known
from newsreader.text.names.words import Words


@dataclass(frozen=True, slots=True)
class RegisteredName:
    """Some words and the keys of the entries that go by them, the default sense first."""

    words: tuple[str, ...]
    exact: tuple[str, ...]
    owners: tuple[str, ...]
    kind: str
    demonym: bool
    # Which of the words are capitalised in the alias itself, and so must be in a text.
    raised: tuple[bool, ...]
    # The word also lives as a common word ("Guardian"): where capitals tell nothing it is not a name.
    common: bool


class Registry:
    """An immutable index of `Known` entries by their names, aliases and demonyms."""

    __slots__ = ("_first", "_people", "_whole", "known")

    def __init__(self, known: Iterable[Known]) -> None:
        entries = tuple(known)
        self.known: Mapping[str, Known] = MappingProxyType({entry.key: entry for entry in entries})
        self._whole: Mapping[tuple[str, ...], tuple[RegisteredName, ...]] = {
            key: _aliases(key, rows) for key, rows in _by_words(entries).items()
        }
        first: dict[str, dict[str, list[RegisteredName]]] = {}
        for key, aliases in self._whole.items():
            second = key[1] if len(key) > 1 else ""
            first.setdefault(key[0], {}).setdefault(second, []).extend(aliases)
        # By the first word and the second, "" for names of one word, the longest first.
        self._first = {
            word: {
                second: tuple(sorted(aliases, key=lambda a: (-len(a.words), a.demonym)))
                for second, aliases in longer.items()
            }
            for word, longer in first.items()
        }
        self._people = _people(entries)

    def people(self, shape: NameParts) -> tuple[str, ...]:
        """The people whose full name this is, written another way: without "al-", an accent or a title."""
        return self._people.get(shape.key, ()) if shape.whole else ()

    def __getitem__(self, key: str) -> Known:
        return self.known[key]

    def __contains__(self, key: object) -> bool:
        return key in self.known

    def at(self, words: Words, index: int) -> RegisteredName | None:
        """The longest alias that begins with this word, where its capitals agree."""
        longer = self._first.get(words.folded[index])
        if longer is None:
            return None
        second = words.folded[index + 1] if index + 1 < len(words.folded) else ""
        for word in (second, "") if second else ("",):
            for alias in longer.get(word, ()):
                if _fits(alias, words, index):
                    return alias
        return None

    def named(self, name: str) -> RegisteredName | None:
        """The alias that these words are as a whole, "the" or not."""
        words = Words("", name)
        for start in (0, 1) if words.folded[:1] == ["the"] else (0,):
            for alias in self._whole.get(tuple(words.folded[start:]), ()):
                if _agrees(alias, words.texts[start:]):
                    return alias
        return None


# A name as its entry writes it: whether a demonym, the name, the entry, its words.
_Row = tuple[bool, str, Known, Words]


def _by_words(entries: Iterable[Known]) -> dict[tuple[str, ...], list[_Row]]:
    """The names, aliases and demonyms of all entries, by their folded words."""
    gathered: dict[tuple[str, ...], list[_Row]] = {}
    for entry in entries:
        names = [(False, name) for name in (entry.name, *entry.aliases)]
        names += [(True, name) for name in entry.demonyms]
        for demonym, name in names:
            words = Words("", name)
            if len(words):
                gathered.setdefault(tuple(words.folded), []).append((demonym, name, entry, words))
    return gathered


def _people(entries: Iterable[Known]) -> Mapping[str, tuple[str, ...]]:
    """The keys of the people, the default sense first, by their full names however these are written."""
    people: dict[str, dict[str, None]] = {}
    for entry in sorted(entries, key=lambda entry: not entry.default):
        if entry.kind == "person":
            for name in (entry.name, *entry.aliases):
                shape = form(name, "person")
                if shape.whole:
                    people.setdefault(shape.key, {})[entry.key] = None
    return {key: tuple(keys) for key, keys in people.items()}


def _aliases(key: tuple[str, ...], rows: list[_Row]) -> tuple[RegisteredName, ...]:
    """One alias for each way of writing that must be told apart ("IS" and "Is")."""
    ordered = sorted(enumerate(rows), key=lambda row: (not row[1][2].default, row[1][0], row[0]))
    by_exact: dict[tuple[str, ...], list[_Row]] = {}
    for _, row in ordered:
        texts = row[3].texts
        short = len(texts) == 1 and texts[0].isupper() and len(texts[0]) <= 5
        by_exact.setdefault(tuple(texts) if short else (), []).append(row)
    made = []
    for exact, group in by_exact.items():
        owners = tuple(dict.fromkeys(row[2].key for row in group))
        demonym, _, entry, written = group[0]
        raised = tuple(written.caps)
        common = len(key) == 1 and is_word(key[0])
        made.append(RegisteredName(key, exact, owners, entry.kind, demonym, raised, common))
    return tuple(made)


def _agrees(alias: RegisteredName, texts: list[str]) -> bool:
    return not alias.exact or tuple(texts) == alias.exact


def _fits(alias: RegisteredName, words: Words, index: int) -> bool:
    end = index + len(alias.words)
    if tuple(words.folded[index:end]) != alias.words:
        return False
    if alias.exact:
        if words.texts[index] != alias.exact[0] or (words.all_caps and is_word(alias.words[0])):
            return False
    elif not all(words.caps[at] for at in range(index, end) if alias.raised[at - index]):
        return False
    # Nothing but spaces, a comma or a dash may stand inside a name.
    return all(_close(words.gap(at)) for at in range(index, end - 1))


# The possessives are those of the "Lord's Resistance Army" and a "Workers' Party".
_INSIDE = frozenset((" ", "\u00a0", "-", "/", ", ", ". ", " & ", "", "'s ", "’s ", "' ", "’ "))


def _close(gap: str) -> bool:
    return gap in _INSIDE or (gap.isspace() and "\n\n" not in gap)
