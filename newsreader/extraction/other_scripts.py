"""Names that are not in Latin letters."""

import re

from newsreader.extraction.scripts import unspaced

_NAME = re.compile(
    r"(?=[^\W\d_])[^\x00-\u024f、。，！？「」]+(?:[ \u3000'’.-][^\x00-\u024f、。，！？「」]+){0,4}"
)
# Without "By" before it a name has two or three words, or as many letters where its script parts no words.
_LONGEST_UNOPENED, _LONGEST_UNSPACED = 3, 8
_REPORTS = re.compile(r"[\s\u3000]+(?:报道|報道|摄影|摄|撮影)$")


def name_in_other_script(words: str, *, opened: bool) -> bool:
    """Whether a piece of a header may be a name; few such scripts have capitals to go by.

    `opened` says that "By" stood before it: then any short piece is taken for a name.

    >>> [name_in_other_script(words, opened=False) for words in ("Анна Ветрова", "Шлюз закрыт", "Jane Doe")]
    [True, False, False]
    """
    if not _NAME.fullmatch(words):
        return False
    parts = words.split()
    if opened:
        return True
    if unspaced(words[0]):
        return len(parts) <= 2 and len(words) <= _LONGEST_UNSPACED
    return len(parts) <= _LONGEST_UNOPENED and not any(part[0].islower() for part in parts)


def without_report(name: str) -> str:
    """A name without the word "reports" that Chinese and Japanese papers put behind it.

    >>> without_report("李文 报道"), without_report("李文")
    ('李文', '李文')
    """
    return _REPORTS.sub("", name)
