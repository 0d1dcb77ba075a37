"""A font for every character: styles of writing with fall-back, embedded small and with text that can be searched and copied.

reportlab 5.1 embeds a TrueType font as many subsets of 256 characters and gives characters beyond U+FFFF a wrong text (𠮷 is
copied as ₻). `Embedded` writes one Identity-H font with two-byte codes and UTF-16 in its place: smaller, and exact.
"""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parents[3] / "resources" / "fonts"
SONG, TITLE, HEI, FANG = "宋体", "小标宋", "黑体", "仿宋"
BASIC_ONLY = "DwRareA"
"""Holds no character beyond U+FFFF."""
_RARE = (BASIC_ONLY, "DwRareB")
_CHAINS: Mapping[str, tuple[str, ...]] = {
    SONG: ("DwSong-Regular", *_RARE),
    TITLE: ("DwSong-Bold", *_RARE),
    HEI: ("DwHei-Medium", *_RARE),
    FANG: ("DwFang-Regular", "DwFangExt-Light", "DwSong-Regular", *_RARE),
}


_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {".ttf": bytes, ".ttf.z": zlib.decompress, ".ttf.xz": lzma.decompress}
"""How a font is kept, by the ending of its file."""


class _Codes(dict[str, str]):
    """The code of each character of a document in hex, given as characters come, from 1."""

    def __missing__(self, char: str) -> str:
        self[char] = code = f"{len(self) + 1:04x}"
        return code


class Embedded(TTFont):
    """A TrueType font, written as one Type 0 font with the characters that the document uses."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, BytesIO(data), shapable=False)
        self.face: Any  # its methods have no types
        self._used: WeakKeyDictionary[Any, _Codes] = WeakKeyDictionary()
        self._lock = Lock()

    def has(self, char: str) -> bool:
        """Whether the font can show the character; a code that leads to an empty outline does not count."""
        glyph = self.face.charToGlyph.get(ord(char), 0)
        return glyph > 0 and (char.isspace() or self.face.glyphPos[glyph + 1] > self.face.glyphPos[glyph])

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The codes of the text in this document: characters are numbered as they come, from 1."""
        return [(0, bytes.fromhex(self.codes(text, doc)))]

    def codes(self, text: str, doc: Any) -> str:
        """The same in hex, as it may stand in a page between < and >."""
        used = self._used.get(doc)
        if used is None:
            used = self._used[doc] = _Codes()
        return "".join(map(used.__getitem__, text))

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        """The name of the font in the page's resources; the first call asks the document to call `addObjects`."""
        if self.fontName not in doc.fontMapping:
            doc.fontMapping[self.fontName] = f"/F{len(doc.fontMapping) + 1}"
            doc.delayedFonts.append(self)
        return str(doc.fontMapping[self.fontName])

    def addObjects(self, doc: Any) -> None:
        """Adds the font with the used characters to the document; called by reportlab when the document is saved."""
        used = list(map(ord, self._used.pop(doc)))
        name = f"ZBTZAA+{self.fontName}"
        with self._lock:  # makeSubset moves the reading position of the shared face
            descriptor = self.face.addSubsetObjects(doc, name, used)
        numbers: dict[int, int] = {0: 0}  # the subset numbers its glyphs as they first come, as makeSubset does
        glyphs = [numbers.setdefault(self.face.charToGlyph[code], len(numbers)) for code in used]
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": descriptor,
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([self.face.getCharWidth(code) for code in used])]),
                "CIDToGIDMap": _stream(doc, b"\0\0" + b"".join(g.to_bytes(2, "big") for g in glyphs), f"gids:{name}"),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"descendant:{name}")]),
                "ToUnicode": _stream(doc, to_unicode(used).encode("ascii"), f"toUnicode:{name}"),
            }
        )
        internal = doc.fontMapping[self.fontName][1:]
        doc.idToObject["BasicFonts"].dict[internal] = doc.Reference(font, f"font:{name}")


def _stream(doc: Any, content: bytes, name: str) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]
    return doc.Reference(stream, name)


def to_unicode(codes: list[int]) -> str:
    """The CMap that gives code 1, 2, … of a font its text; UTF-16BE, so 𠮷 is <D842DFB7>. 100 pairs a block at most (PDF 9.10.3)."""
    pairs = [
        f"<{number:04X}> <{chr(code).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for number, code in enumerate(codes, 1)
    ]
    blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


@cache
def load(name: str) -> Embedded:
    """A font of `resources/fonts`, read once per process and known to reportlab by its file's name."""
    file, unpack = next((file, unpack) for end, unpack in _UNPACK.items() if (file := FOLDER / f"{name}{end}").exists())
    font = Embedded(name, unpack(file.read_bytes()))
    pdfmetrics.registerFont(font)
    return font


@dataclass(frozen=True, slots=True)
class Glyph:
    """What is drawn for one character. `width` in em · `boxed`: no font has it, its code is drawn in a small frame."""

    text: str
    font: Embedded
    width: float
    boxed: bool = False


BOXED_SIZE = 0.62  # of the size of the text around it


class _Widths(dict[str, float]):
    """The width of each character in em, looked up once."""

    def __init__(self, face: Typeface) -> None:
        self._face = face

    def __missing__(self, char: str) -> float:
        self[char] = width = self._face.glyph(char).width
        return width


class Typeface:
    """A style of writing: the first font of the chain that has a character draws it; a character of no font shows its code."""

    def __init__(self, chain: tuple[str, ...]) -> None:
        self._chain = chain
        self._glyphs: dict[str, Glyph] = {}
        self._widths = _Widths(self)

    def glyph(self, char: str) -> Glyph:
        """How the character is drawn; never nothing."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self._find(char)
        return found

    def glyphs(self, text: str) -> list[Glyph]:
        """How each character is drawn."""
        try:
            return list(map(self._glyphs.__getitem__, text))
        except KeyError:
            return list(map(self.glyph, text))

    def _find(self, char: str) -> Glyph:
        for name in self._chain:
            if name == BASIC_ONLY and ord(char) > 0xFFFF:
                continue  # unpacking it takes a third of a second
            if load(name).has(char):
                return Glyph(char, load(name), load(name).face.getCharWidth(ord(char)) / 1000)
        font, code = load(self._chain[0]), f"[U+{ord(char):04X}]"
        return Glyph(code, font, font.stringWidth(code, BOXED_SIZE) + 0.16, boxed=True)

    def widths(self, text: str) -> list[float]:
        """The width of each character in em."""
        return list(map(self._widths.__getitem__, text))

    def width(self, text: str) -> float:
        """The width of the text on one line in em."""
        return sum(map(self._widths.__getitem__, text))


@cache
def typeface(style: str) -> Typeface:
    """The typeface of SONG, TITLE, HEI or FANG."""
    return Typeface(_CHAINS[style])
