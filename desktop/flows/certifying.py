"""The municipality's certificate for this computer's seal: asked for once a session, renewed in time, never waited for.

A key that has none of the issuer's yet, or has sealed for two years, is followed by a fresh one, which seals from the
moment that it has its certificate. Until then, and without a network, plans are sealed by what is here.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from casework.errors import FodfaesteError, Refused
from casework.trail import Noted
from desktop.desk import Desk
from desktop.flows import sealing
from storage.reads.signatures import ISSUERS
from sync import seals
from sync.wire import Wire

if TYPE_CHECKING:
    from desktop.paper.seal import Seal

Made = TypeVar("Made")
NEXT: Final = "seal_next"
"""Under which name the store keeps a key that was asked for and has no certificate yet: an answer can be lost."""


def keep_up(desk: Desk, wire: Wire) -> None:
    """On the network lane: ask for the certificate of the key that is to seal, and keep what came.

    Unreachable or Refused where nothing came that could be used; what is here then stays as it is. One over somebody
    else's key (seal.OtherKey) is entered in the trail.
    """
    from desktop.paper import seal

    lane, now, trail = desk.store_lane, desk.clock(), desk.store.trail
    own = lane.wait_for(lambda: _asking(desk))
    given = seals.ask(wire, _worked(lambda: seal.request(own)), own.certificate if own.issuer else b"")
    try:
        made = seal.certified(own, given.certificate, given.issuer, now)
    except seal.OtherKey:
        lane.wait_for(lambda: trail.note(Noted("fail", what="seal:other-key"), now=now))
        raise

    def keep() -> None:
        desk.store.settings.set(sealing.SETTING, made.kept())
        desk.store.settings.set(NEXT, None)

    if made != own:
        lane.wait_for(keep)
    lane.wait_for(lambda: _keep_issuers(desk, given.issuers))


def _keep_issuers(desk: Desk, told: tuple[str, ...]) -> None:
    """Keep by what a plan's seal is known as the municipality's; a service that was put back forgets, and we do not."""
    kept = frozenset(desk.store.settings.get(ISSUERS) or ())
    if not kept.issuperset(told):
        desk.store.settings.set(ISSUERS, sorted(kept.union(told)))


def is_told(refusal: FodfaesteError) -> bool:
    """Tell whether the person hears of it: an answer over somebody else's key is no bad line."""
    from desktop.paper import seal

    return isinstance(refusal, seal.OtherKey)


def _asking(desk: Desk) -> "Seal":
    """Return the seal whose key a certificate is asked for; on the store's lane.

    Refused where the one that seals today does not hold together: that is said to whoever signs next, and not here.
    """
    from desktop.paper import seal

    store, now = desk.store, desk.clock()
    own = seal.read(store.settings.get(sealing.SETTING), store.device, now)
    if own is not None and not seal.is_due(own, now):
        return own
    following = None
    with suppress(Refused):  # it has sealed nothing yet: another one does as well
        following = seal.read(store.settings.get(NEXT), store.device, now)
    if following is None:
        following = _worked(lambda: seal.make(store.device, "", now))
        store.settings.set(NEXT, following.kept())
    return following


def _worked(act: Callable[[], Made]) -> Made:
    """Do what somebody else's code does, as where it seals: a round is worth more than a certificate."""
    from desktop.paper import seal

    try:
        return act()
    except Exception as error:
        raise Refused(seal.NOT_ASKED) from error
