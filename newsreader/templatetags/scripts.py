"""The scripts that stand on every page, for templates."""

from django import template
from django.utils.safestring import SafeString

from newsreader import static_files

register = template.Library()


@register.simple_tag
def scripts(name: str) -> SafeString:
    """{% scripts "js/users.js" %}: those of newsreader/static_files.py::TOGETHER, as one where collected."""
    return static_files.tags(name)
