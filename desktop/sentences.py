"""What the floors below say to a person, in the language of the moment; packaging/translate.py gathers it from them."""

from PySide6.QtCore import QCoreApplication

from casework.errors import FodfaesteError
from casework.sentences import Joined, Sentence, in_line


def in_words(text: str) -> str:
    """Return a sentence of ours in the language that is spoken now; one that is not known stays as it is.

    Only for what is surely ours: a plain text is looked up too. What may be a person's own words goes through `ours`.
    """
    if not isinstance(text, Sentence):
        return QCoreApplication.translate("sentences", text)
    if isinstance(text, Joined):
        return in_line(text.pieces, in_words)
    parts = {name: ours(part) for name, part in text.parts.items()}
    return QCoreApplication.translate("sentences", text.template).format(**parts)


def ours(text: str) -> str:
    """Return what a row shows: in the language of now where it is ours, untouched where somebody wrote it."""
    return in_words(text) if isinstance(text, Sentence) else text


def told(error: FodfaesteError) -> str:
    """Return what an error says to the person."""
    return in_words(error.args[0]) if error.args else ""
