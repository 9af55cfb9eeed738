#!/bin/bash
# striprtf 0.0.35: of a text in which "Thirty" was corrected to "Three" with changes tracked it makes "ThirtyThree
# people died"; what is hidden in the document, as the name of a source, stands in its text as any other word.
#
# RTF marks what was taken out while changes are tracked by \deleted, what was put in by \revised, and what is not shown
# by \v; the words stay in the file until the changes are accepted. striprtf passes over all three like bold and
# italics. What stands beside the text it knows: comments, information on the document and the table of who changed what
# are left out, footnotes too. (Of this we found no report.)
#
# One would guess the text as it is read: from a reader that leaves out comments one does not expect what was struck.
# The specification (1.9.1) calls the one deleted and the other hidden, and word processors print neither. Statements
# and drafts are handed on as RTF with their changes in them. Both figures stand there without a space or a sign, so
# that a search finds neither; where a "not" was taken out or a day replaced the sentence says the opposite of the last
# version, and nothing shows that there were two.
#
# Seen: as above; the same changes accepted give "Three people died". Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check striprtf==0.0.35
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

print("striprtf", version("striprtf"))
HEAD = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\*\revtbl{Unknown;}{Ann Hill;}}{\info{\title Mill}}\pard "
EXPECTED = {
    r"{\deleted\revauthdel1 Thirty}{\revised\revauth1 Three} people died.": "ThirtyThree people died.",
    r"The mill was {\deleted\revauthdel1 not }shut.": "The mill was not shut.",  # one would guess "was shut"
    r"A neighbour\v , Ann Hill,\v0  saw it.": "A neighbour, Ann Hill, saw it.",  # "A neighbour saw it."
    r"It shut{\*\annotation \pard check this} on 7 December.": "It shut on 7 December.",
    r"Three died.{\footnote\pard Police.} No more.": "Three died. No more.",
    r"Three people died.": "Three people died.",
}
seen = {source: rtf_to_text(HEAD + source + r"\par}").strip() for source in EXPECTED}
for source, text in seen.items():
    print(f"{source} -> {text}")
assert seen == EXPECTED, seen
print("as found")
PYTHON
