"""A mail server on this machine that takes every mail, or fails in the way it is told to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

type Fault = Literal["", "refuses", "hangs up"]


class Postbox(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP (RFC 5321) as a sender needs; keeps what it was sent."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, fault: Fault) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.fault = fault
        self.mails: list[str] = []

    @property
    def mailers(self) -> dict[str, object]:
        """Settings that send mail here."""
        host, port = self.server_address[:2]
        options = {"host": host, "port": port, "timeout": 5}
        return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


class _Talk(socketserver.StreamRequestHandler):
    server: Postbox

    def handle(self) -> None:
        self._say("220 postbox")
        while line := self.rfile.readline().decode().strip():
            word = line.partition(" ")[0].upper()
            if word == "RCPT" and self.server.fault == "refuses":
                self._say("451 not now")
            elif word == "DATA":
                self._say("354 go on")
                if self.server.fault == "hangs up":
                    return
                self._take()
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _take(self) -> None:
        lines: list[str] = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        self.server.mails.append("\n".join(lines))
        self._say("250 kept")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def opened(fault: Fault = "") -> Iterator[Postbox]:
    """Run a mail server for the length of the block."""
    with Postbox(fault) as postbox:
        thread = threading.Thread(target=postbox.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield postbox
        finally:
            postbox.shutdown()
            thread.join()
