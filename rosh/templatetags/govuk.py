"""Tags and filters for the GOV.UK look: what a template cannot do with `if` and `for`.

A component is a template in templates/components/ whose first line lists its arguments.
"""

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from rosh.widgets import DateParts

register = template.Library()

LEVELS = {
    1: ("low", "Low"),
    2: ("medium", "Medium"),
    3: ("high", "High"),
    4: ("very-high", "Very High"),
}


# --- forms -------------------------------------------------------------------------------


@register.simple_tag
def group_attributes(field: BoundField) -> dict[str, Any]:
    """What the group around a control needs to know: counter, role, size of the label."""
    size_of = getattr(field.form, "label_size_of", None)
    widget = field.field.widget
    return {
        "max_chars": getattr(widget, "max_chars", None),
        "module": getattr(widget, "group_module", ""),
        "role": getattr(widget, "role", ""),
        "size": size_of(field.name) if size_of else "",
    }


@register.simple_tag
def single_checkbox(field: BoundField) -> SafeString:
    """One checkbox with its label beside it."""
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": field.auto_id})
    context = widget.get_context(field.html_name, field.value(), attrs)
    return render_to_string(widget.template_name, {**context, "label": field.label})


@register.simple_tag
def width_class(width: int | str) -> str:
    """The class for a width in characters (5) or a fluid one ("two-thirds")."""
    if not width:
        return ""
    return f" govuk-input--width-{width}" if isinstance(width, int) else f" govuk-!-width-{width}"


@register.inclusion_tag("components/error_summary.html")
def form_errors(*forms: BaseForm) -> dict[str, Any]:
    """{% form_errors form other_form %}: every error of the forms, linked to its control."""
    return {"errors": [error for form in forms if form for error in _errors_of(form)]}


def _errors_of(form: BaseForm) -> list[dict[str, str]]:
    if not form.is_bound:
        return []
    errors = [{"text": str(text), "href": ""} for text in form.non_field_errors()]
    for name in form.fields:
        field = form[name]
        if field.errors:
            errors.append({"text": str(field.errors[0]), "href": f"#{_first_control(field)}"})
    return errors


def _first_control(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, DateParts):
        return widget.first_wrong_id(field.auto_id)
    return field.id_for_label or field.auto_id


# --- links -------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: Any) -> str:
    """{% query_with page=2 %}: this page's query string with some keys changed; None removes."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = value
    return f"?{query.urlencode()}"


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pages(
    context: template.Context, page: Any, label: str = "Pagination", place: str = ""
) -> dict[str, Any]:
    """{% pages page_obj %}: links to the other pages of a Django page, or to a place on them."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    items = [_page_item(context, number, page.number, place) for number in shown]
    has_pages = page.paginator.num_pages > 1
    before = page.previous_page_number() if page.has_previous() else None
    after = page.next_page_number() if page.has_next() else None
    return {
        "label": label,
        "items": items if has_pages else [],
        "previous": query_with(context, page=before) + place if before else "",
        "next": query_with(context, page=after) + place if after else "",
    }


def _page_item(context: template.Context, number: Any, current: int, place: str) -> dict[str, Any]:
    if not isinstance(number, int):
        return {"ellipsis": True}
    url = query_with(context, page=number) + place
    return {"number": number, "url": url, "is_current": number == current}


# --- values ------------------------------------------------------------------------------


@register.filter
def with_commas(number: int) -> str:
    """A count as people write it: "1,070"."""
    return f"{number:,}"


@register.filter
def long_date(value: Any) -> str:
    """A date as "3 May 2026"; a moment by its London day; "" for none."""
    if isinstance(value, str):
        value = _from_iso(value)
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return f"{value.day} {value:%B %Y}" if isinstance(value, date) else ""


@register.filter
def clock_time(value: Any) -> str:
    """A time as "10:32am", in London; "" for none."""
    if isinstance(value, str):
        value = _from_iso(value)
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    if not hasattr(value, "hour"):
        return ""
    return f"{value.hour % 12 or 12}:{value.minute:02}{'am' if value.hour < 12 else 'pm'}"


@register.filter
def date_and_time(value: Any) -> str:
    """A moment as "3 May 2026 at 10:32am"; "" for none."""
    return f"{long_date(value)} at {clock_time(value)}" if value else ""


@register.filter
def iso_moment(value: Any) -> str:
    """A moment for machines, in the `datetime` of a time element."""
    return value.isoformat() if isinstance(value, date) else str(value or "")


@register.filter
def level_name(value: Any) -> str:
    """A level in words: Low, Medium, High, Very High; "Not completed" for none."""
    return LEVELS[int(value)][1] if value else "Not completed"


@register.filter
def level_slug(value: Any) -> str:
    """The end of the CSS class of a level: low, medium, high, very-high, not-completed."""
    return LEVELS[int(value)][0] if value else "not-completed"


@register.filter
def slug_of(value: Any) -> str:
    """A text as the end of an element's id."""
    return re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")


@register.filter
def any_have_actions(rows: Any) -> bool:
    """Whether a summary list needs its third column."""
    return any(row.get("actions") for row in rows)


def _from_iso(value: str) -> date | datetime | None:
    """The stored record keeps dates as ISO text."""
    try:
        return datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
    except ValueError:
        return None
