"""What an operator's tools may count: requests by address, status and code, how long they took, how many run.

Nothing here is of a person: an address is the name of its route, never what stood in it. The numbers are read on a port
of their own (`serve --metrics-port`), which answers this machine alone.
"""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, start_http_server

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
HERE: Final = "127.0.0.1"


class Metrics:
    """The counters of one service; each has a registry of its own, so that two in one process do not mix."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "fodfaeste_requests",
            "Requests answered, by address, status and the code of a refusal.",
            ("address", "status", "code"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "fodfaeste_request_seconds",
            "How long an answer took, by address.",
            ("address",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._running = Gauge(
            "fodfaeste_requests_running", "Requests being answered.", registry=self._registry
        )
        self._draining = Gauge(
            "fodfaeste_draining",
            "1 while the service finishes and takes nothing new.",
            registry=self._registry,
        )

        self._waiting = Gauge("fodfaeste_waiting", "Devices that wait for news.", registry=self._registry)
        self._woken = Counter(
            "fodfaeste_woken",
            "Waits that ended: by news, because the time was up, a drain, or the same device asked again.",
            ("why",),
            registry=self._registry,
        )

    def waiting(self, count: int) -> None:
        """Say how many devices wait."""
        self._waiting.set(count)

    def woke(self, why: str) -> None:
        """Count a wait that ended."""
        self._woken.labels(why).inc()

    def begin(self) -> None:
        """Count a request that begins."""
        self._running.inc()

    def end(self, address: str, status: int, code: str, seconds: float) -> None:
        """Count a request that is answered."""
        self._running.dec()
        self._requests.labels(address, str(status), code).inc()
        self._seconds.labels(address).observe(seconds)

    def drain(self) -> None:
        """Say that nothing new is taken."""
        self._draining.set(1)

    def written(self) -> str:
        """Return everything in the text format."""
        return generate_latest(self._registry).decode()

    def serve(self, port: int) -> int:
        """Answer on a port of this machine alone, in a thread that ends with the process; return which port."""
        server, _ = start_http_server(port, HERE, self._registry)
        return int(server.server_port)
