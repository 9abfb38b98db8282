"""The words of ./fod: setup, run, test, check, bench, endurance, gallery and package (standard library only)."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import fod_check
import fod_counterparts
import fod_package
import fod_room
import fod_screen
import fod_setup
import fod_test
from fod_setup import PYTHON, ROOT, Trouble

BENCH_NEEDS = 3072 * fod_room.MB
"""What the measures need in the temporary folder (bytes)."""


def setup(_: Sequence[str]) -> int:
    """Install the system libraries and the locked Python packages that are missing; nothing else."""
    started = time.monotonic()
    fod_setup.ready()
    print(f"Klar på {time.monotonic() - started:.1f} s (ready): {PYTHON.relative_to(ROOT)}")
    return 0


def run(arguments: Sequence[str]) -> int:
    """Start the practice office in a window; without a screen, play the practice day and show it in words."""
    fod_setup.ready()
    if fod_screen.is_present():
        return subprocess.call([PYTHON, "-m", "desktop.start", "--practice", *arguments], cwd=ROOT)
    print(
        "Ingen skærm her: øvelsesdagen køres på en usynlig skærm (no display: the practice day runs unseen).",
        flush=True,
    )
    with fod_room.room() as room:
        environment = {**os.environ, **room.environment()}
        return subprocess.call([PYTHON, "-m", "tests.journeys.day", *arguments], cwd=ROOT, env=environment)


def test(arguments: Sequence[str]) -> int:
    """Run the tests (arguments go to pytest) and say how long each floor took against its budget."""
    fod_setup.ready(tests=True)
    fod_counterparts.ready()
    return fod_test.run(arguments)


def check(arguments: Sequence[str]) -> int:
    """Check what can be checked without running: format, lint, types, contracts, map, house (--fix mends)."""
    fod_setup.ready()
    return fod_check.run(fix="--fix" in arguments)


def bench(arguments: Sequence[str]) -> int:
    """Measure against the stated limits: ./fod bench [NAME...] [--json FILE] [--write]."""
    fod_setup.ready()
    fod_room.demand(BENCH_NEEDS, what="./fod bench")
    with fod_room.room() as room:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **room.environment()}
        return subprocess.call([PYTHON, "-m", "tests.measures", *arguments], cwd=ROOT, env=environment)


def endurance(arguments: Sequence[str]) -> int:
    """Run the long tests at the sizes stated in the issues (hours): ./fod endurance [pytest arguments]."""
    fod_setup.ready(tests=True)
    fod_counterparts.ready()
    return fod_test.run(["-m", "slow or journey", "--timeout", "0", *arguments], {"FODFAESTE_ENDURANCE": "1"})


def gallery(arguments: Sequence[str]) -> int:
    """Picture every screen of the practice office in out/gallery: ./fod gallery [FOLDER] [--one] [--help]."""
    fod_setup.ready()
    with fod_room.room() as room:
        environment = {**os.environ, **room.environment()}
        return subprocess.call(
            [PYTHON, "-m", "desktop.start", "gallery", *arguments], cwd=ROOT, env=environment
        )


def package(arguments: Sequence[str]) -> int:
    """Write dist/fodfaeste-VERSION.tar.gz, the program without tests; there, ./fod setup makes it ready."""
    fod_setup.ready()
    return fod_package.build(arguments)


WORDS: dict[str, Callable[[Sequence[str]], int]] = {
    "setup": setup,
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "endurance": endurance,
    "gallery": gallery,
    "package": package,
}


def explain() -> str:
    """Tell what each word does, from the words' own docstrings."""
    lines = [f"  ./fod {word:<10} {function.__doc__}" for word, function in WORDS.items()]
    return "\n".join(["Fodfæste: ./fod WORD [ARGUMENTS]", "", *lines])


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says; trouble is told in a sentence, never as a traceback."""
    word, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if word not in WORDS:
        print(explain())
        return 0 if word in {"help", "-h", "--help"} else 2
    try:
        return WORDS[word](rest)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
