"""What docs/PROTOCOL.md says of a seal's certificate is true: its request is taken, its answer holds."""

from pathlib import Path

import msgspec
import pytest

from sync.proofs import decoded, read_statement
from sync.protocol_seal import KIND, SealGiven, facts
from sync.service.keys import certificates
from tests.sync.protocol_page import EXAMPLES, Line, own_identity, said
from tests.sync.sealing import read
from tests.sync.test_protocol_document import line, walk

__all__ = ["line"]
DEVICE = said("enrol-asked")["dev"]


@pytest.fixture
def let_in(line: Line) -> Line:
    next(answer for name, answer in walk(line) if name == "token-answered")
    return line


def test_the_request_of_the_page_gets_an_answer_as_the_page_has_it(let_in: Line, tmp_path: Path) -> None:
    given = msgspec.convert(let_in.send("POST", "/v1/seal", EXAMPLES["seal-asked"]), SealGiven)
    stated = msgspec.convert(said("seal-given"), SealGiven)
    key = certificates.asked(decoded(said("seal-asked")["request"]), DEVICE)

    for one in (given, stated):
        certificate, issuer = decoded(one.certificate), decoded(one.issuer)
        assert certificates.serial_if_issued(certificate, issuer, key, DEVICE)
        told = read_statement(own_identity().signer.public, KIND, one.said)
        assert told == facts(DEVICE, certificate, issuer, one.issuers)
        assert one.issuers == [certificates.fingerprint(issuer)]
        assert read(certificate).subject == read(decoded(stated.certificate)).subject
    own = facts(DEVICE, decoded(stated.certificate), decoded(stated.issuer), stated.issuers)
    assert own == said("seal-facts")
