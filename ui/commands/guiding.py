"""guide: the two pages to lie beside the keyboard, as a PDF."""

from __future__ import annotations

import argparse
from datetime import date

from ui.commands.printing import DONE


def write_guide(arguments: argparse.Namespace, today: date) -> int:
    from models.exports import ExportRefused
    from models.exports.atomic import write_or_refuse
    from models.exports.pdf.guide import write_guide_pdf

    if arguments.out.suffix.lower() != ".pdf":
        raise ExportRefused(f"快速指南是 PDF 文件，“{arguments.out.name}”不是，没有写。请写成 快速指南.pdf。")
    write_or_refuse(arguments.out, write_guide_pdf)
    print(arguments.out)
    return DONE
