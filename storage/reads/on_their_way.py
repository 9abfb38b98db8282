"""Own files that the service does not have whole: those that go by themselves, and those that wait for the office."""

from casework.answers_files import WaitingFile
from storage.logbook import decoded
from storage.reader import Reader

_FILES = """select a.id, a.stream, a.office, coalesce(r.at, ''), coalesce(r.fields, '{}') from attached a
    left join record r on r.id = a.id where a.state = 'unsent' order by r.at, a.id"""


def waiting_files(reader: Reader, names: dict[str, str]) -> tuple[WaitingFile, ...]:
    """Return them, the oldest first; of a citizen who was handed over only that there is one."""
    found = []
    for file, stream, office, at, said in reader.rows(_FILES):
        fields = decoded(said)
        what, size = str(fields.get("what") or ""), int(fields.get("size") or 0)
        found.append(WaitingFile(file, stream, names.get(stream, ""), what, size, at, bool(office)))
    return tuple(found)


def ways(reader: Reader, stream: str) -> dict[str, bool]:
    """Return which own files of a case the service lacks, and whether each waits for the office."""
    query = "select id, office <> '' from attached where stream = ? and state = 'unsent'"
    return {file: bool(office) for file, office in reader.rows(query, stream)}


def streams(reader: Reader) -> frozenset[str]:
    """Return the cases of which the service lacks a file."""
    return frozenset(row[0] for row in reader.rows("select stream from attached where state = 'unsent'"))


def counts(reader: Reader) -> tuple[int, int]:
    """Return how many own files go by themselves, and how many wait for the office."""
    row = reader.row(
        "select count(*) filter (where office = ''), count(*) filter (where office <> '') "
        "from attached where state = 'unsent'"
    )
    return (row[0], row[1]) if row else (0, 0)
