"""How often an entity is named, and how its mentions were joined: showing/html/charts.py, for templates."""

from django import template

from newsreader.showing.html.charts import chart, join_rules

register = template.Library()

register.inclusion_tag("entities/_chart.html")(chart)
register.filter(join_rules)
