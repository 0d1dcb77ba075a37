"""XML as elements that know their place in the bytes, so that an edit changes those bytes and not one beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape  # that of xml.sax loads what asks the network too
from xml.parsers import expat

_START_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Edit = tuple[int, int, bytes]
"""(start, end, new bytes): what stands from start to before end is replaced."""


class NotXml(ValueError):
    """A part that is not well-formed XML, or has a DOCTYPE."""


@dataclass(slots=True, eq=False)
class Element:
    """One element. start and end: of the whole · inner and close: of what is between its tags; the same place if empty."""

    tag: str
    """As in the file, with its prefix."""
    attributes: dict[str, str]
    start: int
    inner: int
    close: int = 0
    end: int = 0
    text: str = ""
    """The text directly in it."""
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The tag without prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or ''."""
        return self.tag[: -len(self.name)]

    def get(self, name: str, default: str = "") -> str:
        """An attribute by its name without prefix."""
        if name in self.attributes:
            return self.attributes[name]
        return next((v for k, v in self.attributes.items() if k.rpartition(":")[2] == name), default)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements in it of some names (all without any), in the order of the file."""
        for child in self.children:
            if not names or child.name in names:
                yield child
            yield from child.all(*names)

    def child(self, name: str) -> Element | None:
        """The first direct child of a name."""
        return next((c for c in self.children if c.name == name), None)


def parse(data: bytes) -> Element:
    """The root element; raises NotXml."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    top = Element("", {}, 0, 0)
    stack = [top]

    def begin(tag: str, attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        found = _START_TAG.match(data, start)
        if found is None:
            raise NotXml(tag)
        element = Element(tag, attributes, start, found.end(), parent=stack[-1])
        stack[-1].children.append(element)
        stack.append(element)

    def finish(_: str) -> None:
        element = stack.pop()
        place = parser.CurrentByteIndex
        if data[element.inner - 2 : element.inner - 1] == b"/":
            element.close = element.end = element.inner
        else:
            element.close = place
            element.end = data.index(b">", place) + 1

    def write(text: str) -> None:
        stack[-1].text += text

    def refuse(*_: object) -> None:
        raise NotXml("DOCTYPE")

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = write, refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotXml(str(error)) from None
    return top.children[0]


def edited(data: bytes, edits: list[Edit]) -> bytes:
    """The bytes with all edits done; edits at one place are done in the order of the list. They must not overlap."""
    out, place = [], 0
    for start, end, new in sorted(edits, key=lambda e: (e[0], e[1])):
        if start < place:
            raise ValueError("edits overlap")
        out += [data[place:start], new]
        place = end
    return b"".join([*out, data[place:]])


def quoted(text: str) -> bytes:
    """Text for between tags or for an attribute in double quotes, without what XML cannot hold."""
    return escape(_NOT_XML.sub("", text), quote=False).replace('"', "&quot;").encode()


def set_attribute(data: bytes, element: Element, name: str, value: str | None) -> Edit:
    """The edit that sets an attribute, or with None takes it away. `name` with its prefix."""
    tag = data[element.start : element.inner]
    found = re.search(rb"\s+" + re.escape(name.encode()) + rb"""\s*=\s*("[^"]*"|'[^']*')""", tag)
    if found is not None:
        if value is None:
            return element.start + found.start(), element.start + found.end(), b""
        return element.start + found.start(1), element.start + found.end(1), b'"' + quoted(value) + b'"'
    place = element.inner - (2 if tag.endswith(b"/>") else 1)
    return place, place, b"" if value is None else f" {name}=".encode() + b'"' + quoted(value) + b'"'


def set_text(data: bytes, element: Element, text: str) -> Edit:
    """The edit that puts other text between the tags of an element that is not empty."""
    return element.inner, element.close, quoted(text)
