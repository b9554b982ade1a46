"""`/_playground/*`: what people do, what the page sees, what goes wrong on purpose."""

from fastapi import APIRouter

from bot.playground.control import clock, inline, look, people, press, react, share, speak, trouble, web_app

router = APIRouter(prefix="/_playground")
for part in (people, speak, share, press, react, inline, web_app, look, clock, trouble):
    router.include_router(part.router)
