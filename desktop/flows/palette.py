"""Ctrl+K: every letter asks anew, and the question before it is let go of."""

from PySide6.QtCore import QCoreApplication

from casework.answers import CitizenRow, Hit
from casework.folding import fold, matches
from desktop.flows.searching import Search
from desktop.flows.ways import Ways
from desktop.lanes import Job
from desktop.ui.screens.palette import Act, Action, CommandPalette
from storage.reader import Reader
from storage.reads import citizens as citizens_reads
from storage.reads import search as search_reads

MOST_HITS = 20
SHORTEST = 2
SHORTEST_ACT = 3
"""Letters from which a word may mean something to do: two begin too many names."""

Found = tuple[tuple[Hit, ...], tuple[CitizenRow, ...]]


class PaletteFlow:
    """Wires the search line over the page."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._asked: Job | None = None
        self._rows: tuple[CitizenRow, ...] | None = None
        self.palette = CommandPalette(ways.window, ways.now)
        self._finished = Search(ways.desk, "palette")
        self.palette.typed.connect(self._search)
        self.palette.typed.connect(self._finished.typed)
        self.palette.closed.connect(self._finished.end)
        self.palette.chosen.connect(lambda citizen, _record: ways.open_citizen(citizen))
        self.palette.action_chosen.connect(self._act)
        self.palette.act_chosen.connect(self._act_for)
        self._actions = {
            "today": ways.open_today,
            "citizens": ways.open_citizens,
            "mentor": ways.open_mentor,
            "team": ways.open_team,
            "new_citizen": ways.open_new_citizen,
            "sync": ways.open_sync,
            "settings": ways.open_settings,
            "send": ways.send_now,
            "glass": ways.open_glass,
            "lock": ways.window.lock_wanted.emit,
            "cover": ways.window.cover_wanted.emit,
        }

    def open(self) -> None:
        """Lay it over the page; the caseload is asked for once, and filtered while one types."""
        self.palette.offer(_offered(self._ways.window.desks))
        self.palette.open()
        today = self._ways.today()
        self._ways.desk.ask(lambda reader: citizens_reads.citizens(reader, today), self._know)

    def _know(self, rows: tuple[CitizenRow, ...]) -> None:
        self._rows = rows
        if text := self.palette.field.text():
            self._search(text)

    def _search(self, text: str) -> None:
        self._ways.desk.let_go(self._asked)
        self._asked = None
        if self._rows is None:
            return  # asked as soon as the caseload is known: half an answer would make a fast Enter open the wrong line
        query = fold(text)
        people = tuple(row for row in self._rows if matches(row.folded, query)) if query else ()
        if len(query.strip()) < SHORTEST:
            self.palette.show_hits((), people)
            return
        acts = acts_for(query, self._rows, about())

        def question(reader: Reader) -> tuple[Hit, ...]:
            return search_reads.search(reader, text, MOST_HITS)

        self._asked = self._ways.desk.ask(question, lambda hits: self.palette.show_hits(hits, people, acts))

    def _act(self, action: str) -> None:
        self._actions[action]()

    def _act_for(self, action: str, citizen: str) -> None:
        ways = self._ways
        does = {
            "plan": lambda: ways.open_plan(citizen),
            "note": lambda: ways.open_citizen(citizen, note=True),
            "visit": lambda: ways.open_visit("", citizen),
        }
        does[action]()


def acts_for(query: str, rows: tuple[CitizenRow, ...], actions: tuple[Action, ...]) -> tuple[Act, ...]:
    """Find what a folded query wants done with whom: "plan amina" is a word of an action and words of a citizen."""
    found: list[Act] = []
    for action in actions:
        known = fold(f"{action.text} {action.remark}").split()
        words = query.split()
        names = [word for word in words if not _is_of(word, known)]
        if names and len(names) < len(words):
            wanted = " ".join(names)
            found += [(action, row) for row in rows if matches(row.folded, wanted)]
    return tuple(found)


def _is_of(word: str, known: list[str]) -> bool:
    return len(word) >= SHORTEST_ACT and any(one.startswith(word) for one in known)


def about() -> tuple[Action, ...]:
    """Return what can be done with one citizen from anywhere; the remark has the words that one might type."""
    return (
        Action(
            "plan",
            "target",
            QCoreApplication.translate("flows", "Plan og udskrift"),
            QCoreApplication.translate("flows", "åbn planen og udskriv den"),
        ),
        Action("note", "pencil", QCoreApplication.translate("flows", "Nyt notat"), ""),
        Action("visit", "door-closed", QCoreApplication.translate("flows", "Start besøg"), ""),
    )


def _offered(desks: frozenset[str] = frozenset()) -> tuple[Action, ...]:
    mentor = Action("mentor", "handshake", QCoreApplication.translate("flows", "Mentor"), "Ctrl 6")
    team = Action("team", "layers", QCoreApplication.translate("flows", "Team"), "Ctrl 7")
    new = Action(
        "new_citizen",
        "user-plus",
        QCoreApplication.translate("flows", "Ny borger"),
        QCoreApplication.translate("flows", "opret en sag · Ctrl N"),
    )
    return (
        Action("today", "sunrise", QCoreApplication.translate("flows", "I dag"), "Ctrl 1"),
        Action("citizens", "users-round", QCoreApplication.translate("flows", "Borgere"), "Ctrl 2"),
        *((new,) if "new_citizen" in desks else ()),
        *((mentor,) if "mentor" in desks else ()),
        *((team,) if "team" in desks else ()),
        Action("sync", "refresh-cw", QCoreApplication.translate("flows", "Synkronisering"), "Ctrl 4"),
        Action("settings", "settings", QCoreApplication.translate("flows", "Indstillinger"), "Ctrl 5"),
        Action("send", "send", QCoreApplication.translate("flows", "Send nu"), ""),
        Action(
            "glass",
            "shield",
            QCoreApplication.translate("flows", "Åbn en borger uden for din sagsstamme"),
            QCoreApplication.translate("flows", "med en grund, i 60 minutter"),
        ),
        Action("lock", "lock", QCoreApplication.translate("flows", "Lås"), "Ctrl L"),
        Action("cover", "eye-off", QCoreApplication.translate("flows", "Dæk skærmen"), "Ctrl Shift D"),
    )
