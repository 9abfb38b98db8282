"""One archive to carry to another machine: the program without its tests, the same bytes each time."""

import gzip
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from fod_setup import ROOT, Trouble

LEFT_OUT = ("tests/", ".ci/", ".gitignore")


def build(_: Sequence[str]) -> int:
    """Write dist/fodfaeste-VERSION.tar.gz; unpacked elsewhere, ./fod setup makes it ready to use."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    name = f"fodfaeste-{version}"
    archive = ROOT / "dist" / f"{name}.tar.gz"
    archive.parent.mkdir(exist_ok=True)
    archive.write_bytes(_compressed(name, list(_carried()), _time_of_release()))
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.with_name(archive.name + ".sha256").write_text(f"{digest}  {archive.name}\n", encoding="ascii")
    print(f"{archive.relative_to(ROOT)}  {archive.stat().st_size:,} bytes  sha256 {digest}")
    return 0


def _git(*words: str) -> str:
    if shutil.which("git") is None:
        raise Trouble("./fod package skal bruge git (needs git): apt-get install git")
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Trouble("./fod package skal køres i en git-klon (needs a git clone): " + done.stderr.strip())
    return done.stdout


def _carried() -> Iterator[Path]:
    for name in sorted(_git("ls-files").splitlines()):
        if not name.startswith(LEFT_OUT) and (ROOT / name).is_file():
            yield ROOT / name


def _time_of_release() -> int:
    return int(os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct"))


def _compressed(name: str, files: Sequence[Path], moment: int) -> bytes:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in files:
            content = path.read_bytes()
            member = tarfile.TarInfo(f"{name}/{path.relative_to(ROOT).as_posix()}")
            member.size, member.mtime = len(content), moment
            member.mode = 0o755 if os.access(path, os.X_OK) else 0o644
            tar.addfile(member, io.BytesIO(content))
    return gzip.compress(plain.getvalue(), compresslevel=9, mtime=moment)
