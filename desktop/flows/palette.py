"""Ctrl+K: every letter asks anew, and the question before it is let go of."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from casework.answers import CitizenRow, Hit
from casework.answers_search import Asked
from casework.changes import Seen
from casework.clock import instant
from casework.folding import fold, matches
from desktop.flows.searching import Search
from desktop.flows.ways import Ways
from desktop.lanes import Job
from desktop.ui.screens.palette import Act, Action, CommandPalette
from storage.reader import Reader
from storage.reads import called
from storage.reads import citizens as citizens_reads
from storage.reads import search as search_reads

MOST_HITS = 20
NOT_READ = Seen(-1)
"""What the names have seen before they were read."""
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
        self._names, self._names_of = called.NOBODY, NOT_READ
        self.palette = CommandPalette(ways.window, ways.now)
        self._finished = Search(ways.desk, "palette")
        self.palette.typed.connect(self._search)
        self.palette.typed.connect(self._finished.typed)
        self.palette.closed.connect(self._finished.end)
        self._kinds: dict[str, str] = {}
        """Of what kind is what was found; a citizen who was found by name is not of it."""
        self.palette.chosen.connect(self._open_found)
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
        self._ways.desk.ask(self._read_names, self._know_names)

    def _read_names(self, reader: Reader) -> tuple[called.Names, Seen]:
        """On the reader's lane: read all names, unless nothing was written since they were read."""
        seen = reader.seen()
        return (self._names if seen == self._names_of else called.known(reader)), seen

    def _know_names(self, answer: tuple[called.Names, Seen]) -> None:
        """Search again where other names are known now: what was typed meanwhile was looked for without them."""
        known = self._names
        self._names, self._names_of = answer
        if self._names != known and (text := self.palette.field.text()):
            self._search(text)

    def _know(self, rows: tuple[CitizenRow, ...]) -> None:
        self._rows = rows
        if text := self.palette.field.text():
            self._search(text)

    def _search(self, text: str) -> None:
        self._ways.desk.let_go(self._asked)
        self._asked = None
        if self._rows is None or self._names_of == NOT_READ:
            return  # asked as soon as both are known: half an answer would make a fast Enter open the wrong line
        query, filters = fold(text), self.palette.filters
        people = tuple(row for row in self._rows if matches(row.folded, query)) if query else ()
        people = tuple(row for row in people if self._is_wanted(row))
        if len(query.strip()) < SHORTEST:
            self._kinds = {}
            self.palette.show_hits((), people)
            return
        acts = acts_for(query, self._rows, about()) if not filters.is_on else ()
        since = self._ways.now() - timedelta(days=filters.days) if filters.days else None
        asked = Asked(filters.among, filters.citizen, instant(since) if since else "")
        names = self._names

        def question(reader: Reader) -> tuple[Hit, ...]:
            return search_reads.found(reader, text, names, MOST_HITS, asked)

        def show(hits: tuple[Hit, ...]) -> None:
            written, named = self._among_people(hits, people)
            self._kinds = {hit.record: hit.kind for hit in written}
            self.palette.show_hits(written, named, acts)

        self._asked = self._ways.desk.ask(question, show)

    def _is_wanted(self, row: CitizenRow) -> bool:
        filters = self.palette.filters
        return filters.among in {"all", "people"} and filters.citizen in {"", row.id}

    def _among_people(
        self, hits: tuple[Hit, ...], people: tuple[CitizenRow, ...]
    ) -> tuple[tuple[Hit, ...], tuple[CitizenRow, ...]]:
        """Let a citizen whose name was found stand among the people, and once only."""
        rows = {row.id: row for row in self._rows or ()}
        named = [
            hit for hit in hits if hit.kind == "citizen" and hit.snippet == hit.name and hit.citizen in rows
        ]
        here = {row.id for row in people}
        more = [rows[hit.citizen] for hit in named if hit.citizen not in here]
        return tuple(hit for hit in hits if hit not in named), (*people, *more)

    def _open_found(self, citizen: str, record: str) -> None:
        """Lead to the very words that were found; for a name, to who is called so."""
        kind = self._kinds.get(record, "")
        if kind == "attachment":
            self._ways.open_document(record, citizen)
        elif kind == "resume_line":
            self._ways.open_resume(citizen)
        else:
            self._ways.open_citizen(citizen, at=record if kind not in {"", "former_name"} else "")

    def _act(self, action: str) -> None:
        self._actions[action]()

    def _act_for(self, action: str, citizen: str) -> None:
        ways = self._ways
        does = {
            "plan": lambda: ways.open_plan(citizen),
            "note": lambda: ways.open_citizen(citizen, note=True),
            "progress": lambda: ways.open_progress(citizen),
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
        Action(
            "progress",
            "sprout",
            QCoreApplication.translate("flows", "Fremdrift"),
            QCoreApplication.translate("flows", "svarene og løntimerne over tid"),
        ),
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
            QCoreApplication.translate("flows", "Åbn en sag uden for din sagsstamme"),
            QCoreApplication.translate("flows", "med en grund, i 60 minutter"),
        ),
        Action("lock", "lock", QCoreApplication.translate("flows", "Lås"), "Ctrl L"),
        Action("cover", "eye-off", QCoreApplication.translate("flows", "Dæk skærmen"), "Ctrl Shift D"),
    )
