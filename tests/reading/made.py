"""Makes small documents of every kind, sound and hostile, for the readers to read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from PIL import Image

W = 'xmlns:w="urn:w" xmlns:r="urn:r" xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:mc="urn:mc"'


def jpeg(colour: str = "firebrick", side: int = 64) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(out, "JPEG", comment=colour.encode())
    return out.getvalue()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in members.items():
            box.writestr(name, content)
    return out.getvalue()


def run(text: str, font: str = "", more: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    return f'<w:r><w:rPr>{fonts}{more}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, style: str = "", more: str = "") -> str:
    """A paragraph of Word's: texts without any markup are one run each."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Cells are paragraphs (see `p`) or plain text."""
    cells = [["".join(one) if one.startswith("<") else p(one) for one in row] for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr><w:tc>{'</w:tc><w:tc>'.join(row)}</w:tc></w:tr>" for row in cells) + "</w:tbl>"


def drawing(relation: str, words: str = "") -> str:
    told = f' descr="{words}"' if words else ""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1"{told}/>'
        f'<a:graphic><a:blip r:embed="{relation}"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def docx(*blocks: str, media: Mapping[str, bytes] | None = None, more: Mapping[str, str] | None = None) -> bytes:
    """A .docx with these blocks in its body; ``media`` are pictures by the id of their relation."""
    media = media or {}
    relations = "".join(f'<Relationship Id="{one}" Target="media/{one}.jpg"/>' for one in media)
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Body"/><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/><w:basedOn w:val="N"/></w:style>'
    )
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    members |= {f"word/media/{one}.jpg": content for one, content in media.items()}
    return zipped(members | dict(more or {}))


def overlapping(content: bytes) -> bytes:
    """The same zip file with its directory naming the first member's bytes three hundred times."""
    end = content.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", content[end + 12 : end + 20])
    directory = content[start : start + size]
    name_length, more, note = struct.unpack("<HHH", directory[28:34])
    first = directory[: 46 + name_length + more + note]
    copies = first * 300
    counts = struct.pack("<HHII", 300, 300, len(copies), start)
    return content[:start] + copies + content[end : end + 8] + counts + b"\0\0"
