#!/bin/bash
# tantivy (Python) 0.27.0: a run of letters of 40 bytes or more is not indexed, so that a clause of 14 Chinese
# characters is never found, by none of its words and not by itself.
#
# The default tokenizer of a text field parts words at what is no letter or digit, and then drops tokens of 40 bytes of
# UTF-8 and more. Chinese and Japanese write no spaces: what stands between two marks of punctuation is one token, and
# 14 characters of three bytes are 42. Nothing is logged; stored text comes back whole. In Latin script it meets
# compound words and addresses; in Cyrillic, Greek and Arabic words of 20 letters, where the case decides: the Russian
# for "enterprise" is found, "with enterprise" is not.
#
# One would guess that a document can be found by the very text it holds, in quotation marks. Over a collection in many
# languages the same code finds all English articles and the shortest Chinese headlines, which looks as if it worked.
#
# Seen: texts of 38 and 39 bytes are found, those of 40, 41 and 42 are not. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import tantivy

print("tantivy", version("tantivy"))
TEXTS = (  # and whether they are found
    ("市长昨天上午宣布旧磨坊停工", True),  # the mayor said yesterday morning that the old mill stops: 13 characters
    ("市长昨天上午宣布旧磨坊已停工", False),  # … has stopped: 14
    ("Straßenbahnhaltestellenverkehrszeichen", True),  # signs at tram stops: 38 letters, 39 bytes
    ("Hochwasserschutzbauwerkeinstandsetzungen", False),  # repairs of works against floods: 40 letters
    ("предпринимательство", True),  # enterprise: 19 letters
    ("предпринимательством", False),  # with enterprise: 20
)
schema = tantivy.SchemaBuilder().add_text_field("body", stored=True).build()
index = tantivy.Index(schema)
writer = index.writer()
for text, _ in TEXTS:
    writer.add_document(tantivy.Document(body=text))
writer.commit()
index.reload()

searcher = index.searcher()
seen = [searcher.search(index.parse_query(f'"{text}"', ["body"])).count == 1 for text, _ in TEXTS]
for (text, _), found in zip(TEXTS, seen, strict=True):
    print(f"{len(text):3} characters, {len(text.encode()):3} bytes, {'found' if found else 'not found'}: {text}")
assert seen == [expected for _, expected in TEXTS], seen
assert searcher.num_docs == len(TEXTS)
print("as found")
PYTHON
