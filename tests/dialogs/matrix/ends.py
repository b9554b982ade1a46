"""A request is taken back, and one that was approved is to be cancelled."""

from core.model.event import Approved, Cancelled, Closed, Recalled, Rejected, Reopened, StageOpened, Uncancelled
from tests.dialogs.matrix.cast import route
from tests.dialogs.matrix.doing import AT_FINANCE, approves, lets_in, says, sends
from tests.dialogs.matrix.row import SILENCE, Row, Story, answered, asked, changed, told, waits
from tests.dialogs.sayings import press

STORIES = (
    Story(
        name="A request that is recalled",
        form=route(),
        before=AT_FINANCE,
        rows=(
            Row(
                about="Its author takes it back, and says why.",
                events=(Recalled, Closed),
                do=says("author", "Recall", ("передумали", "plans have changed")),
                way=("✅ Ольга", "✅ Olga"),
                author=answered("Отозвано", "Recalled") + changed("Отозвано: …", "Recalled: …"),
                past=changed("Отозвано: …", "Recalled: …"),
                present=changed("Отозвано: …", "Recalled: …"),
                substitute=changed("Отозвано: …", "Recalled: …"),
                next=SILENCE,
                observer=told("Отозвано: …", "Recalled: …"),
                partner=told("Отозвано: …", "Recalled: …"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He opens it again.",
                events=(Reopened,),
                do=(("author", press("Open again")),),
                way=("✅ Ольга", "✅ Olga"),
                author=answered("Открыто снова", "Opened again") + asked("↩️ Открыто снова: …", "↩️ Opened again: …"),
                past=changed("↩️ Открыто снова: …", "↩️ Opened again: …"),
                present=changed("↩️ Открыто снова: …", "↩️ Opened again: …"),
                substitute=changed("↩️ Открыто снова: …", "↩️ Opened again: …"),
                next=SILENCE,
                observer=changed("↩️ Открыто снова: …", "↩️ Opened again: …"),
                partner=changed("↩️ Открыто снова: … | ⏳ В работе", "↩️ Opened again: … | ⏳ Under way"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="A request that was approved",
        form=route(),
        before=(
            *sends("2"),
            *lets_in("observer", "partner"),
            approves("past"),
            approves("present"),
            approves("substitute"),
        ),
        rows=(
            Row(
                about="Its author wants it cancelled.",
                events=(Cancelled, StageOpened),
                do=says("author", "Cancel the request", ("передумали", "plans have changed")),
                way=("Отмена: ⏳ Ольга → ⚪ Анна + Вера", "Cancelling: ⏳ Olga → ⚪ Anna + Vera"),
                author=answered("На отмене", "To be cancelled")
                + changed(
                    "На отмене: … | Причина: передумали | ⏳ Ждём: Ольга, с 12:00",
                    "To be cancelled: … | Reason: plans have changed | ⏳ Waiting for Olga since 12:00",
                ),
                past=asked("Отменить? … | Причина: передумали", "Cancel? … | Reason: plans have changed"),
                present=changed(
                    "На отмене: … | Причина: передумали | ⏳ Ждём: Ольга, с 12:00",
                    "To be cancelled: … | Reason: plans have changed | ⏳ Waiting for Olga since 12:00",
                ),
                substitute=changed(
                    "На отмене: … | Причина: передумали | ⏳ Ждём: Ольга, с 12:00",
                    "To be cancelled: … | Reason: plans have changed | ⏳ Waiting for Olga since 12:00",
                ),
                next=SILENCE,
                observer=changed(
                    "На отмене: … | Причина: передумали | ⏳ Ждём: Ольга, с 12:00",
                    "To be cancelled: … | Reason: plans have changed | ⏳ Waiting for Olga since 12:00",
                ),
                partner=changed("На отмене: … | ⏳ В работе", "To be cancelled: … | ⏳ Under way"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The first stage agrees.",
                events=(Approved, StageOpened),
                do=(("past", press("Cancel it")),),
                way=("Отмена: ✅ Ольга → ⏳ Анна + Вера", "Cancelling: ✅ Olga → ⏳ Anna + Vera"),
                author=waits("Анна, Вера", "Anna, Vera"),
                past=answered("Отмена согласована", "Agreed to cancel")
                + changed(
                    "На отмене: … | ⏳ Ждём: Анна, Вера, с 12:00",
                    "To be cancelled: … | ⏳ Waiting for Anna, Vera since 12:00",
                ),
                present=asked("Отменить? …", "Cancel? …"),
                substitute=asked(
                    "Отменить? … | Никого другого не нашлось, поэтому заявка пришла к вам.",
                    "Cancel? … | Nobody else was found, so the request came to you.",
                ),
                next=SILENCE,
                observer=waits("Анна, Вера", "Anna, Vera"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The second does not: it stays approved, and the author reads why.",
                events=(Rejected, Uncancelled),
                do=says("present", "Leave it approved", ("уже куплено", "bought already")),
                way=("✅ Ольга → ✅ Анна + Вера", "✅ Olga → ✅ Anna + Vera"),
                author=told(
                    "✅ Согласовано: … | Остаётся в силе | ❌ Анна: уже куплено",
                    "✅ Approved: … | It stays approved | ❌ Anna: bought already",
                ),
                past=changed(
                    "✅ Согласовано: … | Остаётся в силе | ❌ Анна: уже куплено",
                    "✅ Approved: … | It stays approved | ❌ Anna: bought already",
                ),
                present=answered("Остаётся в силе", "It stays approved")
                + changed(
                    "✅ Согласовано: … | Остаётся в силе | ❌ Анна: уже куплено",
                    "✅ Approved: … | It stays approved | ❌ Anna: bought already",
                ),
                substitute=changed(
                    "✅ Согласовано: … | Остаётся в силе | ❌ Анна: уже куплено",
                    "✅ Approved: … | It stays approved | ❌ Anna: bought already",
                ),
                next=SILENCE,
                observer=changed(
                    "✅ Согласовано: … | Остаётся в силе | ❌ Анна: уже куплено",
                    "✅ Approved: … | It stays approved | ❌ Anna: bought already",
                ),
                partner=changed("✅ Согласовано: … | Остаётся в силе", "✅ Approved: … | It stays approved"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The author asks for it again, and thinks better of it.",
                events=(Uncancelled,),
                do=(
                    *says("author", "Cancel the request", ("передумали", "plans have changed")),
                    ("author", press("To the request")),
                    ("author", press("Do not cancel")),
                ),
                way=("✅ Ольга → ✅ Анна + Вера", "✅ Olga → ✅ Anna + Vera"),
                author=answered("Остаётся в силе", "It stays approved") + changed(),
                past=changed(),
                present=changed(),
                substitute=changed(),
                next=SILENCE,
                observer=changed(),
                partner=changed(),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He asks once more, and all of them agree.",
                events=(Approved, Closed),
                do=(
                    *says("author", "Cancel the request", ("передумали", "plans have changed")),
                    *(((role), press("Cancel it")) for role in ("past", "present", "substitute")),
                ),
                way=("Отмена: ✅ Ольга → ✅ Анна + Вера", "Cancelling: ✅ Olga → ✅ Anna + Vera"),
                author=told("Отменено: … | Причина: передумали", "Cancelled: … | Reason: plans have changed"),
                past=changed("Отменено: … | Причина: передумали", "Cancelled: … | Reason: plans have changed"),
                present=changed("Отменено: … | Причина: передумали", "Cancelled: … | Reason: plans have changed"),
                substitute=answered("Отмена согласована", "Agreed to cancel")
                + changed("Отменено: … | Причина: передумали", "Cancelled: … | Reason: plans have changed"),
                next=SILENCE,
                observer=told("Отменено: … | Причина: передумали", "Cancelled: … | Reason: plans have changed"),
                partner=told("Отменено: …", "Cancelled: …"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="Who answers for the process opens it again.",
                events=(Reopened,),
                do=says("past", "Open again", ("склад сгорел", "the store has burnt")),
                way=("", ""),
                author=asked(
                    "↩️ Возвращено на доработку: … | ↩️ Ольга: склад сгорел",
                    "↩️ Returned for changes: … | ↩️ Olga: the store has burnt",
                ),
                past=answered("Открыто снова", "Opened again")
                + changed(
                    "↩️ Возвращено на доработку: … | ↩️ Ольга: склад сгорел",
                    "↩️ Returned for changes: … | ↩️ Olga: the store has burnt",
                ),
                present=changed(
                    "↩️ Возвращено на доработку: … | ↩️ Ольга: склад сгорел",
                    "↩️ Returned for changes: … | ↩️ Olga: the store has burnt",
                ),
                substitute=changed(
                    "↩️ Возвращено на доработку: … | ↩️ Ольга: склад сгорел",
                    "↩️ Returned for changes: … | ↩️ Olga: the store has burnt",
                ),
                next=SILENCE,
                observer=changed(
                    "↩️ Возвращено на доработку: … | ↩️ Ольга: склад сгорел",
                    "↩️ Returned for changes: … | ↩️ Olga: the store has burnt",
                ),
                partner=changed(
                    "↩️ Возвращено на доработку: … | ⏳ В работе", "↩️ Returned for changes: … | ⏳ Under way"
                ),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
)
