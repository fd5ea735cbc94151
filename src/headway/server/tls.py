"""A local authority and a certificate of this server, for sites without a public name.

Phones need https for the service worker, the camera and the position. `headway tls init` makes an authority whose
root each phone installs once, and a certificate that it signs for the names and addresses of this server. The root
is good for these names only (name constraints), so that who steals its key reads nothing else of those phones.

    <data>/secret/tls/root.key, root.crt    the authority, ten years
    <data>/secret/tls/site.key, site.crt    this server, at most 800 days: telephones of Apple take no more than 825
"""

from __future__ import annotations

import datetime
import ipaddress
import re
import socket
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from headway.server.data_folder import write_private
from headway.server.errors import Refused
from headway.server.tls_folder import TlsFolder, tls_folder

ROOT_LASTS = datetime.timedelta(days=3652)
SITE_LASTS = datetime.timedelta(days=800)
RENEWED_BEFORE = datetime.timedelta(days=60)
"""From then on the doctor warns."""
_BACKDATED = datetime.timedelta(days=1)  # clocks of phones
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")

_NOBODY = (x509.DNSName("nobody.invalid"), x509.IPAddress(ipaddress.ip_network("0.0.0.0/32")))
"""A kind of name that constraints do not speak of is free: these close the kind that was not asked for."""

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Shown:
    """What a certificate says. `fingerprint`: SHA-256, as phones show it."""

    names: tuple[str, ...]
    until: datetime.datetime
    fingerprint: str


def init_tls(data: Path, names: list[str], *, new_authority: bool, now: datetime.datetime) -> Shown:
    """Make the authority, if there is none, and a new certificate of this server for `names`.

    An authority that stands already keeps the phones that trust it: the server's certificate is made anew under it.
    Refuses names that are none, and names for which the authority is not good (`new_authority` makes another one,
    which every phone has to install).
    """
    folder = tls_folder(data)
    wanted = [checked_name(name) for name in names] or names_of_this_machine()
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if new_authority or not folder.root_certificate.exists():
        _make_root(folder, wanted, now)
    root = x509.load_pem_x509_certificate(folder.root_certificate.read_bytes())
    strange = [name for name in wanted if not _is_permitted(root, name)]
    if strange:
        raise Refused("tls_names_beyond", names=", ".join(strange))
    _make_site(folder, root, wanted, now)
    return read_certificate(folder.certificate)


def read_certificate(path: Path) -> Shown:
    """What the certificate in a PEM file says. Refuses what cannot be read."""
    try:
        certificate = x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError):
        raise Refused("tls_file_missing", path=path) from None
    try:
        san = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        san = x509.SubjectAlternativeName([])
    fingerprint = certificate.fingerprint(hashes.SHA256()).hex(":").upper()
    return Shown(tuple(str(one.value) for one in san), certificate.not_valid_after_utc, fingerprint)


def checked_name(name: str) -> str:
    """A host name in lower case, or an address in its one spelling. Refuses everything else."""
    plain = name.strip().lower().rstrip(".")
    address = _address(plain)
    if address is not None:
        return str(address)
    try:
        plain = plain.encode("idna").decode()
    except UnicodeError:
        plain = ""
    if not _HOST.fullmatch(plain):
        raise Refused("tls_name_invalid", name=name)
    return plain


def names_of_this_machine() -> list[str]:
    """The addresses by which the network reaches this machine, its name, and loopback for a look from here.

    Addresses come first: phones are shown the first, and seldom resolve the name of a machine.
    """
    found = []
    for family, probe in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with socket.socket(family, socket.SOCK_DGRAM) as sender:
            try:
                sender.connect((probe, 9))  # nothing is sent: the system says by which address it would go
                found.append(sender.getsockname()[0])
            except OSError:
                continue
    host = socket.gethostname().lower()
    named = [host] if _HOST.fullmatch(host) else []
    return list(dict.fromkeys([*found, *named, "localhost", "127.0.0.1"]))


def first_address(folder: TlsFolder, port: int) -> str:
    """How phones reach this server: the first name of its certificate."""
    name = read_certificate(folder.certificate).names[0]
    shown = f"[{name}]" if ":" in name else name
    return f"https://{shown}" if port == 443 else f"https://{shown}:{port}"


def _make_root(folder: TlsFolder, names: list[str], now: datetime.datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    words = f"Headway {names[0]} {now:%Y-%m-%d}"[:64]
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])
    permitted = [_constraint(one) for one in names]
    kinds = {type(one) for one in permitted}
    permitted += [one for one in _NOBODY if type(one) not in kinds]
    builder = _begin(name, name, key.public_key(), now, ROOT_LASTS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
    builder = builder.add_extension(x509.NameConstraints(permitted, None), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    _write(folder.root_key, folder.root_certificate, key, builder.sign(key, hashes.SHA256()))


def _make_site(folder: TlsFolder, root: x509.Certificate, names: list[str], now: datetime.datetime) -> None:
    root_key = serialization.load_pem_private_key(folder.root_key.read_bytes(), None)
    assert isinstance(root_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
    lasts = min(SITE_LASTS, root.not_valid_after_utc - now)
    builder = _begin(subject, root.subject, key.public_key(), now, lasts)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    builder = builder.add_extension(x509.SubjectAlternativeName([_general_name(one) for one in names]), critical=False)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    builder = builder.add_extension(authority, critical=False)
    _write(folder.key, folder.certificate, key, builder.sign(root_key, hashes.SHA256()))


def _begin(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: datetime.datetime,
    lasts: datetime.timedelta,
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    builder = builder.serial_number(x509.random_serial_number())
    return builder.not_valid_before(now - _BACKDATED).not_valid_after(now + lasts - _BACKDATED)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _write(key_path: Path, path: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
    """The key first: a certificate without its key would stop the next start."""
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    write_private(key_path, private.decode())
    write_private(path, certificate.public_bytes(serialization.Encoding.PEM).decode())


def _address(name: str) -> IpAddress | None:
    try:
        return ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return None


def _general_name(name: str) -> x509.GeneralName:
    address = _address(name)
    return x509.DNSName(name) if address is None else x509.IPAddress(address)


def _constraint(name: str) -> x509.GeneralName:
    address = _address(name)
    return x509.DNSName(name) if address is None else x509.IPAddress(ipaddress.ip_network(address))


def _is_permitted(root: x509.Certificate, name: str) -> bool:
    permitted = root.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    address = _address(name)
    if address is not None:
        networks = [ipaddress.ip_network(one.value) for one in permitted if isinstance(one, x509.IPAddress)]
        return any(address in network for network in networks)
    zones = [one.value for one in permitted if isinstance(one, x509.DNSName)]
    return any(name == zone or name.endswith(f".{zone}") for zone in zones)
