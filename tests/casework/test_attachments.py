from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import kinds
from casework.acts import Act
from casework.attachments import (
    LONGEST_NAME,
    MOST_BYTES,
    SealedFile,
    attach_file,
    clean_name,
    keep_paper,
    key_of,
    withdraw_attachment,
)
from casework.changes import Seen
from casework.errors import Refused
from casework.taking_back import take_back

ACT = Act(by="w-mette", now=datetime(2026, 11, 26, 9, 0, tzinfo=UTC), seen=Seen(3, 4))
FILE = SealedFile("6f1f4a52-4b3d-4f60-8a17-6d5e4c3b2a10", 1000, "ab" * 32, "A" * 43 + "=")


def test_a_file_is_attached_with_what_it_is_its_day_and_its_key() -> None:
    (one,) = attach_file(
        "s",
        file=FILE,
        name=r"C:\Breve\svar.pdf",
        what=" Svar fra lægen ",
        on=date(2026, 11, 20),
        visit="v",
        **ACT,
    )

    assert (one.record, one.kind) == (FILE.id, "attachment")
    assert one.fields == {
        "name": "svar.pdf",
        "media": "",
        "size": 1000,
        "digest": FILE.digest,
        "key": FILE.key,
        "author": "w-mette",
        "what": "Svar fra lægen",
        "on": "2026-11-20",
        "visit": "v",
    }


def test_a_paper_says_which_version_for_whom_and_when() -> None:
    (one,) = keep_paper("s", file=FILE, name="Plan.pdf", version="p-1", number=3, **ACT)

    assert {name: one.fields[name] for name in ("what", "version", "audience", "on", "at")} == {
        "what": "Plan, udgave 3",
        "version": "p-1",
        "audience": "citizen",
        "on": "2026-11-26",
        "at": "2026-11-26T09:00:00+00:00",
    }


@pytest.mark.parametrize(
    ("size", "what", "said"),
    [(0, "Brev", "tom"), (MOST_BYTES + 1, "Brev", "25 MB"), (10, "  ", "hvad filen er")],
)
def test_what_cannot_be_attached_is_refused_in_words(size: int, what: str, said: str) -> None:
    file = SealedFile(FILE.id, size, FILE.digest, FILE.key)

    with pytest.raises(Refused, match=said):
        attach_file("s", file=file, name="a.pdf", what=what, **ACT)


def test_a_file_is_withdrawn_with_a_reason_and_never_removed() -> None:
    (one,) = withdraw_attachment("s", FILE.id, reason="Forkert brev", **ACT)
    (undone,) = take_back(attach_file("s", file=FILE, name="a.pdf", what="Brev", **ACT), **ACT)

    assert set(one.fields) == set(undone.fields) == {"withdrawn", "withdrawn_reason"}
    with pytest.raises(Refused, match="hvorfor"):
        withdraw_attachment("s", FILE.id, reason=" ", **ACT)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/mnt/mappe/Brev.PDF", "Brev.PDF"),
        ("..\\..\\brev.pdf", "brev.pdf"),
        ("...", "fil"),
        ("", "fil"),
        (".pdf", "pdf"),
        ("CON.pdf", "CON fil.pdf"),
        ("lpt1", "lpt1 fil"),
        ("brev\u202efdp.exe", "brevfdp.exe"),
        ("en\n\tfil?.jpg", "en fil.jpg"),
        ("a" * 300 + ".pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
        ("Møde i uge 49. Referat", "Møde i uge 49. Referat"),
        ("A\u030a.pdf", "Å.pdf"),
    ],
)
def test_a_name_is_cleaned_and_keeps_its_ending(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@given(st.text())
def test_a_clean_name_is_short_stays_as_it_is_and_leads_nowhere(typed: str) -> None:
    name = clean_name(typed)

    assert 0 < len(name) <= LONGEST_NAME + 4
    assert clean_name(name) == name
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')


@pytest.mark.parametrize(
    ("role", "reads", "writes"), [("primary", True, True), ("mentor", True, False), ("team_lead", True, True)]
)
def test_a_handed_out_paper_reaches_whoever_may_read_the_plan(
    role: kinds.Role, reads: bool, writes: bool
) -> None:
    (one,) = keep_paper("s", file=FILE, name="Plan.pdf", version="p-1", number=3, **ACT)

    assert one.kind == "paper"
    assert kinds.may_read(role, "paper", "key") is reads
    assert (kinds.unwritable(role, one) == ()) is writes


@pytest.mark.parametrize(
    ("role", "opens"), [("primary", True), ("stand_in", True), ("mentor", False), ("team_lead", False)]
)
def test_a_paper_with_the_address_on_it_opens_for_those_who_may_have_the_address(
    role: kinds.Role, opens: bool
) -> None:
    (one,) = keep_paper("s", file=FILE, name="Plan.pdf", version="p-1", number=3, with_address=True, **ACT)

    seen = kinds.readable(role, "paper", one.fields)

    assert (key_of(seen) == FILE.key) is opens
    assert seen["with_address"] is True
    assert "key" not in one.fields


@pytest.mark.parametrize(
    ("role", "reads"), [("primary", True), ("partner", True), ("mentor", False), ("team_lead", False)]
)
def test_a_file_and_its_key_reach_those_who_may_read_about_health_alone(
    role: kinds.Role, reads: bool
) -> None:
    (one,) = attach_file("s", file=FILE, name="a.pdf", what="Brev", **ACT)

    assert bool(kinds.readable(role, "attachment", one.fields)) is reads
    assert kinds.may_read(role, "attachment", "key") is reads
    assert bool(kinds.unwritable(role, one)) is not reads
