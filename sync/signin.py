"""Signing in from a device: the browser opens, the person signs in there, and the device proves its key for tokens.

Everything is bound to the device's own key: the request (`dpop_jkt`), the code, the session. Nothing is kept here of
what comes back, because from then on the key alone says the same (`/v1/token`). Where the last answer is lost on the
way, the service has the session already, and a look shows it.
"""

import secrets
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import msgspec

from casework.errors import Unreachable
from sync import protocol_signin as said
from sync.heard import NO_SERVICE, ServiceKnown
from sync.line import clean, open_line
from sync.proofs import DeviceKey, encoded, thumbprint
from sync.signin_listener import Listener
from sync.unanswered import why_unanswered
from sync.wire import Wire
from sync.words import NOT_OURS, TurnedAway

ANSWER_SECONDS: Final = 30.0
PATIENCE_SECONDS: Final = 300.0
"""How long the browser is waited for; a person who takes longer begins again, and loses nothing."""
_STAYS: Final = "Intet er ændret, og det, der er på computeren, er der stadig."
TOO_LONG: Final = f"Der kom intet svar fra browseren. {_STAYS} Prøv igen, når du er klar."
OTHER_PERSON: Final = (
    f"Du loggede ind som en anden end den, computeren er sat op til. {_STAYS} "
    "Log ind som dig selv, og prøv igen."
)
NO_JOB: Final = f"Kommunen har ikke givet dig adgang til Fodfæste. {_STAYS} Tal med teamlederen."
TOO_WEAK: Final = (
    f"Kommunen kræver et stærkere login end det, du brugte. {_STAYS} "
    "Prøv igen, og vælg det login, kommunen beder om."
)
NOT_SIGNED: Final = f"Kommunens login sagde nej eller kunne ikke gennemføres. {_STAYS} Prøv igen om lidt."
NOT_ANEW: Final = (
    f"Kommunens login spurgte dig ikke på ny, så det kunne ikke ses, at det er dig. {_STAYS} "
    "Prøv igen; sker det samme, så sig det til administratoren."
)
_WHY: Final = {
    "other_person": OTHER_PERSON,
    "no_job": NO_JOB,
    "too_weak": TOO_WEAK,
    "not_anew": NOT_ANEW,
}


class Cancelled(Unreachable):
    """Nobody came back from the browser in time, or the person gave up."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Where and as which device one signs in."""

    address: str
    key: DeviceKey
    device: str
    service: ServiceKnown = NO_SERVICE


@dataclass(frozen=True, slots=True)
class Hands:
    """What signing in needs of the desktop: how a browser opens, what it shows in the end, and when to give up."""

    open: Callable[[str], object]
    page: tuple[str, str]
    cancelled: Callable[[], bool]
    wall: Callable[[], float]
    seconds: float = PATIENCE_SECONDS


def sign_in(whom: Whom, hands: Hands, *, anew: bool = False) -> None:
    """Sign the device's person in; Unreachable, in a sentence, where that does not come about.

    With `anew` he is asked who he is although somebody knows him from before; his sign-in of before stands meanwhile.
    """
    address, verifier, state = clean(whom.address), _word(), _word()
    with closing(Listener()) as door:
        asked = {
            "response_type": "code",
            "client_id": said.CLIENT,
            "redirect_uri": door.address,
            "state": state,
            "code_challenge": said.challenge(verifier),
            "code_challenge_method": said.METHOD,
            "dpop_jkt": thumbprint(whom.key.public),
        }
        if anew:
            asked[said.ANEW] = said.NOW
        clock_off = _greet(whom, hands)
        hands.open(f"{address}{said.AUTHORIZE}?{urlencode(asked)}")
        answer = door.wait(state, hands.page, seconds=hands.seconds, cancelled=hands.cancelled)
        if answer is None:
            raise Cancelled(TOO_LONG)
        code = _code(answer, address)
        given = {"code": code, "redirect_uri": door.address, "code_verifier": verifier}
    try:
        _exchange(whom, given, at=hands.wall() + clock_off)
    except Unreachable:
        if not _is_signed_in(whom, hands):
            raise


def _greet(whom: Whom, hands: Hands) -> float:
    """Hear that the service answers, before a browser is opened for nothing; return how far its clock is ahead."""
    with closing(Wire(whom.address, whom.key, whom.device, wall=hands.wall)) as wire:
        wire.hello()
        return wire.clock_off


def _code(answer: Mapping[str, str], issuer: str) -> str:
    """Return the code of an answer that is our service's; another's is not taken (RFC 9207)."""
    if answer.get("iss") != issuer:
        raise Unreachable(NOT_SIGNED)
    if "error" in answer:
        raise Unreachable(_WHY.get(answer.get("error_description", ""), NOT_SIGNED))
    code = answer.get("code", "")
    if not code:
        raise Unreachable(NOT_SIGNED)
    return code


def _exchange(whom: Whom, given: Mapping[str, str], *, at: float) -> None:
    """Bring the code, and see that what comes is bound to our key."""
    import httpx

    address = clean(whom.address)
    url = address + said.TOKEN
    headers = {"DPoP": whom.key.proof("POST", url, at=int(at)), "Accept": "application/json"}
    form = {"grant_type": "authorization_code", "client_id": said.CLIENT, **given}
    try:
        with open_line(address, ANSWER_SECONDS) as line:
            response = line.post(url, data=form, headers=headers)
    except httpx.HTTPError as error:
        raise Unreachable(why_unanswered(error, address)) from error
    if response.status_code != 200:
        raise Unreachable(NOT_SIGNED)
    try:
        tokens = msgspec.json.decode(response.content, type=said.Tokens)
    except (ValueError, RecursionError) as error:
        raise Unreachable(NOT_OURS) from error
    if tokens.token_type != "DPoP":  # noqa: S105  a kind, no secret
        raise Unreachable(NOT_OURS)


def _is_signed_in(whom: Whom, hands: Hands) -> bool:
    """Ask the service, with the key alone, whether the session is there."""
    wire = Wire(whom.address, whom.key, whom.device, wall=hands.wall, service=whom.service)
    try:
        with closing(wire):
            wire.contact()
    except TurnedAway:
        return False
    return True


def _word() -> str:
    return encoded(secrets.token_bytes(32))
