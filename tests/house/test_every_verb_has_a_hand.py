"""What a case can say can be written by a person: each verb of its daily work is used where presses become acts."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from tests.house.files import ROOT, modules, tree_of

VERBS: Final = ("goals", "agreements", "plan", "plan_law", "one_plan", "journal", "people")
ELSEWHERE: Final = {
    "people.open_citizen": "storage/reads/new_citizen.py",
}
"""Verbs that a flow reaches through another file, which looks first: whether the number has a case here already."""
FLOWS: Final = sorted(path for path in modules("desktop") if "flows" in path.parts)


def writes() -> set[tuple[str, str]]:
    """Return the public functions that answer with changes: they take an act."""
    return {
        (name, node.name)
        for name in VERBS
        for node in tree_of(ROOT / "casework" / f"{name}.py").body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if node.args.kwarg is not None and node.args.kwarg.arg == "act"
    }


def used(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each verb that a file names, by whatever name it imports the module."""
    tree, called = tree_of(path), dict[str, str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "casework":
            called |= {one.asname or one.name: one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("casework."):
            yield from (((node.module or "").removeprefix("casework."), one.name) for one in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in called:
            yield called[node.value.id], node.attr


def without_a_hand(flows: Iterable[Path]) -> set[str]:
    held = {one for path in flows for one in used(path)}
    return {f"{module}.{verb}" for module, verb in writes() - held}


def test_each_verb_that_writes_is_pressed_somewhere() -> None:
    assert without_a_hand(FLOWS) == set(ELSEWHERE)
    assert without_a_hand([*FLOWS, *(ROOT / path for path in ELSEWHERE.values())]) == set()


def test_a_verb_that_only_tests_and_imports_use_is_found() -> None:
    """The test of the test: without the flow of what is pressed on a plan nobody reaches a goal."""
    flows = [path for path in FLOWS if path.name != "plan_acts.py"]

    assert {"goals.reach_goal", "goals.drop_goal", "goals.reach_step", "plan.end_activity"} <= without_a_hand(
        flows
    )
