"""One file for each question that a screen asks; each takes a reader and gives frozen answers of `casework.answers`."""
