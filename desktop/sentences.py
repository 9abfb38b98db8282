"""What the floors below say to a person, in the language of the moment; packaging/translate.py gathers it from them."""

from PySide6.QtCore import QCoreApplication

from casework.errors import FodfaesteError
from casework.sentences import Sentence


def in_words(text: str) -> str:
    """Return a sentence of ours in the language that is spoken now; one that is not known stays as it is."""
    if not isinstance(text, Sentence):
        return QCoreApplication.translate("sentences", text)
    parts = {
        name: in_words(part) if isinstance(part, Sentence) else part for name, part in text.parts.items()
    }
    return QCoreApplication.translate("sentences", text.template).format(**parts)


def told(error: FodfaesteError) -> str:
    """Return what an error says to the person."""
    return in_words(error.args[0]) if error.args else ""
