"""The link that takes a computer in use: where the service is, a one-time code, and by which keys the service is known.

The service writes it beside a code, and *Kom i gang* reads it where it is pasted or where the system hands it over. It
is of a kind of its own and no web address: no browser keeps it, and the code in it goes to no server. The sum tells a
link that was cut or mistyped from a whole one before anything is sent; it protects against no stranger.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from casework.errors import Refused

KIND: Final = "fodfaeste://"
_HERE: Final = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?![^:/])")
"""This computer: the one place that is spoken to without TLS."""
_WHOLE: Final = re.compile(
    r"fodfaeste://(?P<place>[^\s/#?@]+(?:/[^\s#?@]+?)?)/?#(?P<code>[0-9A-Z]{8})\.(?P<keys>[0-9a-f]{32})\.(?P<sum>[0-9a-f]{8})"
)
BROKEN: Final = (
    "Linket er ikke helt: noget af det mangler, eller et tegn er ændret. Intet er sendt. Kopiér hele linket igen, "
    "eller skriv adressen og koden i stedet."
)
ANOTHER: Final = (
    "Det er et andet link. Det, der tager en computer i brug, begynder med fodfaeste:// og står ved siden af din kode. "
    "Intet er sendt. Kopiér det, eller skriv adressen og koden i stedet."
)


class NotALink(Refused):
    """What was pasted is no link of ours, or not the whole of one."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link brings; `keys` is the mark of the service's keys, by which the computer will know it."""

    address: str
    code: str
    keys: str


def is_one(text: str) -> bool:
    """Tell whether somebody means a link of ours: the whole of one, a piece, or one with words around it."""
    return KIND in _bare(text).lower()


def is_another(text: str) -> bool:
    """Tell whether it is a link of another kind."""
    return "://" in text and not is_one(text)


def written(link: Link) -> str:
    """Return a link as it is sent to a person."""
    code = _plain(link.code)
    host, slash, path = link.address.partition("://")[2].partition("/")
    place = f"{host.lower()}{slash}{path}"  # what hands a link on may write the host so
    return f"{KIND}{place}#{code}.{link.keys}.{_sum(place, code, link.keys)}"


def read(text: str) -> Link:
    """Return what a pasted link brings; NotALink, in a sentence, where it is none or not whole.

    A mail may have broken it over lines, put words or brackets around it, and spoken of its kind before.
    """
    _, *later = re.split(re.escape(KIND), _bare(text), flags=re.IGNORECASE)
    if not later:
        raise NotALink(ANOTHER)
    for after in later:
        found = _WHOLE.match(KIND + after)
        if found and found["sum"] == _sum(found["place"], found["code"], found["keys"]):
            return _brought(found)
    raise NotALink(BROKEN)


def _brought(found: re.Match[str]) -> Link:
    place, code = found["place"], found["code"]
    scheme = "http" if _HERE.match(place) else "https"
    return Link(f"{scheme}://{place}", f"{code[:4]}-{code[4:]}", found["keys"])


def _bare(text: str) -> str:
    """Return a text without spaces and without the signs that nobody sees, which some programs put into a link."""
    return "".join(each for each in text if each.isprintable() and not each.isspace())


def _plain(code: str) -> str:
    return code.replace("-", "").upper()


def _sum(place: str, code: str, keys: str) -> str:
    return hashlib.blake2b(f"{place} {code} {keys}".encode(), digest_size=4).hexdigest()
