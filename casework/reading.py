"""How hard a text is to read: LIX, the measure that Danish plain-language work uses."""

import re

LONG_WORD = 6
"""A word with more letters than this counts as long."""

EASY = 25
"""What our own sentences on a citizen's paper reach at most, each paper by a test of its own.

What a person writes there aims at it, too, and the screen says how far it is (decision 0080).
"""

HARD = 35
"""From here on a plan is hard to read for many: the screen asks for shorter sentences, and a team lead sees it.

Nobody's words about a life are held to what we hold our own to: decision 0073.
"""

_ABBREVIATIONS = re.compile(r"\b(kl|kr|nr|ca|tlf|jan|feb|aug|sept|okt|nov|dec)\.", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})\.(?=\s*[a-zæøå])")
_NUMBER = re.compile(r"(\d)\.(\d)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STOP = re.compile(r"[.!?]+(?=\s|$|[«»”])")


def lix(text: str) -> int:
    """Words per sentence plus per cent long words: under 25 is very easy, 0 means no words.

    "24. november", "kl. 9.30" and "65 kr." end no sentence, and neither does a colon.
    """
    plain = text.replace("\N{NO-BREAK SPACE}", " ")
    plain = _NUMBER.sub(r"\1\2", _ABBREVIATIONS.sub(r"\1", _DAY.sub(r"\1", plain)))
    words = _WORD.findall(plain)
    if not words:
        return 0
    sentences = max(len(_STOP.findall(plain)), 1)
    long = sum(len(word) > LONG_WORD for word in words)
    return round(len(words) / sentences + 100 * long / len(words))
