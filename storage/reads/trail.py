"""What this device's trail says of one case: what its person did with it here, newest first."""

from typing import Final

from casework.purposes import TrailLine, use
from storage.reader import Reader
from storage.reads import persons

MOST: Final = 500


def about(reader: Reader, citizen: str) -> tuple[TrailLine, ...]:
    """Answer with the entries that name a citizen, as many as a person reads."""
    cases = persons.cases(reader, citizen)
    rows = reader.rows(
        f"""select device || ' ' || seq, utc, action, what, words from audit
        where exists (select 1 from json_each(objects) one where {persons.among(cases, "one.value")})
        order by utc desc, seq desc limit ?""",  # noqa: S608 - places of values
        *cases,
        MOST,
    )
    return tuple(TrailLine(name, use(utc, action, what), words) for name, utc, action, what, words in rows)
