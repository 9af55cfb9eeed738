"""The scripts that stand on every page, for templates."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from newsreader import static_files

register = template.Library()


@register.simple_tag
def scripts(name: str) -> SafeString:
    """{% scripts "js/users.js" %}: those of newsreader/static_files.py::TOGETHER, as one where collected."""
    addresses = ((address,) for address in static_files.scripts(name))
    return format_html_join("\n  ", '<script src="{}" defer></script>', addresses)
