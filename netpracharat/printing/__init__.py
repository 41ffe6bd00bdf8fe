"""PDFs on demand: a Typst template of ours, filled with data, in the fonts that lie here and no others."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst
from django.http import HttpResponse

ROOT = Path(__file__).parents[2]  # templates import one another from here: "/netpracharat/printing/sheet.typ"


def pdf(template: Path, data: Mapping[str, object]) -> bytes:
    """`data` is JSON's: the template reads it with `#import ….sheet.typ: data`; no word of it is ever markup."""
    return compiler(template).compile(sys_inputs={"data": json.dumps(data, ensure_ascii=False)})


def compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(template, root=ROOT, font_paths=fonts())


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[Path(__file__).parent / "fonts"]
    )


def paper(pdf: bytes, name: str) -> HttpResponse:
    """Shown by the browser, which prints it; kept under this name."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
