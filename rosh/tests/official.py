"""From the options of an official fixture to our own rendering of the same thing."""

from typing import Any

from django import forms
from django.template.loader import render_to_string

from rosh import widgets
from rosh.forms import GovukDateField, GovukForm

Options = dict[str, Any]


def _text(options: Options, key: str) -> str:
    return (options.get(key) or {}).get("text", "")


def _field_html(options: Options, made: forms.Field, value: Any = None, **more: Any) -> str:
    """One field as the crispy pack renders it, with the label, hint and error of the fixture."""
    legend = (options.get("fieldset") or {}).get("legend", {})
    made.label = _text(options, "label") or legend.get("text", "")
    made.help_text, made.required = _text(options, "hint"), False
    fields: dict[str, Any] = {"f": made, "label_size": "", **more}
    for _, name in getattr(made.widget, "reveals", {}).items():
        fields[name] = forms.CharField(required=False)
    Form = type("Form", (GovukForm,), fields)
    error = _text(options, "errorMessage")
    form = Form(more.get("data", {})) if error else Form(initial={"f": value})
    if error:
        form.cleaned_data = {}
        form.full_clean()
        form.add_error("f", error)
        if "wrong" in more:
            form.fields["f"].widget.wrong_parts = more["wrong"]
    return render_to_string("govuk/field.html", {"field": form["f"]})


def _width(options: Options) -> Any:
    words = (options.get("classes") or "").split()
    found = [word.rsplit("-", 1)[1] for word in words if word.startswith("govuk-input--width-")]
    return int(found[0]) if found else ""


def text_input(options: Options) -> str:
    names = ("autocomplete", "inputmode")
    attrs = {key: options[key] for key in names if key in options}
    widget = widgets.LineInput(
        attrs,
        width=_width(options),
        prefix=_text(options, "prefix"),
        suffix=_text(options, "suffix"),
        input_type=options.get("type", ""),
    )
    field = forms.CharField(widget=widget, disabled=options.get("disabled", False))
    return _field_html(options, field, options.get("value"))


def textarea(options: Options) -> str:
    widget = widgets.ProseInput(rows=int(options.get("rows", 5)))
    return _field_html(options, forms.CharField(widget=widget), options.get("value"))


def character_count(options: Options) -> str:
    widget = widgets.ProseInput(max_chars=options["maxlength"])
    return _field_html(options, forms.CharField(widget=widget), options.get("value"))


def password_input(options: Options) -> str:
    return _field_html(options, forms.CharField(widget=widgets.PasswordInput()))


def select(options: Options) -> str:
    choices = [(item["value"], item["text"]) for item in options.get("items", [])]
    return _field_html(options, forms.ChoiceField(choices=choices, widget=widgets.SelectInput()))


def _choices(options: Options, kind: Any) -> Any:
    items = options["items"]
    after_divider = [b["value"] for a, b in zip(items, items[1:], strict=False) if "divider" in a]
    exclusive = [item["value"] for item in items if item.get("behaviour") == "exclusive"]
    real = [item for item in items if "divider" not in item]
    return kind(
        choices=[(item["value"], item["text"]) for item in real],
        hints={item["value"]: item["hint"]["text"] for item in real if item.get("hint")},
        reveals={i["value"]: f"g{i['value']}" for i in real if i.get("conditional")},
        divider_before="".join(after_divider),
        exclusive="".join(exclusive),
        inline="--inline" in (options.get("classes") or ""),
        small="--small" in (options.get("classes") or ""),
    )


def _checked(options: Options) -> list[str]:
    listed = options.get("values") or []
    return [i["value"] for i in options["items"] if i.get("checked") or i.get("value") in listed]


def radios(options: Options) -> str:
    widget, checked = _choices(options, widgets.Radios), _checked(options)
    field = forms.ChoiceField(choices=widget.choices, widget=widget)
    value = checked[0] if checked else None
    return _field_html(options, field, value, data={"f": value or ""})


def checkboxes(options: Options) -> str:
    widget, checked = _choices(options, widgets.Checkboxes), _checked(options)
    field = forms.MultipleChoiceField(choices=widget.choices, widget=widget)
    return _field_html(options, field, checked)


def date_input(options: Options) -> str:
    wrong = [part for part in ("day", "month", "year") if (options.get(part) or {}).get("error")]
    values = options.get("values", {})
    typed = [values.get(part, "") for part in ("day", "month", "year")]
    return _field_html(options, GovukDateField(), typed, wrong=tuple(wrong))


def _component(template: str, /, **context: Any) -> str:
    return render_to_string(f"components/{template}.html", context)


def error_summary(options: Options) -> str:
    return _component("error_summary", errors=options["errorList"], title=options["titleText"])


def button(options: Options) -> str:
    return _component(
        "button",
        label=options["text"],
        url=options.get("href", ""),
        kind=options.get("classes", "").rpartition("--")[2],
        is_start=options.get("isStartButton", False),
        is_disabled=options.get("disabled", False),
        name=options.get("name", ""),
        value=options.get("value", ""),
    )


def tag(options: Options) -> str:
    colour = (options.get("classes") or "").rpartition("--")[2]
    return _component("tag", text=options["text"], colour=colour)


def summary_list(options: Options) -> str:
    rows = [
        {
            "key": row["key"]["text"],
            "value": row["value"].get("text", "HTML"),
            "actions": [
                {"url": i["href"], "label": i["text"], "about": i.get("visuallyHiddenText")}
                for i in (row.get("actions") or {}).get("items", [])
            ],
        }
        for row in options["rows"]
    ]
    return _component("summary_list", rows=rows, is_borderless="no-border" in str(options))


def table(options: Options) -> str:
    def cells(row: list[Options]) -> list[Options]:
        return [{"text": c["text"], "is_numeric": c.get("format") == "numeric"} for c in row]

    return _component(
        "table",
        caption=options.get("caption", ""),
        caption_size=(options.get("captionClasses") or "").rpartition("--")[2],
        head=cells(options.get("head", [])),
        rows=[cells(row) for row in options["rows"]],
        first_is_header=options.get("firstCellIsHeader", False),
    )


def notification_banner(options: Options) -> str:
    return _component(
        "notification_banner",
        text=options["text"],
        type=options.get("type", ""),
        title=options.get("titleText", ""),
        title_id=options.get("titleId", ""),
    )


def warning_text(options: Options) -> str:
    return _component("warning_text", text=options["text"])


def details(options: Options) -> str:
    summary, is_open = options["summaryText"], options.get("open", False)
    own_id, text = options.get("id", ""), options["text"]
    return _component("details", summary=summary, text=text, is_open=is_open, id=own_id)


def inset_text(options: Options) -> str:
    return _component("inset_text", text=options["text"])


def pagination(options: Options) -> str:
    items = [
        {**item, "url": item.get("href"), "is_current": item.get("current", False)}
        for item in options["items"]
    ]
    ends = {key: (options.get(key) or {}).get("href", "") for key in ("previous", "next")}
    return _component("pagination", items=items, label="Pagination", **ends)


def breadcrumbs(options: Options) -> str:
    items = [{"label": item["text"], "url": item.get("href", "")} for item in options["items"]]
    return _component("breadcrumbs", items=items)


def back_link(options: Options) -> str:
    return _component("back_link", url=options.get("href", "#"), label=options.get("text", ""))


def task_list(options: Options) -> str:
    items = []
    for item in options["items"]:
        status = item["status"]
        tag_options = status.get("tag") or {}
        items.append(
            {
                "label": item["title"]["text"],
                "url": item.get("href", ""),
                "hint": _text(item, "hint"),
                "status": tag_options.get("text") or status.get("text"),
                "colour": tag_options.get("classes", "").rpartition("--")[2],
                "is_blocked": "cannot-start" in (status.get("classes") or ""),
            }
        )
    return _component("task_list", items=items, id_prefix=options.get("idPrefix", ""))


def panel(options: Options) -> str:
    return _component("panel", title=options["titleText"])


def skip_link(options: Options) -> str:
    page = render_to_string("base.html")
    return page[page.index('<a href="#main') : page.index("<header")]


def sub_navigation(options: Options) -> str:
    items = [
        {"label": item["text"], "url": item["href"], "is_current": item.get("active", False)}
        for item in options["items"]
    ]
    return _component("sub_navigation", items=items, label=options.get("label", ""))


def timeline(options: Options) -> str:
    items = [
        {
            "title": item["label"]["text"],
            "byline": _text(item, "byline"),
            "at": item["datetime"]["timestamp"],
            "text": item["text"],
        }
        for item in options["items"]
    ]
    return _component("timeline", items=items, heading_level=options.get("headingLevel", 2))
