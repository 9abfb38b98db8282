"""Gather what the screens say into fodfaeste_en.ts, and compile the English that stands there to fodfaeste_en.qm.

`python packaging/translate.py` does both and says what is not translated yet. The English is written by hand, in the
.ts file itself; what the program loads is the .qm beside it.
"""

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import said_below

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "desktop" / "ui" / "text"
ENGLISH = TEXTS / "fodfaeste_en.ts"


def tool(name: str) -> str:
    """Return Qt's program beside this Python."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def gather(into: Path) -> None:
    """Bring a .ts file up to date with the sources; what is translated in it stays, what nobody says goes."""
    sources = [str(path) for path in sorted((ROOT / "desktop").rglob("*.py"))]
    order = [tool("lupdate"), "-source-language", "da", "-target-language", "en", "-locations", "none"]
    with tempfile.TemporaryDirectory() as folder:
        below = Path(folder) / "said_below.py"
        said = [json.dumps(each, ensure_ascii=False) for each in said_below.sentences()]
        below.write_text(
            "\n".join(f'QCoreApplication.translate("sentences", {each})' for each in said), encoding="utf-8"
        )
        subprocess.run(
            [*order, "-no-obsolete", *sources, str(below), "-ts", str(into)], check=True, capture_output=True
        )


def compile_to(place: Path) -> None:
    """Write what the program loads."""
    order = [tool("lrelease"), str(ENGLISH), "-qm", str(place)]
    subprocess.run(order, check=True, capture_output=True)


def messages(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each context, what is said in Danish, and the English of it, empty where there is none."""
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314  our own file
        for message in context.iter("message"):
            translated = message.find("translation")
            done = translated is not None and translated.get("type") is None
            english = (translated.text or "") if translated is not None and done else ""
            yield context.findtext("name", ""), message.findtext("source", ""), english


def main() -> int:
    """Gather, compile, and say what is missing."""
    gather(ENGLISH)
    compile_to(ENGLISH.with_suffix(".qm"))
    missing = [f"{context}: {danish}" for context, danish, english in messages(ENGLISH) if not english]
    print(*missing, sep="\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
