"""The page over the pictures: one HTML file beside them, every screen with all its looks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Final

NAME: Final = "index.html"
HEAD: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Fodfæste: gallery</title>
<style>
body { font: 16px/1.5 sans-serif; margin: 32px; background: #f9f8f4; color: #16262a }
h2 { margin: 32px 0 8px } p { margin: 0 0 8px }
section { display: grid; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); gap: 12px }
figure { margin: 0 } img { width: 100%; border: 1px solid #cbc8bd; border-radius: 6px }
figcaption { font-size: 14px; color: #41535a }
</style>
<h1>Fodfæste: gallery</h1>
"""


def write(folder: Path, pictures: Iterable[str]) -> Path:
    """Write the page over pictures named `screen.theme.scale.language.png`, in the order given; return its path."""
    screens: dict[str, list[str]] = defaultdict(list)
    for picture in pictures:
        screens[picture.split(".")[0]].append(picture)
    page = folder / NAME
    page.write_text(HEAD + "\n".join(_lines(screens)) + "\n</html>\n", encoding="utf-8")
    return page


def _lines(screens: dict[str, list[str]]) -> Iterator[str]:
    many = sum(len(pictures) for pictures in screens.values())
    links = " · ".join(f'<a href="#{escape(screen)}">{escape(screen)}</a>' for screen in screens)
    yield f"<p>{len(screens)} screens, {many} pictures: {links}</p>"
    for screen, pictures in screens.items():
        yield f'<h2 id="{escape(screen)}">{escape(screen)}</h2>\n<section>'
        for picture in pictures:
            yield _figure(picture)
        yield "</section>"


def _figure(picture: str) -> str:
    name = escape(picture)
    said = escape(" · ".join(picture.split(".")[1:-1]))
    shown = f'<img src="{name}" loading="lazy" width="1280" height="800" alt="{name}">'
    return f'<figure><a href="{name}">{shown}</a><figcaption>{said}</figcaption></figure>'
