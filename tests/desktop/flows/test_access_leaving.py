"""Aktindsigt while it leaves: what others write meanwhile, long and odd words, and a page that never sticks."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import access_request as rules
from casework import agreements
from casework import plan as plans
from casework.attachments import attach_file
from casework.changes import Change, Seen, Value
from desktop.flows import papers
from desktop.sentences import in_words
from desktop.ui.screens.access import AccessScreen
from desktop.ui.screens.case_log import CaseLogScreen
from storage.reads import guarding
from storage.reads import trail as trail_reads
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_access_flow import (
    AGREED,
    choose,
    covered,
    date,
    decided,
    gone_through,
    opened,
    piece,
    rest,
    select,
)
from tests.desktop.flows.test_paper_flows import asked, no_printer, printed, told
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.paper.reading_back import matter, squeezed
from tests.storage import shelf

__all__ = ["no_printer", "printed"]
pytestmark = pytest.mark.usefixtures("all_the_same")


def cover(screen: AccessScreen, *words: str) -> None:
    for one in words:
        select(screen.piece.text, one)
        QTest.keyClick(screen.piece.text, Qt.Key.Key_D)


def news(house: House) -> None:
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))


def shows(screen: AccessScreen, words: str) -> bool:
    return any(words in row.piece.text for row in screen.list.rows_model.rows)


@pytest.mark.parametrize("hears_of_it", [True, False])
def test_what_changes_while_a_place_is_chosen_is_not_printed_past_its_covers(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, hears_of_it: bool
) -> None:
    """The case itself is asked once more then, not what the page was last told."""
    path = tmp_path / "svar.pdf"
    screen = opened(qtbot, house)
    date(screen)
    agreed = choose(screen, AGREED)
    cover(screen, "bageriet")
    rest(house)

    def place(_ways: object, _name: str) -> Path:
        fields = {"what": "Om mange dage ringer vi til bageriet"}
        house.stage.save(
            *agreements.change_agreement(house.citizen, agreed, fields, **shelf.act(Seen(0, 99)))
        )
        if hears_of_it:
            hear()
        return path

    def hear() -> None:
        news(house)
        qtbot.waitUntil(lambda: shows(screen, "mange dage"))

    monkeypatch.setattr(papers, "chosen_place", place)
    screen.usb.click()

    assert "nyt eller ændret" in told(qtbot, house)
    assert not path.exists()
    hear()
    assert covered(screen, agreed) == ["bageriet"]
    qtbot.waitUntil(screen.usb.isEnabled)
    monkeypatch.setattr(papers, "chosen_place", lambda _ways, _name: path)
    screen.usb.click()
    qtbot.waitUntil(lambda: acts(house)[-1] == ("export", "access:4/1/0"), timeout=20_000)
    text = matter(path.read_bytes())
    assert squeezed("Om mange dage ringer vi til ⟨dækket til: a⟩") in text
    assert "bageriet" not in text


def test_a_piece_that_nobody_has_read_is_shown_before_it_leaves(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = gone_through(qtbot, house)
    rest(house)
    house.stage.save(*shelf.note(house.citizen, "Karen Holm ringer igen: hun er bange for Amina."))

    screen.print.click()

    assert "nyt eller ændret, siden du begyndte" in told(qtbot, house)
    assert not printed.exists()
    assert screen.list.chosen_id() == piece(screen, "bange for").record
    qtbot.waitUntil(screen.print.isEnabled)
    screen.print.click()  # it lies before him now
    qtbot.waitUntil(printed.exists, timeout=20_000)


def test_what_came_since_the_day_before_is_read_when_one_goes_on(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    gone_through(qtbot, house)
    rest(house)
    house.rooms.open_citizens()
    rest(house)
    house.stage.save(*shelf.note(house.citizen, "Karen Holm ringer igen."))
    house.rooms.open_access(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, AccessScreen)
    qtbot.waitUntil(lambda: screen.day() is not None)

    (row,) = [one for one in screen.list.rows_model.rows if one.lacks]

    assert "Karen Holm ringer igen." in row.piece.text
    choose(screen, AGREED)
    screen.list.choose(row.piece.record)
    assert [one for one in screen.list.rows_model.rows if one.lacks] == []
    assert not printed.exists()


def test_one_more_cover_after_a_change_leaves_the_earlier_ones_where_they_were(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    date(screen)
    agreed = choose(screen, AGREED)
    cover(screen, "Ringer", "bageriet")
    fields = {"due": "2026-12-24"}
    house.stage.save(*agreements.change_agreement(house.citizen, agreed, fields, **shelf.act(Seen(0, 99))))
    news(house)
    qtbot.waitUntil(lambda: shows(screen, "24.12"))

    assert covered(screen, agreed) == ["Ringer", "bageriet"]
    cover(screen, "24.12")
    screen.print.click()

    qtbot.waitUntil(printed.exists, timeout=20_000)
    text = matter(printed.read_bytes())
    assert [one for one in ("bageriet", "Ringer", "24.12") if one in text] == []


def test_a_cover_whose_words_went_is_asked_about_until_the_part_is_chosen_again(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    date(screen)
    agreed = choose(screen, AGREED)
    cover(screen, "Ringer", "bageriet")
    fields = {"what": "Mona på bageriet ringes op"}
    house.stage.save(*agreements.change_agreement(house.citizen, agreed, fields, **shelf.act(Seen(0, 99))))
    news(house)
    qtbot.waitUntil(lambda: shows(screen, "ringes op"))
    cover(screen, "Mona")

    screen.print.click()
    assert "Dæk ordene til igen, og vælg En del" in told(qtbot, house)
    assert not printed.exists()
    qtbot.waitUntil(screen.print.isEnabled)
    QTest.keyClick(screen.list, Qt.Key.Key_2)
    screen.print.click()

    qtbot.waitUntil(printed.exists, timeout=20_000)
    text = matter(printed.read_bytes())
    assert [one for one in ("Mona", "bageriet") if one in text] == []


def test_nothing_is_decided_while_files_are_read_and_paper_and_trail_say_the_same(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = gone_through(qtbot, house)
    rest(house)
    monkeypatch.setattr(type(house.stage.desk.store.attachments), "is_here", lambda _store, _record: True)
    fields: dict[str, Value] = {"what": "Brev", "name": "brev.pdf", "key": "k", "media": "application/pdf"}
    house.stage.save(Change(house.citizen, "r-file", "attachment", fields, Seen(), shelf.AT))
    news(house)
    qtbot.waitUntil(lambda: screen.list.rows_model.rowCount() == 6)
    choose(screen, "brev.pdf")
    QTest.keyClick(screen.list, Qt.Key.Key_1)

    def read(_record: str, then: Callable[[bytes], None], _refused: object) -> None:
        agreed = choose(screen, AGREED)
        QTest.keyClick(screen.list, Qt.Key.Key_3)
        cover(screen, "bageriet")
        assert not screen.piece.mark.isEnabled()
        assert decided(screen, agreed) == rules.WHOLE
        screen.decided.emit("none")  # and whatever else decides it reaches only the next answer
        then(b"not a pdf")

    monkeypatch.setattr(house.stage.desk, "read_file", read)
    screen.print.click()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "access:4/1/1"), timeout=20_000)
    assert squeezed(AGREED) in matter(printed.read_bytes())
    qtbot.waitUntil(screen.piece.mark.isEnabled)


def test_an_agreement_of_many_words_is_printed_and_its_title_is_short_on_the_list(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    date(screen)
    house.stage.save(*shelf.agreement(house.citizen, "Vi taler om det igen. " * 160, who="Bo"))
    news(house)
    qtbot.waitUntil(lambda: screen.list.rows_model.rowCount() == 6)
    choose(screen, "Vi taler")

    screen.print.click()

    qtbot.waitUntil(printed.exists, timeout=20_000)
    assert matter(printed.read_bytes()).count(squeezed("Vi taler om det igen.")) >= 320


def test_an_answer_that_cannot_be_drawn_says_so_and_lets_the_page_go(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.paper.access._TITLE_MOST", 20_000)
    monkeypatch.setattr("desktop.paper.access._HIGHEST", 20_000)
    screen = opened(qtbot, house)
    date(screen)
    house.stage.save(*shelf.agreement(house.citizen, "Vi taler om det igen. " * 160, who="Bo"))
    news(house)
    qtbot.waitUntil(lambda: screen.list.rows_model.rowCount() == 6)
    choose(screen, "Vi taler")

    screen.print.click()

    assert screen.header is not None
    assert screen.header.back is not None
    assert screen.header.back.isEnabled()
    assert "ikke kan sættes op på papir" in told(qtbot, house)
    qtbot.waitUntil(screen.print.isEnabled)
    assert not printed.exists()


def test_a_cover_lies_over_the_same_words_on_screen_and_paper_whatever_ends_a_line(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    text = "Bo ringer\r\nog\r\ntaler med\r\nSorena om det"
    contents: dict[str, Value] = {"number": 1, "contents": [{"text": text, "who": "Bo"}]}
    screen = opened(qtbot, house)
    date(screen)
    house.stage.save(Change(house.citizen, "r-plan", "plan_version", contents, Seen(), shelf.AT))
    news(house)
    qtbot.waitUntil(lambda: shows(screen, "Sorena"))
    record = choose(screen, "Sorena")
    cover(screen, "Sorena")

    assert covered(screen, record) == ["Sorena"]
    assert "Sorena" in [one.cursor.selectedText() for one in screen.piece.text.extraSelections()]
    screen.print.click()
    qtbot.waitUntil(printed.exists, timeout=20_000)
    assert squeezed("taler med ⟨dækket til: a⟩ om det") in matter(printed.read_bytes())


def test_a_day_that_has_not_come_is_said_under_the_day_and_nothing_leaves(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    date(screen, "24.12.2027")

    screen.print.click()

    qtbot.waitUntil(lambda: "ude i fremtiden" in screen.received.needs)
    qtbot.waitUntil(screen.print.isEnabled)
    assert not printed.exists()
    assert acts(house, "print") == []


def test_a_case_that_says_two_things_makes_no_answer(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = gone_through(qtbot, house)
    monkeypatch.setattr("storage.reads.citizen._torn", lambda _reader, cases: (cases[0],))

    screen.print.click()

    assert told(qtbot, house) == in_words(plans.TORN)
    qtbot.waitUntil(screen.print.isEnabled)
    assert not printed.exists()
    assert acts(house, "print") == []


def attached(qtbot: QtBot, house: House, screen: AccessScreen, content: bytes, name: str, media: str) -> None:
    house.stage.desk.attach(
        attach_file, house.citizen, content, seen=Seen(), name=name, what="Brev", media=media
    )
    qtbot.waitUntil(lambda: shows(screen, name))


def test_a_file_that_nobody_has_looked_at_is_asked_about_and_one_that_cannot_be_drawn_is_told(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = gone_through(qtbot, house)
    attached(qtbot, house, screen, b"no sound", "tale.m4a", "audio/mp4")

    screen.print.click()
    assert "Ingen har set bilaget" in told(qtbot, house)
    qtbot.waitUntil(screen.print.isEnabled)
    screen.print.click()  # standing on it is not looking at it
    assert "Ingen har set bilaget" in told(qtbot, house)
    qtbot.waitUntil(screen.print.isEnabled)
    assert not printed.exists()
    QTest.keyClick(screen.list, Qt.Key.Key_1)
    number = next(row.number for row in screen.list.rows_model.rows if "tale.m4a" in row.piece.text)
    screen.print.click()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "access:4/1/1"), timeout=20_000)
    assert f"nr. {number}." in told(qtbot, house)
    text = matter(printed.read_bytes())
    assert squeezed("3 papirer får du hele") in text
    assert squeezed("1 bilag kan ikke vises på papir") in text


def test_a_file_that_was_looked_at_leaves(qtbot: QtBot, house: House, printed: Path) -> None:
    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    screen = gone_through(qtbot, house)
    attached(qtbot, house, screen, out.getvalue(), "brev.jpg", "image/jpeg")
    choose(screen, "brev.jpg")
    screen.piece.open_file.click()
    qtbot.waitUntil(lambda: screen.pages._shown == (1, 1), timeout=20_000)

    screen.print.click()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "access:4/1/1"), timeout=20_000)
    assert squeezed("4 papirer får du hele") in matter(printed.read_bytes())


def test_an_answer_that_left_with_the_address_is_on_the_list_once_it_is_protected(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    fields: dict[str, Value] = {"address": "Nygade 4", "postcode": "9900", "city": "Testby"}
    house.stage.save(Change(house.citizen, house.citizen, "citizen", fields, Seen(), shelf.AT))
    screen = opened(qtbot, house)
    date(screen)
    screen.print.click()
    qtbot.waitUntil(lambda: acts(house)[-1][0] == "print", timeout=20_000)
    assert squeezed("Nygade 4") in matter(printed.read_bytes())

    said = {"on": "2026-11-26", "source": "Politiet", "reason": "Trusler"}
    house.stage.save(
        *asked(
            house, lambda reader: guarding.guarded(reader, house.citizen, said, **shelf.act(reader.seen()))
        )
    )

    shown = asked(house, lambda reader: guarding.shown(reader, house.citizen))
    assert [one.carrier.bearing for one in shown.open] == ["access"]


def test_the_log_says_what_was_left_out_in_words(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = gone_through(qtbot, house)
    screen.print.click()
    qtbot.waitUntil(lambda: acts(house)[-1][0] == "print", timeout=20_000)
    digest = sha256(printed.read_bytes()).hexdigest()[:16]
    log = CaseLogScreen()
    qtbot.addWidget(log)

    log.show_log("Amina", asked(house, lambda reader: trail_reads.about(reader, house.citizen)))

    cells = [log.table.rows_model.cell(row, 1).second for row in range(log.table.rows_model.rowCount())]
    assert f"1 papirer en del, 1 ikke med. Filens kendetal (SHA-256) begynder med {digest}." in cells
    assert not any("{" in one for one in cells)


def test_where_a_whole_piece_is_left_out_one_hears_what_has_to_go_all_the_same(
    qtbot: QtBot, house: House
) -> None:
    screen = opened(qtbot, house)
    draft = choose(screen, "udkast")
    QTest.keyClick(screen.list, Qt.Key.Key_3)
    screen.list.choose(draft)
    assert "§ 15 c" in screen.piece._beware.said
    screen.piece.ground_chosen.emit("own_use")

    assert "§ 14 a" in screen.piece._beware.said
    assert "jurist" in screen.piece._unchecked.said
    choose(screen, AGREED)
    assert screen.piece._beware.isHidden()
