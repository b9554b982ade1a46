"""Who is asked, and who is not asked any more, where a stage knows more than one name."""

from core.model.event import AgreedBefore, Approved, Closed, Replaced, StageOpened, StageSkipped, Undone
from tests.dialogs.matrix.cast import route
from tests.dialogs.matrix.doing import AT_FINANCE, approves, lets_in, says, sends
from tests.dialogs.matrix.row import LEAVES, SILENCE, Row, Story, answered, asked, changed, told, waits
from tests.dialogs.sayings import press

STORIES = (
    Story(
        name="Somebody who has agreed already",
        form=route(director="{person: $next}, {person: $past}"),
        before=(*AT_FINANCE, approves("present")),
        rows=(
            Row(
                about="At the last stage his yes counts, too.",
                events=(Approved, StageOpened, AgreedBefore),
                do=(approves("substitute"),),
                way=(
                    "✅ Ольга → ✅ Анна + Вера → ⏳ Пётр + Ольга (1 из 2)",
                    "✅ Olga → ✅ Anna + Vera → ⏳ Peter + Olga (1 of 2)",
                ),
                author=waits("Пётр", "Peter"),
                past=waits("Пётр", "Peter"),
                present=waits("Пётр", "Peter"),
                substitute=answered("Согласовано", "Approved") + waits("Пётр", "Peter"),
                next=asked("… | Сколько: 20 | Наблюдают: Елена, Олег", "… | How many: 20 | Watching: Helen, Oleg"),
                observer=waits("Пётр", "Peter"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="The author is meant",
        form=route("{person: $present}, {person: $author}"),
        before=(*sends(), *lets_in("observer", "partner")),
        rows=(
            Row(
                about="He does not decide on his own request: whoever leads him does.",
                events=(Approved, StageOpened),
                do=(approves("past"),),
                way=(
                    "✅ Ольга → ⏳ Анна + Вера (вместо автора) → ⚪ Пётр",
                    "✅ Olga → ⏳ Anna + Vera (instead of the author) → ⚪ Peter",
                ),
                author=waits("Анна, Вера (вместо автора)", "Anna, Vera (instead of the author)"),
                past=answered("Согласовано", "Approved")
                + waits("Анна, Вера (вместо автора)", "Anna, Vera (instead of the author)"),
                present=asked("… | Сколько: 20 | Наблюдают: Елена, Олег", "… | How many: 20 | Watching: Helen, Oleg"),
                substitute=asked(
                    "… | Автор не решает по своей заявке, поэтому она пришла к вам. | Сколько: 20"
                    " | Наблюдают: Елена, Олег",
                    "… | The author does not decide on their own request, so it came to you. | How many: 20"
                    " | Watching: Helen, Oleg",
                ),
                next=SILENCE,
                observer=waits("Анна, Вера (вместо автора)", "Anna, Vera (instead of the author)"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="Two hold one role",
        form=route("{role: buyer}, {role: lawyer}"),
        before=(*sends(), *lets_in("observer", "partner")),
        rows=(
            Row(
                about="Both are asked.",
                events=(Approved, StageOpened),
                do=(approves("past"),),
                way=("✅ Ольга → ⏳ Финансы + Вера → ⚪ Пётр", "✅ Olga → ⏳ Finance + Vera → ⚪ Peter"),
                author=waits("Финансы, Вера", "Finance, Vera"),
                past=answered("Согласовано", "Approved") + waits("Финансы, Вера", "Finance, Vera"),
                present=asked("… | Сколько: 20 | Наблюдают: Елена, Олег", "… | How many: 20 | Watching: Helen, Oleg"),
                substitute=asked(
                    "… | Никого другого не нашлось, поэтому заявка пришла к вам. | Сколько: 20"
                    " | Наблюдают: Елена, Олег",
                    "… | Nobody else was found, so the request came to you. | How many: 20 | Watching: Helen, Oleg",
                ),
                next=SILENCE,
                observer=waits("Финансы, Вера", "Finance, Vera"),
                partner=SILENCE,
                newcomer=asked("… | Сколько: 20 | Наблюдают: Елена, Олег", "… | How many: 20 | Watching: Helen, Oleg"),
                colleague=SILENCE,
            ),
            Row(
                about="One has agreed: the other reads who it was.",
                events=(Approved,),
                do=(approves("present"),),
                way=(
                    "✅ Ольга → ⏳ Финансы + Вера (1 из 2) → ⚪ Пётр",
                    "✅ Olga → ⏳ Finance + Vera (1 of 2) → ⚪ Peter",
                ),
                author=waits("Вера", "Vera"),
                past=waits("Вера", "Vera"),
                present=answered("Согласовано", "Approved") + waits("Вера", "Vera"),
                substitute=changed(),
                next=SILENCE,
                observer=waits("Вера", "Vera"),
                partner=SILENCE,
                newcomer=changed(
                    "✅ Анна: согласовано | ⏳ Ждём: Вера, с 12:00",
                    "✅ Anna: approved | ⏳ Waiting for Vera since 12:00",
                ),
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="Whoever is first decides",
        form=route(more=", agree: first"),
        before=AT_FINANCE,
        rows=(
            Row(
                about="The other reads who it was.",
                events=(Approved, StageOpened),
                do=(approves("present"),),
                way=("✅ Ольга → ✅ Анна → ⏳ Пётр", "✅ Olga → ✅ Anna → ⏳ Peter"),
                author=waits("Пётр", "Peter"),
                past=waits("Пётр", "Peter"),
                present=answered("Согласовано", "Approved") + waits("Пётр", "Peter"),
                substitute=changed(
                    "✅ Анна: согласовано | ⏳ Ждём: Пётр, с 12:00",
                    "✅ Anna: approved | ⏳ Waiting for Peter since 12:00",
                ),
                next=asked("… | Сколько: 20 | Наблюдают: Елена, Олег", "… | How many: 20 | Watching: Helen, Oleg"),
                observer=waits("Пётр", "Peter"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He takes it back: who was asked because of it has nothing to decide.",
                events=(Undone,),
                do=(("present", press("Undo")),),
                way=("✅ Ольга → ⏳ Анна / Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna / Vera → ⚪ Peter"),
                author=waits("Анна, Вера", "Anna, Vera"),
                past=waits("Анна, Вера", "Anna, Vera"),
                present=answered("Решение отменено", "Taken back") + changed(),
                substitute=changed(
                    "Никого другого не нашлось, поэтому заявка пришла к вам.",
                    "Nobody else was found, so the request came to you.",
                ),
                next=changed(
                    "⏳ Ждём: Анна, Вера, с 12:00 | Решать пока нечего: заявка изменилась или вернулась назад.",
                    "⏳ Waiting for Anna, Vera since 12:00"
                    " | There is nothing for you to decide now: the request has been changed, or has gone back.",
                ),
                observer=waits("Анна, Вера", "Anna, Vera"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="One after the other",
        form=route(more=", agree: in_turn"),
        before=AT_FINANCE,
        rows=(
            Row(
                about="It is the turn of the second.",
                events=(Approved,),
                do=(approves("present"),),
                way=("✅ Ольга → ✅ Анна → ⏳ Вера → ⚪ Пётр", "✅ Olga → ✅ Anna → ⏳ Vera → ⚪ Peter"),
                author=waits("Вера", "Vera"),
                past=waits("Вера", "Vera"),
                present=answered("Согласовано", "Approved") + waits("Вера", "Vera"),
                substitute=asked(
                    "… | Никого другого не нашлось, поэтому заявка пришла к вам. | Сколько: 20"
                    " | Наблюдают: Елена, Олег",
                    "… | Nobody else was found, so the request came to you. | How many: 20 | Watching: Helen, Oleg",
                ),
                next=SILENCE,
                observer=waits("Вера", "Vera"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="The partner decides, too",
        form=route("{person: $present}, {person: $partner}"),
        before=(*sends("2"), *lets_in("observer")),
        rows=(
            Row(
                about="He is asked, and reads what is marked for him.",
                events=(Approved, StageOpened),
                do=(approves("past"),),
                way=("✅ Ольга → ⏳ Анна + Олег", "✅ Olga → ⏳ Anna + Oleg"),
                author=waits("Анна, Олег", "Anna, Oleg"),
                past=answered("Согласовано", "Approved") + waits("Анна, Олег", "Anna, Oleg"),
                present=asked("… | Сколько: 2 | Наблюдают: Елена", "… | How many: 2 | Watching: Helen"),
                substitute=SILENCE,
                next=SILENCE,
                observer=waits("Анна, Олег", "Anna, Oleg"),
                partner=asked("…", "…"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He agrees, in words.",
                events=(Approved,),
                do=says("partner", "With a comment", ("везём", "on our way")),
                way=("✅ Ольга → ⏳ Анна + Олег (1 из 2)", "✅ Olga → ⏳ Anna + Oleg (1 of 2)"),
                author=changed(
                    "✅ Олег: везём | ⏳ Ждём: Анна, с 12:00", "✅ Oleg: on our way | ⏳ Waiting for Anna since 12:00"
                ),
                past=changed(
                    "✅ Олег: везём | ⏳ Ждём: Анна, с 12:00", "✅ Oleg: on our way | ⏳ Waiting for Anna since 12:00"
                ),
                present=changed("✅ Олег: везём", "✅ Oleg: on our way"),
                substitute=SILENCE,
                next=SILENCE,
                observer=changed(
                    "✅ Олег: везём | ⏳ Ждём: Анна, с 12:00", "✅ Oleg: on our way | ⏳ Waiting for Anna since 12:00"
                ),
                partner=answered("Вы согласовали", "You approved it") + changed("⏳ В работе", "⏳ Under way"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The last yes.",
                events=(Approved, StageSkipped, Closed),
                do=(approves("present"),),
                way=("✅ Ольга → ✅ Анна + Олег", "✅ Olga → ✅ Anna + Oleg"),
                author=told("✅ Согласовано: …", "✅ Approved: …"),
                past=changed("✅ Согласовано: …", "✅ Approved: …"),
                present=answered("Согласовано", "Approved") + changed("✅ Согласовано: …", "✅ Approved: …"),
                substitute=SILENCE,
                next=SILENCE,
                observer=told("✅ Согласовано: …", "✅ Approved: …"),
                partner=changed("✅ Согласовано: …", "✅ Approved: …"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="Somebody who stands in leaves",
        form=route(fallback=", {person: $newcomer}"),
        before=AT_FINANCE,
        rows=(
            Row(
                about="Another one is asked in his place.",
                events=(Replaced,),
                do=(("substitute", LEAVES),),
                way=("✅ Ольга → ⏳ Анна + Эмма → ⚪ Пётр", "✅ Olga → ⏳ Anna + Emma → ⚪ Peter"),
                author=waits("Анна, Эмма", "Anna, Emma"),
                past=waits("Анна, Эмма", "Anna, Emma"),
                present=changed(),
                substitute=SILENCE,
                next=SILENCE,
                observer=waits("Анна, Эмма", "Anna, Emma"),
                partner=SILENCE,
                newcomer=asked(
                    "… | Никого другого не нашлось, поэтому заявка пришла к вам. | Сколько: 20"
                    " | Наблюдают: Елена, Олег",
                    "… | Nobody else was found, so the request came to you. | How many: 20 | Watching: Helen, Oleg",
                ),
                colleague=SILENCE,
            ),
        ),
    ),
)
