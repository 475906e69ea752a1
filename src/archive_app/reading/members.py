"""Papers that lie inside one file, of a .zip or an e-mail: read one by one, put together as one.

How one is read is the caller's; none of them brings a secrecy mark in behind another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from archive_app.errors import FileUnreadable
from archive_app.reading.letterhead import secrecy_mark
from archive_app.reading.paper import Paragraph, Picture, Read, is_photo
from archive_app.text.legacy import decode_pieces

ReadMember = Callable[[bytes, str], Read]
"""Reads the bytes of a file of this name. Raises `FileUnreadable`."""
_HEAD = 60


def read_all(members: Iterable[tuple[str, bytes]], path: str, read_member: ReadMember) -> Read:
    """The members, by name and content, as one. What cannot be read is left out by name.

    Raises `FileUnreadable` (secret) of the whole file when one bears a mark.
    """
    found: list[Read] = []
    left_out: list[str] = []
    for name, content in members:
        if is_photo(content):
            found.append(Read((), (Picture(name, content),)))
            continue
        try:
            one = read_member(content, name)
        except FileUnreadable as error:
            if error.reason == "secret":
                raise FileUnreadable(path, "secret", name) from error
            left_out.append(name)
        else:
            _need_no_mark(one, path)
            found.append(one)
    return together(found, left_out)


def together(every: Iterable[Read], left_out: Iterable[str] = ()) -> Read:
    """Several readings as one, with an empty line between them."""
    every = list(every)
    paragraphs: list[Paragraph] = []
    for one in every:
        if one.paragraphs:
            paragraphs += [*([Paragraph("")] if paragraphs else []), *one.paragraphs]
    return Read(
        tuple(paragraphs),
        tuple(picture for one in every for picture in one.pictures),
        tuple(dict.fromkeys(note for one in every for note in one.warnings)),
        next((one.title for one in every if one.title), None),
        (*(name for one in every for name in one.left_out), *left_out),
    )


def _need_no_mark(found: Read, path: str) -> None:
    head = found.paragraphs[:_HEAD]
    text = "\n".join(one.text for one in decode_pieces([(one.text, one.font) for one in head]))
    if secrecy_mark(text) or secrecy_mark(text.replace("\t", "\n")):
        raise FileUnreadable(path, "secret")
