"""One program holds a store at a time, a dead one holds nothing, and a folder that others write in too is refused."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage import holding, shared, vault
from storage.faults import SharedFolder
from tests.storage.faults.powercut import contents
from tests.storage.faults.sizes import ROOT
from tests.storage.shelf import citizen, make, note, save, unlock

HOLDS = """
import sys
from pathlib import Path
from tests.storage.shelf import unlock
store = unlock(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
store.close()
"""
MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:35 / /arbejde/F\\040drev rw,relatime shared:2 - cifs //server/f rw
41 22 0:36 / /net/hjem rw - nfs4 server:/hjem rw,vers=4.2
42 41 0:37 / /net/hjem/lokal rw - xfs /dev/vdb rw
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Et"))
    store.close()
    return tmp_path / "store"


def another_program(folder: Path) -> subprocess.Popen[str]:
    running = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "open\n"
    return running


def test_a_second_program_is_told_and_changes_nothing(folder: Path) -> None:
    running = another_program(folder)
    before = contents(folder)

    with pytest.raises(vault.AlreadyOpen, match="allerede åbne"):
        unlock(folder)

    assert contents(folder) == before
    running.communicate("\n", timeout=60)
    unlock(folder).close()


def test_a_killed_program_holds_nothing(folder: Path) -> None:
    running = another_program(folder)
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=60)

    assert (folder / holding.NAME).exists()
    unlock(folder).close()


def test_without_the_lock_two_programs_open_one_store_and_that_is_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = another_program(folder)
    monkeypatch.setattr(holding, "_lock", lambda _: None)

    store = unlock(folder)

    assert store.replayed == 0
    running.kill()
    running.communicate(timeout=60)
    store._connection.close()
    store._journal.close()
    store._holding.let_go()


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/arbejde/.local/share", "ext4"),
        ("/arbejde/F drev/fodfaeste", "cifs"),
        ("/arbejde/F drev2/fodfaeste", "ext4"),
        ("/net/hjem/m", "nfs4"),
        ("/net/hjem/lokal/m", "xfs"),
    ],
)
def test_the_disk_under_a_folder_is_the_one_mounted_nearest(place: str, kind: str) -> None:
    assert shared.kind_of_disk(Path(place), MOUNTS) == kind


@pytest.mark.parametrize(
    "name",
    ["OneDrive", "OneDrive - Nordbyen Kommune", "Dropbox", "Google Drive", "Mobile Documents", "Nextcloud"],
)
def test_a_folder_that_a_cloud_keeps_is_refused_and_nothing_is_made_in_it(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "fodfaeste" / "store"

    with pytest.raises(SharedFolder, match="Bed IT lægge Fodfæstes mappe på computerens egen disk"):
        make(folder)

    assert not (tmp_path / name).exists()


def test_windows_own_word_for_where_its_cloud_lies_is_heeded(tmp_path: Path) -> None:
    kept = {"OneDriveCommercial": str(tmp_path / "Nordbyen")}

    assert shared.is_kept_by_a_cloud(tmp_path / "Nordbyen" / "store", kept)
    assert not shared.is_kept_by_a_cloud(tmp_path / "Onedriveren" / "store", kept)


def test_a_store_that_was_moved_to_a_network_drive_is_refused_and_opens_again_at_home(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"{MOUNTS}50 22 0:40 / {folder.resolve()} rw - nfs4 server:/x rw\n")
    before = contents(folder)
    monkeypatch.setattr(shared, "_MOUNTS", mounts)

    with pytest.raises(SharedFolder, match="netværksdrev"):
        unlock(folder)

    assert contents(folder) == before
    monkeypatch.undo()
    unlock(folder).close()


def test_a_drive_that_keeps_no_locks_is_not_mistaken_for_a_second_window(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(holding, "_lock", no_locks)

    with pytest.raises(SharedFolder):
        unlock(folder)
