"""`/_playground/*`: what people do, what the page sees, what goes wrong on purpose."""

from fastapi import APIRouter

from bot.playground.control import clock, look, people, press, speak, trouble

router = APIRouter(prefix="/_playground")
for part in (people, speak, press, look, clock, trouble):
    router.include_router(part.router)
