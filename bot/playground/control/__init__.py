"""`/_playground/*`: what people do, what the page sees, what goes wrong on purpose."""

from fastapi import APIRouter, Depends

from bot.playground.control import clock, groups, inline, look, people, press, react, share, speak, trouble, web_app
from bot.playground.control.ask import sound

router = APIRouter(prefix="/_playground", dependencies=[Depends(sound)])
for part in (people, speak, share, press, react, inline, web_app, groups, look, clock, trouble):
    router.include_router(part.router)
