"""What is taken out of a case, on the real window: a note that is taken back, and one that stood in the wrong case.

Both by the menu of the note, which is open while the day and the case behind it are still told of what was saved.
"""

from storage.drafts import Drafts
from storage.reader import Reader
from tests.journeys.counted import Hand
from tests.journeys.results import demand, of_citizen
from tests.journeys.stage import Missing, wait_until

MOST_TABS = 6
HERE, RIGHT = "Emil Legestue", "Gorm Tænkebjerg"
BACK, WHY_BACK = "Emils mor ringede om svinghjulet", "Det var hans søster, der ringede"
MISFILED, WHY_MISFILED = "Vi talte om drejebænken i kælderen", "Jeg stod i den forkerte sag"
"""The reason stays in the wrong case, and so must not say whom it was about."""


def taken_back(hand: Hand, seen: dict[str, str]) -> None:
    """A note is taken back with a reason: it leaves the timeline, and the history of the case says what and why."""
    _open_case(hand, HERE)
    _write(hand, BACK)
    seen["before"] = hand.find(BACK, "row").words
    _choose_in_menu(hand, BACK, "^Kald notatet tilbage")
    hand.find("^Hvorfor kaldes notatet tilbage")
    hand.type(WHY_BACK)
    hand.press("^Kald tilbage$", "Button")
    hand.find("^Notatet er kaldt tilbage")
    wait_until(lambda: not hand.desk.says(BACK))
    seen["taken back"] = hand.desk.read()
    _tab_to(hand, "Historik")  # the receipt lies over the button, where a hand would have to wait
    hand.key("space")
    hand.press("Tilbagekaldt", "row")
    hand.key("Return")
    hand.find(WHY_BACK)
    seen["history"] = hand.desk.read()


def _tab_to(hand: Hand, name: str) -> None:
    """Go on by Tab until the keyboard stands here."""
    for _ in range(MOST_TABS):
        hand.key("Tab")
        if any(thing.focused and thing.words.startswith(name) for thing in hand.desk.things()):
            break
    hand.stands_on(name)


def moved(hand: Hand, seen: dict[str, str]) -> None:
    """A note in the wrong citizen's case is moved: a husk says who and why, and the right case has the words."""
    _open_case(hand, HERE)
    _write(hand, MISFILED)
    _choose_in_menu(hand, MISFILED, "^Forkert borger")
    hand.find("^Hvem handler notatet om")
    hand.type(RIGHT)
    hand.key("Tab")
    hand.type(WHY_MISFILED)
    hand.press("^Find borgeren$", "Button")
    hand.find(f"^Det flyttes til {RIGHT}")
    hand.press("^Flyt notatet$", "Button")
    hand.find(f"^Notatet er flyttet til {RIGHT}")
    seen["husk"] = hand.find(WHY_MISFILED, "row").words
    wait_until(lambda: not hand.desk.says(MISFILED))
    seen["wrong case"] = hand.desk.read()
    _open_case(hand, RIGHT)
    seen["right case"] = hand.find(MISFILED, "row").words


def _open_case(hand: Hand, name: str) -> None:
    hand.come("ctrl+k")
    hand.find("Søg", "LineEdit")
    hand.type(name)
    hand.find(f"^{name}", "FoundLine")
    hand.come("Return")
    hand.find("^Nyt notat$", "Button")


def _write(hand: Hand, text: str) -> None:
    for _ in range(3):  # what comes in above it may move the button away from under the hand
        hand.press("^Nyt notat$", "Button")
        try:
            hand.desk.find("Notatets tekst", "TextEdit", seconds=2)
        except Missing:
            continue
        break
    hand.type(text)
    hand.key("ctrl+Return")
    hand.find(text, "row")


def _choose_in_menu(hand: Hand, note: str, choice: str) -> None:
    hand.press_other(note, "row")
    hand.press(choice, "action")


def _taken_back(reader: Reader, _drafts: Drafts) -> None:
    notes = [one for one in of_citizen(reader, HERE, "note") if one.text("text") == BACK]
    demand(
        [bool(one.text("withdrawn")) and one.text("withdrawn_reason") == WHY_BACK for one in notes] == [True],
        "the note is not taken back with its reason",
    )
    demand(not any(one.is_contact for one in notes), "a note that was taken back counts as a contact")


def _moved(reader: Reader, _drafts: Drafts) -> None:
    wrong = [one.text("text") for one in of_citizen(reader, HERE, "note")]
    right = [one.text("text") for one in of_citizen(reader, RIGHT, "note")]
    demand(MISFILED not in wrong, "the words still stand in the wrong case")
    demand(MISFILED in right, f"the words do not stand in the right case: {right}")
    demand(bool(of_citizen(reader, HERE, "breach")), "no task tells the team lead")


CHECKS = {"taken back": _taken_back, "moved": _moved}
