"""What a person asks of the service and waits for, beside the rounds: a case outside his own, his team, a hand-over."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from casework import link
from casework.answers_team import HandWanted, LookSeen, NewCode, Opened, SetAside, StillHolds, TeamAtService
from casework.glass import GlassWanted
from desktop.flows.dead_line import DeadLine
from desktop.lanes import Lane, Refusal
from sync.proofs import encoded
from sync.protocol import ServiceKeys
from sync.protocol_addressed import AddressedAsked
from sync.protocol_away import keys_mark
from sync.protocol_glass import GlassAsked, GlassOpened
from sync.protocol_team import CodeAsked, HandAsked, HandTold, HeldTold, TeamTold
from sync.wire import Wire

if TYPE_CHECKING:
    from casework.wrong_citizen import AddressWanted

T = TypeVar("T")


class Asking:
    """The part of the exchange that people ask by; each answer comes back on the main thread."""

    _lane: Lane
    _wire: Wire
    _dead_line: DeadLine
    _begin_soon: Callable[[], None]
    """Begins a round at once."""

    def open_glass(
        self, wanted: GlassWanted, then: Callable[[tuple[str, ...]], None], refused: Refusal
    ) -> None:
        """Ask for a case outside one's own; what was opened comes with the round that begins at once."""
        asked = GlassAsked(wanted.cpr, wanted.category, wanted.reason, wanted.words)

        def opened(told: GlassOpened) -> None:
            then(tuple(told.streams))
            self._begin_soon()

        self._ask(lambda: self._wire.open_glass(asked), opened, refused)

    def address(self, wanted: "AddressWanted", then: Callable[[str], None], refused: Refusal) -> None:
        """Ask where copies of what stood in a wrong case may be sent; nothing can be read by that."""
        asked = AddressedAsked(wanted.cpr, list(wanted.records), wanted.reason)
        self._ask(lambda: self._wire.addressed(asked), lambda told: then(told.stream), refused)

    def ask_team(self, then: Callable[[TeamAtService], None], refused: Refusal) -> None:
        """Ask for what only the service knows of the team that this person leads."""

        def both() -> tuple[TeamTold, HeldTold]:
            return self._wire.team(), self._wire.held()

        self._ask(both, lambda told: then(_at_service(*told)), refused)

    def hand_over(self, wanted: HandWanted, then: Callable[[int], None], refused: Refusal) -> None:
        """Move citizens, or let a colleague cover."""
        asked = HandAsked(
            wanted.act,  # type: ignore[arg-type]
            wanted.giver,
            wanted.taker,
            wanted.reason,
            list(wanted.streams),
            wanted.until.isoformat() if wanted.until else "",
        )

        def done(told: HandTold) -> None:
            then(told.count)

        self._ask(lambda: self._wire.hand(asked), done, refused)

    def make_code(self, user: str, then: Callable[[NewCode], None], refused: Refusal, *, words: bool) -> None:
        """Ask for a code for a new computer of one of the team; `words`: the passphrase was just typed again."""

        def made() -> NewCode:
            told = self._wire.team_code(CodeAsked(user, words))
            return NewCode(told.c, told.t, _link_with(told.c, self._wire))

        self._ask(made, then, refused)

    def _ask(self, work: Callable[[], T], then: Callable[[T], None], refused: Refusal) -> None:
        """Ask behind what is under way; that may stand in a net that is gone, and then nobody waits for its end."""
        self._dead_line.suspect()
        self._lane.do(work, then, refused)


def _link_with(code: str, wire: Wire) -> str:
    """Return the link to where this computer is answered, by the keys that it knows; nothing while it knows none."""
    known = wire.service
    if not known.sign:
        return ""
    keys = keys_mark(ServiceKeys(encoded(known.sign), encoded(known.seal)))
    return link.written(link.Link(wire.address, code, keys))


def _at_service(told: TeamTold, held: HeldTold) -> TeamAtService:
    known = {"kendt": True, "ingen": False}
    return TeamAtService(
        {one.u: tuple(case.s for case in one.cases) for one in told.members},
        tuple(StillHolds(one.i, one.d, one.s, one.t, one.x) for one in told.holds),
        tuple(LookSeen(one.t, one.i, one.a, one.w, tuple(one.cases), known.get(one.r)) for one in told.looks),
        tuple(SetAside(one.t, one.i, one.c, one.s, one.k) for one in held.held),
        held.more,
        tuple(Opened(one.t, one.i, one.s, one.c, one.w, one.e or one.u, bool(one.e)) for one in told.opened),
        tuple(told.alone),
        {one.u: tuple(case.s for case in one.cases if case.r == "primary") for one in told.members},
    )
