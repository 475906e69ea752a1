"""Reads what is kept in the form of letters: a web page saved whole (.mht), and an e-mail (.eml) with what it carries.

How the documents attached to an e-mail are read is the caller's.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from urllib.parse import unquote, urljoin

from archive_app.errors import FileUnreadable
from archive_app.reading.letters import declared_in_page, decoded
from archive_app.reading.members import ReadMember, read_all, together
from archive_app.reading.paper import Read, finished, line
from archive_app.reading.web_page import Fetch, read_page

_MOST_PARTS = 2_000
_DEEPEST = 20


def read(content: bytes, path: str, read_member: ReadMember) -> Read:
    """The page or the e-mail, by what it is made of. Raises `FileUnreadable`."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    parts = list(_parts(message, path))[:_MOST_PARTS]
    page = next((part for part in parts if part.get_content_type() == "text/html" and not part.get_filename()), None)
    if message.get_content_type() == "multipart/related" and page is not None and "@" not in str(message.get("From")):
        return read_page(_words(page), _inside(parts, page))
    return _letter(message, parts, page, read_member, path)


def _parts(message: Message, path: str, deep: int = 0) -> Iterator[Message]:
    """Every part that is not made of parts."""
    if deep > _DEEPEST:
        raise FileUnreadable(path, "too_large", "parts")
    if not message.is_multipart():
        yield message
        return
    inner = message.get_payload()
    for part in inner if isinstance(inner, list) else ():
        if isinstance(part, Message):
            yield from _parts(part, path, deep + 1)


def _content(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _words(part: Message) -> str:
    content = _content(part)
    declared = part.get_content_charset()
    return decoded(content, declared or declared_in_page(content))


def _inside(parts: list[Message], page: Message) -> Fetch:
    """Fetches what the page names from the parts that came with it: by place or by content id."""
    home = page.get("Content-Location", "")
    places = {_place(str(part.get("Content-Location", ""))): part for part in parts if part.get("Content-Location")}
    numbers = {str(part.get("Content-ID", "")).strip().strip("<>"): part for part in parts if part.get("Content-ID")}

    def fetch(address: str) -> bytes:
        if address.startswith("cid:"):
            part = numbers.get(unquote(address.removeprefix("cid:")))
        else:
            part = places.get(_place(address)) or places.get(_place(urljoin(home, address)))
        return _content(part) if part is not None else b""

    return fetch


def _place(address: str) -> str:
    return unquote(address).replace(" ", "")


def _letter(message: Message, parts: list[Message], page: Message | None, read_member: ReadMember, path: str) -> Read:
    """What an e-mail says under its subject, and then what is attached to it."""
    subject = _header(message, "Subject")
    written = [line(subject, heading=True)] if subject else []
    body = next((part for part in parts if part.get_content_type() == "text/plain" and not part.get_filename()), None)
    if page is None and body is not None:
        written += [line(one.rstrip("\r")) for one in _words(body).split("\n")]
    told = [finished(written, subject)]
    if page is not None:
        told.append(read_page(_words(page), _inside(parts, page)))
    carried = [(_named(part.get_filename() or ""), _content(part)) for part in parts if _is_attached(part)]
    return together([*told, read_all(carried, path, read_member)])


def _is_attached(part: Message) -> bool:
    """Pictures that the letter itself shows are named by a content id."""
    return bool(part.get_filename()) and not (part.get("Content-ID") and part.get_content_maintype() == "image")


def _header(message: Message, name: str) -> str:
    policy = email.policy.default
    try:
        return " ".join(str(policy.header_fetch_parse(name, message.get(name, ""))).split())
    except (ValueError, LookupError, IndexError, AttributeError):  # the library's parser over a broken header
        return ""


def _named(name: str) -> str:
    return str(make_header(decode_header(name))) if "=?" in name else name
