"""What was remarked of an attempt stands beside the card that was left: in the case, and on both papers made of it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from casework import evidence as rules
from casework import ids
from casework.acts import change
from casework.changes import Value
from casework.clock import instant
from casework.handover import handover
from desktop.paper.evidence import draw_evidence
from desktop.paper.handover import draw_handover
from storage.reads import citizen as case
from storage.reads import evidence as reads
from storage.reads import timeline as timelines
from tests.desktop.paper.reading_back import matter, squeezed
from tests.storage.shelf import NOW, TODAY, act, citizen, opened, save

REMARK = "Der var lys i køkkenet, {og} radioen spillede."


@pytest.mark.parametrize(
    ("card", "remark", "said"),
    [
        (True, REMARK, f"Kort lagt. {REMARK}"),
        (True, "", "Kort lagt."),
        (True, "  ", "Kort lagt."),
        (False, REMARK, REMARK),
        (False, "", ""),
    ],
)
def test_a_card_that_was_left_hides_no_remark(tmp_path: Path, card: bool, remark: str, said: str) -> None:
    stream, changes = citizen("Amina", "Testperson")
    fields: dict[str, Value] = {
        "channel": "home",
        "result": "not_met",
        "at": instant(NOW),
        "card_left": card,
        "remark": remark,
    }
    days = (date(2026, 1, 1), TODAY + timedelta(days=1))
    with opened(tmp_path / "store") as store:
        save(store, *changes, change(stream, ids.new(NOW), "attempt", fields, **act()))
        reader = store.own_reader()
        (entry,) = (one for one in timelines.timeline(reader, stream) if one.kind == "attempt")
        found, page = reads.evidence(reader, stream, *days), case.page(reader, stream, TODAY)
    assert page is not None

    course = draw_evidence(rules.paper(page, found, days, municipality="Testby", today=TODAY))
    pack = draw_handover(handover(page, found, (), giver="Bo", municipality="Testby", today=TODAY))

    assert entry.text == said
    assert squeezed(said) in matter(course.pdf)
    assert squeezed(said) in matter(pack.pdf)
