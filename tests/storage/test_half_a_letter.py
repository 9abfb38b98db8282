"""Half a letter (a surrogate by itself) is in no text: the store refuses it before anything is written."""

from pathlib import Path

import pytest

from tests.storage.shelf import citizen, note, opened, save


def test_half_a_letter_is_refused_and_nothing_of_its_act_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream, changes = citizen()
        save(store, *changes)
        before = store.own_reader().rows("select count(*) from log")

        with pytest.raises(ValueError, match="surrogates"):
            save(store, *note(stream, "Hel"), *note(stream, "halv \ud83d"))

        assert store.own_reader().rows("select count(*) from log") == before
        assert store.own_reader().rows("select count(*) from record where kind = 'note'") == [(0,)]
