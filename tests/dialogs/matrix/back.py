"""A request is refused, goes back, is changed and sent again."""

from core.model.event import Amended, Closed, Rejected, Reopened, Returned, StageOpened, Submitted, Undone
from tests.dialogs.matrix.cast import route
from tests.dialogs.matrix.doing import AT_FINANCE, approves, names, picks, says
from tests.dialogs.matrix.row import SILENCE, Row, Story, answered, asked, changed, told
from tests.dialogs.sayings import press

STORIES = (
    Story(
        name="A request that is rejected",
        form=route(),
        before=AT_FINANCE,
        rows=(
            Row(
                about="One says no: whoever agreed in vain is told why.",
                events=(Rejected, Closed),
                do=says("present", "Reject", ("дорого", "too dear")),
                way=("✅ Ольга → ❌ Анна + Вера", "✅ Olga → ❌ Anna + Vera"),
                author=told("❌ Отклонено: … | ❌ Анна: дорого", "❌ Rejected: … | ❌ Anna: too dear"),
                past=told("❌ Отклонено: … | ❌ Анна: дорого", "❌ Rejected: … | ❌ Anna: too dear"),
                present=answered("Отклонено", "Rejected")
                + changed("❌ Отклонено: … | ❌ Анна: дорого", "❌ Rejected: … | ❌ Anna: too dear"),
                substitute=changed("❌ Отклонено: … | ❌ Анна: дорого", "❌ Rejected: … | ❌ Anna: too dear"),
                next=SILENCE,
                observer=told("❌ Отклонено: … | ❌ Анна: дорого", "❌ Rejected: … | ❌ Anna: too dear"),
                partner=told("❌ Отклонено: …", "❌ Rejected: …"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He takes the no back: whoever was told of an end is told that there is none.",
                events=(Undone,),
                do=(("present", press("Undo")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=told("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                past=told("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                present=answered("Решение отменено", "Taken back") + changed("…", "…"),
                substitute=changed(
                    "… | Никого другого не нашлось, поэтому заявка пришла к вам.",
                    "… | Nobody else was found, so the request came to you.",
                ),
                next=SILENCE,
                observer=told("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                partner=told("… | ⏳ В работе", "… | ⏳ Under way"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="Its author opens it again after another no.",
                events=(Reopened,),
                do=(*says("present", "Reject", ("дорого", "too dear")), ("author", press("Open again"))),
                way=("✅ Ольга → ❌ Анна + Вера", "✅ Olga → ❌ Anna + Vera"),
                author=answered("Открыто снова", "Opened again")
                + asked("↩️ Открыто снова: … | ❌ Анна: дорого", "↩️ Opened again: … | ❌ Anna: too dear"),
                past=changed("↩️ Открыто снова: … | ❌ Анна: дорого", "↩️ Opened again: … | ❌ Anna: too dear"),
                present=changed("↩️ Открыто снова: … | ❌ Анна: дорого", "↩️ Opened again: … | ❌ Anna: too dear"),
                substitute=changed("↩️ Открыто снова: … | ❌ Анна: дорого", "↩️ Opened again: … | ❌ Anna: too dear"),
                next=SILENCE,
                observer=changed("↩️ Открыто снова: … | ❌ Анна: дорого", "↩️ Opened again: … | ❌ Anna: too dear"),
                partner=changed("↩️ Открыто снова: …", "↩️ Opened again: …"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He sends it again: who has agreed is not asked again.",
                events=(Submitted, StageOpened),
                do=(("author", press("Change and send")), ("author", press("Submit"))),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=answered("Отправлено: № 1", "Sent: #1")
                + changed("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                past=changed("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                present=asked("…", "…"),
                substitute=asked(
                    "… | Никого другого не нашлось, поэтому заявка пришла к вам.",
                    "… | Nobody else was found, so the request came to you.",
                ),
                next=SILENCE,
                observer=changed("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                partner=changed("…", "…"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="A request that goes back",
        form=route(),
        before=AT_FINANCE,
        rows=(
            Row(
                about="It is returned to its author.",
                events=(Returned,),
                do=(
                    ("present", press("Return")),
                    names("present", "author"),
                    ("present", ("нет сметы", "no estimate")),
                ),
                way=("✅ Ольга → ↩️ Анна + Вера", "✅ Olga → ↩️ Anna + Vera"),
                author=asked(
                    "↩️ Возвращено на доработку: … | ↩️ Анна: нет сметы",
                    "↩️ Returned for changes: … | ↩️ Anna: no estimate",
                ),
                past=changed(
                    "↩️ Возвращено на доработку: … | ↩️ Анна: нет сметы",
                    "↩️ Returned for changes: … | ↩️ Anna: no estimate",
                ),
                present=answered("Возвращено", "Returned")
                + changed(
                    "↩️ Возвращено на доработку: … | ↩️ Анна: нет сметы",
                    "↩️ Returned for changes: … | ↩️ Anna: no estimate",
                ),
                substitute=changed(
                    "↩️ Возвращено на доработку: … | ↩️ Анна: нет сметы",
                    "↩️ Returned for changes: … | ↩️ Anna: no estimate",
                ),
                next=SILENCE,
                observer=changed(
                    "↩️ Возвращено на доработку: … | ↩️ Анна: нет сметы",
                    "↩️ Returned for changes: … | ↩️ Anna: no estimate",
                ),
                partner=changed("↩️ Возвращено на доработку: …", "↩️ Returned for changes: …"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He sends it again: who has agreed is not asked again.",
                events=(Submitted, StageOpened),
                do=(("author", press("Change and send")), ("author", press("Submit"))),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=answered("Отправлено: № 1", "Sent: #1")
                + changed("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                past=changed("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                present=asked("…", "…"),
                substitute=asked(
                    "… | Никого другого не нашлось, поэтому заявка пришла к вам.",
                    "… | Nobody else was found, so the request came to you.",
                ),
                next=SILENCE,
                observer=changed("… | ⏳ Ждём: Анна, Вера, с 12:00", "… | ⏳ Waiting for Anna, Vera since 12:00"),
                partner=changed("…", "…"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="It goes back to the first stage.",
                events=(Returned, StageOpened),
                do=(
                    ("present", press("Return")),
                    picks("present", "Начальник", "Boss"),
                    ("present", ("нет сметы", "no estimate")),
                ),
                way=("⏳ Ольга → ⚪ Анна + Вера → ⚪ Пётр", "⏳ Olga → ⚪ Anna + Vera → ⚪ Peter"),
                author=changed(
                    "↩️ Анна: нет сметы | ⏳ Ждём: Ольга, с 12:00",
                    "↩️ Anna: no estimate | ⏳ Waiting for Olga since 12:00",
                ),
                past=asked("… | ↩️ Анна: нет сметы", "… | ↩️ Anna: no estimate"),
                present=answered("Возвращено", "Returned")
                + changed(
                    "↩️ Анна: нет сметы | ⏳ Ждём: Ольга, с 12:00"
                    " | Решать пока нечего: заявка изменилась или вернулась назад.",
                    "↩️ Anna: no estimate | ⏳ Waiting for Olga since 12:00"
                    " | There is nothing for you to decide now: the request has been changed, or has gone back.",
                ),
                substitute=changed(
                    "↩️ Анна: нет сметы | ⏳ Ждём: Ольга, с 12:00"
                    " | Решать пока нечего: заявка изменилась или вернулась назад.",
                    "↩️ Anna: no estimate | ⏳ Waiting for Olga since 12:00"
                    " | There is nothing for you to decide now: the request has been changed, or has gone back.",
                ),
                next=SILENCE,
                observer=changed(
                    "↩️ Анна: нет сметы | ⏳ Ждём: Ольга, с 12:00",
                    "↩️ Anna: no estimate | ⏳ Waiting for Olga since 12:00",
                ),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The author changes it on its way.",
                events=(Amended, StageOpened),
                do=(
                    approves("past"),
                    ("author", press("Change")),
                    ("author", press("Change")),
                    picks("author", "Сколько", "How many"),
                    ("author", "30"),
                    ("author", press("Submit")),
                ),
                way=("⏳ Ольга → ⚪ Анна + Вера → ⚪ Пётр", "⏳ Olga → ⚪ Anna + Vera → ⚪ Peter"),
                author=answered("Отправлено: № 1", "Sent: #1") + changed("Сколько: 30", "How many: 30"),
                past=asked(
                    "… | Изменено · Сколько: 20 → 30 | Сколько: 30", "… | Changed · How many: 20 → 30 | How many: 30"
                ),
                present=changed(
                    "Изменено · Сколько: 20 → 30 | Сколько: 30", "Changed · How many: 20 → 30 | How many: 30"
                ),
                substitute=changed(
                    "Изменено · Сколько: 20 → 30 | Сколько: 30", "Changed · How many: 20 → 30 | How many: 30"
                ),
                next=SILENCE,
                observer=changed(
                    "Изменено · Сколько: 20 → 30 | Сколько: 30", "Changed · How many: 20 → 30 | How many: 30"
                ),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
)
