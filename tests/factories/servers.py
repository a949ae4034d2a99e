"""A server of the internet, on this machine: real TLS, with an authority that only tests believe in."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from comity.kernel.fetch import Network

type Script = Callable[[str], Iterable[bytes]]
TOKEN = "t0ken-that-nobody-may-see"


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None,
    signer: ec.EllipticCurvePrivateKey,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    day, is_authority = timedelta(days=1), issuer is None
    start = datetime.now(UTC) - day
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + 3 * day)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if not is_authority:
        names = x509.SubjectAlternativeName([x509.DNSName("ally.example"), x509.DNSName("other.example")])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(signer, hashes.SHA256())


@dataclass
class Server:
    """Answers with the bytes its script yields for the path, and remembers what it was asked."""

    address: tuple[str, int]
    script: Script = lambda path: ()
    asked: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "ally.example") -> str:
        return f"https://{host}:{self.address[1]}{path}"

    def serve(self, listener: socket.socket, context: ssl.SSLContext) -> None:
        while True:
            try:
                plain, _peer = listener.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(plain, context), daemon=True).start()

    def answer(self, plain: socket.socket, context: ssl.SSLContext) -> None:
        plain.settimeout(10)
        try:
            with context.wrap_socket(plain, server_side=True) as peer:
                request = b""
                while b"\r\n\r\n" not in request:
                    request += peer.recv(65536)
                self.asked.append(request)
                for part in self.script(request.split(b" ")[1].decode()):
                    peer.sendall(part)
                peer.unwrap()
        except OSError:
            plain.close()


@dataclass(frozen=True)
class World:
    server: Server
    network: Network


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("An authority for tests", root_key, None, root_key)
    leaf = _certificate("ally.example", key, root, root_key)
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "root.pem").write_bytes(root.public_bytes(pem))
    (folder / "server.pem").write_bytes(leaf.public_bytes(pem) + private)
    return folder / "root.pem", folder / "server.pem"


@pytest.fixture
def world(certificates: tuple[Path, Path]) -> Iterator[World]:
    root, own = certificates
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own)
    trust = ssl.create_default_context(cafile=str(root))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname())
        threading.Thread(target=server.serve, args=(listener, context), daemon=True).start()
        network = Network(
            allows=lambda address: address.is_loopback,
            ports=frozenset({server.address[1]}),
            look_up=lambda host, port: ["127.0.0.1"],
            trust=lambda: trust,
        )
        yield World(server, network)
        listener.shutdown(socket.SHUT_RDWR)


def answer(
    body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None
) -> list[bytes]:
    """One well-formed answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return ["\r\n".join([*lines, "", ""]).encode(), body]


def refusal(kind: type[Exception], call: Callable[[], object]) -> str:
    """The words of a refusal, which must not tell more than they should."""
    with pytest.raises(kind) as caught:
        call()
    told = repr(caught.value) + str(caught.value)
    assert TOKEN not in told
    assert "/" not in str(caught.value).replace("https://.", "")
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    return str(caught.value)
