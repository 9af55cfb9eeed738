#!/bin/bash
# diff-match-patch 20241021: a quotation that stands in the text word for word is not found 501 characters from where
# it was looked for, when it fits nowhere else.
#
# match_main(text, pattern, loc) is what annotation tools use to find a passage again in a page that changed: exact
# where possible, else alike. Its score adds the errors and the distance from `loc` divided by 1,000, and drops what is
# over .5. An exact match has no errors and is scored like any other, so behind 500 characters it counts as none.
#
# One would guess that the same words are the best match wherever they stand, and that distance decides among several.
# Where a newspaper adds a paragraph of 90 words on top, every note further down is lost though nothing there changed;
# -1 is what a deleted passage gives as well. Look for the exact words first, over the whole text.
#
# Seen: found at 500 characters' distance, -1 at 501; with Match_Distance = 100_000 found at 5,000. Fails when that
# changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check diff-match-patch==20241021
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from diff_match_patch import diff_match_patch

print("diff-match-patch", version("diff-match-patch"))
QUOTED = "the mill closed on Monday"


def found(above, **settings):
    matcher = diff_match_patch()
    vars(matcher).update(settings)
    text = "." * above + QUOTED + " after a hundred years."
    assert text.index(QUOTED) == above
    return matcher.match_main(text, QUOTED, 0)


seen = {above: found(above) for above in (0, 500, 501, 5000)}
print(seen, "with Match_Distance:", found(5000, Match_Distance=100_000))
assert seen == {0: 0, 500: 500, 501: -1, 5000: -1}, seen
assert found(5000, Match_Distance=100_000) == 5000
print("as found")
PYTHON
