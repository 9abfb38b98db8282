"""The service's addresses: each reads a request, asks the guard who sends it, and answers in the protocol's shapes.

Bodies are unpacked within limits; whatever is refused goes back as a problem with a code. The log of requests holds the
route, the status and the time taken, never a query, a body or a name.
"""

import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Final, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sync import protocol as fsp
from sync import protocol_away as fsp_away
from sync import protocol_recovery as forgotten
from sync.protocol_files import PIECE
from sync.protocol_glass import GlassAsked
from sync.protocol_offered import Offered
from sync.protocol_restored import RestoredTold
from sync.protocol_trail import TrailSent
from sync.service import (
    accept,
    deliver,
    files,
    glass,
    handing,
    leases,
    recovery,
    registry,
    restored,
    returned,
    sent_files,
    sent_trails,
    trail,
)
from sync.service.engines.engine import Away, NotText
from sync.service.guard import Guard
from sync.service.ledger import SCHEMA, CentralLedger
from sync.service.problems import Refusal

LOG: Final = logging.getLogger("fodfaeste.central")
JSON: Final = "application/json"
PACKED: Final = "deflate"
_SMALL: Final = 512
Clock = Callable[[], datetime]
Body = TypeVar("Body")
Endpoint = Callable[[Request], Awaitable[Response]]


def wall_clock() -> datetime:
    """Return the time now; handed in, so that a test can stand at any minute."""
    return datetime.now(UTC)


def build(ledger: CentralLedger, *, clock: Clock = wall_clock) -> Starlette:
    """Return the application over an open store."""
    service = Service(ledger, clock)
    routes = [
        Route("/healthz", service.told(service.health), methods=["GET"]),
        Route("/readyz", service.told(service.ready), methods=["GET"]),
        Route("/v1/hello", service.told(service.hello), methods=["GET"]),
        Route("/v1/enrol", service.told(service.enrol), methods=["POST"]),
        Route("/v1/token", service.told(service.token), methods=["POST"]),
        Route("/v1/restored", service.told(service.restored), methods=["POST"]),
        Route("/v1/push", service.told(service.push), methods=["POST"]),
        Route("/v1/pull", service.told(service.pull), methods=["GET"]),
        Route("/v1/stream/{stream}", service.told(service.stream), methods=["GET"]),
        Route("/v1/offered", service.told(service.offered), methods=["POST"]),
        Route("/v1/grants", service.told(service.grants), methods=["GET"]),
        Route("/v1/glass", service.told(service.glass), methods=["POST"]),
        Route("/v1/dropped", service.told(service.dropped), methods=["POST"]),
        Route("/v1/trail", service.told(service.trail), methods=["POST"]),
        Route("/v1/trail/file", service.told(service.trail_file), methods=["POST"]),
        Route("/v1/recovery", service.told(service.recovery), methods=["GET"]),
        Route("/v1/recovery/slot", service.told(service.recovery_slot), methods=["POST"]),
        Route("/v1/recovery/request", service.told(service.recovery_request), methods=["POST"]),
        Route("/v1/recovery/request/{id}", service.told(service.recovery_state), methods=["GET"]),
        Route("/v1/recovery/done", service.told(service.recovery_done), methods=["POST"]),
        Route("/v1/journal", service.told(service.journal), methods=["POST"]),
        Route("/v1/file/{id}", service.told(service.file_state), methods=["GET"]),
        Route("/v1/file/{id}/{number:int}", service.told(service.file_piece), methods=["GET"]),
        Route("/v1/file/{id}/{number:int}", service.told(service.file_taken), methods=["POST"]),
        Route("/v1/wiped", service.told(service.wiped), methods=["POST"]),
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _unrouted})


class Service:
    """What stands behind the addresses."""

    def __init__(self, ledger: CentralLedger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._guard = Guard(ledger, started=clock())
        self._guesses, self._numbers = registry.Guesses(), registry.Guesses()

    def told(self, endpoint: Endpoint) -> Endpoint:
        """Wrap an address: a refusal becomes its problem, a bug one without words; the answer says the time."""

        async def told(request: Request) -> Response:
            began = time.perf_counter()
            try:
                response = await endpoint(request)
            except Refusal as refusal:
                response = _problem(refusal)
            except NotText:
                response = _problem(Refusal("malformed"))
            except Away:
                response = _problem(Refusal("not_ready"))
            except Exception as error:  # noqa: BLE001 - whatever fails, the answer is a problem, and tells nothing
                LOG.error("%s failed: %s", endpoint.__name__, type(error).__name__)  # noqa: TRY400 - no values
                response = _problem(Refusal("bug"))
            took = (time.perf_counter() - began) * 1000
            LOG.info("%s %d %.1f ms", endpoint.__name__, response.status_code, took)
            response.headers["Date"] = format_datetime(self._clock(), usegmt=True)
            return response

        return told

    async def health(self, _: Request) -> Response:
        """The process lives."""
        return Response("ok\n", media_type="text/plain")

    async def ready(self, _: Request) -> Response:
        """The store can be read."""
        await run_in_threadpool(self._ledger.tenant)
        return Response("ready\n", media_type="text/plain")

    async def hello(self, _: Request) -> Response:
        """Say what is spoken here, and what time it is."""
        here = await run_in_threadpool(self._ledger.tenant)
        now = self._clock().isoformat(timespec="milliseconds")
        return answer(fsp.Hello([fsp.PROTOCOL], SCHEMA, here.epoch, now))

    async def enrol(self, request: Request) -> Response:
        """Let a device in by a one-time code and the proof that it holds its key."""
        asked = await _body(request, fsp.EnrolAsked)
        now = self._clock()
        self._guesses.check(now)
        proof = self._guard.proof(request.headers, request.method, str(request.url), now=now)
        try:
            done = await run_in_threadpool(registry.enrol, self._ledger, asked, proof.public, now=now)
        except Refusal as refusal:
            self._guesses.note(refusal.problem.code, now)
            raise
        return answer(done)

    async def token(self, request: Request) -> Response:
        """Give a short token to a device that proves its key."""
        asked = await _body(request, fsp.TokenAsked)
        now = self._clock()
        proof = self._guard.proof(request.headers, request.method, str(request.url), now=now)
        return answer(await run_in_threadpool(self._guard.token, asked, proof, now=now))

    async def restored(self, request: Request) -> Response:
        """Take in the new name of a computer that was restored from a copy, by its key."""
        said = await _body(request, RestoredTold)
        now = self._clock()
        proof = self._guard.proof(request.headers, request.method, str(request.url), now=now)
        return answer(await run_in_threadpool(restored.announce, self._ledger, said, proof.public, now=now))

    async def push(self, request: Request) -> Response:
        """Take changes in."""
        device = await self._device(request)
        batch = await _body(request, fsp.Push)
        return answer(await run_in_threadpool(accept.push, self._ledger, device, batch, now=self._clock()))

    async def pull(self, request: Request) -> Response:
        """Give the next page of the log."""
        device = await self._device(request)
        asked = deliver.Asked(
            request.query_params.get("cursor", ""),
            max(1, min(_number(request, "limit", deliver.MOST_ROWS), deliver.MOST_ROWS)),
            (_number(request, "have_after", 0), _number(request, "have", 0)),
            bool(_number(request, "check", 0)),
            request.query_params.get("epoch", ""),
        )
        page = await run_in_threadpool(deliver.pull, self._ledger, device, asked)
        return await self._noted(device, page, act="pull", stream=None, rows=len(page.rows))

    async def stream(self, request: Request) -> Response:
        """Give a page of one citizen's rows, and note who took them."""
        device, stream = await self._device(request), str(request.path_params["stream"])
        page = await run_in_threadpool(
            deliver.stream_page,
            self._ledger,
            device,
            stream,
            after=_number(request, "from", 0),
            upto=_number(request, "upto", 0),
            epoch=request.query_params.get("epoch", ""),
        )
        return await self._noted(device, page, act="backfill", stream=stream, rows=len(page.rows))

    async def offered(self, request: Request) -> Response:
        """Take back rows that the service lost."""
        device, sent = await self._device(request), await _body(request, Offered)
        return answer(await run_in_threadpool(returned.take, self._ledger, device, sent, now=self._clock()))

    async def grants(self, request: Request) -> Response:
        """Say which citizens the device's person has now."""
        device = await self._device(request)
        return answer(await run_in_threadpool(deliver.granted, self._ledger, device, self._clock()))

    async def glass(self, request: Request) -> Response:
        """Open a case outside the person's own for an hour; guessing numbers is slowed down like guessing codes."""
        device, asked = await self._device(request), await _body(request, GlassAsked)
        now = self._clock()
        self._numbers.check(now)
        try:
            return answer(await run_in_threadpool(glass.open_case, self._ledger, device, asked, now=now))
        except Refusal as refusal:
            if refusal.problem.code == "citizen_unknown":
                self._numbers.note("code_unknown", now)
            raise

    async def dropped(self, request: Request) -> Response:
        """Note that a device holds a citizen no more."""
        device = await self._device(request)
        told = await _body(request, fsp.Dropped)
        await run_in_threadpool(registry.note_dropped, self._ledger, device, told, self._clock())
        return Response(status_code=204)

    async def recovery(self, request: Request) -> Response:
        """Say which recovery key the municipality has, and which slot of this device lies here."""
        device, asked = await self._device(request), request.query_params
        known = recovery.Known(
            asked.get("has", ""), bool(_number(request, "marks", 0)), asked.get("knows", "")
        )
        told = await run_in_threadpool(recovery.told, self._ledger, device, known, self._clock())
        return answer(told)

    async def recovery_slot(self, request: Request) -> Response:
        """Keep the slot of a device's store."""
        device, given = await self._device(request), await _body(request, forgotten.SlotTold)
        await run_in_threadpool(recovery.deposit, self._ledger, device, given, self._clock())
        return Response(status_code=204)

    async def recovery_request(self, request: Request) -> Response:
        """Take the request of a device whose passphrase is forgotten."""
        device, asked = await self._device(request), await _body(request, forgotten.RequestWire)
        if asked.dev != device.id:
            raise Refusal("bad_proof")
        told = await run_in_threadpool(recovery.ask, self._ledger, asked, now=self._clock(), way="net")
        return answer(told)

    async def recovery_state(self, request: Request) -> Response:
        """Say how far a request has come; the answer, when it was given."""
        device, name = await self._device(request), str(request.path_params["id"])
        return answer(await run_in_threadpool(recovery.state, self._ledger, device, name, self._clock()))

    async def recovery_done(self, request: Request) -> Response:
        """Note that an answer was used."""
        device, said = await self._device(request), await _body(request, forgotten.DoneTold)
        await run_in_threadpool(recovery.done, self._ledger, device, said, self._clock())
        return Response(status_code=204)

    async def journal(self, request: Request) -> Response:
        """Take a journal file in as it lies on a device, also on one that is shut out."""
        device = await self._device(request, shut=True)
        content = await _raw(request, fsp_away.MOST_FILE)
        asked = request.query_params
        sent = sent_files.FileSent(content, asked.get("epoch", ""), asked.get("sig", ""))
        return answer(await run_in_threadpool(sent_files.take, self._ledger, device, sent, now=self._clock()))

    async def wiped(self, request: Request) -> Response:
        """Note a device's signed word that it is wiped."""
        device, word = await self._device(request, shut=True), await _body(request, fsp_away.Wiped)
        await run_in_threadpool(leases.note_done, self._ledger, device, word.said, self._clock())
        return answer(word)

    async def trail(self, request: Request) -> Response:
        """Take a piece of a device's trail in, and give our word that we have it."""
        device = await self._bringer(request)
        piece = await _body(request, TrailSent)
        return answer(await run_in_threadpool(trail.take, self._ledger, device, piece, now=self._clock()))

    async def trail_file(self, request: Request) -> Response:
        """Take a device's trail in as it lies, and say how far we have its chain."""
        device, content = await self._bringer(request), await _raw(request, fsp_away.MOST_FILE)
        knows = request.query_params.get("knows", "")
        sent = sent_files.FileSent(content, "", request.query_params.get("sig", ""))
        taken = await run_in_threadpool(
            sent_trails.take, self._ledger, device, sent, knows=knows, now=self._clock()
        )
        return answer(taken)

    async def file_state(self, request: Request) -> Response:
        """Say what is here of an attached file."""
        device, name = await self._bringer(request), str(request.path_params["id"])
        return answer(await run_in_threadpool(files.state, self._ledger, device, name))

    async def file_taken(self, request: Request) -> Response:
        """Take a piece of an attached file."""
        device, asked = await self._bringer(request), request.query_params
        content = await _raw(request, PIECE)
        number, size = int(request.path_params["number"]), _number(request, "size", 0)
        sent = files.PieceSent(number, content, size, asked.get("sum", ""))
        name, now = str(request.path_params["id"]), self._clock()
        return answer(await run_in_threadpool(files.take, self._ledger, device, name, sent, now=now))

    async def _bringer(self, request: Request) -> registry.Device:
        """Let a device bring files and trail also when it is to be wiped, because nothing of them may be lost."""
        device = await self._device(request, shut=True)
        if device.revoked and not device.ordered:
            raise Refusal("device_revoked")
        return device

    async def file_piece(self, request: Request) -> Response:
        """Give a piece of an attached file."""
        device, name = await self._device(request), str(request.path_params["id"])
        number, now = int(request.path_params["number"]), self._clock()
        piece = await run_in_threadpool(files.give, self._ledger, device, name, number, now=now)
        return await run_in_threadpool(answer, piece)

    async def _device(self, request: Request, *, shut: bool = False) -> registry.Device:
        """Let a device in; what was given for a while and is over ends before it is answered."""
        await run_in_threadpool(handing.end_passed, self._ledger, self._clock())
        return await run_in_threadpool(
            self._guard.device,
            request.headers,
            request.method,
            str(request.url),
            now=self._clock(),
            shut=shut,
        )

    async def _noted(
        self, device: registry.Device, page: Any, *, act: str, stream: str | None, rows: int
    ) -> Response:
        """Answer a page; a page that carries rows stands in the access log first."""
        if rows:
            seen = registry.Access(act, stream, rows, self._clock())
            await run_in_threadpool(registry.note_access, self._ledger, device, seen)
        return await run_in_threadpool(answer, page)


def answer(body: Any, *, status: int = 200, media_type: str = JSON) -> Response:
    """Write an answer, packed where that pays, never to be kept by anything on the way."""
    plain = msgspec.json.encode(body)
    headers = {"Cache-Control": "no-store"}
    if len(plain) > _SMALL:
        plain, headers["Content-Encoding"] = fsp.packed(plain), PACKED
    return Response(plain, status_code=status, media_type=media_type, headers=headers)


def _problem(refusal: Refusal) -> Response:
    problem = refusal.problem
    response = answer(problem, status=problem.status, media_type="application/problem+json")
    if problem.retry == "after":
        response.headers["Retry-After"] = "5"
    return response


async def _unrouted(_: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    return _problem(Refusal("method" if status == 405 else "not_found"))


async def _body(request: Request, shape: type[Body]) -> Body:
    raw = await _raw(request, fsp.MOST_COMPRESSED)
    try:
        plain = fsp.unpacked(raw) if request.headers.get("content-encoding") == PACKED else raw
        return msgspec.json.decode(plain, type=shape)
    except fsp.TooLarge as error:
        raise Refusal("too_large") from error
    except (ValueError, RecursionError) as error:
        raise Refusal("malformed") from error


async def _raw(request: Request, most: int) -> bytes:
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > most:
            raise Refusal("too_large")
    return bytes(raw)


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    if not text.isdigit() or len(text) > 18:
        raise Refusal("malformed")
    return int(text)
