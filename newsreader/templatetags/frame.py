"""What all pages have alike: showing/html/frame.py, for templates."""

from django import template
from django.template.base import Parser, Token

from newsreader.showing.html.frame import WrittenOnce

register = template.Library()


@register.tag
def written_once(parser: Parser, token: Token) -> WrittenOnce:
    """{% written_once name … %} … {% end_written_once %}: all that it hangs on is named, but for the
    language, the path that the site stands under, and whether who asks is signed in, an editor, an
    administrator."""
    hangs_on = [parser.compile_filter(each) for each in token.split_contents()[1:]]
    inside = parser.parse(("end_written_once",))
    parser.delete_first_token()
    return WrittenOnce(inside, hangs_on)
