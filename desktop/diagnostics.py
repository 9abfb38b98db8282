"""A file for whoever mends the program: versions, machine, sizes, counts, errors, timings, and the exchange.

Every line is made of numbers, days and our own names of things. What comes from elsewhere (the system's names, a crash
report, a code of the service) passes only where it has the shape of such a name; and a line that would hold this
person's name, the name of this computer or a way through somebody's folders is left out whole.
"""

import getpass
import os
import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication

from casework.answers_diagnostics import StoreFigures
from desktop.log import CPR_LIKE

translate = QCoreApplication.translate
REPORTS: Final = 5
"""How many of the last crash reports are told."""
DEEPEST: Final = 12
"""How many places of a stack are told, the innermost ones."""
PACKAGES: Final = (
    "PySide6-Essentials",
    "sqlcipher3-binary",
    "sqlcipher3",
    "cryptography",
    "reportlab",
    "httpx",
    "pillow",
)
SHORTEST: Final = 3
"""A name of fewer letters would be found in every word."""
_ERROR: Final = re.compile(r"[A-Za-z_][\w.]{0,80}")
_PLACE: Final = re.compile(r"  (?:desktop|sync|storage|casework)/[a-z_/]{1,80}\.py:\d{1,6} [A-Za-z_]\w{0,60}")
_ELSEWHERE: Final = re.compile(r"  \S.*:\d+ \S+")
_SHAPE: Final = re.compile(r"[\w.+~()-]{1,60}")


def text(
    figures: StoreFigures, *, now: datetime, version: str, settings: Sequence[tuple[str, str]], reports: Path
) -> str:
    """Return the file as it is shown and as it is saved, line by line."""
    parts = (
        (translate("diagnostics", "Fodfæste, fejlsøgning uden personoplysninger"), _program(now, version)),
        (translate("diagnostics", "Computeren"), _machine()),
        (translate("diagnostics", "Indstillinger"), [f"{name}: {value}" for name, value in settings]),
        (translate("diagnostics", "Det, der ligger her"), _kept(figures)),
        (translate("diagnostics", "Udveksling med centralen"), _exchange(figures)),
        (
            translate("diagnostics", "Svartider nu"),
            [f"{name}: {took:.1f} ms" for name, took in figures.took.items()],
        ),
        (
            translate("diagnostics", "De seneste fejl"),
            list(_errors(reports)) or [translate("diagnostics", "ingen")],
        ),
    )
    lines = [line for title, told in parts for line in (title, *(f"  {one}" for one in told), "")]
    return "\n".join(without_people(lines)).rstrip() + "\n"


def without_people(lines: Iterable[str], forbidden: Iterable[str] | None = None) -> Iterator[str]:
    """Leave out every line with a name of this person's on this computer, a way through folders, or a CPR number."""
    names = [name for name in (_names_here() if forbidden is None else forbidden) if len(name) >= SHORTEST]
    told = (
        re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.IGNORECASE)
        if names
        else None
    )
    for line in lines:
        if CPR_LIKE.search(line) or (told is not None and told.search(line)):
            yield translate("diagnostics", "  (linjen er udeladt)")
        else:
            yield line


def _names_here() -> list[str]:
    """Return what this computer, its user and his folder are called."""
    found = [platform.node(), platform.node().partition(".")[0], str(Path.home()), Path.home().name]
    found += [os.environ.get(name, "") for name in ("USER", "USERNAME", "LOGNAME")]
    with suppress(OSError, KeyError, ImportError):
        found.append(getpass.getuser())
    ours = {"root", "user", "home", "linux", "windows", "darwin"}
    return [name for name in found if name and name.casefold() not in ours]


def _program(now: datetime, version: str) -> list[str]:
    copy = translate("diagnostics", "arbejdskopi")
    packages = [f"{name} {found}" for name in PACKAGES if (found := _installed(name))]
    return [
        now.isoformat(timespec="minutes"),
        f"Fodfæste {_shaped(version) or copy}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        *packages,
    ]


def _installed(name: str) -> str:
    try:
        return _shaped(installed(name))
    except PackageNotFoundError:
        return ""


def _machine() -> list[str]:
    screens = [
        f"{round(each.size().width())} x {round(each.size().height())}, {each.devicePixelRatio():g}"
        for each in QGuiApplication.screens()
    ]
    system = " ".join(_shaped(part) for part in (platform.system(), platform.release(), platform.machine()))
    return [
        system.strip(),
        _line(translate("diagnostics", "processorer"), os.cpu_count() or 0),
        _line(translate("diagnostics", "skærme"), "; ".join(screens)),
        _line(translate("diagnostics", "vises gennem"), _shaped(QGuiApplication.platformName())),
    ]


def _kept(figures: StoreFigures) -> list[str]:
    free = translate("diagnostics", "ukendt") if figures.free is None else _bytes(figures.free)
    return [
        _line(translate("diagnostics", "skema"), figures.schema),
        f"SQLite {figures.engine}, SQLCipher {figures.cipher}",
        *(_line(name, _bytes(size)) for name, size in figures.sizes.items()),
        _line(translate("diagnostics", "ledigt på disken"), free),
        _line(translate("diagnostics", "borgere"), figures.citizens),
        _line(translate("diagnostics", "ændringer"), figures.changes),
        *(_line(kind, count) for kind, count in sorted(figures.kinds.items())),
    ]


def _exchange(figures: StoreFigures) -> list[str]:
    never, aside = translate("diagnostics", "aldrig"), translate("diagnostics", "lagt til side, {code}")
    return [
        _line(translate("diagnostics", "sidste kontakt"), figures.last_contact or never),
        _line(translate("diagnostics", "sidste kvittering"), figures.last_receipt or never),
        _line(translate("diagnostics", "uden forbindelse siden"), figures.offline_since or "-"),
        _line(translate("diagnostics", "ændringer, der venter"), figures.waiting),
        _line(translate("diagnostics", "filer, der venter"), figures.files),
        _line(translate("diagnostics", "poster med to versioner"), figures.apart),
        *(_line(aside.format(code=code), count) for code, count in sorted(figures.held.items())),
    ]


def _line(name: str, value: object) -> str:
    return f"{name}: {value}"


def _errors(folder: Path) -> Iterator[str]:
    """Tell the last reports anew, of each line only what has the shape of a kind of error or a place of ours."""
    for report in sorted(folder.glob("*.txt"))[-REPORTS:]:
        with suppress(OSError, ValueError):
            yield from _retold(report.read_text(encoding="utf-8"))


def _retold(report: str) -> Iterator[str]:
    lines = report.splitlines()
    when = next((line for line in lines[:3] if _is_instant(line)), "")
    yield when or translate("diagnostics", "ukendt tidspunkt")
    places, elsewhere = list[str](), translate("diagnostics", "  (uden for Fodfæste)")
    for line in lines[4:]:
        if _PLACE.fullmatch(line):
            places.append(line)
        elif _ELSEWHERE.fullmatch(line):
            places.append(elsewhere)
        elif _ERROR.fullmatch(line):
            yield from places[-DEEPEST:]
            places = []
            yield f"  {line}"
    yield from places[-DEEPEST:]


def _is_instant(line: str) -> bool:
    try:
        datetime.fromisoformat(line)
    except ValueError:
        return False
    return True


def _shaped(word: str) -> str:
    """Return a name of the system's where it looks like one, and nothing of it where it does not."""
    return word if _SHAPE.fullmatch(word) else ""


def _bytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
