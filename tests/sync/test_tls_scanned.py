"""sslyze, which no one here wrote, scans the TLS that docs/SERVICE.md describes against Mozilla's *intermediate*.

It asks for every version and suite there is, with an old library of its own, and tries the known attacks. A service
that was set up badly goes through the same run, so that a run that sees nothing is noticed.
"""

import json
import os
import re
import ssl
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import uvicorn

from sync.service import serving
from tests.house.files import ROOT
from tests.sync import stage
from tests.sync.certificates import issued
from tests.sync.stage import Central, Clock

THERE: Final = ROOT / ".venv" / "tls-scanner"
OURS: Final = {
    *("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"),
    *("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
}
NO_WEAKER: Final = {"secp521r1", "X448"}
"""Curves that Mozilla's list leaves out as slow and rare, not as weak; Python 3.11 can name one curve or the library's
own choice, and one alone would cost every device of today a round trip."""

pytestmark = pytest.mark.skipif(
    not (THERE / ".locks-sha256").exists(),
    reason="sslyze is NOT set up here (./fod test does it): our TLS was not scanned",
)


@dataclass(frozen=True, slots=True)
class Scanned:
    """What the scanner has to say of one service."""

    findings: dict[str, str]
    """By the name of the rule of Mozilla's profile."""
    result: dict[str, Any]

    @property
    def suites(self) -> set[str]:
        found = (self.result[f"{old}_cipher_suites"]["result"] for old in VERSIONS)
        return {one["cipher_suite"]["name"] for each in found for one in each["accepted_cipher_suites"]}

    @property
    def curves(self) -> set[str]:
        return {one["name"] for one in self.result["elliptic_curves"]["result"]["supported_curves"]}


VERSIONS: Final = ("ssl_2_0", "ssl_3_0", "tls_1_0", "tls_1_1", "tls_1_2", "tls_1_3")


def speak_anything(config: uvicorn.Config, chain: Path, key: Path) -> None:
    """Set a service's TLS up as nobody should: versions and suites of twenty years ago."""
    serving.speak_tls(config, chain, key)
    assert config.ssl is not None
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1
    config.ssl.set_ciphers("ALL:@SECLEVEL=0")


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scanned]:
    """One run of the scanner over our service, and over one that was set up badly."""
    folder = tmp_path_factory.mktemp("scanned")
    root = issued("Rod", issues=True)
    pair = issued("localhost", root).written(folder)
    ours = Central(folder / "ours", Clock(), certificate=pair)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "speak_tls", speak_anything)
        lax = Central(folder / "lax", Clock(), certificate=pair)
    try:
        return scan(folder, root.shown(folder), {"ours": ours, "lax": lax})
    finally:
        ours.close()
        lax.close()


def scan(folder: Path, trusted: Path, services: dict[str, Central]) -> dict[str, Scanned]:
    """Let the scanner look; return what it says of each service, read from its words and from its file.

    It gives a line up after seconds of its own: where it does, on a busy machine, it looks once more and is patient.
    """
    at = {name: one.address.replace("http://127.0.0.1", "localhost") for name, one in services.items()}
    words, results = looked(folder, trusted, at)
    if errors(results):
        words, results = looked(folder, trusted, at, "--slow_connection")
    assert errors(results) == [], "the scanner itself did not get through"
    by_port = {str(one["server_location"]["port"]): one["scan_result"] for one in results}
    verdict = words.partition("COMPLIANCE AGAINST TLS CONFIGURATION")[2]
    return {
        name: Scanned(findings_of(verdict, where), by_port[where.rpartition(":")[2]])
        for name, where in at.items()
    }


def looked(
    folder: Path, trusted: Path, at: dict[str, str], *patience: str
) -> tuple[str, list[dict[str, Any]]]:
    """Run the scanner once; return what it said, and what it wrote of each service."""
    words = ["--mozilla_config=intermediate", "--certinfo_ca_file", str(trusted), "--json_out", "told.json"]
    (folder / "told.json").unlink(missing_ok=True)
    said = subprocess.run(
        [sys.executable, "-m", "sslyze", *words, *patience, *at.values()],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(THERE)},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert (folder / "told.json").exists(), said.stderr
    return said.stdout, json.loads((folder / "told.json").read_text(encoding="utf-8"))["server_scan_results"]


def errors(results: list[dict[str, Any]]) -> list[str]:
    """Return what the scanner could not look at, and why: of a service, or of one of its own questions."""
    found = []
    for one in results:
        if one["scan_result"] is None:
            found.append(f"{one['server_location']['port']}: {one['connectivity_error_trace']}")
            continue
        found += [
            f"{name}: {asked['error_reason']} {asked['error_trace']}"
            for name, asked in one["scan_result"].items()
            if asked["status"] == "ERROR"
        ]
    return found


def findings_of(verdict: str, where: str) -> dict[str, str]:
    """Return the findings about one address; the scanner names each address, also one without any."""
    lines = verdict.partition(f"{where}: ")[2].splitlines()
    assert lines, f"no verdict on {where}"
    assert lines[0].startswith(("OK - Compliant", "FAILED - Not compliant")), lines[0]
    found: dict[str, str] = {}
    for line in lines[1:]:
        told = re.fullmatch(r"\s+\* (\w+): (.*)", line)
        if told is None:
            break
        found[told[1]] = told[2]
    return found


def test_the_scanner_finds_nothing_but_curves_that_are_no_weaker(scanned: dict[str, Scanned]) -> None:
    ours = scanned["ours"]

    assert set(ours.findings) <= {"tls_curves"}
    assert ours.curves == {"X25519", "secp256r1", "secp384r1", *NO_WEAKER}


def test_of_all_suites_that_the_scanner_knows_those_of_the_page_are_spoken(
    scanned: dict[str, Scanned],
) -> None:
    assert scanned["ours"].suites == OURS


def test_a_service_that_speaks_what_is_old_is_found(scanned: dict[str, Scanned]) -> None:
    lax = scanned["lax"]

    assert {"tls_versions", "ciphers"} <= set(lax.findings)
    assert "TLSv1" in lax.findings["tls_versions"]
    assert lax.suites > OURS


def test_what_the_scanner_could_not_look_at_is_named() -> None:
    service = {"server_location": {"port": 1}, "connectivity_error_trace": "no answer", "scan_result": None}
    asked = {
        "status": "ERROR",
        "error_reason": "CONNECTIVITY_ISSUE",
        "error_trace": "timed out",
        "result": None,
    }
    other = {**service, "scan_result": {"tls_1_3_cipher_suites": asked}}

    assert errors([service, other]) == [
        "1: no answer",
        "tls_1_3_cipher_suites: CONNECTIVITY_ISSUE timed out",
    ]
