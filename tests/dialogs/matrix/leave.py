"""Days of a leave are counted again."""

from datetime import date

from core.model.event import Recounted
from tests.dialogs.matrix.cast import LEAVE, route
from tests.dialogs.matrix.doing import approves, lets_in
from tests.dialogs.matrix.row import SILENCE, Declares, Row, Story, changed, told
from tests.dialogs.sayings import press

_RU = "4 дня отпуска: 5 августа не считается | Календарь изменился, дни пересчитаны: было 5 дней, стало 4 дня"
_EN = (
    "4 days of leave: 5 August does not count | "
    "The calendar has changed, and the days were counted again: 5 days before, 4 days now"
)

STORIES = (
    Story(
        name="A leave over a day that becomes a holiday",
        head=LEAVE,
        form=route(),
        before=(
            ("author", ("отгул", "day off")),
            ("author", ("2–6 августа", "2–6 August")),
            ("author", press("Skip")),
            ("author", press("Submit")),
            *lets_in("observer", "partner"),
            approves("past"),
        ),
        rows=(
            Row(
                about="It takes a day less: its author is told, and every card says so.",
                events=(Recounted,),
                do=(("past", Declares(date(2027, 8, 5))),),
                way=("✅ Ольга → ⏳ Анна + Вера", "✅ Olga → ⏳ Anna + Vera"),
                author=told(f"… | {_RU}", f"… | {_EN}"),
                past=changed(_RU, _EN),
                present=changed(_RU, _EN),
                substitute=changed(_RU, _EN),
                next=SILENCE,
                observer=changed(_RU, _EN),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
)
