"""The floors of sync as a service: rows taken and given without any rule, over the same web server and plain SQLite.

`/all` takes and gives everything as one packed body, nothing checked. `/batch` and `/page` are the least that may call
itself sync: the same change once, one counter that numbers them, a page at a time.
"""

import sqlite3
import sys
import zlib
from pathlib import Path

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sync.service.serving import take_port

PAGE = 1000
TABLE = """
create table change (seq integer primary key, device text, dseq integer, body blob, unique (device, dseq));
create table tenant (seq integer);
insert into tenant values (0);
"""


class _Numbered(msgspec.Struct):
    d: int


class Rows:
    """Every row, in a file that is on the disk after each commit."""

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "bare.db", isolation_level=None, check_same_thread=False)
        self.base.executescript(f"pragma journal_mode = wal; pragma synchronous = full; {TABLE}")

    async def take_all(self, request: Request) -> Response:
        """Insert one body as it comes."""
        rows = msgspec.json.decode(zlib.decompress(await request.body()), type=list[msgspec.Raw])
        self.base.execute("begin immediate")
        self.base.executemany("insert into change (body) values (?)", ((bytes(raw),) for raw in rows))
        self.base.execute("commit")
        return Response(b"{}")

    async def give_all(self, _: Request) -> Response:
        """Give everything as one body."""
        rows = [msgspec.Raw(row[0]) for row in self.base.execute("select body from change order by seq")]
        return _packed(rows)

    async def take_batch(self, request: Request) -> Response:
        """Insert a batch, each change once, and give it the next numbers."""
        rows = msgspec.json.decode(zlib.decompress(await request.body()), type=list[msgspec.Raw])
        device = request.query_params["dev"]
        self.base.execute("begin immediate")
        last = self.base.execute("select seq from tenant").fetchone()[0]
        numbered = [
            (seq, device, msgspec.json.decode(raw, type=_Numbered).d, bytes(raw))
            for seq, raw in enumerate(rows, start=last + 1)
        ]
        self.base.executemany("insert into change values (?, ?, ?, ?) on conflict do nothing", numbered)
        self.base.execute("update tenant set seq = ?", (numbered[-1][0],))
        self.base.execute("commit")
        return _packed({"first": last + 1})

    async def give_page(self, request: Request) -> Response:
        """Give the rows after a number."""
        after = int(request.query_params["after"])
        query = "select seq, body from change where seq > ? order by seq limit ?"
        found = self.base.execute(query, (after, PAGE)).fetchall()
        return _packed([(seq, msgspec.Raw(body)) for seq, body in found])


def _packed(answer: object) -> Response:
    return Response(zlib.compress(msgspec.json.encode(answer), 6))


def main(folder: Path) -> None:
    """Answer on a free port, and say which."""
    rows, taken = Rows(folder), take_port("127.0.0.1", 0)
    routes = [
        Route("/all", rows.take_all, methods=["POST"]),
        Route("/all", rows.give_all, methods=["GET"]),
        Route("/batch", rows.take_batch, methods=["POST"]),
        Route("/page", rows.give_page, methods=["GET"]),
    ]
    print(f"http://127.0.0.1:{taken.getsockname()[1]}", flush=True)
    config = uvicorn.Config(Starlette(routes=routes), log_config=None, access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[taken])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
