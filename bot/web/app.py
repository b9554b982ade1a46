"""The web application: health for whoever watches the process. Other edges add their own routes in `bot.main`."""

from fastapi import FastAPI, Response

from core.store import migrate
from core.store.db import Database, Tx


def create_app(db: Database) -> FastAPI:
    app = FastAPI(title="Kivok", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/livez")
    async def livez() -> Response:
        """The process answers."""
        return Response("ok", media_type="text/plain")

    @app.get("/readyz")
    async def readyz() -> Response:
        """The database answers, and its tables are those that the code was written for."""
        ready = await _ready(db)
        return Response("ok" if ready else "not ready", media_type="text/plain", status_code=200 if ready else 503)

    return app


async def _ready(db: Database) -> bool:
    try:
        return await db.read(_migrated)
    except Exception:  # noqa: BLE001 - whatever it is: the process is not ready
        return False


def _migrated(tx: Tx) -> bool:
    return migrate.present(tx) == migrate.newest()
