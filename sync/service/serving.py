"""The service as a process: take the port, say so in one line, answer until told to stop."""

import errno
import logging
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from casework.errors import Refused
from sync.service.app import Clock, build, wall_clock
from sync.service.ledger import CentralLedger

BACKLOG: Final = 128


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
        config, lambda: ready(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
    )
    server.run(sockets=[taken])


class _Telling(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
