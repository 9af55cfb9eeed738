"""Looking up by a variable key, which the template language cannot."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """mapping[key], or None."""
    return mapping.get(key)
