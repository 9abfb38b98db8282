"""What a mentor's month sheet says of a citizen: the same from the window and from a script."""

from datetime import date, timedelta

from casework.answers import Worker
from casework.answers_mentor import Mentee
from casework.mentoring import counted_on, current
from desktop.paper.mentor_sheet import MentorSheet, SheetLine


def sheet_of(mentee: Mentee, first: date, mentor: Worker) -> MentorSheet:
    """Return a month of a citizen as the sheet says it.

    Its agreement is the one that holds on the last day of the month, or else the last that began before.
    """
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    begun = [one for one in mentee.agreed if one.start is None or one.start <= last]
    agreed = current(begun, last)
    if agreed is not None and agreed.end is not None and agreed.end < first:
        agreed = None
    lines = tuple(reversed(mentee.between(first, last)))
    on = {line.id: counted_on(line, mentee.agreed) for line in mentee.lines}
    counted = [line for line in mentee.lines if agreed is not None and on[line.id] == agreed.id]
    return MentorSheet(
        citizen=mentee.name,
        mentor=mentor.name,
        phone=mentor.phone,
        first=first,
        lines=tuple(SheetLine(line.on, line.text, line.minutes, outside=not on[line.id]) for line in lines),
        approver=mentee.contact,
        granted=agreed.minutes if agreed else None,
        since=agreed.start if agreed else None,
        until=agreed.end if agreed else None,
        before=sum(line.minutes for line in counted if line.on < first),
        counted=sum(line.minutes for line in counted if first <= line.on <= last),
        goal=agreed.goal if agreed else "",
        account=agreed.account if agreed else "",
    )
