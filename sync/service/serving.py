"""The service as a process: take the port, say so in one line, answer until told to stop."""

import asyncio
import errno
import logging
import socket
from collections.abc import Callable
from datetime import datetime
from typing import Final

import uvicorn

from casework.errors import Refused
from sync.service import leftovers
from sync.service.app import Clock, build, wall_clock
from sync.service.ledger import CentralLedger

LOG: Final = logging.getLogger("fodfaeste.central")
BACKLOG: Final = 128
DAY_S: Final = 24 * 60 * 60.0


def take_port(host: str, port: int) -> socket.socket:
    """Bind an address; 0 picks a free port. Refused, in a sentence, where that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
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


def configured(ledger: CentralLedger, *, clock: Clock) -> uvicorn.Config:
    """Return how the service is run: it says the time itself, and logs its own lines only."""
    logging.getLogger("uvicorn.access").disabled = True  # its lines hold addresses with queries
    return uvicorn.Config(
        build(ledger, clock=clock),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=20,
        lifespan="off",
    )


def serve(ledger: CentralLedger, taken: socket.socket, *, ready: Callable[[str], None]) -> None:
    """Answer on a socket until the process is told to stop; `ready` hears the address when it answers."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    host, port = taken.getsockname()[:2]
    config = configured(ledger, clock=wall_clock)
    server = _Telling(
        config,
        lambda: ready(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"),
        lambda: keep_house(ledger, wall_clock()),
    )
    server.run(sockets=[taken])


def keep_house(ledger: CentralLedger, now: datetime) -> int:
    """Remove the files that nothing has referred to for long; return how many, and log that, without their names."""
    removed = len(leftovers.sweep(ledger, now))
    if removed:
        LOG.warning("housekeeping removed %d attached files that nothing refers to", removed)
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

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
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
