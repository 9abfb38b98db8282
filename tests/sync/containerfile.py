"""A Containerfile read as what it is, a list of steps, and the steps taken in a scratch folder: no engine is needed.

`/` is a folder, COPY copies, RUN runs where it says; nothing is left out but who may, which the test sees to itself.
"""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.house.files import ROOT

FILE = ROOT / "packaging" / "Containerfile"


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction: its word and what stands behind it."""

    word: str
    said: str

    @property
    def words(self) -> list[str]:
        """What stands behind it in the form without a shell; empty where it has another form."""
        begins = self.said.find("[")
        try:
            found: Any = json.loads(self.said[begins:]) if begins >= 0 else []
        except ValueError:
            return []
        return [str(one) for one in found]


@dataclass(frozen=True, slots=True)
class Stage:
    """What stands between one FROM and the next: its base, its name, its steps."""

    base: str
    name: str
    steps: list[Step] = field(default_factory=list)

    def all(self, word: str) -> list[Step]:
        """Return the steps of one word."""
        return [step for step in self.steps if step.word == word]

    def last(self, word: str) -> Step:
        """Return the step of a word that counts."""
        return self.all(word)[-1]


def stages(text: str) -> list[Stage]:
    """Read a file; comments and empty lines say nothing, a line that ends in a backslash goes on."""
    lines = re.sub(r"\\\n", " ", text).splitlines()
    found: list[Stage] = []
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        word, _, said = line.partition(" ")
        if word == "FROM":
            base, _, name = said.partition(" AS ")
            found.append(Stage(base, name))
        elif found:
            found[-1].steps.append(Step(word, said))
    return found


@dataclass(slots=True)
class Taken:
    """A stage whose steps are taken under a folder that stands for `/`; `at` is where WORKDIR has come to."""

    root: Path
    others: dict[str, Path]
    at: Path = Path("/")
    environment: dict[str, str] = field(default_factory=dict)

    def here(self, path: str) -> Path:
        """Return where a path of the image lies."""
        return self.root / (self.at / path).relative_to("/")

    def take(self, step: Step) -> None:
        """Take one step."""
        if step.word == "WORKDIR":
            self.at = self.at / step.said
            self.here(".").mkdir(parents=True, exist_ok=True)
        elif step.word == "COPY":
            self._copy(step.said.split())
        elif step.word == "RUN":
            self.run(step.words)
        elif step.word == "ENV":
            self.environment |= dict(pair.partition("=")[::2] for pair in step.said.split())

    def _copy(self, words: list[str]) -> None:
        other = words.pop(0).removeprefix("--from=") if words[0].startswith("--from=") else ""
        given, to = words
        source = self.others[other] / given.lstrip("/") if other else ROOT / given
        target = self.here(to)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)

    def run(self, words: list[str]) -> None:
        """Run what a step runs; absolute paths are those of the image, and its Python is this one's."""
        python = str(Path(sys.base_prefix) / "bin" / "python3")
        inside = [str(self.here(one)) if one.startswith("/") else one for one in words]
        inside[0] = python if inside[0] == "python3" else inside[0]
        subprocess.run(inside, cwd=self.here("."), check=True, capture_output=True)
