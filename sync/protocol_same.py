"""FSP/1 for one citizen in two cases: what a person is told of a case that may be the same citizen's as one of his."""

import msgspec


class TwinTold(msgspec.Struct, omit_defaults=True):
    """Case `s` may be about the same person as another one.

    Which (`o`), and who has it (`who`, names of colleagues), only for whoever may judge it or has both.
    """

    s: str
    o: str = ""
    who: list[str] = []
