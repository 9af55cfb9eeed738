"""The values that names travel in: what a registry knows, where a text names it, and who is named."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

# Those of models.Entity.Kind: a test holds the two together.
Kind = Literal["person", "organisation", "armed-group", "media", "place"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# The kinds of body, which one name may be mistaken between; the plainest first. Any other kind stays out.
ORGANISED = ("organisation", "media", "armed-group")


class NameRule(StrEnum):
    """Of the rules that spot a name, those by which verdicts.py decides. Rows of cues give them."""

    AGE = "age"
    CAPITALS = "capitals"
    GIVEN_NAME = "given-name"
    INITIALS = "initials"
    NAME_SUFFIX = "name-suffix"
    OFFICE_HOLDER = "office-holder"
    PLACE_WORD = "place-word"
    SCORECARD = "scorecard"
    SPEECH_VERB = "speech-verb"
    TITLE = "title"
    WHO = "who"


@dataclass(frozen=True, slots=True)
class Known:
    """One registry entry. `key` is the caller's id; `name` counts as an alias too.

    `default` says that an alias several entries share means this one, unless the article
    names another in full.
    """

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    default: bool = True


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """Words of one field that name somebody: `text == fields[field][start:end]`, in code points.

    `rule` says what spotted the words; `demonym` marks "Norwegian" as a mention of Norway.
    """

    field: str
    start: int
    end: int
    text: str
    rule: str
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Spotted:
    """A mention and the kind of thing it names, before anyone knows which one.

    `owners` are the registry keys that own the words, best first: one is a certainty, several a doubt.
    """

    mention: MentionSpan
    kind: str
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """Somebody or something an article names, with every mention of it in reading order.

    `key` is the registry's, None for the new; `joined` are the rules that brought its mentions together;
    `ambiguous` says that at least one mention could as well be another's.
    """

    name: str
    kind: str
    key: str | None
    mentions: tuple[MentionSpan, ...]
    ambiguous: bool = False
    joined: tuple[str, ...] = ()
