"""The gallery: every screen of the practice office as a picture, in each theme, text size and language."""
