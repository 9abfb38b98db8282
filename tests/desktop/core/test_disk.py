"""Whether the whole disk is encrypted is read from the system, and never guessed."""

import os
import sys
from pathlib import Path

import pytest

from desktop import disk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own tree is Linux's")


def block(tree: Path, number: str, kind: str = "") -> Path:
    """Lay out a disk as the kernel shows it."""
    here = tree / number
    (here / "slaves").mkdir(parents=True)
    if kind:
        (here / "dm").mkdir()
        (here / "dm" / "uuid").write_text(kind)
    return here


def number_of(folder: Path, tree: Path) -> tuple[str, Path]:
    """Give the folder's file system a source of which the number is known: /dev/null is 1:3."""
    here = folder.stat().st_dev
    mounts = tree / "mountinfo"
    name = f"{os.major(here)}:{os.minor(here)}"
    mounts.write_text(f"1 0 {name} / / rw - ext4 /dev/null rw\n")
    return (name if os.major(here) else "1:3"), mounts


@pytest.mark.parametrize(
    ("above", "below", "sealed"),
    [
        ("CRYPT-LUKS2-1", "", True),
        ("LVM-1", "CRYPT-LUKS2-1", True),
        ("LVM-1", "mpath-1", False),
        ("", "", False),
    ],
)
def test_a_crypt_layer_is_found_wherever_it_lies(
    tmp_path: Path, above: str, below: str, sealed: bool
) -> None:
    number, mounts = number_of(tmp_path, tmp_path)
    top = block(tmp_path / "sys", number, above)
    if below:
        lower = block(tmp_path / "sys", "9:9", below)
        (top / "slaves" / "sda").symlink_to(lower)

    assert disk.is_sealed(tmp_path, system=tmp_path / "sys", mounts=mounts) is sealed


def test_one_open_disk_below_is_enough_to_be_open(tmp_path: Path) -> None:
    number, mounts = number_of(tmp_path, tmp_path)
    top = block(tmp_path / "sys", number, "LVM-1")
    for name, kind in (("9:1", "CRYPT-LUKS2-1"), ("9:2", "")):
        (top / "slaves" / name).symlink_to(block(tmp_path / "sys", name, kind))

    assert disk.is_sealed(tmp_path, system=tmp_path / "sys", mounts=mounts) is False


def test_a_disk_that_the_system_does_not_show_is_unknown(tmp_path: Path) -> None:
    _, mounts = number_of(tmp_path, tmp_path)

    assert disk.is_sealed(tmp_path, system=tmp_path / "nowhere", mounts=mounts) is None
    assert disk.is_sealed(tmp_path / "gone", system=tmp_path, mounts=mounts) is None
