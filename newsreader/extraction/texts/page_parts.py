"""Headings of the parts of a page that are not the article: other stories, comments, offers."""

import re
from enum import Enum
from functools import lru_cache

from newsreader.extraction.cues import LineCue, LinePlace, joined


class Part(Enum):
    """A part of a page, by what its heading says."""

    STORIES = "other stories, after which the article may go on"
    COMMENTS = "what readers wrote, after which it does not"


HEADINGS: dict[Part, tuple[LineCue, ...]] = {
    Part.COMMENTS: (
        LineCue(
            "comments",
            LinePlace.WHOLE,
            r"(?:\d[\d,.]* )?(?:(?:reader|user|facebook) )?comments?(?: ?[(:]? ?\d[\d,.]*\)?)?(?: on .+)?",
            "12 comments",
            "Comments are welcome in both towns",
        ),
        LineCue(
            "reply",
            LinePlace.WHOLE,
            r"(?:leave|post|write|add|submit) (?:a |your )?(?:reply|comment|response)(?: cancel reply)?"
            r"|join the (?:conversation|discussion)|have your say|what do you think\?",
            "Leave a reply",
            "Leave a message at the door",
        ),
        LineCue(
            "comments-foreign",
            LinePlace.WHOLE,
            r"(?:\d+ )?(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer"
            r"|komentarze|комментарии|коментарі|yorumlar|التعليقات|评论|コメント|댓글)(?: ?\(?\d+\)?)?",
            "Kommentare (3)",
        ),
    ),
    Part.STORIES: (
        LineCue(
            "related",
            LinePlace.WHOLE,
            r"(?:related|similar|recommended|suggested|popular|trending|featured|further)"
            r"(?: (?:articles?|stor(?:y|ies)|news|topics|content|posts?|reading|coverage|links|videos?))?"
            r"(?: (?:for you|now|from .{2,30}))?",
            "Related stories",
            "Related to the mayor by marriage",
        ),
        LineCue(
            "more",
            LinePlace.WHOLE,
            r"(?:read |see |view )?(?:more|also)(?: (?:from|in|on|about|like) .{2,40}"
            r"| (?:news|stories|articles|posts|headlines|coverage))"
            r"|read (?:more|next|also|this next)|up next|next up|next (?:story|article|post)|see also"
            r"|next up in .{2,40}|(?:web|visual) stories"
            r"|keep reading|don't miss|in case you missed it|in other news|elsewhere on .{2,40}",
            "More from the north",
            "More than a mile of road was lost",
        ),
        LineCue(
            "you-may-like",
            LinePlace.WHOLE,
            r"you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy|have missed)"
            r"|(?:people|others|readers) (?:are )?also (?:read(?:ing)?|lik(?:e|ing)|view(?:ed|ing)|watching)"
            r"|from (?:around|across) the web|editor(?:'s|s'?) (?:picks?|choices?|recommendations?)"
            r"|(?:sponsored|promoted|paid) (?:content|stories|links|posts?)|around the web|we recommend"
            r"|our (?:picks|top picks)|top picks",
            "You may also like",
            "You may also like cats, she said",
        ),
        LineCue(
            "most-read",
            LinePlace.WHOLE,
            r"(?:the )?(?:most|top|latest|recent|other|today's|this week's)"
            r"(?: (?:read|popular|viewed|shared|commented|watched|emailed))?"
            r"(?: (?:articles?|stor(?:y|ies)|news|posts?|videos?|headlines|in .{2,20}))?",
            "Most viewed",
            "Most of the houses stand",
        ),
        LineCue(
            "stories-foreign",
            LinePlace.WHOLE,
            r"(?:mehr (?:zum thema|lesen|aus .{2,30})|weitere artikel|lesen sie auch|das könnte sie auch .*"
            r"|(?:à )?lire aussi|sur le même (?:sujet|thème)|les plus lus|plus d'articles"
            r"|(?:te|le) puede interesar|noticias relacionadas|lo más (?:leído|visto)"
            r"|más (?:noticias|sobre .*)|leia (?:também|mais)|mais lidas|notícias relacionadas"
            r"|leggi anche|articoli correlati|i più letti"
            r"|lees ook|meer (?:over|nieuws).*|meest gelezen|læs også|les også|läs (?:mer|också)|mest lest"
            r"|читайте также|новости по теме|czytaj (?:też|także)|zobacz (?:też|także)|ilgili haberler"
            r"|اقرأ أيضا|مواضيع ذات صلة|相关新闻|関連記事|関連ニュース)",
            "Lesen Sie auch",
        ),
    ),
}
_HEADING = [
    (kind, re.compile(joined(cues, LinePlace.WHOLE), re.IGNORECASE)) for kind, cues in HEADINGS.items()
]
_LONGEST = 80


# Pages repeat their lines.
@lru_cache(maxsize=256)
def part(line: str) -> Part | None:
    """The part of the page a line heads, None where it heads none.

    >>> part("You may also like"), part("12 comments").name, part("More rain fell")
    (<Part.STORIES: 'other stories, after which the article may go on'>, 'COMMENTS', None)
    """
    if len(line) > _LONGEST:
        return None
    words = line.strip(" \t:.…-–—|*•>»#[]()").replace("’", "'")
    return next((kind for kind, heading in _HEADING if heading.fullmatch(words)), None)
