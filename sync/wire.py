"""HTTP to the central service: a proof on every request, packed bodies, and every odd answer turned into one sentence.

httpx and the operating system's certificates are loaded at the first request, not at import. A clock that is wrong is
put right for the proofs by the service's own time, and one request is then sent again. What is not the protocol (a
login page, a proxy's error, other JSON) raises Unreachable; what the service refuses raises TurnedAway with its code.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from casework.errors import Unreachable
from sync import protocol as fsp
from sync import protocol_away as away
from sync import protocol_recovery as forgotten
from sync.heard import NO_SERVICE, Heard, ServiceKnown, heard
from sync.line import clean, open_line
from sync.proofs import DeviceKey, encoded, statement
from sync.protocol_cases import CaseAsked, CasesAsked, CasesTold, StartTold
from sync.protocol_fork import GrantsTold, gone_mark
from sync.protocol_offered import Offered, OfferedRow, OfferTold
from sync.protocol_problem import Problem
from sync.protocol_reads import READS
from sync.protocol_restored import RestoredHeard, RestoredTold, both_names
from sync.protocol_trail import TrailSent, TrailTaken
from sync.pulse import Pulse
from sync.rounds import asked_to_wait
from sync.unanswered import why_unanswered
from sync.wire_asked import Asking
from sync.words import NO_ANSWER, NOT_OURS, SLOW, Slow, TurnedAway

if TYPE_CHECKING:
    import httpx

ANSWER_SECONDS: Final = 60.0
ELSEWHERE_SECONDS: Final = 10.0
"""How long an announced address may take: the one before still answers meanwhile."""
_JSON: Final = ("application/json", "application/problem+json")
_READS: Final[Mapping[str, int]] = {"reads": READS}
Shape = TypeVar("Shape")


class Wire(Asking):
    """One device's line to one service. Not for two threads at once."""

    def __init__(
        self,
        address: str,
        key: DeviceKey,
        device: str,
        *,
        wall: Callable[[], float],
        answer_s: float = ANSWER_SECONDS,
        service: ServiceKnown = NO_SERVICE,
        shut: bool = False,
    ) -> None:
        self.address = clean(address)
        self.device = device
        self.service = service
        self.epoch = ""  # the generation of the log that the store stands in; empty leaves it to the cursor
        self.heard: Heard | None = None
        """What the last token brought beside it."""
        self._shut = shut
        self._key = key
        self._wall = wall
        self._answer_s = answer_s
        self._client: httpx.Client | None = None
        self.pulse = Pulse()
        self._is_stale = False
        self._token = ""
        self._token_ends = 0.0
        self.clock_off = 0.0
        """Seconds that the service's clock is ahead of this computer's, as last heard."""
        self.after_s = 0.0
        """Seconds that the last answer asked to wait before the next request; 0 where it asked for nothing."""

    def close(self) -> None:
        """Let the line go."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def renew(self) -> None:
        """Let the next request open a line of its own, as the system names the way then; from any thread."""
        self._is_stale = True

    def answers_at(self, address: str, epoch: str) -> bool:
        """Tell whether the same log answers at another address; one that cannot be reached does not."""
        try:
            there = Wire(address, self._key, self.device, wall=self._wall, answer_s=ELSEWHERE_SECONDS)
            with closing(there):
                return there.hello().epoch == epoch
        except Unreachable:
            return False

    def move(self, address: str) -> None:
        """Go on at another address of the same service."""
        self.close()
        self.address = clean(address)

    def now(self) -> datetime:
        """Return the service's time, as far as it was heard; else this computer's own."""
        return datetime.fromtimestamp(self._wall() + self.clock_off, UTC)

    def hello(self) -> fsp.Hello:
        """Ask what the service speaks."""
        return self._ask("GET", "/v1/hello", fsp.Hello)

    def enrol(self, code: str, name: str, *, lost: bool = False) -> fsp.EnrolAnswered:
        """Bring the one-time code and the public key; `lost` where it is to take the place of one that is gone."""
        asked = fsp.EnrolAsked(code, self.device, name, lost)
        return self._ask("POST", "/v1/enrol", fsp.EnrolAnswered, asked)

    def named(self, device: str) -> "Wire":
        """Return a line of the same computer under another name, by the same key."""
        if device == self.device:
            return self
        return Wire(
            self.address,
            self._key,
            device,
            wall=self._wall,
            answer_s=self._answer_s,
            service=self.service,
            shut=self._shut,
        )

    def restored(self, old: str) -> RestoredHeard:
        """Say that this computer had another name before it was restored from a copy."""
        told = RestoredTold(old, self.device, self._key.sign(both_names(old, self.device)))
        return self._ask("POST", "/v1/restored", RestoredHeard, told)

    def push(
        self, epoch: str, wires: list[fsp.ChangeWire], gone: Sequence[tuple[int, int]] = ()
    ) -> fsp.Pushed:
        """Send changes in number order, signed as a batch; `gone` are numbers before them that are here no more."""
        said = [fsp.canonical(wire) for wire in wires]
        marks = [*map(fsp.hash_of, said), *([gone_mark(gone)] if gone else [])]
        digest = fsp.batch_digest(self.device, epoch, marks)
        batch = fsp.Push(self.device, epoch, [*map(msgspec.Raw, said)], self._key.sign(digest), list(gone))
        return self._ask("POST", "/v1/push", fsp.Pushed, batch, token=True)

    def pull(
        self, cursor: str, *, have: tuple[int, int], check: bool, limit: int, proof: str = ""
    ) -> fsp.Page:
        """Ask for the next page of the log; `proof` came with the last receipt, where no page has come since."""
        query: dict[str, str | int] = {
            "cursor": cursor,
            "have_after": have[0],
            "have": have[1],
            "check": int(check),
            "limit": limit,
            "epoch": self.epoch,
            **({"proof": proof} if proof else {}),
            **_READS,
        }
        return self._ask("GET", "/v1/pull", fsp.Page, query=query, token=True)

    def stream(self, stream: str, *, upto: int, after: int, limit: int) -> fsp.StreamPage:
        """Ask for the next page of one citizen's rows."""
        path = f"/v1/stream/{uuid.UUID(stream)}"
        query: dict[str, str | int] = {
            "upto": upto,
            "from": after,
            "epoch": self.epoch,
            "limit": limit,
            **_READS,
        }
        return self._ask("GET", path, fsp.StreamPage, query=query, token=True)

    def start(self) -> StartTold:
        """Ask where a device begins that has nothing."""
        return self._ask("GET", "/v1/start", StartTold, query={"epoch": self.epoch, **_READS}, token=True)

    def cases(self, asked: list[CaseAsked], limit: int, first: str = "") -> CasesTold:
        """Ask for several citizens at once, before the others the one who has a CPR number."""
        wanted = CasesAsked(self.epoch, asked, limit, first)
        return self._ask("POST", "/v1/cases", CasesTold, wanted, query=_READS, token=True)

    def offered(self, rows: list[OfferedRow]) -> OfferTold:
        """Bring other people's rows back that the service lost."""
        said = Offered(self.device, self.epoch, rows)
        return self._ask("POST", "/v1/offered", OfferTold, said, token=True)

    def grants(self) -> GrantsTold:
        """Ask which citizens this device's person has now."""
        return self._ask("GET", "/v1/grants", GrantsTold, token=True)

    def dropped(self, stream: str, seq: int) -> None:
        """Say that nothing of a citizen is left here."""
        self._send("POST", "/v1/dropped", fsp.Dropped(stream, seq), {}, token=True)

    def trail(self, piece: TrailSent) -> TrailTaken:
        """Bring a piece of this device's trail."""
        return self._ask("POST", "/v1/trail", TrailTaken, piece, token=True)

    def trail_file(self, content: bytes) -> away.TrailFileTaken:
        """Bring this device's trail as it lies."""
        signature = self._key.sign(away.trail_digest(self.device, content))
        query: dict[str, str | int] = {"sig": signature, "knows": self.knows()}
        return self._ask("POST", "/v1/trail/file", away.TrailFileTaken, content, query=query, token=True)

    def sign(self, message: bytes) -> str:
        """Sign bytes with the device's key."""
        return self._key.sign(message)

    def recovery(self, has: str = "", *, marks: bool = False) -> forgotten.RecoveryTold:
        """Ask which recovery key the municipality has, and how one comes to it from the key that is known here."""
        query: dict[str, str | int] = {"has": has, "marks": int(marks), "knows": self.knows()} if has else {}
        return self._ask("GET", "/v1/recovery", forgotten.RecoveryTold, query=query, token=True)

    def deposit(self, given: forgotten.SlotTold) -> None:
        """Bring the slot of this device's store."""
        self._send("POST", "/v1/recovery/slot", given, {}, token=True)

    def ask_recovery(self, request: forgotten.RequestWire) -> forgotten.RequestTold:
        """Bring the request of a store whose passphrase is forgotten."""
        return self._ask("POST", "/v1/recovery/request", forgotten.RequestTold, request, token=True)

    def recovery_state(self, request: str) -> forgotten.RequestTold:
        """Ask how far a request has come."""
        path = f"/v1/recovery/request/{uuid.UUID(request)}"
        return self._ask("GET", path, forgotten.RequestTold, token=True)

    def recovery_done(self, said: forgotten.DoneTold) -> None:
        """Say that an answer was used."""
        self._send("POST", "/v1/recovery/done", said, {}, token=True)

    def contact(self) -> Heard:
        """Take a fresh token, and return what came beside it."""
        self._token = ""
        self._fresh_token()
        if self.heard is None:
            raise Unreachable(NOT_OURS)
        return self.heard

    def journal(self, content: bytes, epoch: str) -> away.FileTaken:
        """Bring a journal file as it lies."""
        query: dict[str, str | int] = {
            "epoch": epoch,
            "sig": self._key.sign(away.file_digest(self.device, epoch, content)),
        }
        return self._ask("POST", "/v1/journal", away.FileTaken, content, query=query, token=True)

    def wiped(self, order: str, at: str, also: Mapping[str, Any] | None = None) -> None:
        """Say under signature that nothing is left of this device's store; `also` says what was not whole of it."""
        facts = {"device": self.device, "order": order, "at": at, **(also or {})}
        said = statement(self._key, away.DONE, facts)
        answer = self._ask("POST", "/v1/wiped", away.Wiped, away.Wiped(said), token=True)
        if answer.said != said:
            raise Unreachable(NOT_OURS)

    def _ask(
        self,
        method: str,
        path: str,
        shape: type[Shape],
        body: msgspec.Struct | bytes | None = None,
        *,
        query: Mapping[str, str | int] | None = None,
        token: bool = False,
    ) -> Shape:
        raw = self._send(method, path, body, query or {}, token=token)
        try:
            return msgspec.json.decode(raw, type=shape)
        except (ValueError, RecursionError) as error:
            self.renew()
            raise Unreachable(NOT_OURS) from error

    def _send(
        self,
        method: str,
        path: str,
        body: msgspec.Struct | bytes | None,
        query: Mapping[str, str | int],
        *,
        token: bool,
    ) -> bytes:
        """Send once; once more where only the clock or the token was out of date."""
        try:
            return self._send_once(method, path, body, query, token=token)
        except TurnedAway as turned:
            if turned.code not in {"proof_clock", "token_needed"}:
                raise
            self._token = ""
        return self._send_once(method, path, body, query, token=token)

    def _send_once(
        self,
        method: str,
        path: str,
        body: msgspec.Struct | bytes | None,
        query: Mapping[str, str | int],
        *,
        token: bool,
    ) -> bytes:
        bearer = self._fresh_token() if token else ""
        url = self.address + path
        proof = self._key.proof(method, url, at=int(self._wall() + self.clock_off), token=bearer)
        headers = {"DPoP": proof, "Accept": "application/json", "Accept-Encoding": "deflate"}
        if bearer:
            headers["Authorization"] = f"DPoP {bearer}"
        content = b""
        if isinstance(body, bytes):
            content, headers["Content-Type"] = body, "application/octet-stream"
        elif body is not None:
            content = fsp.packed(msgspec.json.encode(body))
            headers |= {"Content-Type": "application/json", "Content-Encoding": "deflate"}
        body_parts = self.pulse.begin(content, headers)
        try:
            return self._read(self._exchange(method, url, query, headers, content=body_parts))
        except Unreachable as error:
            if not isinstance(error, TurnedAway):
                self.renew()  # another network may lead out another way
            raise
        finally:
            self.pulse.end()

    def _exchange(
        self,
        method: str,
        url: str,
        query: Mapping[str, str | int],
        headers: Mapping[str, str],
        *,
        content: bytes | Iterator[bytes],
    ) -> "httpx.Response":
        import httpx

        self.after_s = 0.0
        try:
            return self._line().request(method, url, params=query, headers=headers, content=content)
        except httpx.TimeoutException as error:
            raise (
                Unreachable(NO_ANSWER) if isinstance(error, httpx.ConnectTimeout) else Slow(SLOW)
            ) from error
        except httpx.HTTPError as error:
            raise Unreachable(why_unanswered(error, self.address)) from error

    def _read(self, response: "httpx.Response") -> bytes:
        self._hear_clock(response.headers.get("date", ""))
        self.after_s = asked_to_wait(response.headers.get("retry-after", ""), self.now())
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.status_code == 204:
            return b""
        if kind not in _JSON:
            raise Unreachable(NOT_OURS)
        if response.status_code == 200:
            return response.content
        try:
            problem = msgspec.json.decode(response.content, type=Problem)
        except (ValueError, RecursionError) as error:
            raise Unreachable(NOT_OURS) from error
        raise TurnedAway(problem.code, problem.retry, problem.fork, problem.what)

    def _fresh_token(self) -> str:
        now = self._wall() + self.clock_off
        if not self._token or now >= self._token_ends:
            asked = fsp.TokenAsked(self.device, str(uuid.uuid4()), self.knows(), self._shut, height=True)
            given = self._ask("POST", "/v1/token", fsp.TokenAnswered, asked)
            self._token = given.access_token
            at = self._wall() + self.clock_off
            self.heard = heard(given, self.service, device=self.device, nonce=asked.nonce, now=at)
            self.service = self.heard.keys or self.service
            self._token_ends = self._wall() + self.clock_off + given.expires_in - 15
        return self._token

    def knows(self) -> str:
        """Name the service's keys that are known here."""
        if not self.service.sign:
            return ""
        return away.keys_id(fsp.ServiceKeys(encoded(self.service.sign), encoded(self.service.seal)))

    def _hear_clock(self, date: str) -> None:
        """Take the service's time from an answer, to the second; a proof may differ by far more."""
        from email.utils import parsedate_to_datetime

        try:
            self.clock_off = parsedate_to_datetime(date).timestamp() - self._wall()
        except (TypeError, ValueError):
            return

    def _line(self) -> "httpx.Client":
        if self._is_stale:
            self.close()
        if self._client is None:
            self._is_stale = False  # first: what is said while it is opened counts for the next
            self._client = self._open()
        return self._client

    def _open(self) -> "httpx.Client":
        return self.pulse.on(open_line(self.address, self._answer_s))
