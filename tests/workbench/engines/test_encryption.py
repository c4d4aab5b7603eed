"""Certificates are checked: what is not trusted is told nothing."""

import shutil
import ssl
import subprocess

import pytest

from tests.workbench.engines.conftest import Server, good
from workbench.errors import EngineSetUp
from workbench.suggest.engines.http.address import Address
from workbench.suggest.engines.http.client import Client, Service

NO_OPENSSL = "openssl, which makes the certificate, is missing"
pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason=NO_OPENSSL)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that nobody has signed, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=here"
        f" -addext subjectAltName=IP:127.0.0.1 -keyout {key} -out {certificate}"
    )
    subprocess.run(command.split(), check=True, capture_output=True)
    return certificate, key


@pytest.fixture
def server(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server = Server(lambda path, body: good("көрді"), context)
    yield server
    server.close()


def test_an_unknown_certificate_is_refused(server):
    client = Client(Service("nmt", Address(server.url)))
    with pytest.raises(EngineSetUp, match="nmt: its certificate is not trusted"):
        client.post("/ask", {"text": "құпия"})
    assert server.seen == []
    client.close()


def test_a_certificate_the_machine_trusts_is_accepted(server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    client = Client(Service("nmt", Address(server.url)))
    assert client.get("/ask") == "көрді"
    client.close()


def test_a_certificate_of_another_host_is_refused(server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    client = Client(Service("nmt", Address(server.url.replace("127.0.0.1", "localhost"))))
    with pytest.raises(EngineSetUp, match="nmt: its certificate is not trusted"):
        client.get("/ask")
    assert server.seen == []
    client.close()
