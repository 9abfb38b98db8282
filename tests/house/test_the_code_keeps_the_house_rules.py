"""The rules of CONTRIBUTING.md that can be counted, over every module of the house."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.files import ROOT, modules, tree_of

FLOORS = ("casework", "storage", "sync", "desktop", "packaging")
CODE = [path for floor in FLOORS for path in modules(floor)]
TESTS = list(modules("tests"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common"}
SEALERS = {
    *("storage/sealing.py", "sync/proofs.py", "desktop/paper/seal.py"),
    *("sync/service/keys/__init__.py", "sync/service/keys/certificates.py"),
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each imported name in full, with its line."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def importers(package: str, paths: list[Path]) -> set[str]:
    return {name(p) for p in paths for _, what in imported(p) if what.split(".")[0] == package}


def test_every_module_says_what_it_is_for() -> None:
    silent = [name(path) for path in CODE if not ast.get_docstring(tree_of(path))]

    assert silent == []


def test_no_file_is_longer_than_a_person_reads_in_one_sitting() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in [*CODE, *TESTS]}

    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    functions = [
        (f"{name(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in [*CODE, *TESTS]
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert [(where, lines) for where, lines in functions if lines > LONGEST_FUNCTION] == []


def test_no_name_is_imported_by_a_star() -> None:
    stars = [
        f"{name(p)}:{line}" for p in [*CODE, *TESTS] for line, what in imported(p) if what.endswith(".*")
    ]

    assert stars == []


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    assert [name(path) for path in [*CODE, *TESTS] if path.stem in DRAWERS] == []


def test_nothing_is_left_for_later() -> None:
    words = ["TO" + "DO", "FIX" + "ME", "X" * 3, "place" + "holder", "dum" + "my", "NotImple" + "mentedError"]
    pattern = re.compile(r"\b(" + "|".join([*words, "not imple" + "mented"]) + r")\b")
    texts = {name(path): path.read_text(encoding="utf-8") for path in CODE}

    found = [(path, hit.group()) for path, text in texts.items() if (hit := pattern.search(text))]

    assert found == []


@pytest.mark.parametrize("floor", ["casework", "storage"])
def test_a_floor_without_a_clock_is_handed_the_time(floor: str) -> None:
    clocks = {"now", "utcnow", "today"}
    looks = [
        f"{name(path)}:{node.lineno}"
        for path in modules(floor)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in clocks and isinstance(node.value, ast.Name)
        if node.value.id in {"datetime", "date", "dt"}
    ]

    assert looks == []


def test_ciphers_live_in_four_places() -> None:
    assert importers("cryptography", CODE) - SEALERS == set()


def test_what_seals_a_plan_comes_in_when_one_is_sealed() -> None:
    """It takes half a second of the processor, which no start of the program has to give."""
    seal = ROOT / "desktop" / "paper" / "seal.py"
    heavy = {"pyhanko", "pyhanko_certvalidator", "asn1crypto", "cryptography"}
    at_once = [node for node in tree_of(seal).body if isinstance(node, ast.Import | ast.ImportFrom)]

    assert importers("pyhanko", CODE) == {"desktop/paper/seal.py"}
    assert not heavy & {word.split(".")[0] for node in at_once for word in ast.unparse(node).split()}


def test_sqlcipher_is_opened_by_the_store_and_the_service_alone() -> None:
    outside = {p for p in importers("sqlcipher3", CODE) if not p.startswith(("storage/", "sync/service/"))}

    assert outside == set()


def test_the_two_ends_of_the_sync_share_the_protocol_and_the_proofs_only() -> None:
    shared = ("sync.protocol", "sync.proofs")
    own = "sync.service"
    service = [p for p in modules("sync") if name(p).startswith("sync/service/")]
    device = [p for p in modules("sync") if p not in service]

    from_service = [
        (name(p), what)
        for p in service
        for _, what in imported(p)
        if what.startswith("sync.") and not what.startswith((own, *shared))
    ]
    from_device = [(name(p), what) for p in device for _, what in imported(p) if what.startswith(own)]

    assert from_service == []
    assert from_device == []


def test_worker_threads_live_in_the_lanes() -> None:
    threads = {"threading.Thread", "concurrent.futures.ThreadPoolExecutor", "PySide6.QtCore.QThread"}
    homes = {
        "desktop/lanes.py",
        "desktop/stalls.py",
    }  # the second one only watches, and only where it is asked to
    outside = {name(p) for p in modules("desktop") for _, what in imported(p) if what in threads} - homes

    assert outside == set()


def test_no_call_tears_a_page_apart() -> None:
    """What these return, PySide makes a child of what was asked; the collector then takes it (desktop/held.py)."""
    calls = re.compile(r"\.(focusProxy|nextInFocusChain|previousInFocusChain|buddy)\(")
    texts = {name(path): path.read_text(encoding="utf-8") for path in [*CODE, *TESTS]}

    assert [path for path, text in texts.items() if calls.search(text)] == []


def test_no_call_lets_a_layout_hold_what_qt_takes_down() -> None:
    """PySide holds an item that was asked for, or that came along in a layout put into one that is on a page."""
    calls = re.compile(r"\.(itemAt|itemAtPosition|addLayout|insertLayout)\(")
    lines = {name(path): calls.findall(path.read_text(encoding="utf-8")) for path in modules("desktop")}

    assert {path: found for path, found in lines.items() if found} == {
        "desktop/ui/parts/layout.py": ["addLayout"]
    }
