"""Samme person where its SQL says most: what a link gives and takes, a hand-over, and an old log; on both databases."""

from sync.service import doctor, handing, twins
from sync.service.log import Log
from tests.sync.stage import Central, Device
from tests.sync.twice import OWN, UNION, joined, link, note, notes, opened_twice, part, roles, told, why


def test_a_link_gives_everybody_both_cases_and_its_end_takes_back_what_only_the_link_gave(
    running: Central,
) -> None:
    with opened_twice(running) as twice:
        link(twice.leader, twice)
        twice.pull(twice.leader)
        linked = roles(twice)
        note(twice.jonas, twice.one, "Skrevet af Jonas i den fælles sag")
        twice.pull(twice.jonas)
        read = notes(twice.mette)

        part(twice.leader, twice)
        twice.pull(twice.leader)

        assert linked == UNION
        assert read == ["Hos Jonas", "Hos Mette", "Skrevet af Jonas i den fælles sag"]
        assert roles(twice) == OWN
        assert notes(twice.jonas) == ["Hos Jonas"]
        assert notes(twice.mette) == ["Hos Mette", "Skrevet af Jonas i den fælles sag"]
        assert told(twice.leader) == []
        assert doctor.faults(running.ledger) == []


def moved(running: Central, giver: Device, taker: Device, stream: str) -> None:
    with running.ledger.writing() as connection:
        log = Log(connection)
        handing.transfer(log, giver.ledger.user, taker.ledger.user, [stream], act=why(running))
        log.finish()


def test_one_of_the_linked_cases_is_handed_over_and_the_citizen_goes_whole(running: Central) -> None:
    with opened_twice(running) as twice, joined(running, "TINA") as third:
        link(twice.leader, twice)
        twice.pull(twice.leader)

        moved(running, twice.mette, third, twice.one)
        twice.pull(third)
        linked = notes(third), notes(twice.mette), sorted(twice.mette.ledger.left)
        part(twice.leader, twice)
        twice.pull(twice.leader, third)

        gone = sorted([(twice.one, "Navn TINA"), (twice.other, "Navn TINA")])
        assert linked == (["Hos Jonas", "Hos Mette"], [], gone)
        assert (notes(third), notes(twice.jonas)) == (["Hos Mette"], ["Hos Jonas"])


def test_a_log_from_before_numbers_were_marked_is_looked_through_once(running: Central) -> None:
    with opened_twice(running) as twice:
        with running.ledger.writing() as connection:
            connection.execute("update number_mark set mark = ''")
            connection.execute("delete from twin")
            connection.execute("update setting set value = '' where key = 'numbers.marked'")
        for _ in range(2):
            with running.ledger.writing() as connection:
                twins.mark_all(connection, running.clock().isoformat())
        twice.pull()

        assert told(twice.leader) == [[twice.one, twice.other, ["Navn JONA"]]]


def test_two_cases_are_known_to_have_one_number_since_it_was_found_however_often_it_is_said_again(
    running: Central,
) -> None:
    with running.ledger.writing() as connection:
        for at, number in (
            ("1", "7003821234"),
            ("2", "7003821234"),
            ("3", "6502031234"),
            ("4", "7003821234"),
        ):
            twins.note(connection, {"one": number} | ({"other": number} if at == "1" else {}), at)
            since = connection.execute("select at from twin where one = 'one' and other = 'other'").fetchall()
            assert since == {"1": [("1",)], "2": [("1",)], "3": [], "4": [("4",)]}[at]
