"""The story of a case is written and put right where it stands, word for word, with draft, news and the way back."""

from pytestqt.qtbot import QtBot

from casework import people
from casework.unfinished import said
from desktop.ui.screens.citizen import CitizenScreen
from storage.reads.history import history_of
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.desktop.flows.test_news_in_a_form import hear_of, placed
from tests.desktop.flows.test_undo_flow import undo
from tests.desktop.screens.listening import press
from tests.storage import shelf

STORY = "Jeg er bager.\nJeg kom hertil i 2009,  og jeg vil »om morgenen«."


def writing(qtbot: QtBot, house: House, words: str = STORY) -> CitizenScreen:
    screen = case(qtbot, house)
    press(screen.story, "Ret" if page(house).story else "Skriv")
    form = screen.story.form
    assert form is not None
    form.fill({"story": words})
    return screen


def test_it_is_written_word_for_word_and_put_right_and_taken_back(qtbot: QtBot, house: House) -> None:
    screen = writing(qtbot, house)
    press(screen.story, "Gem historien")
    qtbot.waitUntil(lambda: page(house).story == STORY)
    qtbot.waitUntil(lambda: screen.story.form is None)
    assert screen.contents() == {}

    screen = writing(qtbot, house, "Jeg er konditor.")
    press(screen.story, "Gem historien")
    qtbot.waitUntil(lambda: page(house).story == "Jeg er konditor.")
    qtbot.waitUntil(lambda: screen.story.form is None)
    assert "Jeg er bager." in str(asked(house, lambda reader: history_of(reader, house.citizen)))
    undo(qtbot, house, "Historien er gemt")

    qtbot.waitUntil(lambda: page(house).story == STORY)


def test_nothing_altered_writes_nothing(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    before = asked(house, lambda reader: reader.seen())
    press(screen.story, "Skriv")

    press(screen.story, "Gem historien")

    assert screen.story.form is None
    assert asked(house, lambda reader: reader.seen()) == before


def test_what_is_typed_comes_back_from_its_draft_and_goes_along_at_a_hand_over(
    qtbot: QtBot, house: House
) -> None:
    screen = writing(qtbot, house)
    contents = screen.contents()
    screen._pause.timeout.emit()
    house.rooms.open_today()

    again = case(qtbot, house)

    qtbot.waitUntil(lambda: again.story.form is not None)
    assert again.contents() == contents
    assert said(contents) == f"Historie: historie: {STORY}"


def test_what_a_colleague_wrote_meanwhile_stands_under_the_form_and_both_can_be_kept(
    qtbot: QtBot, house: House
) -> None:
    saw = placed(house)
    screen = writing(qtbot, house, "Jeg er bager.")

    (his,) = people.tell_story(house.citizen, story="Hun har to børn.", by="w-jonas", now=shelf.NOW, seen=saw)
    hear_of(house, his)

    news = screen.story.news
    assert news is not None
    qtbot.waitUntil(lambda: "Jonas Krogh har rettet det samme" in news.banner._title.said)
    press(news, "Tag med")
    press(screen.story, "Gem historien")
    qtbot.waitUntil(lambda: "bager" in page(house).story)
    assert "to børn" in page(house).story
    assert page(house).torn == ()


def test_two_versions_are_chosen_first(qtbot: QtBot, house: House) -> None:
    saw = placed(house)
    screen = writing(qtbot, house, "Jeg er bager.")
    (his,) = people.tell_story(house.citizen, story="Hun har to børn.", by="w-jonas", now=shelf.NOW, seen=saw)
    hear_of(house, his)
    qtbot.waitUntil(lambda: screen.story.news is not None and not screen.story.news.isHidden())
    press(screen.story, "Gem historien")
    qtbot.waitUntil(lambda: bool(page(house).torn))
    qtbot.waitUntil(lambda: screen.story.form is None and screen.story._is_torn)

    press(screen.story, "To versioner")

    assert screen.story.form is None
    assert house.window.stack.currentWidget() is not screen
