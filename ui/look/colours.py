"""The colours of the program, light and dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class Theme:
    """All colours, as #RRGGBB. Text on its background has a contrast of at least 4.5:1; a test holds it.

    Names that end in `_bg` are backgrounds and `_line` borders of a state; `accent` fills, `link` is the same red as text.
    """

    mode: str
    bg: str
    surface: str
    side: str
    head: str
    hover: str
    line: str
    line2: str
    line3: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_press: str
    accent_soft: str
    on_accent: str
    link: str
    tint: str
    sel: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    warn_line: str
    bad: str
    bad_bg: str
    bad_line: str
    info: str
    info_bg: str
    toast: str
    on_toast: str
    toast_link: str


LIGHT = Theme(
    mode="light",
    bg="#F4F3F0",
    surface="#FFFFFF",
    side="#FBFAF8",
    head="#FAF9F7",
    hover="#F6F5F2",
    line="#E6E3DD",
    line2="#EFEDE8",
    line3="#CFCBC3",
    text="#1F2126",
    text2="#595F69",
    text3="#666C76",
    accent="#C8102E",
    accent_hover="#B00E28",
    accent_press="#940B21",
    accent_soft="#F3C5CC",
    on_accent="#FFFFFF",
    link="#C8102E",
    tint="#FCEEF0",
    sel="#FBECEE",
    ok="#2B7A57",
    ok_bg="#E7F3ED",
    warn="#9A5B00",
    warn_bg="#FCF2E0",
    warn_line="#E9C88C",
    bad="#C8102E",
    bad_bg="#FDEDEF",
    bad_line="#EBA9B2",
    info="#2F5D8C",
    info_bg="#EAF1F8",
    toast="#2B2D33",
    on_toast="#FFFFFF",
    toast_link="#FFB3BE",
)

DARK = Theme(
    mode="dark",
    bg="#17181B",
    surface="#1F2125",
    side="#1B1C1F",
    head="#1C1E22",
    hover="#282A2F",
    line="#32353B",
    line2="#2A2D32",
    line3="#4A4E56",
    text="#ECEDEF",
    text2="#B3B8C0",
    text3="#979DA6",
    accent="#D32F4A",
    accent_hover="#C22540",
    accent_press="#A91D36",
    accent_soft="#6A2B37",
    on_accent="#FFFFFF",
    link="#FF7489",
    tint="#3A2126",
    sel="#352126",
    ok="#6CC39A",
    ok_bg="#1E332A",
    warn="#E3B062",
    warn_bg="#3A2F1C",
    warn_line="#7A6131",
    bad="#F7849A",
    bad_bg="#3D2127",
    bad_line="#8C4450",
    info="#8FBBEA",
    info_bg="#1F2E42",
    toast="#3A3D45",
    on_toast="#F2F3F5",
    toast_link="#FFA3B1",
)
