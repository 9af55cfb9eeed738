"""The search: what is asked, what is found, and the sentence that says it.

    wanted = understand('aleppo -idlib source:"Tidewater Post" in:"december 2016"', today)
    wanted = replace(wanted, kinds=frozenset({Kind.ARTICLE}), entities=(12, 15))    # what a form adds
    found = search(request.user, wanted, order=HitOrder.RELEVANCE, after=request.GET.get("after", ""))

    found.hits            list[Hit], at most `limit`; see below
    found.next_after      "" where these are the last; else what `after` takes for the next page
    found.more            bool: are there more?
    found.not_understood  list[str]: pieces of the query that mean nothing ("before:soonish", "source:nobody")
    found.sentences       bool: the hits are the sentences of one article, in the order of its text

`Wanted` (language.py) is a frozen value; nothing in it is checked against rights, for `search` does that.

    terms       the words: Term(words, phrase, excluded) each
    kinds       frozenset[Kind]; empty: every kind
    sources     ids; one of them          source_names   as typed after `source:`: a name, or an id
    entities    ids; all of them          names          as typed after `who:`: a name, or an id
    timeline    id or None: entries of it
    article     id or None: its sentences that hold the words; with kinds, its quotations or figures
    first,last  days or None, both inclusive: of report; with HitOrder.HAPPENED and on a timeline of happening
    known       day or None: of a timeline what some report had told by its end
    not_understood

`HitOrder`: RELEVANCE (all the words as a phrase in the headline, then all in the headline, then as a phrase
in the text, then all anywhere; each newest first), NEWEST (by report), HAPPENED (entries alone, by when it
happened, latest first).

`Hit`:

    kind        Kind: ARTICLE, ENTRY, EVENT (on no timeline: editors see it), QUOTATION, FIGURE, ENTITY,
                TIMELINE
    title       str: headline, entry's title, name
    url         str: with an anchor to the sentence where the page has one
    sentence    str: the sentence that holds the words; "" where the title says all
    marked      list[Span]: the words in the sentence, in code points; for <mark>
    title_marked  list[Span]: the same in the title
    day         date or None: published, or happened; `when` is the When of an entry
    stands_in   str: outlet of an article, quotation or figure; title of an entry's timeline; an entity's kind
    speaker     str: of a quotation or figure
    language, direction   of the words, "" of editors'
    target, moment        the id of what it is of; when it was reported, or made

An empty query finds nothing; a query of narrowings alone lists what they leave, newest first. Whatever is
typed has an answer, never an error. No count is made: `more` is all that is known.
"""

from newsreader.models.search import Kind
from newsreader.showing.search.asking import Found, HitOrder, search
from newsreader.showing.search.hits import Hit
from newsreader.showing.search.language import Term, Wanted, understand

__all__ = ["Found", "Hit", "HitOrder", "Kind", "Term", "Wanted", "search", "understand"]
