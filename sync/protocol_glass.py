"""FSP/1 for a case outside one's own caseload: asked for by CPR number and reason, open for an hour, read only."""

import msgspec


class GlassAsked(msgspec.Struct):
    """Whose case, by the ten digits of the CPR number; what kind of reason; the reason in words.

    `words`: where nobody signs in, the person typed the passphrase of his store once more, right before.
    """

    cpr: str
    category: str
    reason: str
    words: bool = False


class GlassOpened(msgspec.Struct):
    """The cases that the person may read now, and until when; `until` is empty where he has them anyway."""

    streams: list[str]
    until: str
