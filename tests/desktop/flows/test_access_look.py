"""Aktindsigt looked at before it leaves: the answer as it prints, a file, words that stand elsewhere."""

from io import BytesIO

from PIL import Image
from pytestqt.qtbot import QtBot

from casework.attachments import attach_file
from casework.changes import Seen
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_access_flow import AGREED, choose, date, gone_through, opened, rest
from tests.desktop.flows.test_access_leaving import news, shows
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.storage import shelf


def test_the_answer_is_looked_at_as_it_prints_and_only_where_it_may_leave(qtbot: QtBot, house: House) -> None:
    screen = gone_through(qtbot, house)
    screen.preview.click()
    qtbot.waitUntil(lambda: screen.pages._shown is not None, timeout=20_000)

    assert (screen.pages.isHidden(), screen.piece.isHidden()) == (False, True)
    assert screen.pages._shown == (3, 3)
    choose(screen, AGREED)
    choose(screen, "naboen")  # one of the two is another one than was chosen
    assert (screen.pages.isHidden(), screen.piece.isHidden()) == (True, False)
    date(screen, "")
    screen.preview.click()
    assert "hvilken dag" in screen.received.needs
    assert screen.pages.isHidden()
    assert acts(house, "print", "export") == []


def test_a_file_is_looked_at_beside_the_list_and_the_look_is_entered(qtbot: QtBot, house: House) -> None:
    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    screen = opened(qtbot, house)
    house.stage.desk.attach(
        attach_file,
        house.citizen,
        out.getvalue(),
        seen=Seen(),
        name="brev.jpg",
        what="Brev",
        media="image/jpeg",
    )
    qtbot.waitUntil(lambda: screen.list.rows_model.rowCount() == 6)
    record = choose(screen, "brev.jpg")

    screen.piece.open_file.click()
    qtbot.waitUntil(lambda: screen.pages._shown == (1, 1), timeout=20_000)

    assert ("read", f"attachment:{record}") in acts(house)
    screen.pages.closed.emit()
    assert not screen.piece.isHidden()


def test_what_is_left_out_here_and_stands_there_is_pointed_at(qtbot: QtBot, house: House) -> None:
    screen = gone_through(qtbot, house)
    assert screen._again.isHidden()
    house.stage.save(*shelf.note(house.citizen, "Så ringede naboen Karen Holm igen."))
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))
    qtbot.waitUntil(lambda: screen.list.rows_model.rowCount() == 6)

    qtbot.waitUntil(lambda: "står også i nr." in screen._again.said)


def test_what_is_covered_and_what_is_marked_is_painted_where_it_stands(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)
    choose(screen, "naboen")
    screen.piece.marks_covered.emit()

    painted = [one.cursor.selectedText() for one in screen.piece.text.extraSelections()]

    assert painted == ["Ida", "naboen Karen Holm"] * 2  # once as a mark, once as a cover over it


def test_a_piece_that_the_list_hides_is_not_read_before_one_turns_to_it(qtbot: QtBot, house: House) -> None:
    screen = gone_through(qtbot, house)
    rest(house)
    house.stage.save(*shelf.note(house.citizen, "Karen Holm ringer igen."))
    news(house)
    qtbot.waitUntil(lambda: shows(screen, "ringer igen"))
    screen.fit(tight=True)

    choose(screen, "ringer igen")
    assert [row.piece.text for row in screen.list.rows_model.rows if row.lacks]
    screen._side.choose("piece")
    screen._side.chosen.emit("piece")

    assert [row.piece.text for row in screen.list.rows_model.rows if row.lacks] == []
