"""What several widgets share: a button on a draft, and turning pages."""

from collections.abc import Sequence
from typing import TypeVar

from core.model.draft import Draft
from core.model.move import PAGE, Look, View
from dialogs.action import Fill, OnDraft
from dialogs.i18n import _
from dialogs.screen import Choice, Row, Style

T = TypeVar("T")


def button(draft: Draft, label: str, do: Fill, arg: int = 0, style: Style = Style.PLAIN) -> Choice:
    return Choice(label, OnDraft(draft.id, draft.revision, do, arg), style)


def tick(draft: Draft, words: str, do: Fill, arg: int, *, ticked: bool) -> Choice:
    """Something that is ticked, and unticked, by a press."""
    return button(draft, f"{'✅' if ticked else '⚪'} {words}", do, arg)


def page_of(items: Sequence[T], page: int) -> Sequence[T]:
    """The items of a page that exists."""
    page = min(page, pages(len(items)) - 1)
    return items[page * PAGE : (page + 1) * PAGE]


def pages(count: int) -> int:
    return max(1, -(-count // PAGE))


def turning(draft: Draft, count: int) -> tuple[Row, ...]:
    """The row that turns pages; none when everything fits on one."""
    last = pages(count) - 1
    page = min(draft.view.page, last)
    if last == 0:
        return ()
    earlier = button(draft, "← " + _("Previous"), Fill.PAGE, page - 1) if page else None
    later = button(draft, _("More") + " →", Fill.PAGE, page + 1) if page < last else None
    place = Choice(f"{page + 1} / {last + 1}", None)
    return (tuple(one for one in (earlier, place, later) if one is not None),)


def turned(action: OnDraft, view: View) -> Look:
    return Look(View(page=action.arg, query=view.query))
