"""What is asked of the service beside the rounds: an attached file, a case outside one's own, the team, a seal."""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from sync.protocol_addressed import AddressedAsked, AddressedTold
from sync.protocol_files import PIECE, FilePiece, FileState
from sync.protocol_glass import GlassAsked, GlassOpened
from sync.protocol_seal import SealAsked, SealGiven
from sync.protocol_team import CodeAsked, CodeMade, HandAsked, HandTold, HeldTold, TeamTold

Shape = TypeVar("Shape")


class Asking(ABC):
    """The part of a device's line that people ask by; `sync.wire` says how it is asked."""

    @abstractmethod
    def _ask(
        self,
        method: str,
        path: str,
        shape: type[Shape],
        body: msgspec.Struct | bytes | None = None,
        *,
        query: Mapping[str, str | int] | None = None,
        token: bool = False,
    ) -> Shape:
        """Ask for one address and read its answer by a shape."""

    def file_state(self, file: str) -> FileState:
        """Ask what the service has of an attached file."""
        return self._ask("GET", f"/v1/file/{uuid.UUID(file)}", FileState, token=True)

    def put_piece(
        self, file: str, number: int, data: bytes, whole: tuple[int, str], *, at: int = 0
    ) -> FileState:
        """Bring a piece of an attached file, or a length of it; `whole` is the size and the sum of all of it."""
        path = f"/v1/file/{uuid.UUID(file)}/{number}"
        query: dict[str, str | int] = {"size": whole[0], "sum": whole[1], **({"at": at} if at else {})}
        return self._ask("POST", path, FileState, data, query=query, token=True)

    def piece(self, file: str, number: int, *, at: int = 0, most: int = PIECE) -> FilePiece:
        """Fetch a piece of an attached file, or at most so many bytes of it."""
        query = {"at": at, "most": most} if at or most < PIECE else {}
        return self._ask("GET", f"/v1/file/{uuid.UUID(file)}/{number}", FilePiece, query=query, token=True)

    def open_glass(self, asked: GlassAsked) -> GlassOpened:
        """Ask for a case outside one's own caseload, for an hour."""
        return self._ask("POST", "/v1/glass", GlassOpened, asked, token=True)

    def addressed(self, asked: AddressedAsked) -> AddressedTold:
        """Ask where copies of what stood in a wrong case may be sent."""
        return self._ask("POST", "/v1/addressed", AddressedTold, asked, token=True)

    def team(self) -> TeamTold:
        """Ask for what a team lead is told of his team."""
        return self._ask("GET", "/v1/team", TeamTold, token=True)

    def held(self) -> HeldTold:
        """Ask for what is held aside of the work of the team that this person leads."""
        return self._ask("GET", "/v1/held", HeldTold, token=True)

    def hand(self, asked: HandAsked) -> HandTold:
        """Move cases, or let a colleague cover."""
        return self._ask("POST", "/v1/team/hand", HandTold, asked, token=True)

    def team_code(self, asked: CodeAsked) -> CodeMade:
        """Ask for a code for a new computer of one of the team."""
        return self._ask("POST", "/v1/team/code", CodeMade, asked, token=True)

    def seal(self, asked: SealAsked) -> SealGiven:
        """Ask for a certificate over this computer's sealing key."""
        return self._ask("POST", "/v1/seal", SealGiven, asked, token=True)
