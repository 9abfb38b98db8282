"""The service's addresses: a request is held against its contract, the guard says who sends it, a handler answers.

Whatever is refused goes back as a problem with a code. The log of requests holds the address's name, the status and the
time taken, never a query, a body or a person.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from inspect import iscoroutinefunction
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sync import protocol as fsp
from sync import protocol_away as fsp_away
from sync import protocol_recovery as forgotten
from sync.protocol_cases import CasesOut, StartTold
from sync.protocol_files import FilePiece, FileState
from sync.protocol_fork import GrantsTold
from sync.protocol_offered import OfferTold
from sync.protocol_restored import RestoredHeard
from sync.protocol_trail import TrailTaken
from sync.protocol_wait import WaitTold
from sync.service import (
    accept,
    cases,
    deliver,
    files,
    floor,
    handing,
    leases,
    openapi,
    readiness,
    recovery,
    registry,
    restored,
    returned,
    sent_files,
    sent_trails,
    trail,
)
from sync.service.answering import answer, as_refusal, problem, unrouted
from sync.service.asked import Asked
from sync.service.call import Call
from sync.service.contract import Way, check_head, read_body, read_values
from sync.service.guard import Guard
from sync.service.ledger import SCHEMA, CentralLedger
from sync.service.problems import Refusal
from sync.service.signin import routes as signin
from sync.service.waiting import Waiting
from sync.service.watch import Watch
from sync.service.ways import WAYS

LOG: Final = logging.getLogger("fodfaeste.central")
Clock = Callable[[], datetime]
Endpoint = Callable[[Request], Awaitable[Response]]
Handler = Callable[["Call"], Awaitable[Any]]
Plain = Callable[["Call"], Any]
"""A handler that brings no body and does all of its work in a thread."""


def wall_clock() -> datetime:
    """Return the time now; handed in, so that a test can stand at any minute."""
    return datetime.now(UTC)


def build(ledger: CentralLedger, *, clock: Clock = wall_clock, watch: Watch | None = None) -> Starlette:
    """Return the application over an open store: a route for each address of the table."""
    watch = watch or Watch()
    service = Service(ledger, clock, watch)
    routes = [
        Route(way.path, service.told(way, getattr(service, way.name)), methods=[way.method]) for way in WAYS
    ]
    routes += signin.routes(signin.Place(ledger, clock, service.guard, watch))
    application = Starlette(routes=routes, exception_handlers={HTTPException: unrouted})
    application.router.redirect_slashes = False  # an address is written one way
    return application


@cache
def written_document() -> bytes:
    """Return the OpenAPI document, the same for as long as the program runs.

    What it says of an address is what its handler says of itself.
    """
    told = {way.name: str(getattr(Service, way.name).__doc__) for way in WAYS}
    return openapi.written(told, signin.told())


class Service(Asked):
    """What stands behind the addresses."""

    def __init__(self, ledger: CentralLedger, clock: Clock, watch: Watch) -> None:
        self._ledger = ledger
        self._clock = clock
        self._watch = watch
        self._guard = self.guard = Guard(ledger, started=clock())
        self._guesses, self._numbers = registry.Guesses(), registry.Guesses()
        self._document = written_document()
        self._waiting = Waiting(ledger, watch.metrics)
        watch.at_end.append(self._waiting.end)

    def told(self, way: Way, handler: Handler | Plain) -> Endpoint:
        """Wrap an address: what breaks its contract never comes to the handler; the answer says the time.

        A refusal becomes its problem, a bug one without words.
        """

        async def told(request: Request) -> Response:
            with self._watch.request(way.name) as seen:
                try:
                    self._watch.check(way.name)
                    if iscoroutinefunction(handler):
                        response = await _answered(way, await handler(await self._let_in(way, request)))
                    else:
                        response = await run_in_threadpool(self._in_one_hop, way, request, handler)
                except Exception as error:  # noqa: BLE001 - whatever fails, the answer is a problem, and tells nothing
                    refusal = as_refusal(way, error)
                    response = problem(refusal)
                    seen.code, seen.at = refusal.problem.code, refusal.at
                seen.status = response.status_code
                response.headers["Date"] = format_datetime(self._clock(), usegmt=True)
                response.headers["X-Request-Id"] = seen.request
            return response

        return told

    async def _let_in(self, way: Way, request: Request) -> Call:
        """Hold a request against its contract, the cheap looks first: a stranger's body is never read."""
        check_head(way, request.headers)
        values = read_values(way, request)
        proof, device = None, None
        if way.lets == "key":
            url, now = str(request.url), self._clock()
            proof = self._guard.proof(request.headers, request.method, url, now=now)
        elif way.lets != "anyone":
            device = await self._device(request, shut=way.lets != "device")
            if way.lets == "bringer" and device.revoked and not device.ordered:
                raise Refusal("device_revoked")
        return Call(values, await read_body(way, request), self._clock(), proof, device)

    def _in_one_hop(self, way: Way, request: Request, handler: Plain) -> Response:
        """Do all of a request of a device that brings no body in the same order, and write its answer, in one thread.

        Handing over to a thread and back costs as much as what an empty question asks of the database.
        """
        check_head(way, request.headers)
        values = read_values(way, request)
        device = self._device_of(request, shut=False)
        return answer(handler(Call(values, None, self._clock(), None, device)))

    async def _device(self, request: Request, *, shut: bool) -> registry.Device:
        return await run_in_threadpool(self._device_of, request, shut=shut)

    def _device_of(self, request: Request, *, shut: bool) -> registry.Device:
        """Let a device in; what was given for a while and is over ends before it is answered."""
        now = self._clock()
        handing.end_passed(self._ledger, now)
        return self._guard.device(request.headers, request.method, str(request.url), now=now, shut=shut)

    async def health(self, _: Call) -> str:
        """The process lives."""
        return "ok\n"

    async def ready(self, _: Call) -> str:
        """The database answers, its tables are ours, it is no older copy, has room, and is not about to end."""
        self._watch.check("")
        await run_in_threadpool(readiness.check, self._ledger)
        return "ready\n"

    async def document(self, _: Call) -> bytes:
        """This document."""
        return self._document

    async def hello(self, call: Call) -> fsp.Hello:
        """Say what is spoken here, and what time it is."""
        here = await run_in_threadpool(self._ledger.tenant)
        now = call.now.isoformat(timespec="milliseconds")
        return fsp.Hello([fsp.PROTOCOL], SCHEMA, here.epoch, now, min_pull=floor.MIN_PULL)

    async def enrol(self, call: Call) -> fsp.EnrolAnswered:
        """Let a device in by a one-time code and the proof that it holds its key."""
        self._guesses.check(call.now)
        try:
            return await run_in_threadpool(
                registry.enrol, self._ledger, call.body, call.proof.public, now=call.now
            )
        except Refusal as refusal:
            self._guesses.note(refusal.problem.code, call.now)
            raise

    async def token(self, call: Call) -> fsp.TokenAnswered:
        """Give a short token to a device that proves its key."""
        return await run_in_threadpool(self._guard.token, call.body, call.proof, now=call.now)

    async def restored(self, call: Call) -> RestoredHeard:
        """Take in the new name of a computer that was restored from a copy, by its key."""
        return await run_in_threadpool(
            restored.announce, self._ledger, call.body, call.proof.public, now=call.now
        )

    async def push(self, call: Call) -> fsp.Pushed:
        """Take changes in."""
        return await run_in_threadpool(accept.push, self._ledger, call.device, call.body, now=call.now)

    def pull(self, call: Call) -> fsp.PageOut:
        """Give the next page of the log."""
        said = call.values
        asked = deliver.Asked(
            said["cursor"],
            max(1, min(said["limit"], deliver.MOST_ROWS)),
            (said["have_after"], said["have"]),
            bool(said["check"]),
            said["epoch"],
            said["proof"],
        )
        page = deliver.pull(self._ledger, call.reader, asked)
        self._note(call, act="pull", stream=None, rows=len(page.rows))
        return page

    async def wait(self, call: Call) -> WaitTold:
        """Answer when there is something new for the device, or when its time is up."""
        return await self._waiting.wait(call.device, call.values["cursor"], call.values["seconds"])

    def stream(self, call: Call) -> fsp.StreamPageOut:
        """Give a page of one citizen's rows, and note who took them."""
        said = call.values
        span = {"after": said["from"], "upto": said["upto"], "epoch": said["epoch"], "limit": said["limit"]}
        page = deliver.stream_page(self._ledger, call.reader, said["stream"], **span)
        self._note(call, act="backfill", stream=said["stream"], rows=len(page.rows))
        return page

    def start(self, call: Call) -> StartTold:
        """Say where a device begins that has nothing, and which citizens it is to fetch, in which order."""
        return cases.start(self._ledger, call.reader, call.values["epoch"], call.now)

    async def cases(self, call: Call) -> CasesOut:
        """Give several citizens at once, each whole where there is room, and note who took them."""
        return await run_in_threadpool(cases.give, self._ledger, call.reader, call.body, call.now)

    async def offered(self, call: Call) -> OfferTold:
        """Take back rows that the service lost."""
        return await run_in_threadpool(returned.take, self._ledger, call.device, call.body, now=call.now)

    def grants(self, call: Call) -> GrantsTold:
        """Say which citizens the device's person has now."""
        return deliver.granted(self._ledger, call.device, call.now)

    async def dropped(self, call: Call) -> None:
        """Note that a device holds a citizen no more."""
        await run_in_threadpool(registry.note_dropped, self._ledger, call.device, call.body, call.now)

    async def recovery(self, call: Call) -> forgotten.RecoveryTold:
        """Say which recovery key the municipality has, and which slot of this device lies here."""
        known = recovery.Known(call.values["has"], bool(call.values["marks"]), call.values["knows"])
        return await run_in_threadpool(recovery.told, self._ledger, call.device, known, call.now)

    async def recovery_slot(self, call: Call) -> None:
        """Keep the slot of a device's store."""
        await run_in_threadpool(recovery.deposit, self._ledger, call.device, call.body, call.now)

    async def recovery_request(self, call: Call) -> forgotten.RequestTold:
        """Take the request of a device whose passphrase is forgotten."""
        if call.body.dev != call.device.id:
            raise Refusal("bad_proof")
        return await run_in_threadpool(recovery.ask, self._ledger, call.body, now=call.now, way="net")

    async def recovery_state(self, call: Call) -> forgotten.RequestTold:
        """Say how far a request has come; the answer, when it was given."""
        return await run_in_threadpool(recovery.state, self._ledger, call.device, call.values["id"], call.now)

    async def recovery_done(self, call: Call) -> None:
        """Note that an answer was used."""
        await run_in_threadpool(recovery.done, self._ledger, call.device, call.body, call.now)

    async def journal(self, call: Call) -> fsp_away.FileTaken:
        """Take a journal file in as it lies on a device, also on one that is shut out."""
        sent = sent_files.FileSent(call.body, call.values["epoch"], call.values["sig"])
        return await run_in_threadpool(sent_files.take, self._ledger, call.device, sent, now=call.now)

    async def wiped(self, call: Call) -> fsp_away.Wiped:
        """Note a device's signed word that it is wiped."""
        word: fsp_away.Wiped = call.body
        await run_in_threadpool(leases.note_done, self._ledger, call.device, word.said, call.now)
        return word

    async def trail(self, call: Call) -> TrailTaken:
        """Take a piece of a device's trail in, and give our word that we have it."""
        return await run_in_threadpool(trail.take, self._ledger, call.device, call.body, now=call.now)

    async def trail_file(self, call: Call) -> fsp_away.TrailFileTaken:
        """Take a device's trail in as it lies, and say how far we have its chain."""
        knows, sent = call.values["knows"], sent_files.FileSent(call.body, "", call.values["sig"])
        return await run_in_threadpool(
            sent_trails.take, self._ledger, call.device, sent, knows=knows, now=call.now
        )

    async def file_state(self, call: Call) -> FileState:
        """Say what is here of an attached file."""
        return await run_in_threadpool(files.state, self._ledger, call.device, call.values["id"])

    async def file_taken(self, call: Call) -> FileState:
        """Take a piece of an attached file."""
        said = call.values
        sent = files.PieceSent(said["number"], call.body, said["size"], said["sum"], said["at"])
        return await run_in_threadpool(files.take, self._ledger, call.device, said["id"], sent, now=call.now)

    async def file_piece(self, call: Call) -> FilePiece:
        """Give a piece of an attached file."""
        said = call.values
        asked = files.Stretch(said["number"], said["at"], said["most"])
        return await run_in_threadpool(files.give, self._ledger, call.device, said["id"], asked, now=call.now)

    def _note(self, call: Call, *, act: str, stream: str | None, rows: int) -> None:
        """Note in the access log who is about to be given rows; a page without any is not noted."""
        if rows:
            seen = registry.Access(act, stream, rows, self._clock())
            registry.note_access(self._ledger, call.device, seen)


async def _answered(way: Way, said: Any) -> Response:
    if said is None:
        return Response(status_code=204)
    if isinstance(way.answers, str):
        return Response(said, media_type=way.answers)
    if isinstance(said, WaitTold):  # written sooner than handed to a thread
        return answer(said)
    return await run_in_threadpool(answer, said)
