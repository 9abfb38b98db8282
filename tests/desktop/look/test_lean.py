import runpy
from pathlib import Path

from desktop.ui.look.lean import THEMES
from desktop.ui.look.tokens import FILE, look

WRITER = Path(__file__).resolve().parents[3] / "packaging" / "write_lean.py"


def test_the_unlock_windows_colours_equal_the_tokens() -> None:
    for theme, colors in THEMES.items():
        for role, color in colors.items():
            assert color == look.tokens["color"][role][theme], (role, theme)


def test_the_written_module_is_what_the_writer_writes() -> None:
    written = runpy.run_path(str(WRITER))["lean_text"]()

    assert FILE.with_name("lean.py").read_text(encoding="utf-8") == written
