"""Opens the zip files that documents come in, and the XML in them, without being blown up by either.

Names of members are never used as paths.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from itertools import pairwise
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from archive_app.errors import FileUnreadable

MOST_MEMBERS = 2_000
LARGEST_INSIDE = 200 * 1024 * 1024
"""Bytes of all members together, as they say and as they are counted."""
LARGEST_XML = 60 * 1024 * 1024
STEEPEST = 200
"""How many times its size on disk a member may have; text of an office has a tenth of that."""
_WORTH_ASKING = 1024 * 1024
DEEPEST = 250
MOST_ELEMENTS = 2_000_000


class Box:
    """A zip file in memory. Raises `FileUnreadable` (damaged, too_large, protected) for the file called ``path``."""

    def __init__(self, content: bytes, path: str) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise FileUnreadable(path, "damaged", str(error)) from error
        self.members = [one for one in self._zip.infolist() if not one.is_dir()]
        self.names = {one.filename for one in self.members}
        self._left = LARGEST_INSIDE
        self._need_sober_sizes()

    def _need_sober_sizes(self) -> None:
        if len(self.members) > MOST_MEMBERS or sum(one.file_size for one in self.members) > LARGEST_INSIDE:
            raise FileUnreadable(self.path, "too_large", "zip")
        for one, after in pairwise(sorted(self.members, key=lambda one: one.header_offset)):
            if one.header_offset + one.compress_size >= after.header_offset:
                raise FileUnreadable(self.path, "damaged", "members overlap")
        for one in self.members:
            if one.file_size > max(_WORTH_ASKING, STEEPEST * one.compress_size):
                raise FileUnreadable(self.path, "too_large", "ratio")

    def bytes_of(self, name: str) -> bytes:
        """What a member holds; nothing when there is none of this name."""
        if name not in self.names:
            return b""
        if self._zip.getinfo(name).flag_bits & 1:
            raise FileUnreadable(self.path, "protected")
        try:
            with self._zip.open(name) as member:
                found = member.read(self._left + 1)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
            raise FileUnreadable(self.path, "damaged", str(error)) from error
        except Exception as error:  # zlib.error and lzma's are no OSError
            if type(error).__name__ not in ("error", "LZMAError"):
                raise
            raise FileUnreadable(self.path, "damaged", str(error)) from error
        self._left -= len(found)
        if self._left < 0:
            raise FileUnreadable(self.path, "too_large", "zip")
        return found

    def xml(self, name: str) -> Element | None:
        """The root of a member that is XML, tags and attributes without their namespaces; None when there is none."""
        content = self.bytes_of(name)
        return xml_of(content, self.path) if content else None

    def targets(self, name: str) -> dict[str, str]:
        """What the relations of the part ``name`` point to inside the box, by their ids; what lies outside is left."""
        folder, _, last = name.rpartition("/")
        relations = self.xml(posixpath.join(folder, "_rels", f"{last}.rels"))
        found = {}
        for one in relations if relations is not None else ():
            if one.get("TargetMode") != "External":
                place = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
                found[one.get("Id", "")] = place.lstrip("/")
        return found


def xml_of(content: bytes, path: str) -> Element:
    """The root of an XML document without DTD, of sober depth and size, names without namespaces.

    Raises `FileUnreadable` (damaged, too_large).
    """
    if len(content) > LARGEST_XML:
        raise FileUnreadable(path, "too_large", "xml")
    builder = _Builder(path)
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    try:
        parser.feed(content)
        root = parser.close()
    except (DefusedXmlException, ParseError, LookupError, ValueError) as error:
        raise FileUnreadable(path, "damaged", f"{type(error).__name__} {error}") from error
    if not isinstance(root, Element):
        raise FileUnreadable(path, "damaged", "no root")
    return root


class _Builder:
    """Builds elements under their local names and counts what it builds."""

    def __init__(self, path: str) -> None:
        self._tree: TreeBuilder = TreeBuilder()
        self._path, self._depth, self._count = path, 0, 0
        self.data, self.close = self._tree.data, self._tree.close
        self._local: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise FileUnreadable(self._path, "too_large", "xml")
        self._tree.start(self._name(tag), {self._name(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._tree.end(self._name(tag))

    def _name(self, full: str) -> str:
        return self._local.setdefault(full, full.rpartition("}")[2])
