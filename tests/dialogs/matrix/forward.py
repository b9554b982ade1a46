"""A request goes along its way to its end."""

from core.model.event import (
    Acknowledged,
    Approved,
    Closed,
    Completed,
    Informed,
    StageOpened,
    StageSkipped,
    Submitted,
    Undone,
)
from core.model.observers import Observed
from tests.dialogs.matrix.cast import RECIPIENT, route
from tests.dialogs.matrix.doing import AT_FINANCE, approves, lets_in, names, says, sends
from tests.dialogs.matrix.row import SILENCE, Row, Story, answered, asked, changed, told, waits
from tests.dialogs.sayings import press

STORIES = (
    Story(
        name="A request that all of them agree to",
        form=route(between=RECIPIENT),
        rows=(
            Row(
                about="It is sent.",
                events=(Submitted, StageOpened),
                do=sends(),
                way=("⏳ Ольга → ⚪ Анна + Вера → ⚪ Пётр", "⏳ Olga → ⚪ Anna + Vera → ⚪ Peter"),
                author=answered("Отправлено: № 1", "Sent: #1")
                + changed(
                    "… | ⏳ Ждём: Ольга, с 12:00 | Сколько: 20", "… | ⏳ Waiting for Olga since 12:00 | How many: 20"
                ),
                past=asked("… | Сколько: 20", "… | How many: 20"),
                present=SILENCE,
                substitute=SILENCE,
                next=SILENCE,
                observer=SILENCE,
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The author lets a colleague look on.",
                events=(Observed,),
                do=(("author", press("More…")), ("author", press("Add observer")), names("author", "observer")),
                way=("⏳ Ольга → ⚪ Анна + Вера → ⚪ Пётр", "⏳ Olga → ⚪ Anna + Vera → ⚪ Peter"),
                author=answered("Теперь в наблюдателях: Елена", "Watching from now on: Helen")
                + changed("Наблюдают: Елена", "Watching: Helen"),
                past=changed("Наблюдают: Елена", "Watching: Helen"),
                present=SILENCE,
                substitute=SILENCE,
                next=SILENCE,
                observer=told(
                    "… | Сколько: 20 | ⏳ Ждём: Ольга, с 12:00 | Наблюдают: Елена",
                    "… | How many: 20 | ⏳ Waiting for Olga since 12:00 | Watching: Helen",
                ),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The author lets somebody of another company look on.",
                events=(Observed,),
                do=lets_in("partner"),
                way=("⏳ Ольга → ⚪ Анна + Вера → ⚪ Пётр", "⏳ Olga → ⚪ Anna + Vera → ⚪ Peter"),
                author=answered("Теперь в наблюдателях: Олег", "Watching from now on: Oleg")
                + changed("Наблюдают: Елена, Олег", "Watching: Helen, Oleg"),
                past=changed("Наблюдают: Елена, Олег", "Watching: Helen, Oleg"),
                present=SILENCE,
                substitute=SILENCE,
                next=SILENCE,
                observer=changed("Наблюдают: Елена, Олег", "Watching: Helen, Oleg"),
                partner=told("… | ⏳ В работе", "… | ⏳ Under way"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The first stage is passed: the next two are asked.",
                events=(Approved, StageOpened),
                do=(approves("past"),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=waits("Анна, Вера", "Anna, Vera"),
                past=answered("Согласовано", "Approved") + waits("Анна, Вера", "Anna, Vera"),
                present=asked("… | Сколько: 20 | Наблюдают: Елена, Олег", "… | How many: 20 | Watching: Helen, Oleg"),
                substitute=asked(
                    "… | Никого другого не нашлось, поэтому заявка пришла к вам. | Сколько: 20"
                    " | Наблюдают: Елена, Олег",
                    "… | Nobody else was found, so the request came to you. | How many: 20 | Watching: Helen, Oleg",
                ),
                next=SILENCE,
                observer=waits("Анна, Вера", "Anna, Vera"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="One of two has agreed: nobody reads that it is approved.",
                events=(Approved,),
                do=(approves("present"),),
                way=("✅ Ольга → ⏳ Анна + Вера (1 из 2) → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera (1 of 2) → ⚪ Peter"),
                author=waits("Вера", "Vera"),
                past=waits("Вера", "Vera"),
                present=answered("Согласовано", "Approved") + waits("Вера", "Vera"),
                substitute=changed(),
                next=SILENCE,
                observer=waits("Вера", "Vera"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="Who has just agreed takes it back.",
                events=(Undone,),
                do=(("present", press("Undo")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=waits("Анна, Вера", "Anna, Vera"),
                past=waits("Анна, Вера", "Anna, Vera"),
                present=answered("Решение отменено", "Taken back") + changed(),
                substitute=changed(),
                next=SILENCE,
                observer=waits("Анна, Вера", "Anna, Vera"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="Both have agreed: one is only told, and the last one is asked.",
                events=(Approved, Informed, StageOpened),
                do=(approves("present"), approves("substitute")),
                way=("✅ Ольга → ✅ Анна + Вера → ⏳ Пётр", "✅ Olga → ✅ Anna + Vera → ⏳ Peter"),
                author=waits("Пётр", "Peter"),
                past=waits("Пётр", "Peter"),
                present=waits("Пётр", "Peter"),
                substitute=answered("Согласовано", "Approved") + waits("Пётр", "Peter"),
                next=asked("… | Сколько: 20 | Наблюдают: Елена, Олег", "… | How many: 20 | Watching: Helen, Oleg"),
                observer=waits("Пётр", "Peter"),
                partner=SILENCE,
                newcomer=told(
                    "… | Сколько: 20 | ⏳ Ждём: Пётр, с 12:00 | Наблюдают: Елена, Олег",
                    "… | How many: 20 | ⏳ Waiting for Peter since 12:00 | Watching: Helen, Oleg",
                ),
                colleague=SILENCE,
            ),
            Row(
                about="The last yes: only now everybody reads that it is approved.",
                events=(Approved, Closed),
                do=(approves("next"),),
                way=("✅ Ольга → ✅ Анна + Вера → ✅ Пётр", "✅ Olga → ✅ Anna + Vera → ✅ Peter"),
                author=told("✅ Согласовано: …", "✅ Approved: …"),
                past=changed("✅ Согласовано: …", "✅ Approved: …"),
                present=changed("✅ Согласовано: …", "✅ Approved: …"),
                substitute=changed("✅ Согласовано: …", "✅ Approved: …"),
                next=answered("Согласовано", "Approved") + changed("✅ Согласовано: …", "✅ Approved: …"),
                observer=told("✅ Согласовано: …", "✅ Approved: …"),
                partner=told("✅ Согласовано: …", "✅ Approved: …"),
                newcomer=changed("✅ Согласовано: …", "✅ Approved: …"),
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="A small request, which does not go to the director",
        form=route(),
        before=(*sends("2"), *lets_in("observer", "partner"), approves("past"), approves("present")),
        rows=(
            Row(
                about="The last yes; the stage ahead is passed over, and its people hear nothing.",
                events=(Approved, StageSkipped, Closed),
                do=(approves("substitute"),),
                way=("✅ Ольга → ✅ Анна + Вера", "✅ Olga → ✅ Anna + Vera"),
                author=told("✅ Согласовано: …", "✅ Approved: …"),
                past=changed("✅ Согласовано: …", "✅ Approved: …"),
                present=changed("✅ Согласовано: …", "✅ Approved: …"),
                substitute=answered("Согласовано", "Approved") + changed("✅ Согласовано: …", "✅ Approved: …"),
                next=SILENCE,
                observer=told("✅ Согласовано: …", "✅ Approved: …"),
                partner=told("✅ Согласовано: …", "✅ Approved: …"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="Something that is done, and reported",
        form=route(more=", do: act"),
        before=AT_FINANCE,
        rows=(
            Row(
                about="One of two reports that it is done.",
                events=(Completed,),
                do=(("present", press("Done")),),
                way=("✅ Ольга → ⏳ Анна + Вера (1 из 2) → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera (1 of 2) → ⚪ Peter"),
                author=waits("Вера", "Vera"),
                past=waits("Вера", "Vera"),
                present=answered("Готово", "Done") + waits("Вера", "Vera"),
                substitute=changed(),
                next=SILENCE,
                observer=waits("Вера", "Vera"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The other does, in words.",
                events=(Completed, StageOpened),
                do=says("substitute", "With a comment", ("оплачено", "paid")),
                way=("✅ Ольга → ✅ Анна + Вера → ⏳ Пётр", "✅ Olga → ✅ Anna + Vera → ⏳ Peter"),
                author=changed(
                    "✅ Вера: оплачено | ⏳ Ждём: Пётр, с 12:00", "✅ Vera: paid | ⏳ Waiting for Peter since 12:00"
                ),
                past=changed(
                    "✅ Вера: оплачено | ⏳ Ждём: Пётр, с 12:00", "✅ Vera: paid | ⏳ Waiting for Peter since 12:00"
                ),
                present=changed(
                    "✅ Вера: оплачено | ⏳ Ждём: Пётр, с 12:00", "✅ Vera: paid | ⏳ Waiting for Peter since 12:00"
                ),
                substitute=answered("Готово", "Done")
                + changed(
                    "✅ Вера: оплачено | ⏳ Ждём: Пётр, с 12:00", "✅ Vera: paid | ⏳ Waiting for Peter since 12:00"
                ),
                next=asked(
                    "… | Сколько: 20 | ✅ Вера: оплачено | Наблюдают: Елена, Олег",
                    "… | How many: 20 | ✅ Vera: paid | Watching: Helen, Oleg",
                ),
                observer=changed(
                    "✅ Вера: оплачено | ⏳ Ждём: Пётр, с 12:00", "✅ Vera: paid | ⏳ Waiting for Peter since 12:00"
                ),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="Something that is read",
        form=route(more=", do: acknowledge"),
        before=AT_FINANCE,
        rows=(
            Row(
                about="One of two has read it.",
                events=(Acknowledged,),
                do=(("present", press("I have read it")),),
                way=("✅ Ольга → ⏳ Анна + Вера (1 из 2) → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera (1 of 2) → ⚪ Peter"),
                author=waits("Вера", "Vera"),
                past=waits("Вера", "Vera"),
                present=answered("Спасибо", "Thank you") + waits("Вера", "Vera"),
                substitute=changed(),
                next=SILENCE,
                observer=waits("Вера", "Vera"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
)
