"""The only style sheet: menus and tooltips, which Qt paints where no widget of ours stands.

The line for editors is there because any sheet makes Qt forget that a palette's ground may be transparent.
"""

SHEET = """
QLineEdit { background: transparent; border: 0; padding: 0 }
QMenu { background: palette(light); border: 1px solid palette(mid); border-radius: 9px; padding: 6px }
QMenu::item { padding: 9px 18px 9px 12px; border-radius: 6px }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text) }
QMenu::icon { padding-left: 10px }
QMenu::separator { height: 1px; background: palette(midlight); margin: 6px 8px }
QToolTip { background: palette(light); color: palette(text); border: 1px solid palette(mid);
           padding: 6px 10px }
"""
