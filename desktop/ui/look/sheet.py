"""The only style sheet: on a menu as it opens, which Qt paints where no widget of ours stands.

The application itself has none: with one, Qt dresses every part anew each time it is put into another, and a page of
two hundred parts takes twice as long to make.
"""

from typing import Final

from PySide6.QtWidgets import QMenu

_MENU: Final = """
QMenu { background: palette(light); border: 1px solid palette(mid); border-radius: 9px; padding: 6px }
QMenu::item { padding: 9px 18px 9px 12px; border-radius: 6px }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text) }
QMenu::icon { padding-left: 10px }
QMenu::separator { height: 1px; background: palette(midlight); margin: 6px 8px }
"""


def dress_menu(menu: QMenu) -> None:
    """Give a menu our ground, corners and distances."""
    menu.setStyleSheet(_MENU)
