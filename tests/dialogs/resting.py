"""A form of days off with as few questions as a leave can have."""

from datetime import UTC, datetime

from core.forms.read import read_both
from core.store import forms
from core.store.db import Tx
from tests.dialogs.sayings import press
from tests.dialogs.talk import Talk

_REST = """\
form: rest
title: {ru: "Отгул / день", en: Day off}
aliases: {ru: [отгул], en: [rest]}
owner: hr
headline: [period]
cancel: [boss]
leave: {person: employee, period: period}
fields:
  - {key: employee, type: person, default: author, title: {ru: Сотрудник, en: Employee}}
  - {key: period, type: period, title: {ru: Даты, en: Dates}}
route:
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [manager_of: employee]}
"""


def resting(tx: Tx) -> None:
    forms.publish(tx, read_both(_REST, 1)[0], datetime(2027, 7, 1, tzinfo=UTC))


def asks(talk: Talk, who: str, days: str) -> None:
    """He asks for these days: «с 5 по 18 августа»."""
    english = talk.chat(who).locale == "en"
    talk.as_(who, (f"rest {days}" if english else f"отгул {days}",), (press("Submit"),))


def rests(talk: Talk, who: str, days: str, boss: str = "Ольга") -> None:
    """He has these days off."""
    asks(talk, who, days)
    talk.as_(boss, (press("Approve"),))
