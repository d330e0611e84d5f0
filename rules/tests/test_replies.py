"""Which reply belongs to which finding; a reply whose finding is gone says nothing."""

import dataclasses

from rules import replies
from rules.checks import Finding, Severity
from rules.facts import Reply
from rules.terms import Page
from rules.tests import builders

WARNING = Finding("QC-01", "late", Severity.WARN, "screening", "It is late.", Page.SCREENING)
OTHER = dataclasses.replace(WARNING, about="else")
BLOCK = dataclasses.replace(WARNING, severity=Severity.BLOCK, about="stop")
KEPT = Reply(code="QC-01", case="late", about="screening", text="He was in hospital.", by="Priya")


def with_replies(*rows: Reply):
    return builders.change(builders.low(), "assessment", replies=rows)


def test_warnings_alone_take_a_reply_each_once():
    findings = (BLOCK, WARNING, WARNING, OTHER)
    assert list(replies.asking(findings).values()) == [WARNING, OTHER]


def test_an_empty_reply_is_none():
    assert replies.given((KEPT, dataclasses.replace(KEPT, about="else", text=" "))) == {
        ("QC-01", "late", "screening"): KEPT
    }


def test_a_reply_to_what_is_gone_is_left_out():
    facts = with_replies(KEPT, dataclasses.replace(KEPT, about="gone"))
    assert replies.without_gone(facts, (WARNING, BLOCK)).assessment.replies == (KEPT,)
    assert replies.without_gone(facts, ()).assessment.replies == ()


def test_a_reply_to_what_now_stops_the_signature_is_left_out():
    facts = with_replies(dataclasses.replace(KEPT, about="stop"))
    assert replies.without_gone(facts, (BLOCK,)).assessment.replies == ()


def test_a_plan_alone_has_its_own_replies_instead():
    own = dataclasses.replace(KEPT, text="Said of the plan.")
    assert replies.instead(with_replies(KEPT), [own]).assessment.replies == (own,)
    assert replies.instead(with_replies(KEPT), []).assessment.replies == ()


def test_facts_without_an_assessment_have_no_replies():
    facts = dataclasses.replace(builders.low(), assessment=None)
    assert replies.instead(facts, [KEPT]) is facts
    assert replies.without_gone(facts, (WARNING,)) is facts
