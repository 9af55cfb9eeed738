"""Strangers' addresses: showing/html/web.py, for templates."""

from django import template

from newsreader.showing.html.web import is_web_address

register = template.Library()

register.filter(is_web_address)
