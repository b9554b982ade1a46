"""`python -m bot.playground`: the playground as a process of its own. Prints its address and serves until stopped."""

import argparse
import os
import sys

from bot.playground.app import create_app
from bot.playground.guard import real
from bot.playground.serve import address, listen, server


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    words.add_argument("--host", default="127.0.0.1", help="an address of this machine")
    words.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    words.add_argument("--file", default=":memory:", help="the SQLite file that keeps the state")
    words.add_argument("--limits", action="store_true", help="refuse bots that send faster than Telegram lets them")
    given = words.parse_args()
    if real(os.environ.get("KIVOK_BOT_TOKEN", "")):
        words.error("KIVOK_BOT_TOKEN holds a real bot's token: take it away, so that the two worlds never meet")
    try:
        listening = listen(given.host, given.port)
    except (ValueError, OSError, OverflowError) as no:
        words.error(str(no))
    sys.stdout.write(f"{address(listening)}\n")
    sys.stdout.flush()
    server(create_app(given.file, limits=given.limits)).run(sockets=[listening])


if __name__ == "__main__":
    main()
