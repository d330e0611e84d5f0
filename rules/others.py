"""Words by which a text may tell of somebody else: the one list for what leaves the service.

What lives here: which words stand for people at risk and third parties, for those who work with
them, and for sources. What may not: which rows and sections an edition holds (`documents`).
A word too many withholds a plain sentence, which its author says otherwise; a word too few tells.
"""

import re
from collections.abc import Iterable

from rules.facts import CaseFacts
from rules.leaks.plain import held, readable, words_of
from rules.terms import Sex

# Abbreviations that are words or names in small letters stand in (?-i:…): as written only.
_WITH_VICTIMS = r"""
    victims? | survivors? | complainants? | victimi[sz]ed
  | vlos? | plws? | flos? | (?-i:VCU|VCS|VPS|VSA) | link\s+workers?
  | liaison(?!\s+(?:and|&)\s+diversion)
  | (?:ch|yp)?id?s?vas? | independent\s+(?:domestic|sexual) | advoca(?:tes?|cy)
  | women.?s\s+aid | rape\s+crisis | refuges? | safe\s+houses? | sanctuary | karma\s+nirvana
  | witness\s+(?:care|service|support|protection) | sarcs? | sexual\s+(?:assaults?|abuse|violence)
  | domestic\s+(?:abuse|violence) | (?-i:DVA|DA|DV) | honou?r[\s-]based | forced\s+marriages?
"""
_RELATIONS = r"""
    loved\s+ones? | next\s+of\s+kin | significant\s+other | miss[ui]s | baby\s?(?:mothers?|mamas?) |
    (?:ex|former)?[\s-]?(?:partners?|wife|wives|husbands?|girlfriends?|boyfriends?|spouses?)
  | ex(?:es)?(?![\s-]?(?:offender|prisoner|service|forces|army|military|veteran)\w*)
  | fianc\w+ | lovers? | mistress(?:es)? | widow\w* | other\s+half
  | child(?:ren|hood)?(?:[’']s)? | kids? | bab(?:y|ies) | infants? | toddlers? | newborns? | unborn
  | girls? | boys? | teen(?:s|ager|agers|age)? | youths | juveniles? | minors | twins?
  | young\s+(?:people|persons?|adults?|ones?|m[ae]n|wom[ae]n) | under[\s-]?1[0-9]s? | pregnan\w+
  | youngsters?
  | sons? | daughters? | step(?:mother|mum|father|dad|son|daughter|child|kid|brother|sister|sibling
  |parent|famil)\w* | mothers? | fathers? | mums? | mumm(?:y|ies) | mam | dads? | dadd(?:y|ies)
  | parents? | brothers? | sisters? | siblings? | grand\w+ | gran(?:s|n(?:y|ies))?
  | nan(?:s|as?|n(?:y|ies))? | aunt\w* | uncles? | niec\w+ | nephews? | cousins? | relatives?
  | in-laws? | famil(?:y|ies) | foster\w* | adopt(?:ed|ive) | guardians? | carers? | households?
  | neighbou?rs? | (?:flat|house|room|cell)[\s-]?mates? | lodgers? | vulnerable
  | third[\s-]part(?:y|ies) | co-?(?:defendants?|accused)
"""
_WORKERS = r"""
    safeguarding | social[\s-]+(?:work\w*|care|services?) | health\s+visitors? | midwi\w+
  | cafcass | lado
  | teachers?
  | school\w* | nurser(?:y|ies) | contact\s+cent(?:re|er)s? | supervised\s+(?:contact|visits?)
  | police(?!\s+stations?\b) | sergeants? | sgt | constables? | detectives? | pcsos? | mosovo
  | officers?\s+in\s+(?:the\s+)?case | (?-i:OIC|PPU) | (?-i:PC|DC|DS|DI)(?=\s+(?-i:[A-Z]))
  | marac | mase | mash | mapp[ap] | multi[\s-]agency | (?:clare|sarah).?s\s+law | dvds | csods
  | disclos\w+ | right\s+to\s+(?:ask|know) | s(?:ection)?\.?\s?47
"""
_SOURCES = r"""
    sources? | (?:eye)?witness(?:es)? | crime\s?stoppers
  | (?:somebody|someone|people|they|callers?)\s+(?:has\s+|have\s+)?(?:told|informed)\s+us
  | informants? | informers? | intel(?:ligence)? | chis | tip[\s-]?offs?
  | tipped\s+off | alleg\w+ | rumou?rs? | hearsay | call(?:ed)?[\s-]?outs?(?!\s+of\b)
  | (?<!alcoholics\s)(?<!narcotics\s)(?<!gamblers\s)(?<!cocaine\s)anonym\w+
  | covert\w* | undercover | surveillance | cocoon\w* | osman | threats?\s+to\s+life
  | (?-i:DASH|ViSOR|VISOR)
"""
_REFERENCES = r"(?:KA|CH|PR|ST|VP|GP)[\s-]?\d+"
_SHE = r"she | her | hers | herself | wom[ae]n | lad(?:y|ies) | females?"
_HE = r"he | him | his | himself | m[ae]n | males? | gentlem[ae]n"
# Somebody to be kept from is never the person, whatever their sex.
_FROM_WHOM = r"""
    (?:not|never|no|nor|without)\b[^.;]{0,40}\b
      (?:contact\w*|approach\w*|follow\w*|messag\w*|communicat\w*)\s+(?:with\s+)?(?:him|her|them)
  | away\s+from\s+(?:him|her|them|his|their)
  | (?:not|never|no|nor|without)\b[^.;]{0,40}\b(?:go(?:es|ing)?|near|visit\w*|enter\w*)\s
      [^.;]{0,20}\b(?:his|her|their)\s+(?:home|house|flat|street|work|place|children|family)
"""


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE | re.VERBOSE)


_SPEAKS = _any(_WITH_VICTIMS)
_OTHERS = _any(_REFERENCES, _WITH_VICTIMS, _RELATIONS, _WORKERS, _SOURCES, _FROM_WHOM)
_RELATED = _any(_RELATIONS)
_THEIRS = {Sex.FEMALE: _any(_SHE), Sex.MALE: _any(_HE)}
_SAYS = {Sex.FEMALE: {"she", "her"}, Sex.MALE: {"he", "him"}}
_SHORT = 3  # a word of a relationship that is no longer than this says nothing by itself
# Nor do these, however long.
_PLAIN = frozenset(
    "about after also before both does from have into lived lives living more other over same since"
    " some someone somebody that their them they this until used very were when where which while"
    " whom with without work works working".split()
)
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")


def tells_of(text: str, case: CaseFacts) -> str:
    """The words by which a text may tell the person of others or of a source; "" where none do.

    RMP-13, VIC-02. What stands for the person themselves is no such word: "she" of a woman.
    """
    seen = _seen(text)
    found = _OTHERS.search(seen) or _pronoun(seen, case) or _relationship(seen, case)
    if found:
        return " ".join(found.group().split())
    return first_named(who_speaks(case), seen)


def speaks_with_victims(case: CaseFacts, *texts: str) -> bool:
    """Whether a text names or describes somebody who speaks with victims (VIC-02, VIC-03)."""
    seen = _seen(" ".join(texts))
    return bool(_SPEAKS.search(seen) or first_named(who_speaks(case), seen))


def who_speaks(case: CaseFacts) -> tuple[str, ...]:
    """The names of those who are known to speak with victims (VIC-02)."""
    officers = (name for row in case.victim_contacts for name in (row.officer, row.link_worker))
    workers = (row.name for row in case.contacts if _SPEAKS.search(f"{row.role} {row.agency}"))
    names = (re.split(r"[,;(\d]", name)[0].strip() for name in (*officers, *workers))
    return tuple(dict.fromkeys(name for name in names if len(words_of(name)) > 1))


def first_named(names: Iterable[str], text: str) -> str:
    """The first of these names that stands in the text as people read it; "" where none does."""
    return next(iter(held(_seen(text), names)), "")


def is_relation(text: str) -> bool:
    """Whether a text names family, a partner, or somebody of the household."""
    return _RELATED.search(readable(text)) is not None


def _seen(text: str) -> str:
    """The text as people read it, V.L.O. as VLO."""
    return _DOTTED.sub(lambda found: found.group().replace(".", ""), readable(text))


def _pronoun(text: str, case: CaseFacts) -> re.Match[str] | None:
    """A word for a woman or for a man that is not the person's own."""
    own = _own(case)
    found = (words.search(text) for sex, words in _THEIRS.items() if sex not in own)
    return next((one for one in found if one), None)


def _own(case: CaseFacts) -> set[Sex]:
    """Whose words are the person's: by their pronouns, else by their sex; else nobody's."""
    told = set(words_of(case.pronouns))
    if told:
        return {sex for sex, says in _SAYS.items() if told & says}
    return {case.sex} if case.sex else set()


def _relationship(text: str, case: CaseFacts) -> re.Match[str] | None:
    """A word by which somebody at risk is described."""
    told = (person.relationship for person in case.people)
    words = {word for one in told for word in re.findall(r"[^\W_]+", one) if len(word) > _SHORT}
    words = {word for word in words if word.lower() not in _PLAIN}
    named = "|".join(re.escape(word) for word in sorted(words))
    return re.search(rf"\b(?:{named})\b", text, re.IGNORECASE) if named else None
