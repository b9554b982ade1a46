"""A stage opens another request, waits for it, and hears how it has ended. The cards of number 2 are seen, too."""

from core.model.children import ChildEnded, ChildOpened, ChildReopened, Fulfilled
from core.model.event import Closed, StageSkipped
from tests.dialogs.matrix.cast import route
from tests.dialogs.matrix.doing import AT_FINANCE, approves, lets_in, picks, sends
from tests.dialogs.matrix.row import SILENCE, Cell, Row, Story, answered, asked, changed, told
from tests.dialogs.sayings import press

WAY = ("✅ Ольга → ⏳ Анна → ⚪ Пётр", "✅ Olga → ⏳ Anna → ⚪ Peter")
WAITS = changed("⏳ Ждём: № 2 Закупка, с 12:00", "⏳ Waiting for #2 Purchase since 12:00")
ENDED = changed(
    "⏳ Ждём: Анна, с 12:00 | № 2 Закупка · отозвано", "⏳ Waiting for Anna since 12:00 | #2 Purchase · recalled"
)
BOTH_ENDED = (
    "✅ Согласовано: … · № 2 | Часть заявки № 1 Закупка · согласовано",
    "✅ Approved: … · #2 | Part of #1 Purchase · approved",
)
DONE = ("✅ Согласовано: … | ✅ № 2 Закупка · согласовано", "✅ Approved: … | ✅ #2 Purchase · approved")
AHEAD = ("⏳ Ольга → ⚪ Вера (вместо автора) → ⚪ Пётр", "⏳ Olga → ⚪ Vera (instead of the author) → ⚪ Peter")


def _within(ru: str, en: str) -> tuple[str, str]:
    """The headline of the other one, as it reads now."""
    return f"{ru} · № 2 | Часть заявки № 1 Закупка", f"{en} · #2 | Part of #1 Purchase"


def _recalled(ru: str, en: str) -> Cell:
    return changed(*_within(f"Отозвано: Закупка · {ru}", f"Recalled: Purchase · {en}"))


def _reopened(ru: str, en: str) -> tuple[str, str]:
    return _within(f"↩️ Открыто снова: Закупка · {ru}", f"↩️ Opened again: Purchase · {en}")


STORIES = (
    Story(
        name="A request within a request",
        form=route(who="{person: $present}", more=", opens: [thing]"),
        before=AT_FINANCE,
        rows=(
            Row(
                about="Whoever has the stage opens another one for it: the stage waits.",
                events=(ChildOpened,),
                do=(
                    picks("present", "Открыть: Закупка", "Open: Purchase"),
                    ("present", press("Submit")),
                ),
                way=WAY,
                author=WAITS,
                past=told(
                    f"{_within('Закупка · Анна · Столы', '')[0]} | {AHEAD[0]}",
                    f"{_within('', 'Purchase · Anna · Desks')[1]} | {AHEAD[1]}",
                )
                + WAITS,
                present=answered("Отправлено: № 2", "Sent: #2")
                + changed(
                    f"Закупка · Столы · № 2 | ⏳ Ждём: Ольга, с 12:00 | Часть заявки № 1 Закупка | {AHEAD[0]}",
                    f"Purchase · Desks · #2 | ⏳ Waiting for Olga since 12:00 | Part of #1 Purchase | {AHEAD[1]}",
                )
                + WAITS,
                substitute=SILENCE,
                next=SILENCE,
                observer=WAITS,
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="It has ended: the stage gets its card back.",
                events=(ChildEnded,),
                do=(("present", press("Recall")), ("present", press("Yes, recall"))),
                way=WAY,
                author=ENDED,
                past=_recalled("Анна · Столы", "Anna · Desks") + ENDED,
                present=answered("Отозвано", "Recalled")
                + _recalled("Столы", "Desks")
                + asked("… | № 2 Закупка · отозвано", "… | #2 Purchase · recalled"),
                substitute=SILENCE,
                next=SILENCE,
                observer=ENDED,
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="It is opened again: the stage waits once more.",
                events=(ChildReopened,),
                do=(("present", press("Open again")),),
                way=WAY,
                author=WAITS,
                past=changed(*_reopened("Анна · Столы", "Anna · Desks")) + WAITS,
                present=answered("Открыто снова", "Opened again") + told(*_reopened("Столы", "Desks")) + WAITS,
                substitute=SILENCE,
                next=SILENCE,
                observer=WAITS,
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="A request that began by itself",
        form=route(who="author", more=", do: act, opens: [{form: thing, by_itself: {ru: Пора, en: It is time}}]"),
        before=(
            *sends("2"),
            *lets_in("observer", "partner"),
            approves("past"),
            picks("author", "Открыть: Закупка", "Open: Purchase"),
            ("author", press("Submit")),
            approves("past"),
        ),
        rows=(
            Row(
                about="It is approved, and with it the stage is done: its author reads of both in one message.",
                events=(ChildEnded, Fulfilled, StageSkipped, Closed),
                do=(("author", press("Done")),),
                way=("✅ Ольга → ✅ Иван", "✅ Olga → ✅ Ivan"),
                author=answered("Готово", "Done") + told(*BOTH_ENDED) + changed(*DONE),
                past=changed(*BOTH_ENDED) + changed(*DONE),
                present=SILENCE,
                substitute=SILENCE,
                next=SILENCE,
                observer=told(*DONE),
                partner=told("✅ Согласовано: …", "✅ Approved: …"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
)
