"""After a restore there are two trails in the store: the one of the name it had, and the one of its new name."""

from pathlib import Path

from tests.storage.shelf import unlock
from tests.storage.test_restore import LATER, a_days_work, all_but_the_copies, from_newest


def test_a_restore_is_an_entry_of_the_new_names_trail(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    a_days_work(folder)
    all_but_the_copies(folder)
    from_newest(folder).store.close()

    store = unlock(folder, now=LATER)
    rows = store.own_reader().rows(
        "select action, what from audit where device = ? order by seq", store.device
    )
    chains = store.trail.chains()
    faults = store.trail.faults()
    store.close()

    assert [(action, what.partition(":")[0]) for action, what in rows][:2] == [
        ("recovery", "copy"),
        ("unlock", ""),
    ]
    assert len(chains) == 2
    assert faults == ()
