"""The parts that pages are built of; a builtin of all templates. /style/ shows them in every state."""

import re
from functools import cache

from django import template
from django.forms import BoundField, Form
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from netpracharat.charts import bars, columns, maps
from netpracharat.charts.tables import Table

register = template.Library()

TONES = {
    "info": ("info", "info"),
    "debug": ("info", "info"),
    "success": ("done", "circle-check"),
    "warning": ("wait", "clock-alert"),
    "error": ("danger", "circle-alert"),
}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An icon of Lucide, drawn in the page; always beside a word, so it says nothing itself."""
    drawn = lucide(name, size=24, **{"class": "icon", "aria_hidden": "true"})
    return mark_safe(re.sub(r"\n\s*", "", drawn))  # noqa: S308 - lucide's own drawing, spaces removed


@register.inclusion_tag("components/field.html")
def field(field: BoundField, *, prefix: str = "", suffix: str = "", chips: bool = False) -> dict:
    """One form field with label, help and error; a unit within its frame; short choices as chips."""
    return {"field": field, "prefix": prefix, "suffix": suffix, "chips": chips}


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: Form) -> dict:
    """What stands in the way, at the head of the form, each with a link to its field."""
    return {"sentences": form.non_field_errors(), "fields": [bound for bound in form if bound.errors]}


@register.inclusion_tag("components/notice.html")
def notice(text: str, *, level: str = "info", title: str = "") -> dict:
    """A sentence with its icon, word and colour; the levels are those of Django's messages."""
    tone, sign = TONES.get(level, TONES["info"])
    return {"text": text, "title": title, "tone": tone, "icon": sign, "is_alert": level == "error"}


@register.inclusion_tag("components/badge.html")
def badge(word: str, *, tone: str = "info", sign: str = "") -> dict:
    """A state or a mark: word, colour (info, done, wait, danger) and icon."""
    signs = {"info": "info", "done": "check", "wait": "clock", "danger": "x"}
    return {"word": word, "tone": tone, "icon": sign or signs[tone]}


@register.inclusion_tag("components/bars.html")
def bar_chart(table: Table) -> dict:
    """Few rows, each with its number and a bar."""
    return {"table": table, "lines": bars.lines(table)}


@register.inclusion_tag("components/columns.html")
def column_chart(table: Table) -> dict:
    """Numbers over time, each in its column."""
    return {"table": table, "drawing": columns.drawing(table)}


@register.inclusion_tag("components/province_map.html")
def province_map(table: Table) -> dict:
    """Thailand, each province dyed by the first number of its row; once a page."""
    return {"table": table, "drawing": maps.drawing(table)}


@register.simple_block_tag
def fold(content: str, summary: str, *, hint: str = "", is_open: bool = False) -> SafeString:
    """What is optional, folded away."""
    return _block("components/fold.html", content, summary=summary, hint=hint, is_open=is_open)


@register.simple_block_tag
def dialog(content: str, name: str, title: str) -> SafeString:
    """A question over the page; `<button popovertarget="name">` opens it without JavaScript."""
    return _block("components/dialog.html", content, name=name, title=title)


def _block(template_name: str, content: str, **context: object) -> SafeString:
    return render_to_string(template_name, {"content": content, **context})
