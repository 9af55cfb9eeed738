"""Where another than the one who spoke last is told of between two quotations: "…, and Ann Lee nods."."""

import re

from newsreader.text import english
from newsreader.text.saying.attribution import MASK, Attribution
from newsreader.text.saying.persons import SEVERAL, is_role
from newsreader.text.saying.speakers import AUXILIARIES, PRONOUNS, REPORTING_VERBS, WORD, naming
from newsreader.text.saying.voices import JUDGING, VOICES

# Whoever does so speaks next; not who but laughs, comes or denies it.
_TURNS = (
    r"(?P<verb>nod(?:s|ded)|agree[sd]|concur(?:s|red)|chime[sd]|add(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)"
    r"|respond(?:s|ed)|interject(?:s|ed)|interrupt(?:s|ed)|retort(?:s|ed)|shakes|shook)\b"
    r"(?=(?:,? (?:in|too|at once|back|along|[a-z]+ly|(?:his|her|their) heads?|with (?:him|her|them)))*[.:!?])"
)
_SAYS = rf"(?P<verb>{english.alternatives(REPORTING_VERBS | VOICES | JUDGING | {'judged', 'judges'})})\b"
_NAME = r"[A-Z][\w.’'-]*(?: (?:[a-z]{2,3} )?[A-Z][\w’'-]*){0,3}"
_ASIDE = rf"(?:, [^,.;\n{MASK}]{{2,60}},)?"
# “It hurts,” says Ann Lee, and Bo Lee nods. “It does.”
_AND_ANOTHER = re.compile(
    rf"[,;—–]? ?\b(?:and|but|while|whereas) (?P<who>{_NAME}"
    r"|(?:the|an?|one|his|her|their) (?:[a-z][\w-]+ ){0,2}?[a-z][\w-]+"
    rf"(?:, {_NAME})?){_ASIDE} {_TURNS}[^.;\n{MASK}]{{0,60}}[.:!?]\s*\Z"
)
# “A,” it said, while Bo Lee, of Ek Bank, pronounced it “B”
_ANOTHER_SAID = re.compile(
    rf"[,;]? ?(?:\b(?:and|but|while|whereas)\b)? ?"
    rf"(?P<who>{_NAME}|(?:the|an?|one) (?:[a-z][\w-]+ ){{0,2}}?[a-z][\w-]+)"
    rf"{_ASIDE} {_SAYS}[^.;:,\n{MASK}]{{0,40}} ?\Z"
)
# “A,” said Ann Lee of it, her brother Bo Lee as “B”
_ANOTHER_AS = re.compile(
    r"[,;] (?:(?:and|but|while) )?(?:(?:his|her|its|their|the) [a-z-]+ )?"
    rf"(?P<who>{_NAME}) as (?:an? |the )?\Z"
)


def another_acts(masked: str, start: int, end: int) -> tuple[int, int] | None:
    """Whoever takes the turn in the words between two quotations, behind the one who spoke."""
    found = _AND_ANOTHER.search(masked, start, end)
    return _somebody(masked, found) if found else None


def another_said(masked: str, start: int, end: int) -> Attribution | None:
    """Who has the second of two phrases in one sentence, where a subject that says or judges leads to it."""
    gapped = _ANOTHER_AS.match(masked, start, end)
    name = naming(masked, list(WORD.finditer(masked, *gapped.span("who")))) if gapped else None
    if name:
        return Attribution(name[0], end, end - 1, name, False, False)
    found = _ANOTHER_SAID.match(masked, start, end)
    who = _somebody(masked, found) if found else None
    if found is None or who is None:
        return None
    pronoun = masked[slice(*who)].lower() in PRONOUNS
    return Attribution(found.start("who"), end, found.start("verb"), who, pronoun, False)


def _somebody(masked: str, found: re.Match[str]) -> tuple[int, int] | None:
    if found["verb"] in AUXILIARIES or found["who"].lower() in PRONOUNS:
        return None
    who = naming(masked, list(WORD.finditer(masked, *found.span("who"))))
    name = masked[slice(*who)] if who else ""
    return who if name[:1].isupper() or (name and is_role(name.split()[-1])) else None


def are_several(name: str) -> bool:
    """Whether "they" may stand for these words: "police", "residents of Ek"."""
    words = name.split()
    last = next(
        (words[at - 1] for at in range(1, len(words)) if words[at] in ("of", "in", "at", "from")), words[-1]
    )
    return last.lower() in SEVERAL or is_role(last.lower().removesuffix("s"))
