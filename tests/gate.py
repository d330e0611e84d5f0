"""What must be tested whole: the rules, who may do what, and the verbs (architecture.md, Tests).

What lives here: a plugin of pytest, loaded by `bin/test`, that fails a run which leaves out a line
or a branch of these files. What may not: leave to go without a test. Slipcover marks the code of
these files alone, and takes each mark out once it was passed: measuring costs next to nothing.

What a page or a browser passes does not count (`counting`). As a mark says only that it was passed
for the first time, the tests that count come first, and what was passed is read off after them.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import slipcover

from tests import counting

HOME = Path(__file__).resolve().parent.parent
WHOLE = ("rules/*.py", "rules/*/*.py", "*/permissions.py", "*/workflow.py", "*/workflow/*.py")
ASIDE = {"tests", "migrations"}
NOT_RUN = ["if TYPE_CHECKING:"]

_found = {file for pattern in WHOLE for file in HOME.glob(pattern)}
FILES = {file for file in _found if not ASIDE & set(file.relative_to(HOME).parts)}


class Whole(slipcover.FileMatcher):
    """Tells Slipcover which modules to mark as they are imported."""

    def matches(self, filename: Path | str | None) -> bool:
        """Whether the module in this file must be tested whole."""
        return filename is not None and Path(filename) in FILES


# Here and not in a hook: the project's settings already import some of these modules
_marks = slipcover.Slipcover(branch=True, exclude_also=NOT_RUN)
slipcover.ImportManager(_marks, Whole()).__enter__()
_before_pages: list[dict[str, Any]] = []
_passed: list[dict[str, Any]] = []
_left_out: list[str] = []


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Read off what was passed, before the first test that does not count."""
    if not _before_pages and not counting.counts(item):
        _before_pages.append(_marks.get_coverage())


def _read_off() -> dict[str, Any]:
    return _before_pages[0] if _before_pages else _marks.get_coverage()


def pytest_testnodedown(node: Any) -> None:
    """Keep what a worker passed; one that broke off says nothing."""
    if said := getattr(node, "workeroutput", {}).get("passed"):
        _passed.append(json.loads(said))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Send what this worker passed; who started the workers judges what all of them did."""
    passed = _read_off()
    if said := getattr(session.config, "workeroutput", None):
        said["passed"] = json.dumps(passed)
        return
    for more in _passed:
        slipcover.merge_coverage(passed, more)
    _left_out.extend(_missed(passed["files"]))
    if _left_out and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _missed(passed: dict[str, Any]) -> Iterator[str]:
    """Each file of which something was left out, with the lines and branches."""
    for name in sorted(str(file.relative_to(HOME)) for file in FILES):
        if name not in passed:
            yield f"{name}: never imported"
            continue
        lines, branches = passed[name]["missing_lines"], passed[name]["missing_branches"]
        ways = [f"{start}->{end or 'exit'}" for start, end in branches if start not in lines]
        if lines or ways:
            yield f"{name}: {', '.join(map(str, [*lines, *ways]))}"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was left out, above the last line."""
    if _left_out:
        terminalreporter.section("What no test passed")
        terminalreporter.write_line("\n".join(_left_out))
    elif _passed:
        terminalreporter.write_line(f"Every line and branch of {len(FILES)} files was passed")
