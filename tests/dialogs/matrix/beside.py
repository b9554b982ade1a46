"""What is said and done beside the way."""

from core.model.event import Commented, Nudged, Snoozed
from core.model.observers import Confirmed, Observed, Unobserved
from core.model.partners import Shown
from tests.dialogs.matrix.cast import route
from tests.dialogs.matrix.doing import AT_FINANCE, picks, replies
from tests.dialogs.matrix.row import SILENCE, Row, Story, answered, changed, passed_on, reminded, told
from tests.dialogs.sayings import file, press, reply_with

ESTIMATE = file("estimate.pdf")

STORIES = (
    Story(
        name="Words, and those who look on",
        form=route(),
        before=AT_FINANCE,
        rows=(
            Row(
                about="Somebody puts his answer off: the author sees until when.",
                events=(Snoozed,),
                do=(("present", press("Put off")), picks("present", "До завтра", "Tomorrow")),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed("💤 Отложено до 2 июля, 9:00: Анна", "💤 Anna has put it off until 2 July, 9:00"),
                past=SILENCE,
                present=answered("Отложено до завтра, 9:00", "Put off until tomorrow, 9:00")
                + changed("💤 Отложено до 2 июля, 9:00", "💤 Put off until 2 July, 9:00"),
                substitute=SILENCE,
                next=SILENCE,
                observer=SILENCE,
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The author reminds: not who has put it off.",
                events=(Nudged,),
                do=(("author", press("Remind")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=answered("Напоминание отправлено.", "Your reminder is on its way.")
                + changed("Вы напомнили: 12:00", "You sent a reminder: 12:00"),
                past=SILENCE,
                present=SILENCE,
                substitute=reminded(
                    "… | ⏳ Ждёт вас с 12:00 | Иван просит не забыть об этой заявке.",
                    "… | ⏳ Waiting for you since 12:00 | Ivan asks you not to forget it.",
                ),
                next=SILENCE,
                observer=SILENCE,
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The author says something: it stays inside.",
                events=(Commented,),
                do=(replies("author", "[Recall]", ("Успеете?", "In time?")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=answered(
                    "Передано: Ольга, Вера, Анна +1 | Комментарий виден только внутри компании, партнёру — нет.",
                    "Passed on: Olga, Vera, Anna +1 | It stays in the company; the partner does not see it.",
                )
                + changed("1 комментарий — в истории", "1 comment: see the history"),
                past=changed("1 комментарий — в истории", "1 comment: see the history")
                + passed_on("Иван · Закупка · Столы | Успеете?", "Ivan · Purchase · Desks | In time?"),
                present=changed("1 комментарий — в истории", "1 comment: see the history")
                + passed_on("Иван · Закупка · Столы | Успеете?", "Ivan · Purchase · Desks | In time?"),
                substitute=changed("1 комментарий — в истории", "1 comment: see the history")
                + passed_on("Иван · Закупка · Столы | Успеете?", "Ivan · Purchase · Desks | In time?"),
                next=SILENCE,
                observer=changed("1 комментарий — в истории", "1 comment: see the history")
                + passed_on("Иван · Закупка · Столы | Успеете?", "Ivan · Purchase · Desks | In time?"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He shows it to the partner.",
                events=(Shown,),
                do=(("author", press("Show to the partner")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=answered("Показано: Олег", "Shown to: Oleg"),
                past=SILENCE,
                present=SILENCE,
                substitute=SILENCE,
                next=SILENCE,
                observer=SILENCE,
                partner=changed("1 комментарий — в истории", "1 comment: see the history")
                + passed_on("Иван · Закупка · Столы | Успеете?", "Ivan · Purchase · Desks | In time?"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="An approver sends a file.",
                events=(Commented,),
                do=(("present", reply_with(ESTIMATE, "[Approve]", "№ 7")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed("2 комментария — в истории", "2 comments: see the history")
                + passed_on(
                    "Анна · Закупка · Иван · Столы | № 7 | 📎 estimate.pdf",
                    "Anna · Purchase · Ivan · Desks | № 7 | 📎 estimate.pdf",
                )
                + passed_on("📎 estimate.pdf", "📎 estimate.pdf"),
                past=changed("2 комментария — в истории", "2 comments: see the history")
                + passed_on("Анна · … | № 7 | 📎 estimate.pdf", "Anna · … | № 7 | 📎 estimate.pdf")
                + passed_on("📎 estimate.pdf", "📎 estimate.pdf"),
                present=answered(
                    "Передано: Иван, Ольга, Вера +1 | Комментарий виден только внутри компании, партнёру — нет.",
                    "Passed on: Ivan, Olga, Vera +1 | It stays in the company; the partner does not see it.",
                )
                + changed("2 комментария — в истории", "2 comments: see the history"),
                substitute=changed("2 комментария — в истории", "2 comments: see the history")
                + passed_on("Анна · … | № 7 | 📎 estimate.pdf", "Anna · … | № 7 | 📎 estimate.pdf")
                + passed_on("📎 estimate.pdf", "📎 estimate.pdf"),
                next=SILENCE,
                observer=changed("2 комментария — в истории", "2 comments: see the history")
                + passed_on("Анна · … | № 7 | 📎 estimate.pdf", "Anna · … | № 7 | 📎 estimate.pdf")
                + passed_on("📎 estimate.pdf", "📎 estimate.pdf"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The partner says something: everybody hears it.",
                events=(Commented,),
                do=(replies("partner", "[I have read it]", ("Везём", "On our way")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed("3 комментария — в истории", "3 comments: see the history")
                + passed_on("Олег · Закупка · Иван · Столы | Везём", "Oleg · Purchase · Ivan · Desks | On our way"),
                past=changed("3 комментария — в истории", "3 comments: see the history")
                + passed_on("Олег · … | Везём", "Oleg · … | On our way"),
                present=changed("3 комментария — в истории", "3 comments: see the history")
                + passed_on("Олег · … | Везём", "Oleg · … | On our way"),
                substitute=changed("3 комментария — в истории", "3 comments: see the history")
                + passed_on("Олег · … | Везём", "Oleg · … | On our way"),
                next=SILENCE,
                observer=changed("3 комментария — в истории", "3 comments: see the history")
                + passed_on("Олег · … | Везём", "Oleg · … | On our way"),
                partner=answered("Передано.", "Passed on.")
                + changed("2 комментария — в истории", "2 comments: see the history"),
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="Who looks on has read it.",
                events=(Confirmed,),
                do=(("observer", press("I have read it")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed("Наблюдают: ✅ Елена, Олег", "Watching: ✅ Helen, Oleg"),
                past=changed("Наблюдают: ✅ Елена, Олег", "Watching: ✅ Helen, Oleg"),
                present=changed("Наблюдают: ✅ Елена, Олег", "Watching: ✅ Helen, Oleg"),
                substitute=changed("Наблюдают: ✅ Елена, Олег", "Watching: ✅ Helen, Oleg"),
                next=SILENCE,
                observer=answered("Спасибо", "Thank you")
                + changed("Наблюдают: ✅ Елена, Олег", "Watching: ✅ Helen, Oleg"),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="Somebody is spoken to by name, and looks on from now on.",
                events=(Observed, Commented),
                do=(replies("past", "[History]", ("@Эмма, взгляните", "@Emma, have a look")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed(
                    "4 комментария — в истории | Наблюдают: ✅ Елена, Олег, Эмма",
                    "4 comments: see the history | Watching: ✅ Helen, Oleg, Emma",
                )
                + changed(
                    "4 комментария — в истории | Наблюдают: ✅ Елена, Олег, Эмма",
                    "4 comments: see the history | Watching: ✅ Helen, Oleg, Emma",
                )
                + passed_on(
                    "Ольга · Закупка · Иван · Столы | @Эмма, взгляните",
                    "Olga · Purchase · Ivan · Desks | @Emma, have a look",
                ),
                past=answered(
                    "Передано: Иван, Вера, Анна +2 | Комментарий виден только внутри компании, партнёру — нет."
                    " | Теперь в наблюдателях: Эмма",
                    "Passed on: Ivan, Vera, Anna +2 | It stays in the company; the partner does not see it."
                    " | Watching from now on: Emma",
                )
                + changed(
                    "4 комментария — в истории | Наблюдают: ✅ Елена, Олег, Эмма",
                    "4 comments: see the history | Watching: ✅ Helen, Oleg, Emma",
                ),
                present=changed(
                    "4 комментария — в истории | Наблюдают: ✅ Елена, Олег, Эмма",
                    "4 comments: see the history | Watching: ✅ Helen, Oleg, Emma",
                )
                + passed_on("Ольга · … | @Эмма, взгляните", "Olga · … | @Emma, have a look"),
                substitute=changed(
                    "4 комментария — в истории | Наблюдают: ✅ Елена, Олег, Эмма",
                    "4 comments: see the history | Watching: ✅ Helen, Oleg, Emma",
                )
                + passed_on("Ольга · … | @Эмма, взгляните", "Olga · … | @Emma, have a look"),
                next=SILENCE,
                observer=changed(
                    "4 комментария — в истории | Наблюдают: ✅ Елена, Олег, Эмма",
                    "4 comments: see the history | Watching: ✅ Helen, Oleg, Emma",
                )
                + passed_on("Ольга · … | @Эмма, взгляните", "Olga · … | @Emma, have a look"),
                partner=SILENCE,
                newcomer=told(
                    "… | Сколько: 20 | ⏳ Ждём: Анна, Вера, с 12:00 | 4 комментария — в истории"
                    " | Наблюдают: ✅ Елена, Олег, Эмма",
                    "… | How many: 20 | ⏳ Waiting for Anna, Vera since 12:00 | 4 comments: see the history"
                    " | Watching: ✅ Helen, Oleg, Emma",
                )
                + passed_on("Ольга · … | @Эмма, взгляните", "Olga · … | @Emma, have a look"),
                colleague=SILENCE,
            ),
            Row(
                about="Who has looked on leaves.",
                events=(Unobserved,),
                do=(("observer", press("Stop watching")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed("Наблюдают: Олег, Эмма", "Watching: Oleg, Emma"),
                past=changed("Наблюдают: Олег, Эмма", "Watching: Oleg, Emma"),
                present=changed("Наблюдают: Олег, Эмма", "Watching: Oleg, Emma"),
                substitute=changed("Наблюдают: Олег, Эмма", "Watching: Oleg, Emma"),
                next=SILENCE,
                observer=answered(
                    "Вы больше не наблюдаете за этой заявкой.", "You do not watch this request any more."
                ),
                partner=SILENCE,
                newcomer=changed("Наблюдают: Олег, Эмма", "Watching: Oleg, Emma"),
                colleague=SILENCE,
            ),
            Row(
                about="The partner leaves, too.",
                events=(Unobserved,),
                do=(("partner", press("Stop watching")),),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed("Наблюдают: Эмма", "Watching: Emma"),
                past=changed("Наблюдают: Эмма", "Watching: Emma"),
                present=changed("Наблюдают: Эмма", "Watching: Emma"),
                substitute=changed("Наблюдают: Эмма", "Watching: Emma"),
                next=SILENCE,
                observer=SILENCE,
                partner=answered("Вы больше не наблюдаете за этой заявкой.", "You do not watch this request any more."),
                newcomer=changed("Наблюдают: Эмма", "Watching: Emma"),
                colleague=SILENCE,
            ),
        ),
    ),
)
