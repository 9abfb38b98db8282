"""How either end says no: an RFC 9457 problem, with a code for programs and a word for when to try again."""

from typing import Literal

import msgspec

from sync.protocol_fork import Fork

Retry = Literal["now", "after", "never", "user"]


class Problem(msgspec.Struct, omit_defaults=True):
    """An RFC 9457 problem. `code` is for programs, `retry` says when to try again; no input is ever repeated.

    `what` says of which kind a `not_ready` is, where a person is to hear it: `disk`.
    """

    title: str
    status: int
    code: str
    retry: Retry
    type: str = "about:blank"
    want: int | None = None
    fork: Fork | None = None
    what: str = ""
