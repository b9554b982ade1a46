"""The time of files is over."""

from core.model.erasing import Erased
from tests.dialogs.matrix.cast import PAPERS, route
from tests.dialogs.matrix.doing import approves, lets_in
from tests.dialogs.matrix.row import SILENCE, Passes, Row, Story, changed
from tests.dialogs.sayings import attach, file, press

_DELETED = changed("Бумаги: удалено по сроку хранения", "Papers: deleted after its time")

STORIES = (
    Story(
        name="Papers that are kept for thirty days",
        head=PAPERS,
        form=route(),
        before=(
            ("author", ("пропуск", "pass")),
            ("author", ("Склад", "Warehouse")),
            ("author", attach(file("scan.pdf"))),
            ("author", press("Done")),
            ("author", press("Skip")),
            ("author", press("Submit")),
            *lets_in("observer", "partner"),
            approves("past"),
            approves("present"),
            approves("substitute"),
        ),
        rows=(
            Row(
                about="They are deleted; whose card shows them reads so, and nobody is disturbed.",
                events=(Erased,),
                do=(("author", Passes(31)),),
                way=("✅ Ольга → ✅ Анна + Вера", "✅ Olga → ✅ Anna + Vera"),
                author=_DELETED,
                past=_DELETED,
                present=_DELETED,
                # For a minute he could take his decision back.
                substitute=changed() + _DELETED,
                next=SILENCE,
                observer=_DELETED,
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
)
