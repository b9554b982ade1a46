"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, and gone when they are.

It is started by the first test that needs it, shared by all workers of a run, and ends with the run, however that ends.
"""

import asyncio
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import asyncpg
import pytest

_ADVICE = (
    "The tests run on PostgreSQL, too, and no initdb was found: neither in PATH nor in /usr/lib/postgresql/*/bin."
    " Install PostgreSQL 15 or later (Debian: apt-get install postgresql), or put its bin folder into PATH."
    " Without it: pytest -k 'not postgresql'."
)
_USER = "kivok"
_UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
# The server must not outlive the run, even one that was killed.
_WATCH = "while kill -0 {run} && kill -0 {server}; do sleep 1; done; kill -INT {server}; rm -rf '{home}'"


class Cluster:
    """A server whose files are in `home`; nobody else can reach it."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._data = home / "data"
        self._asking: tuple[asyncio.Runner, asyncpg.Connection] | None = None

    def url(self, name: str) -> str:
        return f"postgresql://{_USER}@/{name}?host={self._home}"

    def start(self, run: int, *, durable: bool = False) -> None:
        """Make it and start it, unless that was done; it ends with the process `run`. Only a `durable` one waits for
        the disk."""
        if self._data.exists():
            return
        self._hand_over()
        self._run("initdb", "-D", self._data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        options = f"{'' if durable else _UNSAFE} -c listen_addresses='' -c max_connections=200 -k {self._home}"
        self._run("pg_ctl", "start", "-w", "-s", "-D", self._data, "-l", self._home / "log", "-o", options)
        script = _WATCH.format(run=run, server=self._pid(), home=self._home)
        subprocess.Popen(
            ["sh", "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ).returncode = 0  # nobody waits for it: it ends after us

    def stop(self) -> None:
        self.close()
        with suppress(FileNotFoundError, ProcessLookupError):
            os.kill(self._pid(), signal.SIGINT)

    def close(self) -> None:
        """Let go of the connection that makes and drops databases; the server stays."""
        if self._asking is not None:
            runner, connection = self._asking
            self._asking = None
            runner.run(connection.close())
            runner.close()

    def create(self, name: str, template: str = "template0") -> None:
        # Copied file by file instead of through the log: nobody would restore it.
        self._ask(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")

    def drop(self, name: str) -> None:
        self._ask(f"DROP DATABASE {name} WITH (FORCE)")

    def _ask(self, statement: str) -> None:
        """By one connection that stays open: a program for each statement takes ten times as long."""
        if self._asking is None:
            runner = asyncio.Runner()
            connecting = asyncpg.connect(host=str(self._home), user=_USER, database="postgres")
            self._asking = runner, runner.run(connecting)
        runner, connection = self._asking
        runner.run(connection.execute(statement))

    def _pid(self) -> int:
        return int((self._data / "postmaster.pid").read_text().split("\n", 1)[0])

    def _hand_over(self) -> None:
        """PostgreSQL refuses to run as root: the folder becomes nobody's."""
        if os.geteuid() == 0:
            shutil.chown(self._home, "nobody")
            self._home.chmod(0o755)

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [_program(program), *map(str, arguments)]
        user = {"user": "nobody", "extra_groups": []} if os.geteuid() == 0 else {}
        with (self._home / "output").open("a+b") as output:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self._home,
                check=False,
                timeout=60,
                **user,  # type: ignore[call-overload]  # mypy cannot see which of the options these are
            )
            if done.returncode != 0:
                output.seek(0)
                pytest.fail(f"{program} failed:\n{output.read().decode(errors='replace')}", pytrace=False)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: path.parts[-3])
        found = str(places[-1]) if places else pytest.skip(_ADVICE)
    return found
