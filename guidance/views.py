"""What people read beside the work: levels, examples, and two pages that everybody may read."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guidance.examples import EXAMPLES
from rules.descriptors import CRITERIA, LEVEL_MEANING, RSR_MEANING, STEP_2_FIT, STEP_3_FIT
from rules.terms import RiskLevel


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible this service is, and whom to tell."""
    return render(request, "guidance/accessibility.html")


@login_not_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What this service keeps about people, and why."""
    return render(request, "guidance/privacy.html")


@require_GET
def levels(request: HttpRequest) -> HttpResponse:
    """What Low, Medium, High and Very High mean at each step."""
    rows = [
        {
            "level": level.value,
            "slug": level.slug,
            "meaning": LEVEL_MEANING[level],
            "criteria": CRITERIA[level],
            "score": RSR_MEANING.get(level, "RSR never starts here. It says nothing of imminence."),
            "factors": STEP_2_FIT[level],
            "immediacy": STEP_3_FIT[level],
        }
        for level in reversed(RiskLevel)
    ]
    return render(request, "guidance/levels.html", {"rows": rows})


@require_GET
def examples(request: HttpRequest) -> HttpResponse:
    """Three fictional people, each with the entries that a good assessment would hold."""
    return render(request, "guidance/examples.html", {"examples": EXAMPLES})
