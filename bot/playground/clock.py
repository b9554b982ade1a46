"""The time of the playground: real, and movable forward so that tests need not wait two days."""

import time


class Clock:
    def __init__(self, ahead: float = 0.0) -> None:
        #: Seconds ahead of the real time.
        self.ahead = ahead

    def now(self) -> float:
        """Unix time in seconds."""
        return time.time() + self.ahead

    def steady(self) -> float:
        """Seconds that never run back, whatever happens to the machine's date; a moved clock moves them too."""
        return time.monotonic() + self.ahead

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("time does not go back")
        self.ahead += seconds
