"""The oracle: it looks at every device and at the service's log after the last round, and names each promise broken."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec

from casework.changes import DELETED, REDACTED, Placed, Record, fold
from casework.clock import AHEAD_MS
from casework.kinds import KINDS, Role, readable
from tests.sync.simulation.actors import LATER_FIELD, Actor
from tests.sync.simulation.notebook import Notebook, Written, token_of
from tests.sync.simulation.town import LogRow, Town

HELD_FOREVER = frozenset({"poison"})


@dataclass(frozen=True, slots=True)
class Fault:
    """A promise that was broken: the invariant's name, and where it was seen."""

    invariant: str
    told: str

    def __str__(self) -> str:
        return f"{self.invariant}: {self.told}"


class Judge:
    """One look at the whole town."""

    def __init__(
        self, town: Town, actors: Sequence[Actor], notebook: Notebook, *, excused: frozenset[int]
    ) -> None:
        self.town, self.actors, self.notebook = town, actors, notebook
        self.excused = excused
        self.log = town.log()
        self.held = town.held()
        self.faults: list[Fault] = []
        self.in_stream: dict[str, list[LogRow]] = defaultdict(list)
        for row in self.log:
            self.in_stream[row.stream].append(row)
        self.ended = {row.change.r for row in self.log if REDACTED in row.change.f}

    def judge(self) -> list[Fault]:
        self._once()
        self._wrong_case()
        self._newer_members()
        for actor in self.actors:
            self._stamps(actor)
            if not actor.shut_out:
                self._outbox(actor)
                self._scope(actor)
        self._convergence()
        return self.faults

    def picture(self) -> str:
        """Return everything that stands on the devices and at the service, but for places, times and clocks."""
        screens = [[_picture(actor, stream) for stream in sorted(self.in_stream)] for actor in self.actors]
        held = sorted((_token(raw), code) for _dot, code, raw in self.held)
        return repr((screens, sorted(token_of(row.change.e) for row in self.log), held))

    def _say(self, invariant: str, told: str) -> None:
        self.faults.append(Fault(invariant, told))

    def _once(self) -> None:
        """Every write is in the log once, or visibly held, or still waits on a computer that was shut out."""
        times = Counter(token_of(row.change.e) for row in self.log)
        times.update(_token(raw) for _dot, _code, raw in self.held)
        waiting = {
            token_of(placed.change.happened)
            for actor in self.actors
            if actor.shut_out
            for placed in actor.store.rows.values()
            if placed.seq is None
        }
        for token, one in self.notebook.written.items():
            if not times[token] and one.placed.change.record in self.ended | self._ended_and_lost():
                continue  # emptied where it stood, or what was held aside of it
            if not times[token] and self._lives_elsewhere(one):
                continue
            if times[token] == 1 or token in self.excused or (not times[token] and token in waiting):
                continue
            if one.sort == "typed" and self._is_well(one, times[token]):
                continue
            what = "is lost" if not times[token] else f"stands {times[token]} times"
            self._say("EXACTLY ONCE", f"v{token} of device {one.actor} {what}")
            if one.actor in self.notebook.copied:
                self._say("DOT REUSE", f"v{token}, written on one of two copies of a disk, {what}")

    def _lives_elsewhere(self, one: Written) -> bool:
        """Tell whether a record's rows were lost, and who named it first after that did so in another case."""
        homes = {row.stream for row in self.log if row.change.r == one.placed.change.record}
        return one.token in self.notebook.placed_anew and bool(homes - {one.placed.change.stream})

    def _ended_and_lost(self) -> set[str]:
        """Return the records whose words a redaction ended before it was lost itself; now it is gone, or held."""
        known = (self.excused | self.notebook.placed_anew) & self.notebook.written.keys()
        lost = (self.notebook.written[token] for token in known)
        return {one.placed.change.record for one in lost if REDACTED in one.fields}

    def _is_well(self, one: Written, times: int) -> bool:
        """Judge what was typed and not saved: a draft still, typed on in later words, or an entry of its case.

        Of two copies of a disk each may hand it on; it is one entry then, too.
        """
        later = (each for each in self.notebook.written.values() if each.sort == "typed")
        if times:
            return one.actor in self.notebook.copied
        if any(one.token in each.painted["text"] for each in later):
            return True
        drafts = self.actors[one.actor].store.typed.values()
        return one.token in {token_of(draft.kept_at) for draft in drafts} or self._lost(one)

    def _lost(self, one: Written) -> bool:
        self._say("SURVIVAL", f"v{one.token}, typed on device {one.actor} and not saved, is gone")
        return True

    def _wrong_case(self) -> None:
        """Of a record that was redacted no word is left but why, at the service and on every device."""
        if words := [row for row in self.log if row.change.r in self.ended and REDACTED not in row.change.f]:
            self._say("WRONG CASE", f"the service holds {len(words)} rows of a record that was redacted")
        for actor in self.actors:
            if actor.shut_out:
                continue  # nothing reaches it any more
            spans = self.town.spans(actor.user)  # what is held of a case that was never his hears of nothing
            placed = [
                one
                for dot, one in actor.store.rows.items()
                if one.change.record in self.ended
                and one.change.stream in spans
                and (one.seq is not None or dot in actor.store.held)
            ]
            if kept := [one for one in placed if one.change.fields.keys() - {REDACTED}]:
                self._say("WRONG CASE", f"device {actor.number} holds {len(kept)} rows that were redacted")

    def _newer_members(self) -> None:
        """What a later version wrote beside the known members is in the log as it came."""
        newer = {actor.number for actor in self.actors if actor.line.adds}
        for row in self.log:
            one = self.notebook.written.get(token_of(row.change.e))
            if one and one.actor in newer and "y" not in msgspec.json.decode(row.raw):
                self._say("UNKNOWN", f"a member of v{one.token} is gone from the log")

    def _stamps(self, actor: Actor) -> None:
        """Hybrid stamps rise over restarts and clocks set back, and nobody's clock carries others far ahead."""
        if any(after[0] <= before[0] for before, after in pairwise(actor.stamps)):
            self._say("CLOCK RISES", f"device {actor.number} gave a stamp that was not later than the last")
        if any(stamp >> 16 > wall * 1000 + AHEAD_MS + 1000 for stamp, wall in actor.stamps):
            self._say("CLOCK SPREADS", f"device {actor.number} stamps beyond every clock it may believe")

    def _outbox(self, actor: Actor) -> None:
        waiting = actor.store.waiting(1)
        if not waiting:
            return
        token = token_of(waiting[0].change.happened)
        self._say("NOTHING REFUSED", f"device {actor.number} never gets rid of v{token}")
        if self.notebook.written[token].sort in HELD_FOREVER:
            self._say("POISON", f"v{token} of device {actor.number} stops what stands behind it")

    def _scope(self, actor: Actor) -> None:
        """On the device lies what its person may see now, all of it and nothing else."""
        spans, store = self.town.spans(actor.user), actor.store
        placed = [one for one in store.rows.values() if one.seq is not None]
        words = {one.change.stream for one in placed}
        here = {one.stream: one for one in store.scope() if one.upto or one.stream in words}
        if set(spans) != set(here) or not all(scope.done for scope in here.values()):
            self._say("SCOPE", f"device {actor.number} has {len(here)} citizens, granted are {len(spans)}")
        if stray := set(store.typed) - {one.stream for one in store.scope()}:
            self._say("SCOPE", f"device {actor.number} holds drafts of {len(stray)} citizens who have left")
        if stray := words - set(spans):
            self._say("SCOPE", f"device {actor.number} holds words of {len(stray)} citizens who have left")
        for stream, role in spans.items():
            if stream in here and here[stream].done:
                rows = [one for one in placed if one.change.stream == stream]
                self._rows(actor, stream, role, rows)
                self._values(actor, stream, role, rows)

    def _rows(self, actor: Actor, stream: str, role: Role, rows: list[Placed]) -> None:
        wanted = {}
        for row in self.in_stream[stream]:
            if fields := readable(role, row.change.k, row.change.f):
                wanted[row.dot] = (row.seq, fields)
        there = {one.dot: (one.seq, dict(one.change.fields)) for one in rows}
        if wanted.keys() != there.keys():
            missing, strange = wanted.keys() - there.keys(), there.keys() - wanted.keys()
            self._say(
                "PREFIX", f"device {actor.number} lacks {len(missing)} rows, has {len(strange)} strange"
            )
        for dot in wanted.keys() & there.keys():
            if wanted[dot][0] != there[dot][0]:
                self._say("PREFIX", f"device {actor.number} has a row at another place")
            extra = there[dot][1].keys() - wanted[dot][1].keys()
            if extra:
                self._say(
                    "SCOPE", f"device {actor.number} holds {sorted(extra)}, which a {role} may not read"
                )
            lost = wanted[dot][1].keys() - there[dot][1].keys()
            if lost:
                self._say(
                    "UNKNOWN" if LATER_FIELD in lost else "PREFIX",
                    f"device {actor.number} lost {sorted(lost)}",
                )

    def _values(self, actor: Actor, stream: str, role: Role, rows: list[Placed]) -> None:
        """Every value that nobody replaced who had seen it is there, and no other."""
        by_record: dict[str, list[Placed]] = defaultdict(list)
        for one in rows:
            by_record[one.change.record].append(one)
        for record, expected in self._expected(stream, role).items():
            view = fold(by_record[record]) if by_record[record] else None
            self._compare(actor, view, expected, role)
            if view is not None:
                self._deleted(actor, view, expected, role)
        for record, placed in by_record.items():
            everything = [
                one
                for one in actor.store.rows.values()
                if (one.change.stream, one.change.record) == (stream, record)
            ]
            if view := actor.folded(stream, record):
                self._ghosts(actor, view, [*placed, *everything])

    def _expected(self, stream: str, role: Role) -> dict[str, dict[str, frozenset[int]]]:
        """Return the writes that must stand in each field of each record, by what was painted alone."""
        wrote: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for row in self.in_stream[stream]:
            for name in readable(role, row.change.k, row.change.f):
                wrote[row.change.r][name].add(token_of(row.change.e))
        return {
            record: {name: self.notebook.surviving(tokens, name) for name, tokens in fields.items()}
            for record, fields in wrote.items()
        }

    def _compare(
        self, actor: Actor, view: Record | None, expected: Mapping[str, frozenset[int]], role: Role
    ) -> None:
        for name, wanted in expected.items():
            there = _standing(view, name)
            if lost := {one for one in wanted - there if not self.notebook.may_go(one, name)}:
                self._say("SURVIVAL", f"device {actor.number} ({role}) lost {_values_of(lost)} of {name}")
                if name == LATER_FIELD:
                    self._say("UNKNOWN", f"device {actor.number} lost {_values_of(lost)} of a later version")
            if ghosts := {one for one in there - wanted if not self.notebook.may_stay(one, name, wanted)}:
                self._say("NO GHOST", f"device {actor.number} ({role}) shows {_values_of(ghosts)} of {name}")

    def _deleted(
        self, actor: Actor, view: Record, expected: Mapping[str, frozenset[int]], role: Role
    ) -> None:
        """A record is gone only where one who removed it had all its values on the screen, and nobody put it back."""
        removals = [
            token
            for token in expected.get(DELETED, ())
            if isinstance(self.notebook.written[token].fields[DELETED], list | tuple)
        ]
        put_back = any(
            self.notebook.written[token].fields[DELETED] is None for token in expected.get(DELETED, ())
        )
        standing = [(name, token) for name, there in expected.items() if name != DELETED for token in there]
        gone = {
            not put_back
            and any(
                all(self._had(removal, name, token, strict) for name, token in standing)
                for removal in removals
            )
            for strict in (True, False)
        }
        if any(self.notebook.may_stay(token, name, removals) for name, token in standing):
            gone.add(False)  # what another screen wrote lies before the form's own last words (decision 0066)
        here = _standing(view, DELETED) - expected.get(DELETED, frozenset())
        if any(
            self.notebook.written[token].fields[DELETED] is None
            and self.notebook.may_return(token, DELETED, expected.get(DELETED, ()))
            for token in here
        ):
            gone.add(False)  # on a copied disk: it stands again beside the removal that replaced it
        if not put_back and any(self._removed_once(one, expected, standing) for one in here):
            gone.add(True)  # so it may be by a removal that comes back beside its author's newer one
        if self._came_back_beside(view, expected):
            gone.add(
                False
            )  # no number says that whoever removed the newer words had these on the screen once
        if view.deleted not in gone:
            said = "is gone, and somebody's words with it" if view.deleted else "stays, though all was seen"
            self._say("DELETE", f"device {actor.number} ({role}): a {view.kind} {said}")

    def _removed_once(
        self, token: int, expected: Mapping[str, frozenset[int]], standing: Iterable[tuple[str, int]]
    ) -> bool:
        """Tell whether a write that was replaced, and may return, removed all that stands."""
        removes = isinstance(self.notebook.written[token].fields[DELETED], list | tuple)
        may = removes and self.notebook.may_return(token, DELETED, expected.get(DELETED, ()))
        return may and any(
            all(self._had(token, name, one, strict) for name, one in standing) for strict in (True, False)
        )

    def _came_back_beside(self, view: Record, expected: Mapping[str, frozenset[int]]) -> bool:
        """Tell whether words that were replaced stand again, as they may where their place was lost (decision 0025)."""
        return any(
            self.notebook.may_stay(one, name, wanted)
            for name, wanted in expected.items()
            if name != DELETED
            for one in _standing(view, name) - wanted
        )

    def _had(self, removal: int, name: str, token: int, strict: bool) -> bool:
        names: Any = self.notebook.written[removal].fields[DELETED]
        had = name in names and token in self.notebook.covered(removal, name)
        had = had and (strict or not self.notebook.may_return(token, name, [removal]))
        return had or (not strict and name in names and self.notebook.may_go(token, name, by=removal))

    def _ghosts(self, actor: Actor, view: Record, placed: Iterable[Placed]) -> None:
        """No value stands on the screen that a write on this very device replaced."""
        replaced: dict[str, set[int]] = defaultdict(set)
        for one in placed:
            for name in one.change.fields:
                replaced[name] |= self.notebook.covered(token_of(one.change.happened), name)
        for name in view.registers:
            ghosts = {
                one
                for one in _standing(view, name) & replaced[name]
                if not self.notebook.may_stay(one, name, self.notebook.written)
            }
            if ghosts:
                self._say("NO GHOST", f"device {actor.number} shows {_values_of(ghosts)} of {name} again")

    def _convergence(self) -> None:
        """Devices that may see the same show the same."""
        for stream in self.in_stream:
            seen: dict[Role, dict[str, int]] = defaultdict(dict)
            for actor in self.actors:
                role = self.town.spans(actor.user).get(stream)
                if role is not None and not actor.shut_out:
                    projection: Role = role if role in {"mentor", "team_lead"} else "primary"
                    seen[projection][_picture(actor, stream)] = actor.number
            for role, pictures in seen.items():
                if len(pictures) > 1:
                    self._say("CONVERGENCE", f"devices {sorted(pictures.values())} differ ({role})")


def _token(raw: bytes) -> int:
    try:
        return token_of(str(msgspec.json.decode(raw)["e"]))
    except (ValueError, KeyError):
        return -1


def _standing(view: Record | None, name: str) -> frozenset[int]:
    register = view.registers.get(name, ()) if view else ()
    return frozenset(token_of(version.happened) for version in register)


def _values_of(tokens: Iterable[int]) -> str:
    return ", ".join(f"v{token}" for token in sorted(tokens))


def _picture(actor: Actor, stream: str) -> str:
    """Return a case as text: each record, its fields, every version, and whether it is gone."""
    by_record: dict[str, list[Placed]] = defaultdict(list)
    for one in actor.store.rows.values():
        if one.change.stream == stream and one.seq is not None:
            by_record[one.change.record].append(one)
    shown = []
    for record, rows in sorted(by_record.items()):
        view = fold(rows)
        fields = {name: sorted(_standing(view, name)) for name in sorted(view.registers)}
        shown.append((record, view.deleted, fields))
    return repr(shown)


assert LATER_FIELD not in KINDS["agreement"].fields
