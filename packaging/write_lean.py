"""Write desktop/ui/look/lean.py, the colours of the unlock window, from tokens.toml."""

import tomllib
from pathlib import Path

LOOK = Path(__file__).resolve().parents[1] / "desktop" / "ui" / "look"
THEMES = ("light", "dark", "contrast", "contrast_dark")
ROLES = (
    "accent",
    "accent_fill",
    "accent_hover",
    "accent_press",
    "accent_soft",
    "canvas",
    "card",
    "edge",
    "focus",
    "hill_far",
    "hill_mid",
    "hill_near",
    "ink",
    "ink_faint",
    "ink_soft",
    "line",
    "notice",
    "notice_mark",
    "on_accent",
    "shadow",
    "sky_high",
    "sky_low",
    "stone",
    "sunken",
)
HEAD = '''"""Colours of the unlock window as constants, because reading tokens.toml would cost it 15 ms.

Written by packaging/write_lean.py; a test compares it with tokens.toml.
"""

THEMES: dict[str, dict[str, str]] = {
'''


def lean_text() -> str:
    """The module as text."""
    colors = tomllib.loads((LOOK / "tokens.toml").read_text(encoding="utf-8"))["color"]
    blocks = []
    for theme in THEMES:
        lines = "".join(f'        "{role}": "{colors[role][theme]}",\n' for role in ROLES)
        blocks.append(f'    "{theme}": {{\n{lines}    }},\n')
    return HEAD + "".join(blocks) + "}\n"


if __name__ == "__main__":
    (LOOK / "lean.py").write_text(lean_text(), encoding="utf-8")
