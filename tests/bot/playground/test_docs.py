"""The documentation of the playground leaves nothing out."""

import re
from pathlib import Path
from typing import get_args

import pytest

from bot.playground.app import create_app
from bot.playground.faults import Answer, Delivery, Download

PAGE = (Path(__file__).parents[3] / "docs" / "playground.md").read_text("utf-8")
APP = create_app()
APP.state.world.close()
ROUTES = sorted(
    f"{verb.upper()} {path.removeprefix('/_playground/')}"
    for path, verbs in APP.openapi()["paths"].items()
    for verb in verbs
)
#: "`GET faults`", or "`GET`, `DELETE faults`", or "`POST block`, `unblock`": verbs and names of one row.
ROWS = [row.split("|")[1] for row in PAGE.splitlines() if re.match(r"\| `(?:GET|POST|DELETE)\b", row)]
DOCUMENTED = {
    f"{verb} {name}"
    for row in ROWS
    for verb in re.findall(r"[A-Z]{3,}", row)
    for name in re.findall(r"[a-z_]+(?:/\{id\})?", row)
}


@pytest.mark.parametrize("route", ROUTES)
def test_every_control_is_documented(route: str) -> None:
    assert route in DOCUMENTED


def test_nothing_is_documented_that_is_not_there() -> None:
    assert len(ROUTES) > 30
    assert {route.split()[1] for route in DOCUMENTED} == {route.split()[1] for route in ROUTES}


@pytest.mark.parametrize("action", [*get_args(Answer), *get_args(Delivery), *get_args(Download)])
def test_every_fault_is_documented(action: str) -> None:
    assert re.search(rf"^\|[^|]*`{action}`", PAGE, re.MULTILINE)
