"""Of the papers of one version the one that was kept last counts, also where several are of the same second."""

from pathlib import Path

from casework import plan as plans
from casework.attachments import SealedFile, keep_paper
from storage.reads.signatures import plan_signed
from tests.storage.shelf import act, citizen, opened, save

NAMES = tuple(f"paper-{number}" for number in range(6))


def test_of_papers_of_one_second_the_last_one_that_was_kept_is_the_versions_paper(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream, changes = citizen("Zahra", "Mansour")
        issued = plans.issue_version(stream, last=0, contents=[], digest="d", salt="s", words="w", **act())
        save(store, *changes, *issued)
        found: list[str] = []
        for name in NAMES:
            file = SealedFile(name, 10, "00", "key")
            version = issued[0].record
            save(
                store,
                *keep_paper(stream, file=file, name="Plan.pdf", version=version, number=1, **act()),
            )
            last = plan_signed(store.own_reader(), stream).last
            found += [last.paper] if last is not None else []

    assert tuple(found) == NAMES
