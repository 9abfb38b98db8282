"""packaging/Containerfile: the rules that it keeps, and its very steps taken in a scratch folder until it answers."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import central_lock
import pytest

from tests.storage.faults.sizes import ENDURANCE
from tests.sync.containerfile import FILE, Stage, Step, Taken, stages

NOBODY: Final = 65532
TEXT: Final = FILE.read_text(encoding="utf-8")


def wrong(text: str) -> list[str]:
    """Return which rules a file breaks."""
    found = stages(text)
    last = found[-1]
    runs = [step for stage in found for step in stage.all("RUN")]
    users = last.all("USER")
    rules = {
        "two stages": len(found) > 1,
        "one base, an ARG": re.findall(r"^ARG (\w+)=", text, re.MULTILINE) == ["BASE"]
        and {one.base for one in found} == {"${BASE}"},
        "no host": not re.search(r"://(?!127\.0\.0\.1)|[\w-]+\.(?:io|com|org|net)/", text),
        "not root, by number": bool(users) and re.fullmatch(r"[1-9]\d*:[1-9]\d*", users[-1].said) is not None,
        "nothing behind USER but what starts": not any(
            step.word in {"RUN", "COPY", "ADD"} for step in last.steps[last.steps.index(users[-1]) :]
        )
        if users
        else False,
        "no shell": all(step.words for step in [*runs, *last.all("CMD"), *last.all("ENTRYPOINT")]),
        "no ADD": not any(stage.all("ADD") for stage in found),
        "only what is named": not any(
            step.said.split()[0] in {".", "./"} for one in found for step in one.all("COPY")
        ),
        "sums": all(
            "--require-hashes" in step.words
            for step in runs
            if "install" in step.words and "pip" in step.words
        ),
        "health": bool(last.all("HEALTHCHECK")) and "/healthz" in last.last("HEALTHCHECK").said,
        "a volume": bool(last.all("VOLUME")),
        "no secret": not re.search(r"password|secret=|token=", text, re.IGNORECASE),
    }
    return [rule for rule, holds in rules.items() if not holds]


def test_it_keeps_the_rules() -> None:
    assert wrong(TEXT) == []


BROKEN: Final = {
    "two stages": lambda text: text[text.rindex("FROM") :],
    "one base, an ARG": lambda text: text.replace("FROM ${BASE}\n", "FROM debian:12\n"),
    "no host": lambda text: text.replace("BASE=python", "BASE=images.example.com/python"),
    "not root, by number": lambda text: text.replace("USER 65532:65532", "USER root"),
    "no shell": lambda text: text.replace(
        'RUN ["python3", "-m", "venv", "--without-pip", ".venv"]', "RUN python3 -m venv .venv"
    ),
    "only what is named": lambda text: text.replace("COPY sync sync", "COPY . ."),
    "sums": lambda text: text.replace('"--require-hashes", ', ""),
    "health": lambda text: text.replace("HEALTHCHECK", "# HEALTHCHECK"),
    "nothing behind USER but what starts": lambda text: text.replace("EXPOSE 8420", 'RUN ["true"]'),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_file_that_breaks_a_rule_is_noticed(rule: str) -> None:
    assert rule in wrong(BROKEN[rule](TEXT))


def test_the_lock_of_the_image_is_the_services_part_of_the_whole_lock() -> None:
    assert central_lock.main(["--check"]) == 0, "packaging/central_lock.py writes it anew"
    assert (
        not {"pyside6-essentials", "pytest", "reportlab"}
        & central_lock.entries(central_lock.PART.read_text(encoding="utf-8")).keys()
    )


def is_pip(step: Step) -> bool:
    return step.word == "RUN" and "pip" in step.words


@pytest.fixture(scope="module")
def image() -> Iterator[tuple[Taken, Stage]]:
    """The image's files; what pip would fetch is copied from this environment, the same versions and no others."""
    with tempfile.TemporaryDirectory(prefix="fodfaeste-image-") as room:
        folder = Path(room)
        folder.chmod(0o755)
        yield filled(folder)


def filled(folder: Path) -> tuple[Taken, Stage]:
    first, last = stages(TEXT)
    made = Taken(folder / "made", {})
    for step in first.steps:
        if is_pip(step):
            put_in(made.here(".venv"))
        else:
            made.take(step)
    image = Taken(folder / "image", {first.name: made.root})
    for step in last.steps:
        if step.word == "RUN" and os.geteuid() != 0:
            image.run([one for one in step.words if one not in {"-o", "-g", str(NOBODY)}])
        else:
            image.take(step)
    return image, last


def put_in(venv: Path) -> None:
    packages = next(venv.glob("lib/python*/site-packages"))
    for name in central_lock.entries(central_lock.PART.read_text(encoding="utf-8")):
        for file in distribution(name).files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                target = packages / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(file.locate()), target)


def is_everybodys(folder: Path) -> bool:
    """Tell whether a program in a folder can be started by another user; a Python in root's home can not."""
    return all(one.stat().st_mode & 0o001 for one in (folder, *folder.parents))


def started(image: Taken, words: list[str], volume: Path) -> "subprocess.Popen[str]":
    """Start the image's program as its user; its volume and its secret lie where the words say."""
    changes = os.geteuid() == 0 and is_everybodys(Path(sys.base_prefix))
    who: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if changes else {}
    return subprocess.Popen(
        words,
        cwd=image.here("."),
        env={**image.environment, "FODFAESTE_HOME": str(volume), "LANG": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **who,
    )


def ended(image: Taken, words: list[str], volume: Path) -> tuple[int, str]:
    """Let it end; return its status and what it said."""
    with started(image, words, volume) as process:
        said, _ = process.communicate(timeout=60)
    return process.returncode, said


def contents(folder: Path) -> set[tuple[str, int]]:
    return {(str(one.relative_to(folder)), one.lstat().st_mtime_ns) for one in folder.rglob("*")}


def test_its_steps_make_a_service_that_answers_is_healthy_stops_and_writes_in_its_volume_alone(
    image: tuple[Taken, Stage],
) -> None:
    taken, last = image
    volume, entry = taken.here("/var/lib/fodfaeste"), last.last("ENTRYPOINT").words
    key = volume / "store-key"
    given = {"/run/secrets/store-key": str(key), "0.0.0.0": "127.0.0.1", "8420": "0", "5": "0"}
    serve = [given.get(word, word) for word in last.last("CMD").words]
    program = taken.here("/opt/fodfaeste")
    before = contents(program)

    made = ended(taken, [*entry, "init", "--municipality", "Nordbyen", "--key-file", str(key)], volume)
    with started(taken, [*entry, *serve, "--json"], volume) as service:
        assert service.stdout is not None
        port = json.loads(service.stdout.readline())["address"].rpartition(":")[2]
        asks = [word.replace("8420", port) for word in last.last("HEALTHCHECK").words]
        healthy = ended(taken, asks, volume)[0]
        service.send_signal(signal.Signals[last.last("STOPSIGNAL").said])
        said, _ = service.communicate(timeout=60)
    ill = ended(taken, asks, volume)[0]

    assert (made[0], healthy, ill) == (0, 0, 1), (made, said)
    assert service.returncode in {0, -signal.SIGTERM}, said
    assert contents(program) == before
    assert {one.name for one in volume.iterdir()} == {"central", "store-key"}


def test_the_image_holds_no_desktop_no_tests_and_no_pip(image: tuple[Taken, Stage]) -> None:
    program = image[0].here("/opt/fodfaeste")

    assert {one.name for one in program.iterdir()} == {".venv", "LICENCE", "casework", "packaging", "sync"}
    assert not list(program.glob(".venv/lib/python*/site-packages/p*ip"))
    assert not list(program.glob(".venv/lib/python*/site-packages/PySide6"))


@pytest.mark.slow
@pytest.mark.skipif(not ENDURANCE, reason="fetches the packages anew: ./fod endurance does it")
def test_pip_takes_the_lock_of_the_image_as_it_is(tmp_path: Path) -> None:
    first, _ = stages(TEXT)
    made = Taken(tmp_path / "made", {})

    for step in first.steps:
        made.take(step)

    words = [
        str(made.here(".venv/bin/python")),
        "-c",
        "import sync.service.serving, sync.service.engines.postgres",
    ]
    assert subprocess.run(words, cwd=made.here("."), check=False).returncode == 0
