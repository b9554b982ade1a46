"""The words by which the tests fill in a form: a draft is a conversation."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

import pytest

from core.model.answering import step
from core.model.draft import Draft, begin, submitted
from core.model.form import Form, beginning
from core.model.ids import DraftId
from core.model.move import Answer, Move, Toggle, Typed
from core.model.org import Org
from core.model.period import Period
from core.model.refusal import Refusal
from core.model.value import Value
from tests.model.build import (
    EGOR,
    ORG,
    RU,
    VERA,
    key,
)

#: A move, and the question that stands after it (None is the review), or the refusal it meets.
Line: TypeAlias = tuple[Move, str | type[Refusal] | None]

AUGUST = Period(date(2027, 8, 5), date(2027, 8, 18))
VACATION_TOLD: tuple[Line, ...] = (
    (Answer("annual"), "period"),
    (Typed("5–18 августа 2027"), "substitute"),
    (Answer(VERA), "handover"),
    (Toggle("passed"), "handover"),
    (Toggle("warned"), None),
)


def start(of: Form, **answers: Value) -> Draft:
    given = {key(name): value for name, value in answers.items()}
    return begin(DraftId(1), of, EGOR, ORG, {**beginning(of, EGOR, RU), **given})


def talk(draft: Draft, *lines: Line, org: Org = ORG) -> Draft:
    for move, stands in lines:
        if isinstance(stands, type):
            with pytest.raises(stands):
                step(draft, move, RU, org)
        else:
            before, draft = draft, step(draft, move, RU, org)
            assert draft.at == stands, move
            assert draft.revision == before.revision + 1
    return draft


def answers(draft: Draft) -> Mapping[str, Value]:
    return {str(name): value for name, value in draft.answers.items()}


def sent(draft: Draft, org: Org = ORG) -> Mapping[str, Value]:
    return {str(name): value for name, value in submitted(draft, RU, org).items()}
