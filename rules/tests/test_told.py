"""Who was told of current thoughts: what names somebody, and what says that it is still to come.

SLF-04, SLF-05. What is left open keeps the urgent task.
"""

import pytest

from rules.facts import RiskToSelf
from rules.self_harm import is_settled, must_tell_manager
from rules.terms import YesNoUnknown
from rules.told import is_told


@pytest.mark.parametrize(
    "text",
    """|-|no|No.|none|not yet|Not yet told|nobody|No-one|no one|?|??|n/a|N.A.|TBC|TBD|asap|ASAP
    to be confirmed|will do|not told|unknown|don't know|pending|Awaiting call back|to follow
    I will tell her tomorrow|will be told tomorrow|Nobody was told|Manager to be told tomorrow
    Ms Example to be informed|Ms Example has not been told|Ms Example – will be told tomorrow
    Ms Example, tomorrow|Not yet, Ms Example is on leave|I’ll tell Mo|Haven’t spoken to Mo yet
    No manager told yet; will ring Ms Example at 9|Need to ring Mo|tried to ring Mo, no reply
    Left a message for Ms Example|I have not yet informed her|Once she is back|Mo: tbc
    Going to speak to her at supervision|My manager is on leave|Mo, when she is back
    Will inform Mo on 3 May 2026|due to be told on Monday|Couldn't reach Mo|yet to tell her
    None as yet|ｎｏｔ ｙｅｔ|not‑yet told|not\u00a0yet|No manager available|Still to do
    Not yet. I have told him to call the crisis line|Nobody. Spoke to him for an hour
    Told nobody|I told no-one yet|told no manager|She has told no one|He told me he wants to die
    I should have told Mo|Rang Mo, no answer|Emailed Mo 3 May, no reply yet|Manager not aware
    Mo is unaware|Mo does not know|Told the GP, not the manager|Informed the police|Told his mother
    Has Mo been told?|didn’t|N/K|None, not yet|Meeting with Mo planned|Call to Mo booked for 3 May
    Mo, 3 May: will be told|Mo was rung but did not answer""".replace("\n", "|").split("|"),
)
def test_what_is_still_to_come_tells_nobody_slf_04(text):
    assert not is_told(text.strip())
    risk = RiskToSelf(has_current_thoughts=YesNoUnknown.YES, manager_told=text)
    assert must_tell_manager(risk) and not is_settled(risk)


@pytest.mark.parametrize(
    "text",
    [
        "Mo, today",
        "J. Smith 2026-10-12",
        "Norah Quill, 12 October",
        "Will Smith told 3 May",
        "Manager told: Ms Example, 3 May 2026, no further action",
        "No further action agreed with Ms Example, told 3 May",
        "Ms Example told today. Will review tomorrow.",
        "I told Mo. I will tell the head tomorrow.",
        "Told Mo that he will not speak to the doctor",
        "Due to the thoughts I told Mo",
        "Mo was told; nobody else needs to know",
        "Discussed with SPO 3/5/26, agreed daily calls",
        "Mo, 3 May: agreed to ring him daily",
        "Mo, today: crisis team to ring him tonight",
        "Emailed Mo and spoke at 3pm",
        "Mr Nott",
        "Told her today",
        "Rang Mo, no answer. Told the head, 3 May",
        "He told me he wants to die. I told Mo.",
        "Told the GP and Mo",
        "Mo, told by phone: no reply needed",
        "Mo, in supervision on 3 May, arranged daily calls",
        "Told Mo. Ring the GP?",
    ],
)
def test_who_was_told_is_an_answer_slf_05(text):
    assert is_told(text)
    risk = RiskToSelf(has_current_thoughts=YesNoUnknown.YES, manager_told=text)
    assert is_settled(risk) and not must_tell_manager(risk)
