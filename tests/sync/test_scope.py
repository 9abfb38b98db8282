"""Who receives what: one's own citizens, of each only what the role may read, and nothing after a hand-over."""

import json

from casework.changes import Placed
from tests.sync.stage import Central, device, new_id


def words(rows: list[Placed]) -> str:
    return json.dumps([dict(placed.change.fields) for placed in rows], ensure_ascii=False)


def test_a_device_holds_its_persons_citizens_and_no_other(running: Central) -> None:
    jonas, mette = running.add_user("JOKR"), running.add_user("MEHA")
    mine, hers_only = new_id(), new_id()
    running.grant(jonas, mine)
    running.grant(mette, hers_only)
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        hers.round()
        his.ledger.write(mine, new_id(), {"what": "min"})
        hers.ledger.write(hers_only, new_id(), {"what": "hendes"})
        hers.round()
        his.round()
        hers.round()

        assert {p.change.stream for p in his.ledger.rows.values()} == {mine}
        assert {p.change.stream for p in hers.ledger.rows.values()} == {hers_only}
        assert [scope.stream for scope in his.ledger.scope()] == [mine]


def test_a_mentors_file_holds_no_word_of_health_authority_address_or_journal(running: Central) -> None:
    jonas, sila, stream = running.add_user("JOKR"), running.add_user("SIBA", "Mentor"), new_id()
    running.grant(jonas, stream)
    running.grant(sila, stream, "mentor")
    with device(running, jonas) as his, device(running, sila) as hers:
        his.round()
        citizen = {"first_name": "Hanne", "cpr": "7003970684", "address": "Nørregade 25", "phone": "12345678"}
        his.ledger.write(stream, stream, citizen, kind="citizen")
        his.ledger.write(stream, new_id(), {"text": "hemmeligt notat"}, kind="note")
        his.ledger.write(stream, new_id(), {"doctor": "Havnens Læger", "form": "LÆ125"}, kind="statement")
        his.ledger.write(stream, new_id(), {"what": "Møde i praktik"})
        his.round()

        hers.round()
        hers.round()

        said = words(list(hers.ledger.rows.values()))
        assert "Hanne" in said
        assert "Møde i praktik" in said
        for secret in ("7003970684", "Nørregade", "hemmeligt", "Havnens", "LÆ125"):
            assert secret not in said
        assert len(hers.ledger.rows) == 2


def test_a_role_that_grows_is_filled_up_and_one_that_shrinks_is_emptied(running: Central) -> None:
    jonas, sila, stream = running.add_user("JOKR"), running.add_user("SIBA", "Mentor"), new_id()
    running.grant(jonas, stream)
    running.grant(sila, stream, "mentor")
    with device(running, jonas) as his, device(running, sila) as hers:
        his.round()
        his.ledger.write(stream, new_id(), {"text": "notat"}, kind="note")
        his.round()
        hers.round()
        assert not hers.ledger.rows

        running.grant(sila, stream, "stand_in")
        hers.round()
        assert "notat" in words(list(hers.ledger.rows.values()))

        running.grant(sila, stream, "mentor")
        hers.round()
        assert not hers.ledger.rows


def test_a_hand_over_receives_what_was_written_before_it_empties_the_device(running: Central) -> None:
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        his.ledger.write(stream, new_id(), {"what": "sendt før"})
        his.round()
        running.revoke(jonas, stream, to=mette.id)
        running.grant(mette, stream)
        his.ledger.write(stream, new_id(), {"what": "skrevet uden net"})

        his.round()
        hers.round()

        assert his.ledger.rows == {}
        assert his.ledger.left == [(stream, "Navn MEHA")]
        assert hers.texts(stream) == ["sendt før", "skrevet uden net"]
        assert running.all("select stream from dropped") == [(stream,)]


def test_a_citizen_who_comes_back_comes_back_whole_with_ones_own_words(running: Central) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his:
        his.round()
        his.ledger.write(stream, new_id(), {"what": "første gang"})
        his.round()
        his.ledger.write(stream, new_id(), {"what": "sent"})
        running.revoke(jonas, stream)
        running.grant(jonas, stream)
        his.round()
        his.ledger.write(stream, new_id(), {"what": "anden gang"})
        his.round()

        assert his.texts(stream) == ["første gang", "sent", "anden gang"]
        assert his.ledger.waiting(9) == ()


def test_a_new_computer_is_never_sent_who_has_left_meanwhile(running: Central) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his:
        his.round()
        his.ledger.write(stream, new_id(), {"what": "før"})
        his.round()
    running.revoke(jonas, stream)

    with device(running, jonas) as fresh:
        told = fresh.round()

        assert told.received == 0
        assert fresh.ledger.left == []


def test_a_stream_asked_for_without_a_grant_is_not_given(running: Central) -> None:
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(mette, stream)
    with device(running, jonas) as his:
        his.ledger.begin_scope(stream, "primary", 10**6)

        told = his.round()

        assert told.received == 0
        assert not his.ledger.scope()[0].done
