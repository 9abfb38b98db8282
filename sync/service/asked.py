"""The addresses asked beside the rounds: a case outside one's own, the team, what is held of it, a computer's seal."""

from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

from sync.protocol_addressed import AddressedTold
from sync.protocol_glass import GlassOpened
from sync.protocol_seal import SealGiven
from sync.protocol_team import CodeMade, HandTold, HeldTold, TeamTold
from sync.service import addressed, glass, held, issuer, registry, seals, team, team_code
from sync.service.call import Call
from sync.service.ledger import CentralLedger
from sync.service.problems import Refusal

Told = TypeVar("Told")


class Asked:
    """A part of the service (`app.Service`): what stands behind these addresses."""

    _ledger: CentralLedger
    _numbers: registry.Guesses

    async def glass(self, call: Call) -> GlassOpened:
        """Open a case outside the person's own for an hour."""
        return await self._by_number(glass.open_case, call)

    async def addressed(self, call: Call) -> AddressedTold:
        """Say where copies of what stood in a wrong case may be sent."""
        return await self._by_number(addressed.ask, call)

    async def team(self, call: Call) -> TeamTold:
        """Say what a team lead sees of his team."""
        return await run_in_threadpool(team.told, self._ledger, call.device, now=call.now)

    async def hand(self, call: Call) -> HandTold:
        """Move cases within a team, or let a colleague cover."""
        return await run_in_threadpool(team.hand, self._ledger, call.device, call.body, now=call.now)

    async def team_code(self, call: Call) -> CodeMade:
        """Make a code for a new computer of one of the team."""
        return await run_in_threadpool(team_code.make, self._ledger, call.device, call.body, now=call.now)

    async def held(self, call: Call) -> HeldTold:
        """Say what is held aside of the work of a team, and of its cases; never what it says."""
        return await run_in_threadpool(held.told, self._ledger, call.device, now=call.now)

    async def seal(self, call: Call) -> SealGiven:
        """Give a device a certificate over its own sealing key."""
        return await run_in_threadpool(seals.give, self._ledger, call.device, call.body, now=call.now)

    async def issuer(self, call: Call) -> bytes:
        """Give the certificate of the issuer of today's seals."""
        return (await run_in_threadpool(issuer.today, self._ledger, call.now)).certificate

    async def issuer_called(self, call: Call) -> bytes:
        """Give the certificate of an issuer, also of one that has ended."""
        return await run_in_threadpool(issuer.certificate_of, self._ledger, call.values["name"])

    async def seal_list(self, call: Call) -> bytes:
        """Give an issuer's signed list of seals that count no more."""
        return await run_in_threadpool(issuer.list_of, self._ledger, call.values["name"], call.now)

    async def _by_number(self, act: Callable[..., Told], call: Call) -> Told:
        """Do what a CPR number is said for; guessing numbers is slowed down like guessing codes."""
        self._numbers.check(call.now)
        try:
            return await run_in_threadpool(act, self._ledger, call.device, call.body, now=call.now)
        except Refusal as refusal:
            if refusal.problem.code == "citizen_unknown":
                self._numbers.note("code_unknown", call.now)
            raise
