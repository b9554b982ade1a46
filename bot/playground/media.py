"""Files: what a bot uploads or names, what a person attaches, and what a message says of them."""

import mimetypes
import struct
from pathlib import PurePath

from bot.playground.errors import ApiError, Json, bad, missing
from bot.playground.values import File
from bot.playground.wire import Upload
from bot.playground.world import World, new_id

MAX_UPLOAD, MAX_PHOTO, MAX_DOWNLOAD = 50 * 2**20, 10 * 2**20, 20 * 2**20
_WRONG = "wrong file identifier/HTTP URL specified"
_FOLDERS = {
    "photo": "photos", "document": "documents", "video": "videos", "animation": "animations", "audio": "music",
    "voice": "voice", "sticker": "stickers",
}  # fmt: skip
KINDS = frozenset(_FOLDERS)
#: The fields of a message that hold a file; of two the first says what it is.
CARRIERS = ("photo", "animation", "video", "audio", "voice", "sticker", "document")
#: What an item of an album or a new medium may not have here.
UNSUPPORTED = frozenset({"thumbnail", "cover", "start_timestamp"})
_TOLD = ("duration", "performer", "title", "emoji")


def resolve(world: World, files: dict[str, Upload], value: str, kind: str, told: Json) -> File:
    """The file that a send method means: an uploaded part or one that was sent before."""
    if kind not in KINDS:
        raise missing(f"files of the kind {kind}")
    if value.startswith("attach://"):
        upload = files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad(_WRONG)
        return store(world, upload, kind, told)
    if value.startswith(("http://", "https://")):
        # The playground has no internet; Telegram says the same of an address it cannot reach.
        raise bad("failed to get HTTP URL content")
    known = world.files.get(value)
    if known is None:
        raise bad(_WRONG)
    if known.kind != kind:
        raise bad(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def store(world: World, upload: Upload, kind: str, told: Json | None = None) -> File:
    """`told` is what the sender says of it: sizes, duration, title."""
    size = len(upload.content)
    if size == 0:
        raise bad("file must be non-empty")
    if size > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and size > MAX_PHOTO:
        raise bad(f"file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes")
    given = told or {}
    width, height = measure(upload.content) or (given.get("width") or 0, given.get("height") or 0)
    if kind == "photo" and not width:
        raise bad("IMAGE_PROCESS_FAILED")
    made = new_id()
    name = PurePath(upload.name.replace("\\", "/")).name or "file"
    mime = upload.mime if upload.mime != "application/octet-stream" else mimetypes.guess_type(name)[0] or upload.mime
    path = f"{_FOLDERS[kind]}/file_{made}{PurePath(name).suffix}"
    kept = {key: given[key] for key in _TOLD if given.get(key)}
    return world.keep_file(File(made, kind, name, mime, size, path, width, height, kept), upload.content)


def fields(file: File) -> Json:
    """The part of a message that carries the file."""
    base: Json = {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size}
    measures: Json = {"width": file.width, "height": file.height}
    name: Json = {"file_name": file.name, "mime_type": file.mime}
    lasting: Json = {"duration": 0} | file.told
    match file.kind:
        case "photo":
            return {"photo": [base | measures]}
        case "sticker":
            shown = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
            return {"sticker": base | shown | file.told}
        case "video":
            return {"video": base | name | measures | lasting}
        case "animation":
            # Telegram shows it as a document too, for clients that know no animations.
            return {"animation": base | name | measures | lasting, "document": base | name}
        case "audio":
            return {"audio": base | name | lasting}
        case "voice":
            return {"voice": base | {"mime_type": file.mime} | lasting}
        case _:
            return {"document": base | name}


def carried(message: Json) -> Json | None:
    """The file in a message as the Bot API tells of it; None when there is none."""
    kind = next((kind for kind in CARRIERS if kind in message), None)
    if kind is None:
        return None
    found: Json = message["photo"][-1] if kind == "photo" else message[kind]
    return found


def captioned(message: Json) -> bool:
    """Whether the message has a file that may have a caption."""
    return "sticker" not in message and carried(message) is not None


def measure(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, WebP or JPEG; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return _pair(content, ">II", 16)
    if content[:6] in {b"GIF87a", b"GIF89a"} and len(content) >= 10:
        return _pair(content, "<HH", 6)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP" and len(content) >= 30:
        return _webp(content)
    return _jpeg(content) if content.startswith(b"\xff\xd8") else None


def _pair(content: bytes, layout: str, at: int) -> tuple[int, int]:
    one, other = struct.unpack_from(layout, content, at)
    return one, other


def _webp(content: bytes) -> tuple[int, int]:
    match content[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
        case b"VP8L":
            bits = int.from_bytes(content[21:25], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case _:
            width, height = _pair(content, "<HH", 26)
            return width & 0x3FFF, height & 0x3FFF


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = _pair(content, ">HH", at + 5)
            return width, height
        at += 2 + length
    return None
