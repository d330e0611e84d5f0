"""As strangers write it: nothing, not known, still to come, nobody, no day; and what is an answer.

QC-25, QC-31: RAT-01, RMP-06.
"""

import pytest

from rules.vague import is_bare_nothing, is_given, is_no_answer, is_pending, is_unknown
from rules.vague_actions import is_vague_when, is_vague_who


def each(words):
    return pytest.mark.parametrize("text", words.strip().split("|"))


@each(
    "N/A.|N.A.|n / a|None at present|none known at present|None whatsoever at this time"
    "|None, as yet|There is none|None (known)|nothing to add|No opposing evidence|no|0|ｎｏｎｅ"
    "|No contrary evidence|No evidence to the contrary|Nothing opposing|No opposing factors"
    "|I have not found any|never seen any"
    "|none\u00a0known|none that I know of|\u200b|—|‑|None that I am aware of|No, none"
    "|Nobody yet|No one|None / none known|nothing of note|not applicable at this time"
)
def test_a_bare_none_however_it_is_written_rat_01(text):
    assert is_bare_nothing(text) and is_no_answer(text)


@each(
    "None of his children live with him|Nothing was found at his flat|No evidence of violence in"
    " 2019|Manager told: Ms Example, 3 May 2026, no further action|No, his sister says he is calm"
    "|Not known to her|Unknown man at the door|Pending appeal he lives at home|Not needed: historic"
    "|Not considered suitable: lives with mother|To be home by ten|None: he works and sees nobody"
    "|Not known; his sister says he is calm|No contrary factors but his job"
    "|No evidence against him at trial|No information from the school; the father says otherwise"
)
def test_a_sentence_that_only_begins_so_is_an_answer_rat_01(text):
    assert is_given(text) and not is_no_answer(text)


@each(
    "not known|Unknown.|not known yet|???|unknown at present|Not sure|don’t know|It is not known"
    "|N/K|n.k."
)
def test_that_nobody_knows_is_no_answer(text):
    assert is_unknown(text) and not is_bare_nothing(text)


@each(
    "tbc|TBD|To be confirmed|to be confirmed at MAPPA|not yet|Not yet set|pending|awaiting|will do"
    "|has not been considered|hasn’t been discussed|Not considered|still to be agreed|asap"
    "|awaiting the decision"
)
def test_what_is_still_to_come_is_no_answer(text):
    assert is_pending(text) and not is_unknown(text)


@each("No, not yet|None – not yet|n/a, tbc|None; not known")
def test_two_that_say_nothing_say_nothing_together(text):
    assert is_no_answer(text)


@each(
    "n/a|None|not applicable|when ready|whenever|ad hoc|if needed|in the near future|open-ended"
    "|continual|permanent|on‑going|ｏｎｇｏｉｎｇ|\u200bongoing|ongoing\u00a0"
    "|soon after release|TBD|31/11/2026|5/13/2026|30 Feb|31 November 2026|2026-2-30"
    "|June 31|February 30 2027|very soon|3 March 2027 (tbc)"
    "|TBC 2026-11-01|not known yet|will do|to be confirmed: 3 May 2026|pending"
    "|later|now|As Soon As Possible|to be agreed with police|until further notice"
    "|in a few weeks|in the next few weeks|in the coming months|when he is ready"
)
def test_no_day_to_hold_anybody_to_rmp_06(text):
    assert is_vague_when(text)


@each(
    "29 February|29/2/2028|3rd of May|31/10/2026|3.5.26|tbc by 2026-11-01|ASAP, before 2026-11-01"
    "|2026-10-12 onwards|within 24 hours|before release|each appointment|every Monday|spring 2027"
    "|release day|licence expiry|once suitable housing is confirmed|within a few days of release"
    "|throughout licence|within 24 hours, if needed|at reception and again if required"
    "|3 March 2027 (time tbc)|3 March 2027, venue to be confirmed|3 March 2027, time: TBC"
)
def test_a_day_or_an_event_is_plain_rmp_06(text):
    assert not is_vague_when(text)


@each(
    "all relevant agencies|Various agencies|relevant professionals|not known yet|to be allocated"
    "|unallocated|agency (tbc)|the team|Multi‑agency team|Nobody|No one|whoever is on duty|TBD|N/A."
    "|All agencies and professionals|Agencies / partners|will do|agency (to be confirmed)"
    "|other professionals involved|none at present|multi agency|any|as appropriate"
    "|interested parties"
)
def test_nobody_to_hold_to_it_rmp_06(text):
    assert is_vague_who(text)


@each(
    "Police / TBC|Mental health team|the police|AP key worker|Prison staff|Service|duty officer"
    "|Drug service / perinatal team|Social worker with R. Example|F. Nobody|person on probation"
)
def test_a_role_or_a_name_holds_somebody_rmp_06(text):
    assert not is_vague_who(text)
