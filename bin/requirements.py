#!/usr/bin/env python3
"""Write docs/requirements.md: which tests hold each requirement, or why none does.

A test holds a requirement whose id it names: in its own name, its docstring, a comment or its
parameters (`ST1-01` or `st1_01`). With `--check` nothing is written: the exit status is 1 where
the file is not what the tests say, or a requirement has neither test nor sentence.
"""

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TITLES = ROOT / "docs" / "requirements.toml"
TARGET = ROOT / "docs" / "requirements.md"
SKIPPED = {".venv", "node_modules", ".git", "static", ".private"}
SHOWN = 3
HEAD = """# Which tests hold which requirement

Made by `bin/requirements.py` from the tests and `docs/requirements.toml`. Do not edit it.
A requirement that no test holds, or only in part, has a sentence that says why, or which part of
the service will.
"""


def main() -> int:
    """Write the file, or check it."""
    known = tomllib.loads(TITLES.read_text(encoding="utf-8"))
    titles, elsewhere = known["titles"], known["held_elsewhere"]
    held = _held(set(titles))
    missing = [ident for ident in titles if ident not in held and ident not in elsewhere]
    if missing:
        print("No test and no sentence for:", " ".join(missing))
        return 1
    if unknown := set(elsewhere) - set(titles):
        print("A sentence for what is no requirement:", " ".join(sorted(unknown)))
        return 1
    text = _document(titles, elsewhere, held)
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        print("docs/requirements.md is not what the tests say. Run: python bin/requirements.py")
        return 1
    return 0


def _held(wanted: set[str]) -> dict[str, list[str]]:
    """The tests that name each id, by id, in a fixed order."""
    held: dict[str, set[str]] = defaultdict(set)
    for path in sorted(ROOT.rglob("test_*.py")):
        if not SKIPPED & set(path.relative_to(ROOT).parts):
            for ident, name in _named_in(path):
                if ident in wanted:
                    held[ident].add(
                        f"`{path.relative_to(ROOT)}`: {name}"
                        if name
                        else f"`{path.relative_to(ROOT)}`"
                    )
    return {ident: sorted(tests) for ident, tests in held.items()}


def _named_in(path: Path) -> Iterator[tuple[str, str]]:
    """Each id that a test of the file names, with the test's words; "" for the whole file."""
    source = path.read_text(encoding="utf-8")
    tree, lines = ast.parse(source), source.splitlines()
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
            inside |= set(range(first, (node.end_lineno or first) + 1))
            for ident in _ids("\n".join(lines[first - 1 : node.end_lineno])):
                yield ident, _words(node.name)
    rest = "\n".join(line for number, line in enumerate(lines, 1) if number not in inside)
    for ident in _ids(rest):
        yield ident, ""


def _ids(text: str) -> set[str]:
    plain = text.replace("_", "-").upper()
    return set(re.findall(r"(?<![A-Z0-9])[A-Z]{2,3}\d?-\d\d(?!\d)", plain))


def _words(name: str) -> str:
    """A test's name as a sentence, without the ids at its end."""
    plain = re.sub(r"(_(?:[a-z]{2,3}\d?)_\d\d)+$", "", name.removeprefix("test_"))
    return plain.replace("_", " ")


def _document(titles: dict[str, str], elsewhere: dict[str, str], held: dict[str, list[str]]) -> str:
    parts, group = [HEAD], ""
    for ident, title in titles.items():
        if ident.split("-")[0] != group:
            group = ident.split("-")[0]
            parts.append(f"\n## {group}\n\n| Id | What it asks | Held by |\n|---|---|---|")
        parts.append(
            f"| {ident} | {title} | {_cell(held.get(ident, []), elsewhere.get(ident, ''))} |"
        )
    return "\n".join(parts) + "\n"


def _cell(tests: list[str], sentence: str) -> str:
    """The first tests, how many more there are, and the sentence where there is one."""
    shown = [test for test in tests if ": " in test][:SHOWN] or tests[:SHOWN]
    more = len(tests) - len(shown)
    told = "; ".join(shown) + (f"; and {more} more" if more else "")
    return " ".join(part for part in (told, sentence) if part)


if __name__ == "__main__":
    sys.exit(main())
