"""Workbooks as no spreadsheet writes them: bombs, liars, and cells that were changed by hand."""

import re
import zipfile
from io import BytesIO


def zipped(**files: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return made.getvalue()


def lying() -> bytes:
    """Says that it is small."""
    bomb = zipped(xl__workbook=b"0" * 30_000_000)
    return bomb.replace((30_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def altered(book: bytes, old: str, new: str) -> bytes:
    """The workbook with another first sheet."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in archive.namelist():
            data = archive.read(name)
            changed.writestr(name, re.sub(old.encode(), new.encode(), data) if name.endswith("sheet1.xml") else data)
    return made.getvalue()
