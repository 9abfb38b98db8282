"""The chance of a campaign grows from the commit, also where there is no git to ask."""

from pathlib import Path

from tests.storage.faults.sizes import commit_of

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def test_a_commit_is_read_from_a_checkout_packed_or_not(tmp_path: Path) -> None:
    place = tmp_path / ".git"
    (place / "refs" / "heads").mkdir(parents=True)
    (place / "HEAD").write_text("ref: refs/heads/main\n")

    assert commit_of(place) == ""
    (place / "packed-refs").write_text(f"# pack-refs with: peeled\n{COMMIT} refs/heads/main\n")
    assert commit_of(place) == COMMIT
    (place / "refs" / "heads" / "main").write_text(f"{COMMIT[::-1]}\n")
    assert commit_of(place) == COMMIT[::-1]


def test_a_head_that_is_no_branch_is_a_commit_itself(tmp_path: Path) -> None:
    place = tmp_path / ".git"
    place.mkdir()
    (place / "HEAD").write_text(f"{COMMIT}\n")

    assert commit_of(place) == COMMIT


def test_a_second_working_copy_says_where_its_own_lies(tmp_path: Path) -> None:
    own = tmp_path / "first" / ".git" / "worktrees" / "second"
    own.mkdir(parents=True)
    (own / "HEAD").write_text("ref: refs/heads/second\n")
    (own / "commondir").write_text("../..\n")
    (tmp_path / "first" / ".git" / "packed-refs").write_text(f"{COMMIT} refs/heads/second\n")
    copy = tmp_path / "second"
    copy.mkdir()
    (copy / ".git").write_text(f"gitdir: {own}\n")

    assert commit_of(copy / ".git") == COMMIT


def test_a_folder_without_a_history_has_no_commit(tmp_path: Path) -> None:
    assert commit_of(tmp_path / ".git") == ""
