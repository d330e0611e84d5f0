"""The rules of the house that a program can hold: `docs/architecture.md` says why."""

import ast
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import CheckConstraint, Model, Q
from django.urls import URLPattern, URLResolver, get_resolver

from rosh.rows import TrackedRow

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (
    "rules",
    "rosh",
    "accounts",
    "guidance",
    "cases",
    "assessments",
    "riskplans",
    "signing",
    "documents",
    "casefiles",
    "oversight",
)
OURS = [config.label for config in apps.get_app_configs() if config.name in PACKAGES]
PUBLIC = {
    "accounts:sign_in",
    "accounts:sign_out",
    "guidance:accessibility",
    "guidance:privacy",
    "healthz",
    "readyz",
}
FUNCTION_LINES, FUNCTION_P90, MODULE_LINES, TEMPLATE_LINES = 40, 20, 300, 120  # complexity: ruff


def _sources(*, tests: bool = False) -> list[Path]:
    files = [path for name in PACKAGES for path in (ROOT / name).rglob("*.py")]
    files = [path for path in files if "migrations" not in path.parts]
    return sorted(path for path in files if tests or "tests" not in path.parts)


def _templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def _named_views(patterns: list[object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            if pattern.namespace != "admin":
                yield from _named_views(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern.callback


def test_every_view_needs_a_login_unless_listed_as_public() -> None:
    views = dict(_named_views(get_resolver().url_patterns))
    open_views = {name for name, view in views.items() if not getattr(view, "login_required", True)}
    assert open_views <= PUBLIC
    assert {name for name in PUBLIC if name in views} <= open_views


def test_every_url_has_a_name() -> None:
    unnamed = [view for name, view in _named_views(get_resolver().url_patterns) if "None" in name]
    assert not unnamed


def test_no_url_takes_a_row_number() -> None:
    """P5: CRNs and UUIDs only."""
    assert not re.search(r"<int:|<str:pk|<pk", _all_routes())


def _all_routes() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("*/urls.py"))


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def _who_and_when_pairs() -> Iterator[tuple[type[Model], str, str]]:
    for model in apps.get_models():
        if model._meta.app_label not in OURS or model.__name__.startswith("Historical"):
            continue
        names = {field.name for field in model._meta.fields}
        for name in sorted(names):
            stem = name.removesuffix("_at")
            if stem != name and f"{stem}_by" in names:
                yield model, f"{stem}_at", f"{stem}_by"


def _fields(condition: Q) -> set[str]:
    found: set[str] = set()
    for child in condition.children:
        found |= _fields(child) if isinstance(child, Q) else {str(child[0])}
    return found


@pytest.mark.parametrize(("model", "when", "who"), list(_who_and_when_pairs()))
def test_who_and_when_fields_are_tied_by_a_constraint(
    model: type[Model], when: str, who: str
) -> None:
    checks = [rule for rule in model._meta.constraints if isinstance(rule, CheckConstraint)]
    tied = [{name.split("__")[0] for name in _fields(rule.condition)} for rule in checks]
    assert any({when, who} <= names for names in tied)


def test_tracked_rows_are_never_changed_past_their_history() -> None:
    """`update`, `bulk_update` and raw SQL write no history; only untracked models may use them."""
    tracked = {m.__name__ for m in apps.get_models() if issubclass(m, TrackedRow)}
    allowed = {"cases/tasks.py", "cases/risk_register.py"}
    pattern = re.compile(
        r"\.bulk_update\(|objects\.raw\(|(objects|filter\(|exclude\(|\.all\(\))[^\n]*\.update\("
    )
    faults = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _sources()
        if str(path.relative_to(ROOT)) not in allowed
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert tracked and not faults


def test_templates_are_short_and_never_call_text_safe() -> None:
    long = [path.name for path in _templates() if path.read_text().count("\n") + 1 > TEMPLATE_LINES]
    unsafe = [path.name for path in _templates() if re.search(r"\|\s*safe\b", path.read_text())]
    assert (long, unsafe) == ([], [])


def test_templates_never_test_roles() -> None:
    asks = re.compile(r"\{%\s*(el)?if[^%]*\buser\.(role|reviews_work|is_staff)\b")
    assert [path.name for path in _templates() if asks.search(path.read_text())] == []


def test_modules_and_functions_keep_their_budgets() -> None:
    lengths: list[int] = []
    faults: list[str] = []
    for path in _sources():
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > MODULE_LINES:
            faults.append(f"{path.relative_to(ROOT)} has {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                lengths.append(lines)
                if lines > FUNCTION_LINES:
                    faults.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    lengths.sort()
    assert faults == []
    assert lengths[int(len(lengths) * 0.9)] <= FUNCTION_P90


def test_no_folder_has_a_name_that_says_nothing() -> None:
    empty_words = {"core", "common", "utils", "helpers", "services"}
    names = {path.name for package in PACKAGES for path in (ROOT / package).rglob("*")}
    assert not {name.removesuffix(".py") for name in names} & empty_words


def test_views_are_thin() -> None:
    """At most 20 lines: fetch visible, ask, form, workflow, redirect."""
    faults = []
    for path in _sources():
        if path.stem != "views" and path.parent.name != "views":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if [arg.arg for arg in node.args.args[:1]] == ["request"] and lines > 20:
                faults.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {lines}")
    assert faults == []
