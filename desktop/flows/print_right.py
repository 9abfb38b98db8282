"""The right to print, asked where a paper leaves: the table says who may, and the person hears why not."""

from collections.abc import Callable, Iterable

from casework import plan as plans
from casework.answers import CitizenPage
from casework.changes import Value
from casework.errors import Refused
from casework.prints import Paper, not_printed
from desktop.flows import papers
from desktop.flows.ways import Ways
from desktop.sentences import in_words, told


def allows(ways: Ways, page: CitizenPage, paper: Paper) -> bool:
    """Tell whether this person may print a paper of this case; where not, that is said above the page."""
    if paper in page.prints:
        return True
    refuse(ways, paper)
    return False


def is_whole(ways: Ways, page: CitizenPage, records: Iterable[Value]) -> bool:
    """Tell whether what a paper is drawn from says one thing; where it has two versions, that is said."""
    if not plans.is_printed_torn(page, records):
        return True
    papers.tell_refusal(ways, in_words(plans.TORN))
    return False


def says_no_address(ways: Ways, demand: Callable[[], None]) -> bool:
    """Tell whether no word of a paper says a protected address; where one does, it is said where it stands."""
    try:
        demand()
    except Refused as refusal:
        papers.tell_refusal(ways, told(refusal))
        return False
    return True


def refuse(ways: Ways, paper: Paper) -> None:
    """Say that a paper did not leave, and who can let it."""
    papers.tell_refusal(ways, told(not_printed(paper)))
