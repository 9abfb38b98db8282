"""Kept papers after *forkert borger*: no computer and not the service holds the moved word in any file.

Real stores, the real service, and the real act of the page. The paper in somebody's hand is listed for the team lead.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casework import agreements, journal, plan
from casework.answers_wrong import RightCitizen
from casework.attachments import keep_paper
from casework.changes import REDACTED, Change, Seen
from casework.kept_papers import drawn_from
from desktop.flows.wrong_citizen import Wanted, moved
from storage.reads import citizen as case
from storage.reads import kept_papers, plans, timeline
from storage.reads.documents import documents
from storage.reads.sync import room
from sync.service import doctor, husks
from sync.service.admin import main
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, office
from tests.sync.test_wrong_citizen import rounds_with_files
from tests.sync.trail_stage import WATCHER, watched
from tests.sync.wrong_case import WHY, act, holds, in_case, said_at

WORD, STAYS = "rygmarvsbedøvelsen", "kaffeaftalen"
VISIT = "0190f2a4-7c11-7e3a-9b5e-2f6d1c8a4b31"


@dataclass
class Handed:
    """Mette's wrong case, whose plan she handed out with another citizen's agreement in it, and what is of it."""

    central: Office
    mette: Laptop
    jonas: Laptop
    wrong: str
    right: str
    note: str
    paper: str
    key: str

    def rounds(self) -> None:
        rounds_with_files(self.mette, self.jonas, self.mette)

    def move(self, one: Laptop | None = None) -> tuple[Change, ...]:
        """Do what the page does."""
        who = one or self.mette
        wanted = Wanted(self.wrong, self.note, RightCitizen(self.right, "", ""), WHY, along=True, seen=Seen())
        changes = moved(who.store, wanted, by=who.user.id, now=who.running.clock())
        who.store.ledger.record(changes, now=who.running.clock())
        return changes

    def left(self) -> list[str]:
        """Return where the word, or a way to open the paper, is left outside the right citizen's case."""
        found = [f"{WORD} with JONA"] if holds(self.jonas, WORD) else []
        found += [f"file with {one.user.initials}" for one in (self.mette, self.jonas) if self._has_file(one)]
        found += [f"key with {one.user.initials}" for one in (self.mette, self.jonas) if holds(one, self.key)]
        running = self.central.running
        found += ["key at the service"] if said_at(running, self.key) else []
        found += ["word at the service"] if in_case(running, self.wrong, WORD) else []
        pieces = {row[0] for row in running.all("select file from file_piece")}
        return found + (["pieces at the service"] if self.paper in pieces else [])

    def _has_file(self, one: Laptop) -> bool:
        return one.store.attachments.is_here(self.paper)

    def heads(self, one: Laptop) -> list[tuple[str, str]]:
        entries = timeline.timeline(one.store.own_reader(), self.wrong)
        return [(str(entry.head), str(entry.text)) for entry in entries]


def write(one: Laptop, *changes: Change) -> None:
    one.store.ledger.record(changes, now=one.running.clock())


def hand_out(one: Laptop, stream: str, *, knows: bool = True) -> tuple[str, str]:
    """Hand out the plan as its screen does; `knows`: as today's program, which says what the paper is drawn from."""
    reader, today = one.store.own_reader(), one.running.clock().date()
    page = case.page(reader, stream, today)
    assert page is not None
    contents, last = plan.contents(page), plans.last_version(reader, stream)
    (version,) = plan.issue_version(stream, last=page.plan_number, contents=contents, **act(one))
    write(one, version)
    file = one.store.attachments.seal(stream, [f"Plan: {WORD} {STAYS}".encode() * 3])
    about: dict[str, Any] = (
        {"drawn_from": drawn_from(contents, last.contents if last else None, ())} if knows else {}
    )
    kept = keep_paper(
        stream,
        file=file,
        name="Plan.pdf",
        version=version.record,
        number=page.plan_number + 1,
        **about,
        **act(one),
    )
    write(one, *kept)
    return file.id, file.key


@contextmanager
def handed_out(folder: Path, *, by_jonas: bool = False, knows: bool = True) -> Iterator[Handed]:
    with office(folder, "META", "JONA") as (central, (mette, jonas)):
        right = mette.open_citizen("6502031234")
        wrong = mette.open_citizen()
        (note,) = journal.write_note(wrong, text="Hun er hos lægen", visit=VISIT, **act(mette))
        due = mette.running.clock().date() + timedelta(days=9)
        of = {"who": "Borger", "due": due}
        theirs = agreements.make_agreement(wrong, what=f"Spørg om {WORD}", visit=VISIT, **of, **act(mette))  # type: ignore[arg-type]
        ours = agreements.make_agreement(wrong, what=f"Husk {STAYS}", **of, **act(mette))  # type: ignore[arg-type]
        write(mette, note, *theirs, *ours)
        rounds_with_files(mette)
        central.grant(jonas, wrong, "partner")
        rounds_with_files(jonas)
        paper, key = hand_out(jonas if by_jonas else mette, wrong, knows=knows)
        handed = Handed(central, mette, jonas, wrong, right, note.record, paper, key)
        handed.rounds()
        yield handed


@pytest.mark.parametrize(
    "knows", [True, False], ids=["says what it is drawn from", "from before papers said it"]
)
@pytest.mark.parametrize("by_jonas", [False, True], ids=["her own paper", "her partner's paper"])
def test_no_computer_and_not_the_service_holds_the_word_in_any_file(
    tmp_path: Path, *, by_jonas: bool, knows: bool
) -> None:
    with handed_out(tmp_path, by_jonas=by_jonas, knows=knows) as handed:
        before = handed.left()

        handed.move()
        handed.rounds()

        assert {"file with META", "file with JONA", "pieces at the service", "word at the service"} <= set(
            before
        )
        assert handed.left() == []
        assert room(handed.mette.store.own_reader()).held == ()
        assert holds(handed.jonas, STAYS)
        assert holds(handed.mette, WORD)  # in the right citizen's case, where it belongs
        assert doctor.faults(handed.central.running.ledger) == []


def test_what_is_left_says_which_version_was_handed_out_and_its_number_is_not_given_again(
    tmp_path: Path,
) -> None:
    with handed_out(tmp_path) as handed:
        handed.move()
        handed.rounds()
        reader, today = handed.jonas.store.own_reader(), handed.jonas.running.clock().date()

        page = case.page(reader, handed.wrong, today)
        heads = dict(handed.heads(handed.jonas))

        assert "Plan, udgave 1" not in heads
        assert WHY in heads["Plan, udgave 1: indholdet er taget ud"]
        assert documents(reader, handed.wrong, lambda _file: True) == ()
        assert page is not None
        assert page.plan_number == 1
        assert [one.what for one in page.agreements] == [f"Husk {STAYS}"]


def test_the_team_lead_is_told_which_papers_are_in_somebodys_hand(tmp_path: Path) -> None:
    with handed_out(tmp_path) as handed:
        leader = handed.central.running.add_user("LEDA", "Teamleder")
        leads = Laptop(handed.central.running, leader, tmp_path / "LEDA")
        handed.central.laptops.append(leads)
        handed.central.grant(leads, handed.wrong, "team_lead")
        unknown = keep_paper(
            handed.wrong,
            file=handed.mette.store.attachments.seal(handed.wrong, [b"Plan"]),
            name="Plan.pdf",
            version="a version that nobody has",
            number=7,
            **act(handed.mette),
        )
        write(handed.mette, *unknown)

        handed.move()
        handed.rounds()
        rounds_with_files(leads)

        rows = leads.store.own_reader().rows("select fields from record where kind = 'breach'")
        papers = [json.loads(fields)["papers"] for (fields,) in rows]
        assert [[(one["number"], one["certain"]) for one in told] for told in papers] == [
            [(1, True), (7, False)]
        ]
        assert handed.mette.store.attachments.is_here(unknown[0].record)
        leads.store.close()


def stood(handed: Handed, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, int, str]]:
    """Return what the team lead is told of plans that came late: of which kind of record, whose, number and day."""
    seen = watched(handed.central.running, "audit", "wrong", "--from", "2026-11-26", capsys=capsys)["stood"]
    return [
        (one["kind"], late["initials"], late["number"], late["on"]) for one in seen for late in one["late"]
    ]


def test_a_plan_that_was_handed_out_offline_meanwhile_reaches_nobody_else_and_the_lead_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with handed_out(tmp_path) as handed:
        handed.move()
        before = stood(handed, capsys)
        hand_out(handed.jonas, handed.wrong)

        handed.rounds()
        after = stood(handed, capsys)
        asked = ["audit", "wrong", "--from", "2026-11-26", "--who", WATCHER]
        main([*asked, "--store", str(handed.central.running.ledger.folder)])
        says = capsys.readouterr().out

        assert before == []
        assert after == [("agreement", "JONA", 2, "2026-11-26")]
        assert "HAR UDLEVERET PLAN, UDGAVE 2 (2026-11-26)" in says
        assert WORD not in says
        running = handed.central.running
        held = room(handed.jonas.store.own_reader()).held
        assert in_case(running, handed.wrong, WORD) == 0
        assert {one.what for one in held}
        assert "Plan, udgave 2" not in dict(handed.heads(handed.mette))


def kept_after_one_that_says_it(folder: Path) -> tuple[bool, object]:
    """Hand out a plan after one that says a moved agreement; tell whether the new one is kept, and what is held."""
    with handed_out(folder) as handed:
        hand_out(handed.jonas, handed.wrong)
        handed.move()  # by her, who has not heard of that one
        rounds_with_files(handed.jonas, handed.mette, handed.jonas)
        paper, _ = hand_out(handed.jonas, handed.wrong)

        handed.rounds()

        pieces = {row[0] for row in handed.central.running.all("select file from file_piece")}
        return paper in pieces, room(handed.jonas.store.own_reader()).held


def test_a_plan_that_does_not_say_what_was_moved_is_kept_though_the_one_before_it_does(
    tmp_path: Path,
) -> None:
    assert kept_after_one_that_says_it(tmp_path) == (True, ())


def test_a_plan_that_counts_as_drawn_from_what_the_one_before_it_says_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test of the test."""
    monkeypatch.setattr(plans, "_ours", lambda _reader, contents: contents)

    assert kept_after_one_that_says_it(tmp_path) != (True, ())


@pytest.mark.parametrize(
    "guard", ["the act forgets the papers", "the service does not look what they are drawn from"]
)
def test_a_guard_that_is_taken_away_leaves_the_word_and_the_hunt_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, guard: str
) -> None:
    """A test of the test."""
    if guard == "the act forgets the papers":
        monkeypatch.setattr(kept_papers, "found", lambda *_about: ((), ()))
    else:
        monkeypatch.setattr(husks, "_is_drawn_from_one", lambda *_about: False)
    with handed_out(tmp_path, by_jonas=True) as handed:
        handed.move()
        handed.rounds()

        assert {"word at the service", "file with JONA", "pieces at the service"} <= set(handed.left())


def test_only_who_moves_what_it_was_drawn_from_may_empty_anothers_paper(tmp_path: Path) -> None:
    with handed_out(tmp_path, by_jonas=True) as handed:
        gone = Change(
            handed.wrong,
            handed.paper,
            "paper",
            {REDACTED: WHY},
            Seen(),
            handed.mette.running.clock().isoformat(),
        )
        write(handed.mette, gone)

        handed.rounds()

        assert "pieces at the service" in handed.left()
