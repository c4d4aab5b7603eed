"""The schemas of OASIS, from the shared development data or from Debian's php-symfony-translation."""

import os
from pathlib import Path

import pytest
from lxml import etree

DEBIAN = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
NAMES = {"1.2": "xliff-core-1.2-strict.xsd", "2.1": "xliff-core-2.0.xsd"}
"""The core of 2.1 is that of 2.0."""


def xliff_schema(version):
    """The schema of a version; the test is skipped where there is none."""
    shared = Path(os.environ.get("QOSTIL_SHARED", Path(__file__).parents[3] / "shared"))
    folders = (shared / "peers" / "schemas", DEBIAN)
    folder = next((folder for folder in folders if (folder / NAMES[version]).exists()), None)
    if folder is None:
        pytest.skip(f"no {NAMES[version]} in peers/schemas, nor Debian's php-symfony-translation")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Beside(folder))
    return etree.XMLSchema(etree.parse(folder / NAMES[version], parser))


class _Beside(etree.Resolver):
    """Finds xml.xsd beside the schema that imports it from the network."""

    def __init__(self, folder):
        self._folder = folder

    def resolve(self, url, public_id, context):
        if url.endswith("xml.xsd"):
            return self.resolve_filename(str(self._folder / "xml.xsd"), context)
        return None
