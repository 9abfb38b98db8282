"""Attachments: a letter, a photo, the exact paper that was handed out; named, dated, withdrawn with a reason.

The change names the file and holds its key, so that whoever loses the change loses the words too (decided.md 16). The
file itself lies beside the store, sealed, and travels by itself.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Unpack

from casework.acts import Act, Day, change, day, demanded
from casework.acts import today as day_of
from casework.changes import Change, Value
from casework.clock import instant
from casework.errors import Refused
from casework.sentences import Sentence

MOST_BYTES: Final = 25 << 20
"""The largest file that a case takes (decided.md 16: 25 MB)."""
KEYS: Final = ("key", "home_key")
"""Fields that hold a file's key: that of a paper with the address on it is guarded like the address."""
FILED: Final = ("attachment", "paper")
"""Kinds that name a sealed file. A letter or a photo may say anything about health; a paper says what the plan says,
and so reaches whoever may read the plan, and can be kept by whoever may hand one out."""
LONGEST_NAME: Final = 120
"""Letters of a file's name: every file system of today takes them, whatever the letters."""

TOO_BIG: Final = (
    "Filen fylder {size} MB, og en sag tager højst 25 MB ad gangen. Den er ikke vedhæftet, og den ligger, hvor den lå. "
    "Gem den mindre, eller del den i to."
)
EMPTY: Final = (
    "Filen er tom. Den er ikke vedhæftet, og intet er ændret. Se, om den rigtige fil er valgt, og prøv igen."
)
_WHAT: Final = "Skriv, hvad filen er, så en kollega kan finde den igen."
_REASON: Final = "Skriv, hvorfor filen trækkes tilbage. Grunden står i historikken, så andre kan følge med."
_UNWANTED: Final = re.compile(r'[\\/:*?"<>|]+')
_RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file that lies sealed beside the store: its id (random), bytes, SHA-256 in hex, and its key in base64."""

    id: str
    size: int
    digest: str
    key: str


def attach_file(
    stream: str,
    *,
    file: SealedFile,
    name: str,
    what: str,
    on: Day = None,
    visit: str = "",
    media: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Attach a sealed file to a case: what it is, and the day that it speaks of (today where nobody says)."""
    said: dict[str, Value] = {"what": demanded(what, _WHAT).strip(), "on": day(on) or day_of(act).isoformat()}
    said |= {"visit": visit} if visit else {}
    return (change(stream, file.id, "attachment", {**_file(file, name, media, act), **said}, **act),)


def keep_paper(
    stream: str,
    *,
    file: SealedFile,
    name: str,
    version: str,
    number: int,
    audience: str = "citizen",
    to: str = "",
    with_address: bool = False,
    with_authority: bool = False,
    drawn_from: list[Value] | None = None,
    seal: str = "",
    seal_issuer: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Keep the exact paper that was handed out: of which version, for whom, when, and drawn from which records.

    `seal`: SHA-256 of the certificate in hex, where the file is sealed; `seal_issuer`: the same of its issuer's,
    where that is the municipality's.
    One that has the citizen's address on it opens for those who may have the address, and for nobody else; so does one
    that says which authority answers for what, which the same roles read (decision 0070).
    """
    said: dict[str, Value] = {
        "what": str(_of_edition(audience, to) if to else _of_plan(str(number))),
        "on": day_of(act).isoformat(),
        "at": instant(act["now"]),
        "version": version,
        "audience": audience,
    }
    said |= {} if drawn_from is None else {"drawn_from": drawn_from}
    said |= {"seal": seal} if seal else {}
    said |= {"seal_issuer": seal_issuer} if seal_issuer else {}
    fields = {**_file(file, name, "application/pdf", act), **said}
    if with_address or with_authority:
        fields |= {"home_key": fields.pop("key")}
    fields |= {"with_address": True} if with_address else {}
    return (change(stream, file.id, "paper", fields, **act),)


def key_of(fields: Mapping[str, Value]) -> str:
    """Return the key that opens a file, empty where the reader's role has none."""
    return str(fields.get("key") or fields.get("home_key") or "")


def of_paper(what: str, audience: str = "citizen") -> str:
    """Return what a kept paper is, as a sentence of ours where `keep_paper` worded it."""
    if audience in {"partner", "company"}:
        of_others = _of_edition(audience, what.removeprefix(_of_edition(audience, "")))
        return of_others if what == of_others else what
    ours = _of_plan(what.rpartition(" ")[2])
    return ours if what == ours else what


def _of_edition(audience: str, to: str) -> Sentence:
    if audience == "partner":
        return Sentence("Uddrag af planen til {to}", to=to)
    return Sentence("Aftale om praktik til {to}", to=to)


def _of_plan(number: str) -> Sentence:
    return Sentence("Plan, udgave {number}", number=number)


def withdraw_attachment(
    stream: str, attachment: str, *, reason: str, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Take a file out of the case; it can still be read in the history, with the reason."""
    fields: dict[str, Value] = {
        "withdrawn": instant(act["now"]),
        "withdrawn_reason": demanded(reason, _REASON),
    }
    return (change(stream, attachment, "attachment", fields, **act),)


def check_size(size: int) -> int:
    """Return the size of a file that a case can take; refuse what is empty or too large."""
    if size == 0:
        raise Refused(EMPTY)
    if size > MOST_BYTES:
        raise Refused(Sentence(TOO_BIG, size=str(-(-size // (1 << 20)))))
    return size


def clean_name(name: str) -> str:
    """Return a file's name without folders, control and direction marks, and what some system cannot write.

    The ending stays, so that the person sees what kind of file it is; `x.exe` cannot be dressed as `exe.x`.
    """
    text = unicodedata.normalize("NFC", re.split(r"[\\/]", name)[-1])
    seen = "".join(" " if letter.isspace() else letter for letter in text if not _is_unseen(letter))
    kept = " ".join(_UNWANTED.sub(" ", seen).split()).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = kept, "", ""
    if stem.split(".")[0].strip().casefold() in _RESERVED:
        stem = f"{stem} fil"
    return f"{stem.strip()[: LONGEST_NAME - len(ending) - 1].strip() or 'fil'}{dot}{ending}"


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co"} and not letter.isspace()


def _file(file: SealedFile, name: str, media: str, act: Act) -> dict[str, Value]:
    check_size(file.size)
    return {
        "name": clean_name(name),
        "media": media,
        "size": file.size,
        "digest": file.digest,
        "key": file.key,
        "author": act["by"],
    }
