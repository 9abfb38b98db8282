"""How long names still stand on the screen after *Dæk* or *Lås* was pressed: until the cover is painted over all."""

from tests.measures.floors import compiled, run, said
from tests.measures.harness import Taken, measure

COVERED = """
import time
from PySide6.QtWidgets import QApplication
app = QApplication([])
from desktop.ui.look.dress import dress
from desktop.ui.screens.cover import Cover, put_away
from tests.desktop.scenes import palette
dress(app)
window = palette()
window.show()
app.processEvents()
began = time.monotonic()
cover = Cover()
cover.lay_over(window)
away = put_away(cover)
covered = time.monotonic()
assert not window.isVisible()
cover.hide()
window.show()
app.processEvents()
again = time.monotonic()
put_away()
hidden = time.monotonic()
print("cover", covered - began)
print("lock", hidden - again)
"""


@measure(name="cover-opaque", unit="s", limit=0.1)
def cover_opaque() -> Taken:
    """Time *Dæk* from the key until everything else is off the screen, a search line over a full day before it."""
    compiled()
    return said(run(COVERED), "cover"), 0.0


@measure(name="lock-opaque", unit="s", limit=0.1)
def lock_opaque() -> Taken:
    """Time the same for *Lås*, which hides every window before it keeps, closes and becomes a new process."""
    compiled()
    return said(run(COVERED), "lock"), 0.0
