"""The approval as viewflow has it: tasks of the users 1, 2 and 3."""

from decimal import Decimal
from typing import Any

from viewflow import this
from viewflow.workflow import flow


def _unseen(_request: Any) -> Any:
    raise AssertionError("nobody looks at a page here")


class InvoiceFlow(flow.Flow):  # type: ignore[misc]  # the library has no types
    start = flow.StartHandle(this.begin).Next(this.manager)
    manager = flow.View(_unseen).Assign(pk=1).Next(this.cfo)
    cfo = flow.View(_unseen).Assign(pk=2).Next(this.choice)
    choice = flow.If(this.large).Then(this.ceo).Else(this.end)
    ceo = flow.View(_unseen).Assign(pk=3).Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, amount: str) -> Any:
        activation.process.data = {"amount": amount}
        return activation.process

    def large(self, activation: Any) -> bool:
        return Decimal(activation.process.data["amount"]) > 1_000_000
