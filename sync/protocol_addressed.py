"""FSP/1 for what stood in a wrong case and belongs in one that its author does not have: where it may be sent."""

import msgspec


class AddressedAsked(msgspec.Struct):
    """Whose case it belongs in, by the ten digits of the CPR number; which records are to be copied there; and why."""

    cpr: str
    records: list[str]
    reason: str


class AddressedTold(msgspec.Struct):
    """The stream that takes copies of those records from this person; nothing of it can be read by that."""

    stream: str
