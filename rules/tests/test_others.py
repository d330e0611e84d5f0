"""Which words tell of somebody else, and which do not: at the boundaries of the list (RMP-13)."""

import dataclasses

import pytest

from rules.facts import CaseFacts, Contact, PersonAtRisk, VictimContact
from rules.others import speaks_with_victims, tells_of
from rules.terms import PersonKind, Setting, Sex

MAN = CaseFacts(crn="X1", name="Fictional Person", setting=Setting.COMMUNITY, sex=Sex.MALE)
WOMAN = dataclasses.replace(MAN, sex=Sex.FEMALE)
NOT_RECORDED = dataclasses.replace(MAN, sex=None)

# What was found, and where it stands
TELLS = """
IDVA: The IDVA is told of each change
isvas: Two isvas share this
CHISVA: Ring the CHISVA
independent domestic: The independent domestic violence adviser
Women’s Aid: A weekly call with Women’s Aid
womens aid: Ring womens aid
domestic abuse: Share this with the domestic abuse team
DA: Share this with the DA team
refuge: Ring the refuge
advocate: Her advocate is told
SARC: Attend with the SARC
witness care: The witness care unit is told
social worker: Share this with the social worker
Social services: Social services know
midwife: The midwife is told
school: Stay away from the school
Safeguarding: Safeguarding is told
MARAC: Take it to MARAC
MASH: Send it to the MASH
Multi-agency: Multi-agency risk assessment conference
Clare’s Law: Apply under Clare’s Law
disclosure: A disclosure is made
right to ask: Under the right to ask
section 47: A section 47 enquiry
intel: There is intel
call-out: Check each call-out
called out: They were called out twice
informant: An informant says so
anonymous: An anonymous caller said so
allegation: Since the allegation
surveillance: Under surveillance
Police: Police check the address
sergeant: The sergeant has it
PC: Tell PC Example
grandmother: Stay away from your grandmother
Nan: Nan is told
ex: No contact with your ex
niece: No contact with your niece
cousin: Your cousin says so
auntie: Your auntie says so
uncle: Your uncle says so
fiancée: Your fiancée lives there
lover: Your lover lives there
girl: Ask about the girl
boys: Keep away from boys
babies: No babies are there
pregnant: Somebody is pregnant
toddler: A toddler lives there
kids: See the kids on Sundays
unborn: The unborn one
young people: Stay away from young people
under-16s: No work with under-16s
stepson: Your stepson lives there
in-laws: The in-laws know
carer: The carer is told
housemate: Your housemate says so
vulnerable: A vulnerable adult
third party: Told by a third party
co-accused: Do not meet your co-accused
KA-1: Keep from KA-1
her: Go with her to the shop
woman: The woman next door
not contact him: Do not contact him
away from them: Stay away from them
not to go to their home: You are not to go to their home
VLO: Ring the V.L.O. first
CHIS: From a C.H.I.S.
PC: Tell P.C. Example
social-worker: The social-worker is told
eyewitness: An eyewitness saw it
Crimestoppers: Crimestoppers was told
loved ones: Your loved ones are told
next of kin: Your next of kin is told
missus: Stay away from your missus
babymother: Your babymother lives there
teacher: The teacher is told
youngsters: Stay away from youngsters
somebody told us: We act because somebody told us
""".strip().splitlines()

# Each stands beside a word of the list and is none
DOES_NOT = (
    "He comes to the office each Monday",
    "Go through the steps of the programme",
    "Ex-offenders meet at the hub",
    "The ex-service charity meets at the hub",
    "Sign on at the police station",
    "Call out of hours: 01632 960000",
    "Alcoholics Anonymous each week",
    "Look at what your resources are",
    "A minor change of the day",
    "Do not leave the flat after nine",
    "Not to be absent from his approved address",
    "Speak to him about his drinking",
    "Liaison and diversion nurse, each month",
    "Manage your money and your rent",
    "Work on your relationships",
    "Use the PC at the hub",
    "Grant for a course",
    "We told you of the curfew",
    "Tell us if you move",
    "Be home by 7 p.m. each day",
    "Kind words help",
    "da capo",
)


@pytest.mark.parametrize("line", TELLS)
def test_words_that_tell_of_others_are_found_rmp_13(line):
    found, text = line.split(": ")
    assert tells_of(text, MAN) == found


@pytest.mark.parametrize("text", DOES_NOT)
def test_what_stands_beside_them_is_not_found(text):
    assert tells_of(text, MAN) == ""


@pytest.mark.parametrize("text", ["wo\u00admen's aid", "the vic\u200btim", "the\nsocial\nworker"])
def test_what_nobody_sees_hides_no_word(text):
    assert tells_of(text, MAN)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (MAN, {"he": "", "she": "she", "his": "", "women": "women", "men": ""}),
        (WOMAN, {"he": "he", "she": "", "his": "his", "women": "", "men": "men"}),
        (NOT_RECORDED, {"he": "he", "she": "she", "they": ""}),
        (dataclasses.replace(MAN, pronouns="She/her"), {"he": "he", "she": ""}),
        (dataclasses.replace(MAN, pronouns="they/them"), {"he": "he", "she": "she", "they": ""}),
    ],
)
def test_a_word_for_the_person_is_not_one_for_somebody_else(case, words):
    assert {word: tells_of(f"What {word} said", case) for word in words} == words


def test_by_what_somebody_at_risk_is_described_tells_of_them():
    """A word of three letters says nothing by itself."""
    landlady = PersonAtRisk(
        lineage="1", reference="KA-1", kind=PersonKind.KNOWN_ADULT, relationship="Old Landlady"
    )
    case = dataclasses.replace(MAN, people=(landlady,))
    assert tells_of("Talk to the landlady", case) == "landlady"
    assert tells_of("The landlady", MAN) == tells_of("An old bike", case) == ""
    lodger = dataclasses.replace(
        landlady, relationship="Barmaid from work, lives with them since May"
    )
    case = dataclasses.replace(MAN, people=(lodger,))
    assert tells_of("Talk to the barmaid", case) == "barmaid"
    assert tells_of("Work with Priya from Monday, since you asked", case) == ""


def test_the_name_of_who_speaks_with_victims_tells_of_them_vic_03():
    officer = VictimContact(officer="Ana Pike, 01632 960113", link_worker="Vera")
    worker = Contact(name="Ida Vane", role="IDVA")
    other = Contact(name="Kit Key", role="Key worker")
    case = dataclasses.replace(MAN, victim_contacts=(officer,), contacts=(worker, other))
    assert tells_of("Ring Ana  Pike first", case) == "Ana Pike"
    assert tells_of("Ask IDA VANE", case) == "Ida Vane"
    assert tells_of("Ask Kit Key, or go fishing for pike with Ana or Vera", case) == ""
    assert speaks_with_victims(case, "Ana Pike", "") and not speaks_with_victims(MAN, "Ana Pike")


@pytest.mark.parametrize(
    ("role", "agency", "does"),
    [
        ("IDVA", "Domestic Abuse Service", True),
        ("Outreach worker", "Women's Aid", True),
        ("VLO Ana Pike", "", True),
        ("Officer", "Witness care unit", True),
        ("Sergeant", "Northern Police", False),
        ("Social worker", "Council", False),
        ("Nurse", "Liaison and diversion", False),
        ("Key worker", "Hostel", False),
    ],
)
def test_who_speaks_with_victims_vic_02(role, agency, does):
    assert speaks_with_victims(MAN, role, agency) is does
