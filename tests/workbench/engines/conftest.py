"""Local services that behave, and that misbehave in every way a network does."""

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workbench.suggest import Query

SOURCE = "Кітапхана ертең сағат тоғызда ашылады."
TARGET = "Библиотека откроется завтра в девять часов."


def query(source=SOURCE, target_lang="ru", **more):
    return Query(source, "kk", target_lang, **more)


class Server:
    """A service on this machine.

    `answer(path, body)` gives (status, headers, bytes), or a function of the handler and an event that is set
    when the test ends: it writes what it likes, and the connection is closed behind it.
    """

    def __init__(self, answer, encryption=None):
        self.seen = []
        self.released = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self):
                self.reply()

            do_POST = do_GET  # noqa: N815  # the name the server calls

            def reply(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                server.seen.append((self.path, dict(self.headers), body))
                told = answer(self.path, body)
                if callable(told):
                    told(self, server.released)
                    self.close_connection = True
                    return
                status, headers, content = told
                self.send_response(status)
                for name, value in {"Content-Length": str(len(content)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *arguments):
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                """A client that hangs up early is what some tests are about."""

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http{'s' if encryption else ''}://127.0.0.1:{self._server.server_port}"
        if encryption:
            self._server.socket = encryption.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()

    def close(self):
        self.released.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def serve():
    """Start a service from its answers: a function of path and body, or one answer for all."""
    servers = []

    def start(answer):
        server = Server(answer if callable(answer) else lambda path, body: answer)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.close()


def good(value):
    return 200, {"Content-Type": "application/json"}, json.dumps(value, ensure_ascii=False).encode()


def failing(status, text="", **headers):
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, text.encode()


def drops(handler, released):
    handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"text": "')


def hangs(handler, released):
    released.wait(20)


def drips(handler, released):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while not released.wait(0.02):
        handler.wfile.write(b" ")


def chunked(handler, released):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for piece in (b'"the', b"re", b'"'):
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    handler.wfile.write(b"0\r\n\r\n")


def drops_a_chunk(handler, released):
    handler.wfile.write(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n"the')


def bombs(handler, released):
    content = gzip.compress(b'"' + b" " * 50_000_000 + b'"')
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(content)}\r\n\r\n"
    handler.wfile.write(head.encode() + content)


def floods(handler, released):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
    while not released.is_set():
        handler.wfile.write(b" " * 65536)
