"""Own files that the service does not have whole: they go by themselves, wait for the office, or have decayed here."""

from dataclasses import dataclass

from casework.answers_files import WaitingFile
from storage.logbook import decoded
from storage.reader import Reader

_LACKS = """from attached a left join record r on r.id = a.id
    where (a.state = 'unsent' or a.state = 'hurt' and coalesce(r.gone, 1) = 0)"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many own files go by themselves, wait for the office, and can go no more because they decayed here."""

    files: int
    office: int
    hurt: int


def waiting_files(reader: Reader, names: dict[str, str]) -> tuple[WaitingFile, ...]:
    """Return them, the oldest first; of a citizen who was handed over only that there is one."""
    found = []
    query = f"""select a.id, a.stream, a.office <> '', a.state = 'hurt', coalesce(r.at, ''), coalesce(r.fields, '{{}}')
        {_LACKS} order by r.at, a.id"""
    for file, stream, office, hurt, at, said in reader.rows(query):
        fields = decoded(said)
        what, size = str(fields.get("what") or ""), int(fields.get("size") or 0)
        name = names.get(stream, "")
        found.append(WaitingFile(file, stream, name, what, size, at, bool(office), hurt=bool(hurt)))
    return tuple(found)


def ways(reader: Reader, stream: str) -> dict[str, tuple[bool, bool]]:
    """Return which own files of a case the service lacks, whether each waits for the office, and whether it decayed."""
    query = f"select a.id, a.office <> '', a.state = 'hurt' {_LACKS} and a.stream = ?"
    return {file: (bool(office), bool(hurt)) for file, office, hurt in reader.rows(query, stream)}


def streams(reader: Reader) -> frozenset[str]:
    """Return the cases of which the service lacks a file."""
    return frozenset(row[0] for row in reader.rows(f"select a.stream {_LACKS}"))


def counts(reader: Reader) -> Counts:
    """Count the files that the service lacks."""
    row = reader.row(
        f"""select count(*) filter (where a.state = 'unsent' and a.office = ''),
        count(*) filter (where a.state = 'unsent' and a.office <> ''),
        count(*) filter (where a.state = 'hurt') {_LACKS}"""
    )
    return Counts(*row) if row else Counts(0, 0, 0)
