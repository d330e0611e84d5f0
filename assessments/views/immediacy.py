"""Step 3: how active, how exposed, the best fit, and the guidance's questions beside them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.forms import ImmediacyAnswers, ImmediacyForm, ReminderForm, Together
from assessments.forms.immediacy import QUESTIONS
from assessments.views.desk import Desk, open_to_edit, posted, save_and_go, show
from rules.terms import AnswerValue, Page


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def step_3(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How active, how exposed, and the best fit (ST3-01 to ST3-12)."""
    desk = open_to_edit(request, uuid)
    form = _form(desk)
    task = form.reminder.open_task
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.STEP_3, "assessments/step_3.html", form=form, unknown=_unknown(desk), task=task
    )


def _form(desk: Desk) -> Together:
    row, data = desk.assessment, posted(desk.request)
    answers = ImmediacyAnswers(data, assessment=row, questions=QUESTIONS)
    reminder = ReminderForm(
        data,
        assessment=row,
        by=desk.request.user,  # type: ignore[arg-type]
        page=Page.STEP_3,
        questions=QUESTIONS,
    )
    immediacy = ImmediacyForm(
        data,
        instance=row.immediacy,
        depth=desk.depth.depth,
        answers=(answers,),
        reminder=None if reminder.open_task else reminder,
        overall=row.decision.level,
    )
    return Together(immediacy=immediacy, answers=answers, reminder=reminder)


def _unknown(desk: Desk) -> list[str]:
    """The questions of this page whose answer is that it is not known."""
    answers = ((question.name, desk.judged.answer(question.key)) for question in QUESTIONS)
    return [name for name, answer in answers if answer and answer.value is AnswerValue.NOT_KNOWN]
