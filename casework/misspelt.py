"""Slips of the finger in a name: one letter too many, too few, another, or two the wrong way round.

The distance is Damerau's and Levenshtein's, in the form that turns neighbours round once. How many slips are forgiven
goes by the length of what was typed: none in short words, where everything would be like everything else.
"""

from typing import Final

_FORGIVEN: Final = ((8, 2), (4, 1))
_BEGUN: Final = 5
"""Letters from which on a beginning may hold a slip: fewer are like the beginning of half of all words."""
_FAR: Final = 99


def forgiven(typed: str) -> int:
    """Return how many slips are forgiven in a word: one from four letters on, two from eight."""
    return next((slips for letters, slips in _FORGIVEN if len(typed) >= letters), 0)


def is_like(typed: str, word: str) -> bool:
    """Tell whether a folded word is the one that was typed, as far as slips are forgiven."""
    most = forgiven(typed)
    if abs(len(typed) - len(word)) > most:
        return False
    return _last_row(typed, word, most)[-1] <= most


def begins_like(typed: str, word: str) -> bool:
    """Tell whether a folded word begins as it was typed, but for slips: who types has not come to the end.

    The first letter must be right: nearly every word begins nearly like every other.
    """
    most = forgiven(typed)
    if len(typed) < _BEGUN or typed[:1] != word[:1] or len(word) < len(typed) - most:
        return False
    return min(_last_row(typed, word[: len(typed) + most], most)) <= most


def _last_row(typed: str, word: str, most: int) -> list[int]:
    """Return how far the whole of what was typed is from each beginning of a word; beyond `most` only that it is far.

    No more of the table is worked out than lies within `most` of its diagonal.
    """
    earlier: list[int] = []
    before: list[int] = []
    row = [place if place <= most else _FAR for place in range(len(word) + 1)]
    for at, letter in enumerate(typed, start=1):
        earlier, before, row = before, row, [_FAR] * (len(word) + 1)
        if at <= most:
            row[0] = at
        for place in range(max(1, at - most), min(len(word), at + most) + 1):
            other = word[place - 1]
            steps = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != other))
            if at > 1 and place > 1 and letter == word[place - 2] and typed[at - 2] == other:
                steps = min(steps, earlier[place - 2] + 1)
            row[place] = steps
        if min(row) > most and min(before) > most:
            return [_FAR] * (len(word) + 1)
    return row
