"""Who covers in a case, as the store keeps what the service says of it."""

import json
from datetime import date
from pathlib import Path

from storage.reads import citizen as citizen_reads
from storage.reads import covers
from sync import covers as heard
from tests.storage.shelf import NOW, citizen, opened, save


def test_the_page_of_a_case_knows_who_covers_in_it_and_until_which_day(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        (stream, changes), (other, others) = citizen("Åse", "Berg"), citizen("Lene", "Olsen")
        save(store, *changes, *others)
        me = store.user.id
        said = [
            [stream, "u-2", "Mette Hald", "2026-12-14T23:00:00+00:00", "Jonas Krogh", "cover"],
            [other, me, "Jonas Krogh", "2026-11-26T10:15:00+00:00", "", "glass"],
        ]
        store.ledger.remember(heard.FACT, json.dumps(said))
        reader = store.own_reader()
        page = citizen_reads.page(reader, stream, NOW.date())
        opened_page = citizen_reads.page(reader, other, NOW.date())

        assert page is not None
        assert opened_page is not None
        assert [(one.name, one.last_day, one.mine) for one in page.covers] == [
            ("Mette Hald", date(2026, 12, 14), False)
        ]
        assert [(one.mine, one.is_glass) for one in opened_page.covers] == [(True, True)]
        assert covers.opened(reader) == {other}


def test_both_floors_keep_it_under_one_name() -> None:
    assert (covers.FACT, covers.GLASS) == (heard.FACT, heard.GLASS)
