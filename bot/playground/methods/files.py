"""Where the bytes of a file can be fetched."""

from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.media import MAX_DOWNLOAD


def get_file(call: Call) -> Json:
    file = call.world.files.get(call.get("file_id"))
    if file is None:
        raise bad("invalid file_id")
    if file.size > MAX_DOWNLOAD:
        raise bad("file is too big")
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size, "file_path": file.path}
