"""The English beside the Danish: complete, up to date with the sources, and spoken by every open screen at once."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
import said_below
import translate
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from casework import access_request
from casework.acts import day
from casework.cpr import parse
from casework.errors import FodfaesteError, Refused
from desktop import crash, first_window
from desktop.language import speak
from desktop.paper.printing import COPY, save_where_chosen
from desktop.sentences import in_words, told
from desktop.ui.look.dress import dress, is_dressed
from desktop.ui.screens import said
from desktop.ui.screens.access import AccessScreen
from storage.faults import FULL, DiskFull
from sync.words import TurnedAway
from tests.desktop import scenes, scenes_safety, scenes_sync
from tests.desktop.screens.listening import settle, words

MESSAGES = list(translate.messages(translate.ENGLISH))
OPENED: dict[str, Callable[[], QWidget]] = {
    name: scenes.SCENES[name] for name in ("today", "citizens", "citizen", "visit", "safe")
}
OPENED |= {
    name: scenes_sync.SCENES[name] for name in ("plan", "sync", "settings", "start_words", "start_fetch")
}
OPENED |= {name: scenes_safety.SCENES[name] for name in ("safety_code", "safety_sharing", "cover")}


@pytest.fixture(autouse=True)
def _danish_again(qapp: QApplication) -> Iterator[None]:
    if not is_dressed(qapp):
        dress(qapp)
    yield
    speak(qapp, "da")
    settle()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_file_holds_what_the_sources_say_and_nothing_else(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"

    translate.gather(fresh)

    said_now = {(context, danish) for context, danish, _english in translate.messages(fresh)}
    assert said_now == {(context, danish) for context, danish, _english in MESSAGES}


def test_what_is_loaded_is_compiled_from_the_file(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"

    translate.compile_to(fresh)

    assert fresh.read_bytes() == translate.ENGLISH.with_suffix(".qm").read_bytes()


def test_everything_is_translated() -> None:
    assert [(context, danish) for context, danish, english in MESSAGES if not english] == []


def test_every_sentence_has_a_context_that_is_known_when_it_is_said() -> None:
    assert [danish for context, danish, _english in MESSAGES if not context] == []


def test_the_english_fills_in_the_same_facts() -> None:
    assert [danish for _, danish, english in MESSAGES if fields(danish) != fields(english)] == []


def test_no_english_sentence_has_danish_letters_left() -> None:
    names = re.compile("Fodfæste")
    left = [english for _, _, english in MESSAGES if re.search("[æøåÆØÅ»«]", names.sub("", english))]

    assert left == []


def test_no_sentence_on_a_screen_says_the_programmers_word_for_what_is_kept_here() -> None:
    """*Lageret* is for who runs the service or writes a script (docs/GLOSSARY.md); others would wonder which."""
    said_so = [danish for _, danish, _ in MESSAGES if re.search(r"\blager", danish, re.IGNORECASE)]
    in_english = [english for _, _, english in MESSAGES if re.search(r"\bstores?\b", english, re.IGNORECASE)]

    assert (said_so, in_english) == ([], [])


@pytest.mark.parametrize("scene", OPENED)
def test_an_open_screen_says_itself_in_english_and_in_danish_again(qapp: QApplication, scene: str) -> None:
    window = OPENED[scene]()
    window.resize(1280, 800)
    window.show()
    settle()
    before = words(window)

    speak(qapp, "en")
    settle()
    english = words(window)
    speak(qapp, "da")
    settle()
    after = words(window)
    window.close()
    window.deleteLater()

    translations = {danish: text for _, danish, text in MESSAGES if "{" not in danish and danish != text}
    untouched = [line for line in english.split("\n") if line in translations]
    assert untouched == []
    assert english != before
    assert sorted(after.split("\n")) == sorted(before.split("\n"))


def test_codes_are_said_in_the_language_of_the_moment(qapp: QApplication) -> None:
    speak(qapp, "en")

    assert said.outcome("not_met") == "Not at home"
    assert said.area("Bolig") == "Housing"
    assert said.area("Have") == "Have"
    assert said.clock("2026-11-26T08:05:00+00:00") == "09:05"


def test_what_the_floors_below_refuse_is_said_in_the_language_of_the_moment(qapp: QApplication) -> None:
    speak(qapp, "en")
    with pytest.raises(Refused) as refused:
        parse("520180-1234")
    with pytest.raises(Refused) as other:
        day("30.2.2026")

    assert told(refused.value) == (
        "That is not a CPR number: day 52 is neither a day nor that of a replacement number. Look at the health card."
    )
    assert told(other.value) == "The date “30.2.2026” is not in the calendar. Choose a day that exists."
    assert str(refused.value).startswith("Det er ikke et CPR-nummer: dag 52")
    assert told(DiskFull(FULL)).startswith("The disk is full.")
    assert (
        told(TurnedAway("code_old", ""))
        == "The code is too old; it is good for a day. Ask the team leader for a new one."
    )
    assert told(FodfaesteError()) == ""


def test_no_sentence_is_put_together_in_a_way_that_cannot_be_translated() -> None:
    assert said_below.put_together() == []


def test_a_sentence_that_is_put_together_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "casework"
    place.mkdir()
    (place / "errors.py").write_text("def refuse(name):\n    raise ValueError(f'{name} kan ikke findes.')\n")
    monkeypatch.setattr(said_below, "ROOT", tmp_path)

    assert said_below.put_together() == ["casework.errors:2"]


def test_qt_itself_speaks_danish_too(qapp: QApplication) -> None:
    speak(qapp, "da")

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") in {
        "Annuller",
        "Annullér",
    }
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel"


def test_both_words_of_a_choice_and_every_word_for_a_code_are_gathered() -> None:
    gathered = set(said_below.sentences())

    assert gathered >= {
        "{form} modtaget",
        "{form} rekvireret",
        "Hjemmebesøg",
        "aftale",
        "at finde sagen",
        "beskyttet",
    }


def test_no_sentence_of_the_desktop_is_said_without_a_translation() -> None:
    assert said_below.said_alone() == []


def test_a_sentence_that_is_handed_to_no_translation_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "desktop"
    place.mkdir()
    (place / "room.py").write_text("BOX.say('Det er gemt her.')\nBOX.say(self.tr('Det er gemt der.'))\n")
    monkeypatch.setattr(said_below, "ROOT", tmp_path)

    assert said_below.said_alone() == ["desktop/room.py:1"]


def test_what_the_printer_answers_is_said_in_the_language_of_the_moment(
    qapp: QApplication, tmp_path: Path
) -> None:
    speak(qapp, "en")
    refused = save_where_chosen(b"", tmp_path / "gone" / "Brev.pdf", what=COPY).said

    assert in_words(refused) == (
        "The copy could not be saved: the place is no longer there. Nothing is lost. "
        "Choose another place, and save again."
    )


def test_the_first_window_and_a_crash_speak_the_language_that_was_chosen(qapp: QApplication) -> None:
    speak(qapp, "en")

    assert first_window.said_of("2026-11-24T09:05:00+00:00") == "Last updated 24.11.2026 9:05"
    assert crash.words_for(Path("r.txt")).startswith(
        "An error happened in Fodfæste. Everything you have saved"
    )
    assert "The report r.txt is written on this computer" in crash.words_for(Path("r.txt"))


def test_the_day_by_which_an_answer_is_due_is_said_in_the_language_of_the_screen(qapp: QApplication) -> None:
    asked = date(2026, 11, 26)
    screen = AccessScreen()
    screen.show_standing(access_request.clock(asked, asked), (0, 0, 0), access_request.due(asked))
    assert "mandag den 7. december" in words(screen)

    speak(qapp, "en")
    settle()

    assert "Monday 7 December" in words(screen)
    assert "december" not in words(screen)


def test_an_apostrophe_is_curly_as_in_print() -> None:
    assert [english for _context, _danish, english in MESSAGES if re.search(r"\w'", english)] == []
