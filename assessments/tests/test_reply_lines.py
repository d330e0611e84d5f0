"""A line for each warning: what the form itself says."""

from types import SimpleNamespace

from assessments.forms import RepliesForm
from rules.checks import Finding, Severity
from rules.terms import Page

QUOTES = "Enter the precise nature: “He was 100% drunk, %s, {0}”."


def test_a_reply_that_is_too_long_says_so_also_where_the_warning_quotes_a_percentage():
    finding = Finding(
        code="QC-11", case="other", severity=Severity.WARN, about="b1", message=QUOTES,
        where=Page.CASE,
    )  # fmt: skip
    nothing_yet = SimpleNamespace(replies=SimpleNamespace(all=list))
    (name,) = (
        name
        for name in RepliesForm(findings=[finding], assessment=nothing_yet).fields
        if name.startswith("reply-")
    )
    form = RepliesForm({name: "x" * 501}, findings=[finding], assessment=nothing_yet)
    (said,) = form.errors[name]
    assert said == f"Your reply to “{QUOTES.rstrip('.')}” must be 500 characters or fewer"
