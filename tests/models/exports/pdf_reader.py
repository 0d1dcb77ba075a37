"""Reads our PDFs back with a few lines of our own, so that the tests of the text can fail on every machine."""

import base64
import re
import zlib
from pathlib import Path

_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _string(raw: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        mark = found[1]
        return bytes([int(mark, 8)]) if mark[:1].isdigit() else _ESCAPES.get(mark, mark)

    return re.sub(rb"\\(\d{1,3}|.)", one, raw, flags=re.DOTALL)


class ReadPdf:
    """The objects of a PDF; `pages`: the text of each page in the order of drawing, by the fonts' ToUnicode maps."""

    def __init__(self, path: Path) -> None:
        self.raw = path.read_bytes()
        self.objects = {int(m[1]): m[2] for m in re.finditer(rb"(?s)\n(\d+) 0 obj\n(.*?)endobj", self.raw)}
        self._numbers = {name: int(number) for name, number in self._font_names()}
        self.fonts = {name: self._to_unicode(number) for name, number in self._numbers.items()}
        contents = [re.search(rb"/Contents (\d+) 0 R", body) for body in self.objects.values()]
        self._contents = [self.stream(int(found[1])) for found in contents if found]
        self.pages = ["".join(lines) for lines in map(self._lines, self._contents)]

    def _font_names(self) -> list[tuple[bytes, bytes]]:
        return [pair for body in self.objects.values() for pair in re.findall(rb"/(F\d+) (\d+) 0 R", body)]

    def stream(self, number: int) -> bytes:
        head, _, rest = self.objects[number].partition(b"stream\n")
        data = rest[: rest.rindex(b"endstream")].rstrip(b"\r\n") if b"ASCII85" in head else rest
        if b"ASCII85" in head:
            data = base64.a85decode(data.removesuffix(b"~>"))
        return zlib.decompressobj().decompress(data)

    def _to_unicode(self, font: int) -> dict[bytes, str]:
        number = int(re.search(rb"/ToUnicode (\d+) 0 R", self.objects[font])[1])
        pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", self.stream(number))
        return {bytes.fromhex(a.decode()): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in pairs}

    def _lines(self, content: bytes) -> list[str]:
        """The text of a page, each line of a paragraph or cell for itself."""
        lines, text, font = [], [], {}
        for found in re.finditer(rb"(?s)/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\()])*)\) Tj|<([0-9a-f]*)> Tj|\bET\b", content):
            if found[1]:
                font = self.fonts[found[1]]
            elif found[2] is not None or found[3] is not None:
                codes = _string(found[2]) if found[3] is None else bytes.fromhex(found[3].decode())
                text += [font[codes[i : i + 2]] for i in range(0, len(codes), 2)]
            else:
                lines.append("".join(text))
                text = []
        return lines

    @property
    def lines(self) -> list[list[str]]:
        """The lines of each page."""
        return [self._lines(content) for content in self._contents]

    def drawn(self, page: int) -> bytes:
        """What is drawn on a page."""
        return self._contents[page - 1]

    def bookmarks(self) -> list[tuple[str, int]]:
        """The outline: title and number of page, in its order."""
        numbers = self._page_numbers()
        found = []
        for body in self.objects.values():
            title = re.search(rb"(?s)/Title \(((?:\\.|[^\\()])*)\)", body)
            place = re.search(rb"/Dest \[ (\d+) 0 R", body)
            if title and place:
                found.append((_string(title[1]).decode("utf-16"), numbers[int(place[1])]))
        return found

    def links(self, page: int) -> list[int]:
        """The numbers of the pages that the links of a page lead to."""
        numbers = self._page_numbers()
        body = next(self.objects[place] for place, number in numbers.items() if number == page)
        annotations = re.search(rb"/Annots \[([^\]]*)\]", body)
        places = re.findall(rb"(\d+) 0 R", annotations[1]) if annotations else []
        targets = (re.search(rb"/Dest \[ (\d+) 0 R", self.objects[int(place)]) for place in places)
        return [numbers[int(target[1])] for target in targets if target]

    def _page_numbers(self) -> dict[int, int]:
        kids = next(found for body in self.objects.values() if (found := re.search(rb"/Kids \[([^\]]*)\]", body)))
        return {int(place): number for number, place in enumerate(re.findall(rb"(\d+) 0 R", kids[1]), 1)}

    def outlines(self, font: bytes) -> dict[str, bytes]:
        """The outline that the embedded font draws for each character, as bytes of its glyf table."""
        descendant = self._referred(self.objects[self._numbers[font]], b"DescendantFonts [")
        map_ = self.stream(self._number(descendant, b"CIDToGIDMap"))
        data = self.stream(self._number(self._referred(descendant, b"FontDescriptor"), b"FontFile2"))
        tables = {data[at : at + 4]: int.from_bytes(data[at + 8 : at + 12], "big") for at in self._entries(data)}
        long = data[tables[b"head"] + 51]
        size, unit = (4, 1) if long else (2, 2)

        def place(glyph: int) -> int:
            at = tables[b"loca"] + glyph * size
            return tables[b"glyf"] + unit * int.from_bytes(data[at : at + size], "big")

        glyphs = {}
        for code, char in self.fonts[font].items():
            at = 2 * int.from_bytes(code, "big")
            glyph = int.from_bytes(map_[at : at + 2], "big")
            glyphs[char] = data[place(glyph) : place(glyph + 1)]
        return glyphs

    def _entries(self, data: bytes) -> range:
        return range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)

    def _number(self, body: bytes, key: bytes) -> int:
        return int(re.search(re.escape(key) + rb"\s*(\d+) 0 R", body)[1])

    def _referred(self, body: bytes, key: bytes) -> bytes:
        return self.objects[self._number(body, key)]

    @property
    def text(self) -> str:
        return "".join(self.pages)
