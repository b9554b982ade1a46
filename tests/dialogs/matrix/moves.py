"""A stage that has statuses is moved from one to another."""

from core.model.event import StageOpened
from core.model.statuses import Moved
from tests.dialogs.matrix.cast import route
from tests.dialogs.matrix.doing import AT_FINANCE, picks
from tests.dialogs.matrix.row import SILENCE, Cell, Row, Story, answered, asked, changed, waits

_STATUSES = (
    ", do: act, statuses: ["
    "{status: open, title: {ru: В работе, en: Open}, next: [purchasing, solved]}, "
    "{status: purchasing, title: {ru: В закупке, en: In purchasing}, who: [{person: $newcomer}], next: [open]}, "
    "{status: solved, title: {ru: Решено, en: Solved}, ends: yes}]"
)


def _stands(ru: str, en: str) -> Cell:
    """His card shows how it stands, and with whom."""
    return changed(f"⏳ {ru}", f"⏳ {en}")


BOUGHT = _stands("В закупке с 12:00: Эмма", "In purchasing since 12:00: Emma")
OPEN = _stands("В работе с 12:00: Анна", "Open since 12:00: Anna")

STORIES = (
    Story(
        name="A stage with statuses",
        form=route(who="{person: $present}", more=_STATUSES),
        before=AT_FINANCE,
        rows=(
            Row(
                about="Whoever has it moves it to where somebody else takes it over.",
                events=(Moved,),
                do=(picks("present", "В закупке", "In purchasing"),),
                way=("✅ Ольга → ⏳ В закупке → ⚪ Пётр", "✅ Olga → ⏳ In purchasing → ⚪ Peter"),
                author=BOUGHT,
                past=BOUGHT,
                present=answered("В закупке", "In purchasing") + BOUGHT,
                substitute=SILENCE,
                next=SILENCE,
                observer=BOUGHT,
                partner=SILENCE,
                newcomer=asked(
                    "… | Сколько: 20 | ⏳ В закупке с 12:00: Эмма | Наблюдают: Елена, Олег",
                    "… | How many: 20 | ⏳ In purchasing since 12:00: Emma | Watching: Helen, Oleg",
                ),
                colleague=SILENCE,
            ),
            Row(
                about="That one gives it back.",
                events=(Moved,),
                do=(picks("newcomer", "В работе", "Open"),),
                way=("✅ Ольга → ⏳ В работе → ⚪ Пётр", "✅ Olga → ⏳ Open → ⚪ Peter"),
                author=OPEN,
                past=OPEN,
                present=asked("… | ⏳ В работе с 12:00: Анна", "… | ⏳ Open since 12:00: Anna"),
                substitute=SILENCE,
                next=SILENCE,
                observer=OPEN,
                partner=SILENCE,
                newcomer=answered("В работе", "Open") + OPEN,
                colleague=SILENCE,
            ),
            Row(
                about="It is moved to its ending: the next stage is asked.",
                events=(Moved, StageOpened),
                do=(picks("present", "Решено", "Solved"),),
                way=("✅ Ольга → ✅ Анна → ⏳ Пётр", "✅ Olga → ✅ Anna → ⏳ Peter"),
                author=waits("Пётр", "Peter"),
                past=waits("Пётр", "Peter"),
                present=answered("Решено", "Solved") + waits("Пётр", "Peter"),
                substitute=SILENCE,
                next=asked(
                    "… | Сколько: 20 | Наблюдают: Елена, Олег",
                    "… | How many: 20 | Watching: Helen, Oleg",
                ),
                observer=waits("Пётр", "Peter"),
                partner=SILENCE,
                newcomer=waits("Пётр", "Peter"),
                colleague=SILENCE,
            ),
        ),
    ),
)
