"""The time of the playground: real, movable forward so that tests need not wait two days, and stoppable."""

import time


class Clock:
    def __init__(self, ahead: float = 0.0) -> None:
        #: Seconds ahead of the real time; behind it after a while of standing still.
        self.ahead = ahead
        self._moved = 0.0
        self._stopped: float | None = None

    @property
    def frozen(self) -> bool:
        return self._stopped is not None

    def now(self) -> float:
        """Unix time in seconds."""
        return time.time() + self.ahead if self._stopped is None else self._stopped

    def steady(self) -> float:
        """Seconds that never stop or run back, whatever happens to dates; a moved clock moves them too."""
        return time.monotonic() + self._moved

    def advance(self, seconds: float) -> None:
        """A clock that stands still can be moved as well."""
        if seconds < 0:
            raise ValueError("time does not go back")
        self.ahead += seconds
        self._moved += seconds
        if self._stopped is not None:
            self._stopped += seconds

    def freeze(self) -> None:
        self._stopped = self.now()

    def thaw(self) -> None:
        """Goes on from where it stood."""
        if self._stopped is not None:
            self.ahead = self._stopped - time.time()
            self._stopped = None
