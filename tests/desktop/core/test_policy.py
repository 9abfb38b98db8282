"""The municipality's file: no file forbids nothing, a file that is not understood forbids what it could have."""

from pathlib import Path

import pytest

from desktop import policy
from desktop.policy import STRICTEST, Policy


def test_no_file_forbids_nothing(tmp_path: Path) -> None:
    assert policy.read(tmp_path / "policy.txt") == Policy(cover=True, sharing=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# fra IT\ncover = no\n", Policy(cover=False)),
        ("cover=yes\nsharing = NO\n", Policy(sharing=False)),
        ("cover = maybe\n", Policy(cover=False)),
        ("another = thing\n", Policy()),
        ("plan_data = yes\n", Policy(plan_data=True)),
        ("plan_data = maybe\n", Policy()),
        ("", Policy()),
    ],
)
def test_each_line_says_one_thing(tmp_path: Path, text: str, said: Policy) -> None:
    path = tmp_path / "policy.txt"
    path.write_text(text, encoding="utf-8")

    assert policy.read(path) == said


def test_what_cannot_be_read_is_taken_at_its_strictest(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_bytes(b"cover = \xff")

    assert policy.read(path) == STRICTEST
    assert policy.read(tmp_path) == STRICTEST
