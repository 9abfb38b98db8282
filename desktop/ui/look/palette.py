"""The colour roles as a QPalette, so that a label, a menu or a selection needs no style sheet.

Where Qt has no role of our meaning, it lends a quiet one: Link = accent, LinkVisited = voice, BrightText =
danger, PlaceholderText = second line, Dark = third voice, Mid = edge, Midlight = hairline.
"""

from PySide6.QtGui import QPalette

from desktop.ui.look.tokens import look

_R = QPalette.ColorRole
ROLES = {
    _R.Window: "page",
    _R.WindowText: "ink",
    _R.Base: "card",
    _R.AlternateBase: "sunken",
    _R.Text: "ink",
    _R.Button: "card",
    _R.ButtonText: "ink",
    _R.BrightText: "danger",
    _R.PlaceholderText: "ink_soft",
    _R.Highlight: "accent_fill",
    _R.HighlightedText: "on_accent",
    _R.Link: "accent",
    _R.LinkVisited: "voice",
    _R.Light: "raised",
    _R.Midlight: "line",
    _R.Mid: "edge",
    _R.Dark: "ink_faint",
    _R.Shadow: "shadow",
    _R.ToolTipBase: "raised",
    _R.ToolTipText: "ink",
    _R.Accent: "accent",
}


def palette() -> QPalette:
    """The palette of the theme of the moment."""
    made = QPalette()
    for role, token in ROLES.items():
        made.setColor(role, look.color(token))
    for role in (_R.Text, _R.ButtonText, _R.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, look.color("ink_faint"))
    return made
