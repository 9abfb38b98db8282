"""The seal of a plan that was just signed: the computer's key from the store, and the paper drawn with it.

What cannot be sealed is saved all the same, and says so, on its page and to whoever signed (decision 0053): a signature
that two people gave is worth more than the seal over it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from casework import signing
from casework.errors import FodfaesteError, Refused
from casework.plan_paper import PlanPaper
from desktop.flows.leaving import leave
from desktop.flows.ways import Ways
from desktop.lanes import Refusal
from desktop.plan_file import drawn_plan
from desktop.sentences import told

if TYPE_CHECKING:
    from desktop.paper.seal import Seal
    from storage.vault import Store

SETTING: Final = "seal"
"""Under which name the encrypted store keeps the computer's own seal; it never leaves it but in a sealed copy."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A signed plan as it is saved: its bytes, the marks of its seal and who issued that, or what is missing."""

    pdf: bytes
    mark: str = ""
    missing: str = ""
    issuer: str = ""


def bring_in(ways: Ways) -> None:
    """Load what seals while the plan is being read, so that nobody waits for it with the pen in hand."""

    def load() -> None:
        from desktop.paper.seal import bring_in

        bring_in()

    ways.paper_lane.do(load)


def finish(ways: Ways, paper: PlanPaper, then: Callable[[Finished], None], refused: Refusal) -> None:
    """Draw a signed plan and seal it; the key comes from the store's lane, and none of it runs on the main thread.

    Whoever locks in between has signed: before the store closes it is waited for, and `then` hears of it at once.
    """
    now, store, lane, municipality = ways.now(), ways.desk.store, ways.desk.store_lane, ways.municipality

    def make() -> Finished:
        by, missing = None, ""
        try:
            by = lane.wait_for(lambda: seal_of(store, municipality, now))
        except FodfaesteError as refusal:
            missing = told(refusal)
        return _drawn(paper, by, missing, now)

    leave(ways.desk, ways.paper_lane, make, then, refused, is_due=True)


def seal_of(store: "Store", municipality: str, now: datetime) -> "Seal":
    """Return the seal of this computer, with the certificate that it has; made where it has none; on the store's lane.

    Refused where the one that is kept does not hold together: it is thrown away, and the next signature gets a new one.
    Refused too where none can be made. One that the municipality issued is kept where the clock says that its time is
    not now: that is mostly a wrong clock, and the plan is sealed by a key that is kept nowhere.
    """
    from desktop.paper import seal

    kept = store.settings.get(SETTING)
    try:
        found = seal.read(kept, store.device, now)
    except Refused:
        store.settings.set(SETTING, None)
        raise
    if found is None:
        try:
            found = seal.make(store.device, municipality, now)
        except Exception as error:
            # somebody else's code, as where it seals: the signature is worth more
            raise Refused(seal.NOT_SEALED) from error
        if not seal.is_issued(kept, store.device):
            store.settings.set(SETTING, found.kept())
    return found


def _drawn(paper: PlanPaper, by: "Seal | None", missing: str, now: datetime) -> Finished:
    """On the paper lane: the page says of which seal it is, so one that could not be sealed is drawn once more."""
    from desktop.paper import seal

    if by is not None:
        try:
            figures = by.mark()[: signing.SEAL_SHOWN]
            drawn = drawn_plan(replace(paper, seal=figures, seal_is_issued=bool(by.issuer)))
            return Finished(seal.seal(drawn.pdf, by, now), by.mark(), issuer=by.issuer_mark())
        except Refused as refusal:
            missing = told(refusal)
    return Finished(drawn_plan(replace(paper, seal=None)).pdf, missing=missing)
