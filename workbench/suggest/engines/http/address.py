"""Where an engine lives: the address of a service, and whether a text sent there leaves this machine."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from workbench.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Address:
    """A service's base address, without a slash at its end: `http://127.0.0.1:11434/v1`."""

    url: str

    @classmethod
    def read(cls, url: str, where: str) -> Address:
        """An address as it stands in the settings, under the key `where`.

        Raises SettingsError when it is none, or holds a password, a query or a fragment: these would be
        secrets in the settings, or be lost when a path is put behind.
        """
        try:
            parts = urlsplit(url.strip())
            host, _ = parts.hostname, parts.port
        except ValueError:
            host, parts = None, urlsplit("")
        if parts.scheme not in ("http", "https") or not host:
            raise SettingsError(f"{where}: must be an address such as http://127.0.0.1:8080")
        if "@" in parts.netloc or parts.query or parts.fragment:
            raise SettingsError(
                f"{where}: must be a plain address, without a name, a password or anything behind ? or #;"
                " a key goes into an environment variable that key_env names"
            )
        return cls(url.strip().rstrip("/"))

    @property
    def host(self) -> str:
        """The host's name, in small letters."""
        return urlsplit(self.url).hostname or ""

    @property
    def encrypted(self) -> bool:
        """Whether nobody on the way can read what is sent."""
        return self.url.lower().startswith("https:")

    @property
    def loopback(self) -> bool:
        """Whether the service runs on this machine: by its name alone, nothing is looked up."""
        if self.host == "localhost" or self.host.endswith(".localhost"):
            return True
        return _is_ip(self.host) and ip_address(self.host).is_loopback

    @property
    def private(self) -> bool:
        """Whether the host is a number of a private network, or this machine."""
        return self.loopback or (_is_ip(self.host) and ip_address(self.host).is_private)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
