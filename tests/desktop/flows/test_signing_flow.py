"""A plan is signed on the screen: drawn with a mouse, kept as strokes under the words of one version."""

from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import agreements, goals
from casework.answers_signing import PlanSigned
from casework.changes import Seen
from desktop.flows import signing
from desktop.ui.parts.pad import SignaturePad
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.sign import SignScreen
from desktop.ui.screens.visit import VisitScreen
from storage import attached
from storage.reads import plans as plan_reads
from storage.reads import timeline
from storage.reads.signatures import plan_signed
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import printed
from tests.desktop.flows.test_print_right import become
from tests.desktop.screens.listening import press, words
from tests.storage import shelf

__all__ = ["printed"]
LEFT = Qt.MouseButton.LeftButton


def asked(house: House, question: Any) -> Any:
    return house.stage.desk.reader_lane.wait_for(lambda: question(house.stage.desk._reading()))


def signed(house: House) -> PlanSigned:
    found = asked(house, lambda reader: plan_signed(reader, house.citizen))
    assert isinstance(found, PlanSigned)
    return found


def with_a_goal(house: House, title: str = "Fire timer") -> None:
    goal = goals.set_goal(
        house.citizen, title=title, own_words="Jeg vil", area="Job", measure="4", target_date="2027-06-28",
        **shelf.act(),
    )  # fmt: skip
    house.stage.save(*goal)


def plan(qtbot: QtBot, house: House) -> PlanScreen:
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen.pages.number > 0, timeout=60_000)
    return screen


def signing_screen(qtbot: QtBot, house: House) -> SignScreen:
    """Wait for the page where the plan is signed, with its pages."""
    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), SignScreen))
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, SignScreen)
    qtbot.waitUntil(lambda: not screen.pages.is_empty, timeout=60_000)
    return screen


def draw(pad: SignaturePad) -> None:
    """Draw two strokes, as a hand with a mouse does."""
    for line in (((30, 60), (60, 20), (90, 80), (140, 40)), ((20, 90), (150, 95))):
        QTest.mousePress(pad, LEFT, pos=QPoint(*line[0]))
        for point in line[1:]:
            QTest.mouseMove(pad, QPoint(*point))
        QTest.mouseRelease(pad, LEFT, pos=QPoint(*line[-1]))


def back_at_the_plan(qtbot: QtBot, house: House) -> PlanScreen:
    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), PlanScreen), timeout=60_000)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen.pages.number > 0, timeout=60_000)
    return screen


def sign_drawn(qtbot: QtBot, house: House, *, worker: bool = True) -> PlanScreen:
    """Sign from the plan's own page."""
    press(plan(qtbot, house), "Underskriv planen")
    screen = signing_screen(qtbot, house)
    draw(screen.citizen.pad)
    if worker:
        draw(screen.worker.pad)
    press(screen, "Gem underskrift")
    return back_at_the_plan(qtbot, house)


def kept(house: House) -> bytes:
    last = signed(house).last
    assert last is not None
    files = house.stage.desk.store.attachments
    return bytes(asked(house, lambda reader: attached.read(reader.connection, files, last.paper)))


def test_what_is_drawn_is_kept_as_strokes_with_times_and_goes_out_on_paper_as_lines(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    with_a_goal(house)
    screen = plan(qtbot, house)
    assert "Planen er ikke skrevet under." in words(screen)
    press(screen, "Udskriv")
    qtbot.waitUntil(lambda: any(one.paper for one in (signed(house).last,) if one), timeout=60_000)
    unsigned = kept(house)

    screen = sign_drawn(qtbot, house)
    press(screen, "Udskriv")
    qtbot.waitUntil(lambda: [one[0] for one in house.stage.entered()].count("print") == 2, timeout=60_000)

    last = signed(house).last
    assert last is not None
    assert (last.number, len(asked(house, lambda reader: plan_reads.versions(reader, house.citizen)))) == (
        1,
        1,
    )
    assert [(one.party, one.name, one.role, one.way) for one in last.signatures] == [
        ("citizen", "Amina Testberg", "borger", "drawn"),
        ("worker", shelf.METTE.name, "sagsbehandler", "drawn"),
    ]
    assert {(one.check, one.device) for one in last.signatures} == {
        (last.words, house.stage.desk.store.device)
    }
    times = [point[2] for stroke in last.signatures[0].strokes for point in stroke]
    assert [len(stroke) for stroke in last.signatures[0].strokes] == [4, 2]
    assert times == sorted(times)
    assert "udgave 1 fra 26.11.2026, som den står her" in words(screen)
    assert printed.read_bytes() == kept(house)
    assert "var den ikke skrevet under" in text_of(unsigned)
    assert "Det gælder udgave 1 og ingen anden. Kontrolnummer" in text_of(kept(house))
    assert "var den ikke skrevet under" not in text_of(kept(house))
    assert (figures(unsigned), figures(kept(house)), pictures(kept(house))) == (0, 2, 0)


def test_a_second_hand_signs_the_same_version_and_a_later_change_leaves_both_with_it(
    qtbot: QtBot, house: House
) -> None:
    with_a_goal(house)
    screen = sign_drawn(qtbot, house, worker=False)
    press(screen, "Underskriv planen")
    again = signing_screen(qtbot, house)
    assert "Skrevet under 26.11.2026" in words(again)
    draw(again.worker.pad)
    press(again, "Gem underskrift")
    back_at_the_plan(qtbot, house)
    last = signed(house).last
    assert last is not None
    assert (last.number, [one.party for one in last.signatures]) == (1, ["citizen", "worker"])
    entries = asked(house, lambda reader: timeline.timeline(reader, house.citizen))
    told = next(one for one in entries if one.kind == "plan_version")
    assert told.text == f"Skrevet under af Amina Testberg, {shelf.METTE.name}."

    with_a_goal(house, "Sove bedre")
    screen = plan(qtbot, house)

    assert "som den står nu, er ikke skrevet under" in words(screen)
    assert "skrev under på udgave 1 fra 26.11.2026; den er ændret siden" in words(screen)
    press(screen, "Underskriv planen")
    again = signing_screen(qtbot, house)
    assert "Fælles plan, udgave 2" in words(again)
    assert again.given() == []


def test_who_cannot_draw_signs_on_paper_with_the_keyboard_alone(qtbot: QtBot, house: House) -> None:
    with_a_goal(house)
    press(plan(qtbot, house), "Underskriv planen")
    screen = signing_screen(qtbot, house)
    screen.citizen.other.setFocus()

    QTest.keyClick(screen.citizen.other, Qt.Key.Key_Space)
    QTest.keyClick(screen.save, Qt.Key.Key_Space)
    assert "Skriv navnet på den, der har skrevet under på papiret." in words(screen)
    QTest.keyClicks(screen.citizen.who.line, "Amina Testberg")
    QTest.keyClick(screen.save, Qt.Key.Key_Space)
    back_at_the_plan(qtbot, house)

    last = signed(house).last
    assert last is not None
    (one,) = last.signatures
    assert (one.way, one.name, one.on, one.strokes) == ("paper", "Amina Testberg", date(2026, 11, 26), ())
    assert "Skrevet under på papir" in text_of(kept(house))


def test_a_word_that_comes_in_between_leaves_nobodys_signature_under_it(qtbot: QtBot, house: House) -> None:
    """Where the page has heard of it, its fields are empty; where it has not, the act itself asks once more."""
    with_a_goal(house)
    press(plan(qtbot, house), "Underskriv planen")
    screen = signing_screen(qtbot, house)
    draw(screen.citizen.pad)

    act = shelf.act() | {"by": "w-jonas"}
    house.hear(1, *agreements.make_agreement(house.citizen, what="Hente nøgler", who="JOKR", **act))

    qtbot.waitUntil(lambda: screen.citizen.pad.strokes() == ())
    assert "Planen blev ændret imens." in words(screen)
    draw(screen.citizen.pad)
    assert "Planen blev ændret imens." not in words(screen)
    with_a_goal(house, "Sove bedre")
    press(screen, "Gem underskrift")
    qtbot.waitUntil(lambda: "Planen blev ændret imens." in words(screen), timeout=60_000)
    assert signed(house) == PlanSigned()


def test_a_dot_is_no_signature_and_undo_takes_all_of_one_back(qtbot: QtBot, house: House) -> None:
    with_a_goal(house)
    press(plan(qtbot, house), "Underskriv planen")
    screen = signing_screen(qtbot, house)
    QTest.mouseClick(screen.citizen.pad, LEFT, pos=QPoint(20, 20))
    press(screen, "Gem underskrift")
    assert "Underskriften er kun en prik." in words(screen)
    QTest.keyClick(screen.citizen.pad, Qt.Key.Key_Delete)
    draw(screen.citizen.pad)
    press(screen, "Gem underskrift")
    back_at_the_plan(qtbot, house)

    house.window.undo_last()

    qtbot.waitUntil(lambda: signed(house) == PlanSigned(), timeout=60_000)


def test_a_plan_with_two_versions_of_a_word_is_not_signed(qtbot: QtBot, house: House) -> None:
    (goal,) = goals.set_goal(
        house.citizen, title="Fire timer", own_words="", area="Job", measure="4", target_date="2027-06-28",
        **shelf.act(),
    )  # fmt: skip
    house.stage.save(goal)
    house.stage.save(*goals.change_goal(house.citizen, goal.record, {"measure": "5"}, **shelf.act()))
    house.hear(
        1,
        *goals.change_goal(
            house.citizen, goal.record, {"measure": "6"}, by="w-jonas", now=shelf.NOW, seen=Seen()
        ),
    )

    house.rooms.open_signing(house.citizen)

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), PlanScreen))
    qtbot.waitUntil(lambda: "Der er to versioner af noget i planen." in words(house.window))


def test_what_was_agreed_in_a_visit_is_saved_before_it_is_signed_and_stands_in_it(
    qtbot: QtBot, house: House
) -> None:
    with_a_goal(house)
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)
    screen.choose_outcome("met")
    screen.note.text.write("Amina ringer til lægen senest på fredag.")
    screen.note.take_offer()

    press(screen, "Underskriv planen")
    sign = signing_screen(qtbot, house)
    draw(sign.citizen.pad)
    press(sign, "Gem underskrift")
    back_at_the_plan(qtbot, house)  # where it is printed; never the next citizen's visit, which has not begun

    version = asked(house, lambda reader: plan_reads.last_version(reader, house.citizen))
    assert "agreement" in {one["kind"] for one in version.contents}
    assert "ringer til lægen" in text_of(kept(house)).casefold()


def test_a_visit_with_nothing_new_for_the_plan_stands_as_it_was_after_the_signature(
    qtbot: QtBot, house: House
) -> None:
    with_a_goal(house)
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)
    screen.note.text.write("Halvt skrevet")

    press(screen, "Underskriv planen")
    press(signing_screen(qtbot, house), "Tilbage")

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), VisitScreen))
    again = house.window.stack.currentWidget()
    assert isinstance(again, VisitScreen)
    qtbot.waitUntil(lambda: again.note.text.text() == "Halvt skrevet")
    assert signed(house) == PlanSigned()


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "without the role being asked"])
@pytest.mark.parametrize("role", ["mentor", "glass"])
def test_who_may_not_keep_a_signature_lets_nobody_draw_one(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, role: str, *, guarded: bool
) -> None:
    with_a_goal(house)
    become(house, role)
    if not guarded:
        monkeypatch.setattr(signing, "_keeps", lambda _page: True)
        house.rooms.open_signing(house.citizen)
        signing_screen(qtbot, house)
        return
    screen = plan(qtbot, house)
    assert screen.signatures.sign.isHidden()

    house.rooms.open_signing(house.citizen)

    qtbot.waitUntil(lambda: "din rolle i sagen giver ikke ret" in words(house.window), timeout=60_000)
    back_at_the_plan(qtbot, house)


def test_a_role_that_is_taken_away_while_somebody_draws_keeps_no_signature(
    qtbot: QtBot, house: House
) -> None:
    with_a_goal(house)
    press(plan(qtbot, house), "Underskriv planen")
    screen = signing_screen(qtbot, house)
    draw(screen.citizen.pad)
    become(house, "glass")

    press(screen, "Gem underskrift")

    qtbot.waitUntil(lambda: "din rolle i sagen giver ikke ret" in words(house.window), timeout=60_000)
    assert signed(house) == PlanSigned()


def left_while_it_is_drawn(qtbot: QtBot, house: House, *, changed: bool = False) -> None:
    """Press *Gem underskrift* and *Tilbage* while the lane of papers is busy with something else."""
    press(plan(qtbot, house), "Underskriv planen")
    screen, busy = signing_screen(qtbot, house), Event()
    draw(screen.citizen.pad)
    house.rooms.paper_lane.do(busy.wait)
    try:
        press(screen, "Gem underskrift")
        press(screen, "Tilbage")
        qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), PlanScreen))
        if changed:
            with_a_goal(house, "Sove bedre")
    finally:
        busy.set()


def test_who_goes_back_while_the_signed_paper_is_drawn_has_signed(qtbot: QtBot, house: House) -> None:
    with_a_goal(house)

    left_while_it_is_drawn(qtbot, house)

    qtbot.waitUntil(lambda: signed(house).last is not None, timeout=60_000)
    qtbot.waitUntil(lambda: "Underskriften er gemt på denne computer." in words(house.window))
    back_at_the_plan(qtbot, house)


def test_who_went_back_hears_above_the_next_page_that_it_was_not_saved(qtbot: QtBot, house: House) -> None:
    with_a_goal(house)

    left_while_it_is_drawn(qtbot, house, changed=True)

    qtbot.waitUntil(lambda: "Planen blev ændret imens." in words(house.window), timeout=60_000)
    assert signed(house) == PlanSigned()


def text_of(pdf: bytes) -> str:
    """Return the words of a paper on one line."""
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def figures(pdf: bytes) -> int:
    """Count the drawn signatures of a paper, as a screen reader meets them."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sum(
            str(one.get("/Alt", "")).startswith("Underskrift:")
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        )


def pictures(pdf: bytes) -> int:
    """Count the pictures of a paper; a signature is none."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sum(len(page.get_images()) for page in opened.pages)
