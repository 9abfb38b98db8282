"""The service's own TLS, tried from the other side: nothing older than 1.2, no suite without authentication.

What a scanner asks (versions, every suite there is, renegotiation, the chain) is asked here with the standard library
and `openssl s_client`, without anything to be fetched; a scanner that no one here wrote asks in test_tls_scanned.py.
"""

import re
import shutil
import socket
import ssl
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from casework.errors import Refused
from sync.service import serving
from sync.service.ledger import create
from tests.sync.certificates import Pair, issued

V = ssl.TLSVersion
WEAK: Final = {
    "TLS 1.0": (V.TLSv1, "ALL"),
    "TLS 1.1": (V.TLSv1_1, "ALL"),
    "CBC with SHA-1": (V.TLSv1_2, "ECDHE-RSA-AES128-SHA"),
    "CBC with SHA-256": (V.TLSv1_2, "ECDHE-RSA-AES256-SHA384"),
    "no forward secrecy": (V.TLSv1_2, "AES128-GCM-SHA256"),
    "no authentication": (V.TLSv1_2, "ADH-AES128-GCM-SHA256"),
    "no cipher": (V.TLSv1_2, "NULL"),
    "AES-CCM-8": (V.TLSv1_2, "DHE-RSA-AES128-CCM8"),
}
ALLOW_RENEGOTIATION: Final = 1 << 8
"""OpenSSL's SSL_OP_ALLOW_CLIENT_RENEGOTIATION, which Python has no name for."""
STRONG: Final = {
    "AES-GCM": (V.TLSv1_2, "ECDHE-RSA-AES128-GCM-SHA256"),
    "AES-GCM 256": (V.TLSv1_2, "ECDHE-RSA-AES256-GCM-SHA384"),
    "ChaCha20": (V.TLSv1_2, "ECDHE-RSA-CHACHA20-POLY1305"),
    "TLS 1.3": (V.TLSv1_3, "ALL"),
}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """A certificate for this machine alone, and its key."""
    return issued("localhost").written(tmp_path_factory.mktemp("tls"))


def speaking(pair: Pair) -> ssl.SSLContext:
    config = uvicorn.Config(Starlette(), log_config=None, lifespan="off")
    serving.speak_tls(config, *pair)
    assert config.ssl is not None
    return config.ssl


def agrees(server: ssl.SSLContext, version: ssl.TLSVersion, ciphers: str) -> bool:
    """Shake hands in memory as a client that speaks this version and these suites alone, with every guard down."""
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    client.set_ciphers(f"{ciphers}:@SECLEVEL=0")
    client.minimum_version = client.maximum_version = version
    return shakes_hands(client, server)


def shakes_hands(client: ssl.SSLContext, server: ssl.SSLContext) -> bool:
    """Let two ends shake hands in memory; tell whether both are content."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = (
        client.wrap_bio(to_client, to_server, server_hostname="localhost"),
        server.wrap_bio(to_server, to_client, server_side=True),
    )
    done: set[int] = set()
    try:
        for _ in range(8):
            for number, end in enumerate(ends):
                try:
                    end.do_handshake()
                    done.add(number)
                except ssl.SSLWantReadError:
                    continue
    except ssl.SSLError:
        return False
    return done == {0, 1}


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
@pytest.mark.parametrize("which", WEAK)
def test_what_is_old_or_weak_is_refused(pair: Pair, which: str) -> None:
    assert not agrees(speaking(pair), *WEAK[which])


@pytest.mark.parametrize("which", STRONG)
def test_what_is_strong_is_spoken(pair: Pair, which: str) -> None:
    assert agrees(speaking(pair), *STRONG[which])


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_the_suites_of_the_library_alone_would_be_noticed(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "CIPHERS", "ALL:@SECLEVEL=0")
    lax = speaking(pair)
    lax.minimum_version = V.TLSv1

    spoken = {which for which, asked in WEAK.items() if agrees(lax, *asked)}

    assert spoken >= {"TLS 1.0", "TLS 1.1", "CBC with SHA-1", "CBC with SHA-256", "no forward secrecy"}


def suites() -> set[str]:
    """Every suite up to TLS 1.2 that this library could speak, weak ones too."""
    knows = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    knows.set_ciphers("ALL:COMPLEMENTOFALL:@SECLEVEL=0")
    return {one["name"] for one in knows.get_ciphers() if one["protocol"] != "TLSv1.3"}


def test_of_all_suites_that_there_are_only_those_that_the_page_names_are_spoken(pair: Pair) -> None:
    server, known = speaking(pair), suites()

    spoken = {name for name in known if agrees(server, V.TLSv1_2, name)}

    assert len(known) > 3 * len(STRONG)
    assert spoken == {suite for _, suite in STRONG.values() if suite != "ALL"}


def test_a_device_that_trusts_the_root_alone_is_served_the_whole_chain(tmp_path: Path) -> None:
    root = issued("Rod", issues=True)
    between = issued("Mellem", root, issues=True)
    leaf = issued("localhost", between)
    device = ssl.create_default_context(cafile=str(root.shown(tmp_path)))

    whole = shakes_hands(device, speaking(leaf.written(tmp_path, between)))
    cut = shakes_hands(device, speaking(leaf.written(tmp_path)))

    assert (whole, cut) == (True, False)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is NOT here: no renegotiation was tried")
def test_nobody_begins_a_connection_anew_in_the_middle(pair: Pair) -> None:
    lax = speaking(pair)
    lax.options &= ~ssl.OP_NO_RENEGOTIATION
    lax.options |= ALLOW_RENEGOTIATION

    assert not begins_anew(speaking(pair))
    assert begins_anew(lax), "the test of the test: a server that lets a client begin anew is noticed"


def begins_anew(server: ssl.SSLContext) -> bool:
    """Let somebody else's client ask for new keys in the middle of a connection; tell whether it got them."""
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as answering:
        answering.submit(echo, listening, server)
        at = f"127.0.0.1:{listening.getsockname()[1]}"
        asked = subprocess.run(
            ["openssl", "s_client", "-connect", at, "-tls1_2"],
            input="R\nhej\n",
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert "RENEGOTIATING" in asked.stderr
    return "no renegotiation" not in asked.stderr


def echo(listening: socket.socket, server: ssl.SSLContext) -> None:
    raw, _ = listening.accept()
    with suppress(OSError), raw, server.wrap_socket(raw, server_side=True) as line:
        while said := line.recv(100):
            line.sendall(said)


def test_a_certificate_that_is_none_is_refused_in_a_sentence(pair: Pair, tmp_path: Path) -> None:
    chain, key = pair
    (tmp_path / "x.pem").write_text("x")

    for wrong in ((tmp_path / "x.pem", key), (chain, tmp_path / "x.pem"), (tmp_path / "none", key)):
        with pytest.raises(Refused, match="Certifikatet"):
            speaking(wrong)


def test_a_service_with_a_certificate_answers_over_tls_and_not_without(pair: Pair, tmp_path: Path) -> None:
    create(tmp_path / "central", "Nordbyen Kommune").close()
    words = ["serve", "--store", str(tmp_path / "central"), "--host", "127.0.0.1", "--port", "0"]
    process = subprocess.Popen(
        [sys.executable, "-m", "sync.service.admin", *words, "--tls-cert", pair[0], "--tls-key", pair[1]],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    port = re.search(r"https://127\.0\.0\.1:(\d+)", process.stdout.readline())
    assert port is not None

    trusting = ssl.create_default_context(cafile=str(pair[0]))
    got = httpx.get(f"https://localhost:{port[1]}/readyz", verify=trusting, trust_env=False)
    with pytest.raises(httpx.HTTPError):
        httpx.get(f"http://localhost:{port[1]}/readyz", trust_env=False)
    process.terminate()

    assert got.text == "ready\n"
    process.wait(30)
    process.stdout.close()
