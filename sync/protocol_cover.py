"""FSP/1 for what is only for a while: who covers for whom in a case and until when, and a case opened for an hour."""

import msgspec


class CoverTold(msgspec.Struct, omit_defaults=True):
    """In case `s` a person (`u`, called `name`) stands in until an instant, for `of`; `why` is `cover` or `glass`."""

    s: str
    u: str
    name: str
    until: str
    why: str
    of: str = ""
