"""One round between a device and the service, over a real socket."""

from tests.sync.stage import Central, device, new_id


def test_a_change_goes_up_gets_its_receipt_and_reaches_the_colleague(running: Central) -> None:
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(jonas, stream)
    running.grant(mette, stream, "partner")
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        his.ledger.write(stream, new_id(), {"what": "Zahra ringer til lægen", "status": "open"})

        told = his.round()
        hers.round()

        assert (told.sent, told.held, told.whole) == (1, 0, True)
        assert his.ledger.waiting(10) == ()
        assert hers.texts(stream) == ["Zahra ringer til lægen"]


def test_what_stood_before_a_grant_comes_whole_and_what_comes_after_follows(running: Central) -> None:
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        for number in range(300):
            his.ledger.write(stream, new_id(), {"what": f"før {number}"})
        his.round()
        hers.round()
        running.grant(mette, stream, "partner")
        his.ledger.write(stream, new_id(), {"what": "efter"})
        his.round()

        hers.round()

        assert hers.texts(stream) == [f"før {number}" for number in range(300)] + ["efter"]
        assert [(p.done, p.total) for p in hers.heard if p.what == "citizens"] == [(1, 1)]
        assert hers.ledger.digest(stream) == his.ledger.digest(stream)
