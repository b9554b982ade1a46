"""Gathers the texts for translation: `python -m locales.gather` brings every catalog up to date, `--check` only tells
whether they are. Besides `_`, `N_` and the like, the first paragraph of every refusal's docstring is a text.
"""

import ast
import sys
from collections.abc import Iterator
from inspect import cleandoc
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGES = ("core", "dialogs", "bot")
_KEYWORDS = {"_": None, "N_": None, "say": None, "ngettext": (1, 2), "plural": (1, 2)}

#: Nothing that changes with the day, the version of a library or the hand that wrote: only what gettext needs.
_HEADER = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def gathered() -> Catalog:
    """Every text of the code, with the files it comes from."""
    catalog = Catalog(charset="utf-8")
    for file in modules():
        where = file.relative_to(ROOT).as_posix()
        for message in _texts(file):
            catalog.add(message, locations=[(where, 0)])
    return catalog


def catalogs() -> dict[str, Path]:
    """The catalog of each language."""
    return {file.parent.parent.name: file for file in sorted(Path(__file__).parent.glob("*/LC_MESSAGES/kivok.po"))}


def updated(locale: str, file: Path, texts: Catalog) -> bytes:
    """The catalog in `file` with today's texts; what is not used any more is left out."""
    with file.open("rb") as source:
        catalog = read_po(source, locale)
    catalog.update(texts, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    written = BytesIO()
    write_po(
        written, catalog, width=120, omit_header=True, include_lineno=False, sort_output=True, ignore_obsolete=True
    )
    return _HEADER.format(locale=locale, plurals=catalog.plural_forms).encode() + written.getvalue()


def refusals(file: Path) -> Iterator[str]:
    """The messages of the refusals in a module."""
    names = {"Refusal"}
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id in names for b in node.bases):
            names.add(node.name)
            if doc := ast.get_docstring(node):
                yield " ".join(cleandoc(doc).split("\n\n", 1)[0].split())


def modules() -> list[Path]:
    """Every module that may speak."""
    return sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))


def _texts(file: Path) -> Iterator[str | tuple[str, ...]]:
    with file.open("rb") as source:
        for _line, message, _comments, _context in extract("python", source, _KEYWORDS):
            if message:
                yield message
    yield from refusals(file)


def main() -> int:
    texts, stale = gathered(), []
    for locale, file in catalogs().items():
        fresh = updated(locale, file, texts)
        if fresh != file.read_bytes():
            stale.append(file.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                file.write_bytes(fresh)
    if stale:
        sys.stdout.write(f"{'out of date' if '--check' in sys.argv else 'updated'}: {', '.join(stale)}\n")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
