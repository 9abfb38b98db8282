"""The service as a process: take the port, say so in one line, answer until told to stop."""

import asyncio
import errno
import logging
import signal
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn

from casework.errors import Refused
from sync.service import aside, leftovers, log_retention, logs
from sync.service.app import Clock, build, wall_clock
from sync.service.ledger import CentralLedger
from sync.service.watch import Watch

LOG: Final = logging.getLogger("fodfaeste.central")
BACKLOG: Final = 128
OPEN_FILES: Final = 8192
"""Lines that may stand open at once: each device that waits keeps one."""
CIPHERS: Final = "ECDHE+AESGCM:ECDHE+CHACHA20"
"""Of TLS 1.2; those of 1.3 all authenticate."""
DAY_S: Final = 24 * 60 * 60.0


def take_port(host: str, port: int) -> socket.socket:
    """Bind an address; 0 picks a free port. Refused, in a sentence, where that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where the protocol is named does asyncio send each answer at once; else its second packet waits 40 ms.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(BACKLOG)
    except OSError as error:
        taken.close()
        if error.errno == errno.EADDRINUSE:
            raise Refused(
                f"Port {port} er allerede i brug. Måske kører centralen allerede. Intet er ændret; "
                "stop det andet program, eller vælg en anden port med --port."
            ) from error
        raise Refused(f"Adressen {host} port {port} kan ikke bruges her. Intet er ændret.") from error
    return taken


@dataclass(frozen=True, slots=True)
class Manner:
    """How a service is run: seconds between being told to end and ending, a port for the counters, its certificate."""

    pause: float = 0.0
    metrics_port: int | None = None
    certificate: tuple[Path, Path] | None = None
    """The chain and its private key, as PEM; without, a proxy before the service does the TLS."""


def configured(ledger: CentralLedger, *, clock: Clock, watch: Watch | None = None) -> uvicorn.Config:
    """Return how the service is run: it says the time itself, and logs its own lines only."""
    logging.getLogger("uvicorn.access").disabled = True  # its lines hold addresses with queries
    return uvicorn.Config(
        build(ledger, clock=clock, watch=watch),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=20,
        lifespan="off",
    )


def serve(
    ledger: CentralLedger,
    taken: socket.socket,
    *,
    ready: Callable[[str], None],
    manner: Manner | None = None,
) -> None:
    """Answer on a socket until the process is told to stop; `ready` hears the address when it answers.

    Raises Refused where the certificate cannot be used, or the port for the counters not be taken.
    """
    logs.begin()
    make_room()
    manner, watch = manner or Manner(), Watch()
    host, port = taken.getsockname()[:2]
    config = configured(ledger, clock=wall_clock, watch=watch)
    if manner.certificate is not None:
        speak_tls(config, *manner.certificate)
    if manner.metrics_port is not None:
        _count_on(watch, manner.metrics_port)
    address = f"{'https' if config.is_ssl else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"
    server = _Telling(config, lambda: ready(address), lambda: keep_house(ledger, wall_clock()))
    server.watch, server.pause = watch, manner.pause
    server.run(sockets=[taken])


def make_room() -> None:
    """Let as many lines stand open as the system allows, at most OPEN_FILES; the usual 1,024 are too few to wait on."""
    try:
        import resource
    except ImportError:  # Windows counts otherwise
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if resource.RLIM_INFINITY != soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def speak_tls(config: uvicorn.Config, chain: Path, key: Path) -> None:
    """Let a service do its own TLS: 1.2 and newer, ciphers that authenticate, a fresh key for each connection."""
    config.ssl_certfile, config.ssl_keyfile, config.ssl_ciphers = str(chain), str(key), CIPHERS
    try:
        config.load()
    except (OSError, ValueError) as error:
        raise Refused(
            "Certifikatet eller dets nøgle kan ikke bruges. Begge skal være PEM, høre sammen og kunne læses af "
            "centralen. Intet er ændret."
        ) from error
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_2
        config.ssl.options |= ssl.OP_NO_RENEGOTIATION | ssl.OP_CIPHER_SERVER_PREFERENCE


def _count_on(watch: Watch, port: int) -> None:
    try:
        answers = watch.metrics.serve(port)
    except OSError as error:
        raise Refused(
            f"Port {port} til tællerne er allerede i brug. Intet er ændret; vælg en anden."
        ) from error
    LOG.info("counters are answered on port %d of this machine", answers)


def keep_house(ledger: CentralLedger, now: datetime) -> int:
    """Remove the files that nothing has referred to for long; return how many, and log that, without their names.

    Late words for what was taken out go, and so does of the log of who saw what all whose time is over.
    """
    removed = len(leftovers.sweep(ledger, now))
    if removed:
        LOG.warning("housekeeping removed %d attached files that nothing refers to", removed)
    emptied = aside.sweep(ledger, now)
    if emptied:
        LOG.warning("housekeeping emptied %d changes that came late for what was taken out", emptied)
    with ledger.writing() as connection:
        log_retention.pass_by(ledger, connection, now)
    return removed


class _Telling(uvicorn.Server):
    """A server that says when it answers, and keeps house meanwhile."""

    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], keep_house: Callable[[], object]
    ) -> None:
        super().__init__(config)
        self._ready = ready
        self._keep_house = keep_house
        self._housekeeping: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.watch = Watch()
        self.pause = 0.0
        """Seconds between the first SIGTERM and the end; a second one, or Ctrl-C, ends at once."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Say that the service is not ready and refuse what is new; end when the pause is over."""
        is_first = sig == signal.SIGTERM and not self.watch.ends
        self.watch.end()
        if is_first and self.pause and self._loop is not None:
            end = super().handle_exit
            self._loop.call_soon_threadsafe(self._loop.call_later, self.pause, end, sig, frame)
        else:
            super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self._housekeeping = asyncio.create_task(self._every_day())
        self._ready()

    async def _every_day(self) -> None:
        """Keep house when the service begins, and once a day; a day that fails is no reason not to answer."""
        while True:
            try:
                await asyncio.to_thread(self._keep_house)
            except Exception as error:  # noqa: BLE001 - whatever fails, devices are answered
                LOG.error("housekeeping failed: %s", type(error).__name__)  # noqa: TRY400 - no values
            await asyncio.sleep(DAY_S)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._housekeeping is not None:
            self._housekeeping.cancel()
        await super().shutdown(sockets)
