"""A drawing as PNG. The font comes with Kivok: a server often has none, or none with Kazakh letters."""

from importlib.resources import as_file, files

_FONT = files(__package__) / "DejaVuSans-subset.ttf"
_FAMILY = "DejaVu Sans"
#: Pixels to each of the drawing's own: sharp on a phone, and within what Telegram shows without scaling it down much.
_ZOOM = 2


def png(svg: str) -> bytes:
    """`svg` in colours, as it stands. Takes a tenth of a second, without the interpreter's lock."""
    import resvg_py  # noqa: PLC0415 - 3 MB, and not needed before somebody asks for a picture

    with as_file(_FONT) as font:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(font)],
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
            zoom=_ZOOM,
        )
