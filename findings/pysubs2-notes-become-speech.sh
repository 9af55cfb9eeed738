#!/bin/bash
# pysubs2 1.8.1: a comment in a WebVTT file ("NOTE the name is to be checked") is read as words spoken in the cue before
# it, and so is the identifier of the next cue.
#
# WebVTT parts a file by empty lines into cues and blocks that nobody is shown, as those of NOTE. pysubs2 reads it by
# the rules of SubRip, where whatever comes between two lines of times is the text of the first, empty lines too, and
# only a number before the next times is taken off. What stands before the first cue is dropped, as it should be.
#
# One would guess what the W3C's specification says of NOTE: "ignored by the parser". Transcribers write their doubts,
# sources and who may not be named into notes, and their names for chapters into identifiers. Turned into another format
# or into plain text, these are shown on the screen under the speaker's words, searched and quoted as said. XML escapes
# ("AT&amp;T") come through as they are.
#
# Seen: as above, in the plain text and in the SubRip file that is written. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pysubs2==1.8.1 webvtt-py==0.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import pysubs2
import webvtt

TRANSCRIPT = """WEBVTT

NOTE heard on the second day

00:00:01.000 --> 00:00:03.000
The mill closed on Monday.

NOTE the pump's owner is not to be named

about wages
00:00:04.000 --> 00:00:06.000
Nobody was paid by AT&amp;T.
"""
read = pysubs2.SSAFile.from_string(TRANSCRIPT, format_="vtt")
spoken = [line.plaintext for line in read]
print("pysubs2", pysubs2.VERSION, spoken)
assert spoken == [
    "The mill closed on Monday.\n\nNOTE the pump's owner is not to be named\n\nabout wages",
    "Nobody was paid by AT&amp;T.",
], spoken
assert "not to be named" in read.to_string("srt")
assert [cue.text for cue in webvtt.from_string(TRANSCRIPT)][0] == "The mill closed on Monday."
print("as found")
PYTHON
