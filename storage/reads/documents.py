"""The files of a case, the newest day first; those that were withdrawn stand last, with their reason."""

from collections.abc import Callable

from casework.answers_files import DocumentShown
from casework.attachments import key_of, of_paper
from casework.kinds import may_write
from casework.prints import may_print
from storage.reader import Reader
from storage.reads import on_their_way, persons
from storage.reads.records import select
from storage.reads.workers import by_id, name_of
from storage.reads.wrong_citizen import role_in


def documents(reader: Reader, stream: str, is_here: Callable[[str], bool]) -> tuple[DocumentShown, ...]:
    """Answer with the files of a citizen's case that this person may open; `is_here` says which lie here."""
    with reader.moment():
        colleagues = by_id(reader)
        cases = persons.cases(reader, stream)
        unsent = {file: way for case in cases for file, way in on_their_way.ways(reader, case).items()}
        right = {case: role_in(reader, case) for case in cases}
        condition = f"{persons.among(cases)} and r.kind in ('attachment', 'paper') and r.gone < 2"
        found = select(reader, condition, *cases)
    ordered = sorted(found, key=lambda one: (not one.gone, one.text("on"), one.begun_at), reverse=True)
    return tuple(
        DocumentShown(
            one.id,
            of_paper(one.text("what"), one.text("audience")) if one.kind == "paper" else one.text("what"),
            one.text("name"),
            one.text("media"),
            one.number("size"),
            one.day("on"),
            name_of(colleagues, one.worker),
            is_here(one.id),
            one.gone,
            one.text("withdrawn_reason"),
            is_paper=one.kind == "paper",
            unsent=one.id in unsent,
            office=unsent.get(one.id, (False, False))[0],
            hurt=unsent.get(one.id, (False, False))[1],
            may_leave=may_print(right[one.stream], "plan" if one.kind == "paper" else "file"),
        )
        for one in ordered
        if key_of(one.fields)
    )


def may_attach(reader: Reader, stream: str) -> bool:
    """Tell whether a file may be offered a place in a case: a role that writes none would see it kept aside."""
    role = role_in(reader, stream)
    return role is None or may_write(role, "attachment", "what")
