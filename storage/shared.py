"""A folder that other computers write in too is no place for a store: a network drive, or one that a cloud keeps.

On a network drive a lock may hold nobody back and a forced write may not have reached a disk; a cloud's program swaps
files while they are open. Both have cost databases their contents (sqlite.org/howtocorrupt.html, sections 2.1 and 4).
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from storage.faults import SHARED, SharedFolder

_MOUNTS: Final = Path("/proc/self/mountinfo")
_OVER_THE_NET: Final = {
    *(
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "coda",
        "ceph",
        "lustre",
        "glusterfs",
        "gfs2",
        "ocfs2",
    ),
    *("davfs", "fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.gvfsd-fuse"),
    *("fuse.onedriver", "fuse.google-drive-ocamlfuse"),
}
_BY_A_CLOUD: Final = re.compile(
    r"OneDrive( - .+)?|Dropbox( \(.+\))?|Google ?Drive|My Drive|Mobile Documents|iCloud ?Drive"
    r"|Nextcloud|ownCloud|Box Sync"
)
_ONEDRIVE: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Names of the environment under which Windows says where its cloud keeps its folders."""


def refuse(folder: Path) -> None:
    """Raise SharedFolder for a folder that is not this computer's alone; nothing is touched."""
    place = folder.resolve()
    if is_on_a_network_drive(place) or is_kept_by_a_cloud(place, os.environ):
        raise SharedFolder(SHARED)


def is_on_a_network_drive(place: Path) -> bool:
    """Tell whether a folder lies on another computer's disk."""
    if sys.platform == "win32":
        from storage.shared_windows import is_remote

        return is_remote(place)
    try:
        said = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # macOS has no such file; its network drives lie under /Volumes
        return False
    return kind_of_disk(place, said) in _OVER_THE_NET


def kind_of_disk(place: Path, mounts: str) -> str:
    """Return which file system a folder lies on, from the lines of proc(5) mountinfo; empty where none says it."""
    best, kind = "", ""
    for line in mounts.splitlines():
        before, found, after = line.partition(" - ")
        parts = before.split()
        if not found or len(parts) < 5:
            continue
        at = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), parts[4])
        if place.is_relative_to(at) and len(at) >= len(best):
            best, kind = at, after.split(maxsplit=1)[0]
    return kind


def is_kept_by_a_cloud(place: Path, environment: Mapping[str, str]) -> bool:
    """Tell whether a folder lies in one that a cloud's program keeps in step with other computers."""
    kept = [Path(environment[name]) for name in _ONEDRIVE if environment.get(name)]
    return any(place.is_relative_to(folder) for folder in kept) or any(
        _BY_A_CLOUD.fullmatch(part) for part in place.parts
    )
