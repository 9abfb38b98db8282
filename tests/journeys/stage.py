"""The stage of a journey: virtual screens, the central service and desktops as real processes, real keys and clicks."""

import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
LETTERS = {
    "æ": "ae", "ø": "oslash", "å": "aring", "Æ": "shift+ae", "Ø": "shift+oslash", "Å": "shift+aring",
    "é": "dead_acute e",
}  # fmt: skip
"""The keys of letters that are pressed as a person does. One of the everyday words has an é."""
ROOT = Path(__file__).resolve().parents[2]
STATES = ("enabled", "focused", "checked", "object")
"""What is told of a thing beside its kind, its words and its place."""
HASTE_S, LONG_S, PATIENCE_S = 5.0, 3.0, 150.0
"""A busy machine takes its time, and from eight to two minutes past a computer's first round waits for its place.

Nobody sits it out but a story that does not come true.
"""


class Missing(AssertionError):
    """What the story waited for did not come; says what stood on the screen instead."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that stands on a desktop's screen."""

    kind: str
    name: str
    text: str
    rect: tuple[int, int, int, int]
    enabled: bool
    focused: bool
    checked: bool
    object: str

    @property
    def words(self) -> str:
        """What a person would read on it."""
        return self.text or self.name

    @property
    def middle(self) -> tuple[int, int]:
        """Where a person would press it."""
        left, top, width, height = self.rect
        return left + width // 2, top + height // 2


def wait_until(ask: Callable[[], T], seconds: float = 20.0, why: str = "") -> T:
    """Return the first true answer; raise Missing with the reason after so many seconds, a minute at the least.

    Only below HASTE_S somebody looks whether a thing is there, and goes on where it is not.
    """
    began = time.monotonic()
    end = began + (seconds if seconds < HASTE_S else max(seconds, PATIENCE_S))
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Missing(why or f"no answer within {seconds} s")
        # What is long in coming is asked for less often: each question costs the program that is asked as much again.
        time.sleep(0.05 if time.monotonic() < began + LONG_S else 0.25)


@dataclass
class Central:
    """The municipality's central service, run as the administrator would run it."""

    home: Path
    port: int = 0
    process: subprocess.Popen[str] | None = None

    def run(self, *arguments: str) -> str:
        """Run an administrator's command and return what it printed; raise where it failed."""
        done = subprocess.run(
            [sys.executable, "-m", "sync.service.admin", *arguments],
            cwd=ROOT,
            env=self._environment(),
            text=True,
            capture_output=True,
            check=False,
            timeout=120,
        )
        if done.returncode:
            raise Missing(f"fodfaeste-central {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Serve on the same port as before, or on a free one."""
        self.port = self.port or _free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sync.service.admin", "serve", "--port", str(self.port)],
            cwd=ROOT,
            env=self._environment(),
            text=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self.answers, why="the central service does not answer")

    def stop(self) -> None:
        """Stop serving: for the desktops the network is gone."""
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process = None

    def answers(self) -> bool:
        """Tell whether the service takes connections."""
        try:
            socket.create_connection(("127.0.0.1", self.port), 0.5).close()
        except OSError:
            return False
        return True

    @property
    def address(self) -> str:
        """The address that a desktop is told at enrolment."""
        return f"http://127.0.0.1:{self.port}"

    def _environment(self) -> dict[str, str]:
        return os.environ | {"FODFAESTE_HOME": str(self.home), "TMPDIR": str(self.home / "tmp")}


@dataclass
class Desk:
    """One person's computer: a virtual screen, a home folder, and the desktop program on it."""

    name: str
    home: Path
    size: str = "1280x800"
    display: str = ""
    program: subprocess.Popen[bytes] | None = None
    screen: subprocess.Popen[bytes] | None = None
    socket: str = ""
    started: int = 0
    hand: str = "tests.journeys.stagehand"
    log: Path = field(default_factory=Path)
    trouble: str = ""

    def switch_on(self) -> None:
        """Start a virtual screen of its own with a Danish keyboard.

        Its number is chosen here: with `-displayfd` two screens that start together were given the same one.
        """
        for number in random.sample(range(100, 1000), 20):
            place = Path(f"/tmp/.X11-unix/X{number}")
            if place.exists() or Path(f"/tmp/.X{number}-lock").exists():
                continue
            self.screen = subprocess.Popen(
                ["Xvfb", f":{number}", "-screen", "0", f"{self.size}x24", "-nolisten", "tcp", "-noreset"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            screen = self.screen
            wait_until(partial(_stands_or_fell, place, screen), why="no virtual screen")
            if self.screen.poll() is None:
                self.display = f":{number}"
                break
        else:
            raise Missing("no virtual screen would start")
        subprocess.run(["setxkbmap", "dk"], env=self._environment(), check=False, stderr=subprocess.DEVNULL)

    def start(self, *arguments: str) -> None:
        """Start the desktop program, as the icon would."""
        self.started += 1
        self.socket = str(Path(tempfile.gettempdir()) / f"stage-{os.getpid()}-{self.name}-{self.started}")
        self.log = self.home.parent / f"{self.name}.log"
        with self.log.open("ab") as log:
            self.program = subprocess.Popen(
                [sys.executable, "-m", self.hand, self.socket, *arguments],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: Path(self.socket).exists(), why=f"{self.name}: the program did not start")
        wait_until(self.things, why=f"{self.name}: no window came")

    def focus(self) -> None:
        """Give the newest window the keyboard, as a window manager would; one that closes meanwhile is let go."""
        wait_until(self._focuses, why=f"{self.name}: no window takes the keyboard")

    def _focuses(self) -> bool:
        """Try once; True also where there is no window to be seen, as in the middle of a lock."""
        assert self.program
        quietly = partial(
            subprocess.run, env=self._environment(), text=True, capture_output=True, check=False
        )
        sought = ["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)]
        windows = quietly(sought).stdout.split()
        return not windows or quietly(["xdotool", "windowfocus", windows[-1]], timeout=60).returncode == 0

    def kill(self) -> None:
        """Pull the plug: SIGKILL, nothing is tidied up."""
        assert self.program
        self.program.send_signal(signal.SIGKILL)
        self.program.wait(60)
        Path(self.socket).unlink(missing_ok=True)

    def close(self) -> None:
        """End the program and switch the screen off."""
        if self.program and self.program.poll() is None:
            self.program.terminate()
            try:
                self.program.wait(15)
            except subprocess.TimeoutExpired:
                self.program.kill()
        if self.socket:
            Path(self.socket).unlink(missing_ok=True)

    def switch_off(self) -> None:
        """End everything on this computer."""
        self.close()
        if self.screen:
            self.screen.terminate()
            self.screen.wait(60)

    def things(self) -> list[Thing]:
        """Return what stands on the screen now."""
        seen = self._ask({"ask": "see"})
        self.trouble = "no answer" if seen is None else ""
        if isinstance(seen, dict):
            self.trouble = seen["error"]
        return [
            Thing(one["class"], one["name"], one["text"], tuple(one["rect"]), *(one[name] for name in STATES))
            for one in (seen if isinstance(seen, list) else ())
        ]

    def find(self, pattern: str, kind: str = "", *, seconds: float = 20.0) -> Thing:
        """Wait for the first thing whose words or name match a regular expression, and return it."""
        wanted = re.compile(pattern)

        def first() -> Thing | None:
            return next(
                (
                    thing
                    for thing in self.things()
                    if (not kind or kind in thing.kind)
                    and thing.enabled
                    and (
                        wanted.search(thing.text) or wanted.search(thing.name) or wanted.search(thing.object)
                    )
                ),
                None,
            )

        try:
            return wait_until(first, seconds)  # type: ignore[return-value]
        except Missing:
            raise Missing(
                f"{self.name}: nothing says {pattern!r}; there stands: {self.read()[:1500]}{self._state()}"
            ) from None

    def _state(self) -> str:
        """Say why a screen is read as empty, where it is."""
        ended = self.program.poll() if self.program else None
        fell = self.screen.poll() if self.screen else None
        states = {"the hand failed": self.trouble, "the program ended": ended, "the screen ended": fell}
        return "".join(f"; {what}: {how}" for what, how in states.items() if how not in {None, ""})

    def read(self) -> str:
        """Return all words on the screen."""
        return " | ".join(thing.words for thing in self.things() if thing.words.strip())

    def says(self, pattern: str) -> bool:
        """Tell whether the screen says something that matches."""
        return re.search(pattern, self.read()) is not None

    def press(self, pattern: str, kind: str = "", *, seconds: float = 20.0) -> None:
        """Click on the thing that a person would read as this."""
        self.find(pattern, kind, seconds=seconds)
        self.focus()  # before one looks where: on a busy machine it takes a while, and what was seen moves on
        x, y = self._at_rest(pattern, kind, seconds).middle
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def reach(self, pattern: str, kind: str = "", *, up: bool = False) -> None:
        """Turn the wheel over the right side of the page, down or up, until the thing is in sight, and stays there."""
        button = "4" if up else "5"
        for turn in range(20):
            if self._stays(pattern, kind):
                return
            # `--sync` waits a quarter of a minute for a mouse that is there already
            x = str(1150 + turn % 2)
            self._xdotool("mousemove", "--sync", x, "620", "click", "--repeat", "3", button)

    def _stays(self, pattern: str, kind: str) -> bool:
        """Tell whether a thing is in sight, also a moment later: what comes in above it may push it out."""
        try:
            self.find(pattern, kind, seconds=1)
            time.sleep(0.3)
            self.find(pattern, kind, seconds=1)
        except Missing:
            return False
        return True

    def _at_rest(self, pattern: str, kind: str, seconds: float) -> Thing:
        """Wait until the thing has stopped moving, as a hand would."""
        before = self.find(pattern, kind, seconds=seconds)
        while True:
            time.sleep(0.1)
            now = self.find(pattern, kind, seconds=seconds)
            if now.rect == before.rect:
                return now
            before = now

    def type(self, text: str) -> None:
        """Type a text, key by key (`xdotool type` now and then loses a letter beyond a to z, so these are pressed)."""
        for part in re.split(f"([{''.join(LETTERS)}])", text):
            if part in LETTERS:
                self._xdotool("key", *LETTERS[part].split())
            elif part:
                self._xdotool("type", "--delay", "12", part)

    def key(self, *chords: str) -> None:
        """Press key chords such as `ctrl+k`."""
        self._xdotool("key", "--delay", "25", *chords)

    def picture(self, path: Path) -> None:
        """Keep a picture of the screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._ask({"ask": "picture", "path": str(path)})

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment(), check=True, timeout=60)

    def _ask(self, question: dict[str, Any]) -> Any:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(40)
            try:
                line.connect(self.socket)
            except OSError:
                return None
            try:
                with line.makefile("rw", encoding="utf-8") as talk:
                    talk.write(json.dumps(question) + "\n")
                    talk.flush()
                    said = talk.readline()
            except ConnectionError:  # a lock that became a new process meanwhile
                return None
            return json.loads(said) if said else None

    def _environment(self) -> dict[str, str]:
        temporary = self.home / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        return os.environ | {
            "FODFAESTE_HOME": str(self.home),
            "TMPDIR": str(temporary),
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }


def _stands_or_fell(place: Path, screen: subprocess.Popen[bytes]) -> bool:
    return place.exists() or screen.poll() is not None


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def can_play() -> bool:
    """Tell whether this machine has a virtual screen and a hand for it."""
    return all(shutil.which(program) for program in ("Xvfb", "xdotool"))


@contextmanager
def computers(folder: Path, *names: str) -> Iterator[list[Desk]]:
    """Give each named person a computer that is switched on, and switch all off at the end."""
    desks = [Desk(name, folder / name) for name in names]
    try:
        for desk in desks:
            desk.home.mkdir(parents=True, exist_ok=True)
            desk.switch_on()
        yield desks
    finally:
        for desk in desks:
            desk.switch_off()
