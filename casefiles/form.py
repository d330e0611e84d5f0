"""The form rosh-case/1: reading a file, judging it by the closed schema, saying what is wrong.

What lives here: the shape of a file. What may not: the meaning of its values (`meaning`), rows.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

DATA = Path(__file__).resolve().parent / "data"
SCHEMA = DATA / "rosh-case-1.schema.json"
FORM = "rosh-case/1"
LONGEST_NUMBER = 100  # digits
SHOWN = 60  # characters of a wrong value that a message repeats
DEEPEST = 40  # values one in another; the form needs fewer, but a specialist tool's are its own

TYPE_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: `path` is a JSON path such as `$.scores.rsr.value`."""

    path: str
    rule: str

    def __str__(self) -> str:
        return f"{self.path}: {self.rule}"


class BadFile(Exception):
    """A file that is not imported, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


def parse(content: bytes) -> Any:
    """Read the JSON of a file; BadFile where it is none, or where a key is written twice."""
    try:
        found = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_once_each,
            parse_constant=_refuse_constant,
            parse_float=_real,
            parse_int=_whole,
        )
        if not _is_too_deep(found):
            return found
        problem = "the file must not be nested this deeply"
    except UnicodeDecodeError as mistake:
        problem = f"the file must be UTF-8; byte {mistake.start + 1} is not"
    except json.JSONDecodeError as mistake:
        problem = f"the file must be JSON; line {mistake.lineno}, column {mistake.colno} is not"
    except RecursionError:
        problem = "the file must not be nested this deeply"
    except ValueError as mistake:  # a key twice, a number that JSON does not have
        problem = str(mistake)
    raise BadFile([Problem("$", problem)])


def _is_too_deep(value: Any) -> bool:
    """Whether values stand deeper in each other than anything may walk down."""
    layer = [value]
    for _ in range(DEEPEST):
        layer = [
            inner
            for outer in layer
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(layer)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key “{_shown(key)}” must be written once only")
        found[key] = value
    return found


def _real(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text[:SHOWN]} is too large a number")
    return number


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number must have {LONGEST_NUMBER} digits or fewer")
    return int(text)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number that JSON allows")


@cache
def schema() -> dict[str, Any]:
    """The closed form, as the project carries it."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text())
    return loaded


def problems_of_shape(document: Any) -> list[Problem]:
    """Where the document breaks the form, one problem for each error."""
    errors = Draft202012Validator(schema()).iter_errors(document)
    found = {problem: None for error in errors for problem in _told(error)}
    return sorted(found, key=lambda problem: problem.path)


def _told(error: ValidationError) -> Iterator[Problem]:
    """One error as problems; of alternatives, the one that the value was meant to be."""
    path = error.json_path
    if error.validator == "anyOf":
        yield from _told_of_alternatives(error)
    elif error.validator == "required":
        yield from (
            Problem(f"{path}.{key}", "this key is required")
            for key in error.validator_value
            if key not in error.instance
        )
    elif error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        yield from (
            Problem(_key_path(path, key), f"this key is no part of the form {FORM}")
            for key in error.instance
            if key not in known
        )
    else:
        yield Problem(path, _rule(error))


def _told_of_alternatives(error: ValidationError) -> Iterator[Problem]:
    inner = [part for part in error.context or [] if part.validator != "type" or part.path]
    if inner and isinstance(error.instance, dict):
        for part in inner:
            yield from _told(part)
        return
    wanted = [alternative.get("type", "") for alternative in error.validator_value]
    yield Problem(error.json_path, f"must be {_types(wanted)}, not {_shown(error.instance)}")


def _rule(error: ValidationError) -> str:
    wanted = error.validator_value
    if error.validator == "type":
        return f"must be {_types(wanted)}, not {_shown(error.instance)}"
    if error.validator == "enum":
        words = ", ".join(_shown(word) for word in wanted)
        return f"must be one of {words}, not {_shown(error.instance)}"
    if error.validator in ("minItems", "maxItems"):
        return f"must have {wanted} entries, not {len(error.instance)}"
    return f"breaks the rule “{error.validator}” of the form"


def _types(wanted: str | list[str]) -> str:
    names = [wanted] if isinstance(wanted, str) else wanted
    return " or ".join(TYPE_WORDS[name] for name in sorted(names, key=lambda n: n == "null"))


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _key_path(path: str, key: str) -> str:
    return f"{path}.{key}" if key.isidentifier() and key.isascii() else f"{path}[{_shown(key)}]"
