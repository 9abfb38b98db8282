"""The right to print, asked where a paper leaves: the table says who may, and the person hears why not."""

from casework.answers import CitizenPage
from casework.prints import Paper, not_printed
from desktop.flows import papers
from desktop.flows.ways import Ways
from desktop.sentences import told


def allows(ways: Ways, page: CitizenPage, paper: Paper) -> bool:
    """Tell whether this person may print a paper of this case; where not, that is said above the page."""
    if paper in page.prints:
        return True
    refuse(ways, paper)
    return False


def refuse(ways: Ways, paper: Paper) -> None:
    """Say that a paper did not leave, and who can let it."""
    papers.tell_refusal(ways, told(not_printed(paper)))
