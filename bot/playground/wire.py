"""A request as it comes over HTTP: query, form, multipart or JSON, into raw parameters and uploaded files."""

from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.playground import strict_json
from bot.playground.errors import ApiError, Json, bad

#: Bytes of a whole request: an album of the largest photos fits.
MAX_REQUEST = 128 * 2**20


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one request brought."""

    parameters: Json
    files: dict[str, Upload]


async def unpack(request: Request) -> Parcel:
    if _announced(request) > MAX_REQUEST:
        raise ApiError(413, "Request Entity Too Large")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    parameters: Json = dict(request.query_params)
    files: dict[str, Upload] = {}
    if kind == "application/json":
        parameters |= _object(await request.body())
    elif kind in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        try:
            async with request.form(max_part_size=8 * 1024 * 1024) as form:
                for name, value in form.items():
                    if isinstance(value, UploadFile):
                        files[name] = await _upload(value)
                    else:
                        parameters[name] = value
        except HTTPException:
            raise bad("can't parse the request's form") from None
    return Parcel(parameters, files)


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _object(body: bytes) -> Json:
    try:
        found = strict_json.loads(body or b"{}")
    except ValueError:
        raise bad("can't parse the request's JSON object") from None
    if not isinstance(found, dict):
        raise bad("can't parse the request's JSON object")
    return found


async def _upload(file: UploadFile) -> Upload:
    return Upload(file.filename or "file", file.content_type or "application/octet-stream", await file.read())
