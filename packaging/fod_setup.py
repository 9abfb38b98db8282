"""From a bare machine to a working .venv: system libraries, locked packages, two commands.

Standard library only: nothing else is there yet.
"""

import ctypes
import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
TESTS_ONLY = "test:"
WISHED = "wish:"
NO_SERVER = ROOT / "packaging" / "no-server.conf"
"""Says to Debian's PostgreSQL that installing it starts none: the tests start their own, each in its folder."""
NO_SERVER_THERE = Path("/etc/postgresql-common/createcluster.d/fodfaeste.conf")
STAMP = VENV / ".lock-sha256"
COMMANDS = {"fodfaeste": "desktop.start", "fodfaeste-central": "sync.service.admin"}
COMMAND_TEXT = """\
#!{python}
\"\"\"Start {module}.\"\"\"
import sys

from {module} import main

if __name__ == "__main__":
    sys.exit(main())
"""


class Trouble(Exception):
    """Something that the person at the keyboard can mend, said in a sentence."""


def ready(*, tests: bool = False) -> None:
    """Install whatever is missing; say nothing and take no time when all is there. Tests need a little more."""
    install_system_packages(list(missing_system_packages(tests=tests)))
    if tests:
        install_wished_packages(list(missing_wished_packages()))
    install_python_packages()


def system_packages(*, tests: bool = False) -> Iterator[tuple[str, str]]:
    """Read the one list of system packages as pairs of (probe, Debian package), those of the tests on request."""
    for probe, package in _listed():
        if not probe.startswith(WISHED) and (tests or not probe.startswith(TESTS_ONLY)):
            yield probe.removeprefix(TESTS_ONLY), package


def wished_packages() -> Iterator[tuple[str, str]]:
    """Read the packages without which some tests skip, as pairs of (probe, Debian package)."""
    for probe, package in _listed():
        if probe.startswith(WISHED):
            yield probe.removeprefix(WISHED), package


def _listed() -> Iterator[tuple[str, str]]:
    for line in (ROOT / "packaging" / "system-packages.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            probe, package, *_ = line.split()
            yield probe, package


def missing_system_packages(*, tests: bool = False) -> Iterator[str]:
    """Name the Debian packages whose library does not load or whose program or file is not there."""
    return _missing(system_packages(tests=tests))


def missing_wished_packages() -> Iterator[str]:
    """Name those of the wished packages that are not there."""
    return _missing(wished_packages())


def _missing(packages: Iterator[tuple[str, str]]) -> Iterator[str]:
    if sys.platform.startswith("linux"):
        for probe, package in packages:
            if not _is_there(probe):
                yield package


def _is_there(probe: str) -> bool:
    if probe.startswith("file:"):
        return Path(probe.removeprefix("file:")).exists()
    if probe.startswith("which:"):
        return shutil.which(probe.removeprefix("which:")) is not None
    try:
        ctypes.CDLL(probe)
    except OSError:
        return False
    return True


def install_system_packages(packages: Sequence[str]) -> None:
    """Install them with apt, as root or through sudo; else say which command a person must run."""
    if not packages:
        return
    by_hand = "apt-get install --no-install-recommends " + " ".join(packages)
    if shutil.which("apt-get") is None:
        raise Trouble(
            f"Der mangler systembiblioteker, og her er ingen apt-get. På Debian hedder de: {by_hand}"
        )
    if os.geteuid() != 0 and shutil.which("sudo") is None:
        raise Trouble(f"Der mangler systembiblioteker. Bed en administrator om at køre: {by_hand}")
    print("Henter systembiblioteker (system libraries):", *packages, flush=True)
    install = ["install", "-y", "--no-install-recommends", *packages]
    if not _lists_are_there() or _apt(install) != 0:
        _apt(["update", "-qq"])
        if _apt(install) != 0:
            raise Trouble(f"apt-get kunne ikke installere systembibliotekerne. Prøv selv: {by_hand}")


def install_wished_packages(packages: Sequence[str]) -> None:
    """Install what some tests want; where it cannot be had they skip and say so, and everything else goes on."""
    for package in packages:
        try:
            if not _can_be_had(package):
                raise Trouble(f"{package} kan ikke hentes her.")
            with _no_server_started():
                install_system_packages([package])
        except Trouble as trouble:
            print(f"{trouble} De prøver, der bruger {package}, springes over (tests skipped).", flush=True)


def _can_be_had(package: str) -> bool:
    """Tell whether apt may install here and knows the package; another Debian has another PostgreSQL."""
    may = shutil.which("apt-get") is not None and (os.geteuid() == 0 or shutil.which("sudo") is not None)
    show = ["apt-cache", "show", package]
    return may and (
        not _lists_are_there()
        or subprocess.call(show, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    )


@contextmanager
def _no_server_started() -> Iterator[None]:
    """Keep Debian from making a database and starting it, while it installs one; afterwards it does as it likes."""
    _as_root(["install", "-D", "-m", "644", str(NO_SERVER), str(NO_SERVER_THERE)])
    try:
        yield
    finally:
        _as_root(["rm", "-f", str(NO_SERVER_THERE)])


def _lists_are_there() -> bool:
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def _apt(arguments: Sequence[str]) -> int:
    return _as_root(["apt-get", "-q", *arguments])


def _as_root(command: Sequence[str]) -> int:
    sudo = [] if os.geteuid() == 0 else ["sudo", "DEBIAN_FRONTEND=noninteractive"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    nothing = subprocess.DEVNULL
    return subprocess.call([*sudo, *command], env=environment, stdout=nothing, stdin=nothing)


def install_python_packages() -> None:
    """Make .venv from the lock with the system's own pip, unless the stamp says that it is made already."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == digest):
        _make_venv()
        STAMP.write_text(digest, encoding="ascii")
    _show_the_floors()


def _make_venv() -> None:
    pip: list[str | Path] = [sys.executable, "-m", "pip"]
    if subprocess.call([*pip, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) != 0:
        raise Trouble("Her er ingen pip. På Debian: apt-get install python3-pip")
    if VENV.is_symlink():
        VENV.unlink()  # another working copy's: emptying it would take the packages from under whoever works there
    print("Henter Python-pakkerne i requirements.lock (Python packages) ...", flush=True)
    subprocess.check_call([sys.executable, "-m", "venv", "--without-pip", "--clear", VENV])
    install: list[str | Path] = [
        *pip,
        "--python",
        PYTHON,
        "--disable-pip-version-check",
        "install",
        "--quiet",
    ]
    locked: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "-r", LOCK]
    if subprocess.call([*install, *locked], stdin=subprocess.DEVNULL) != 0:
        raise Trouble("pip kunne ikke hente pakkerne i requirements.lock (se ovenfor). Er der net?")


def _show_the_floors() -> None:
    """Make casework, storage, sync and desktop importable, and write the two commands."""
    site = next((VENV / "lib").glob("python3*/site-packages"), VENV / "Lib" / "site-packages")
    _write_if_new(site / "fodfaeste.pth", f"{ROOT}\n")
    for name, module in COMMANDS.items():
        command = BIN / name
        if _write_if_new(command, COMMAND_TEXT.format(python=PYTHON, module=module)):
            command.chmod(command.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def _write_if_new(path: Path, text: str) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True
