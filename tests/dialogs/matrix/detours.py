"""On the way to a decision somebody is asked, or brought in."""

from core.model.event import Added, Answered, Approved, Asked, HandedOn
from tests.dialogs.matrix.cast import route
from tests.dialogs.matrix.doing import AT_FINANCE, approves, behind_more, names, says
from tests.dialogs.matrix.row import SILENCE, Row, Story, answered, asked, changed, waits
from tests.dialogs.sayings import press

STORIES = (
    Story(
        name="Questions before a decision",
        form=route(),
        before=AT_FINANCE,
        rows=(
            Row(
                about="Somebody who has agreed is asked something.",
                events=(Asked,),
                do=(
                    *behind_more("present", "Ask"),
                    names("present", "past"),
                    ("present", ("Хватит денег?", "Is there money?")),
                ),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed(
                    "❓ Вопрос: Анна → Ольга: «Хватит денег?» | ⏳ Ждём: Вера, Ольга, с 12:00",
                    "❓ Anna asks Olga: “Is there money?” | ⏳ Waiting for Vera, Olga since 12:00",
                ),
                past=asked(
                    "… | ❓ Анна спрашивает вас: «Хватит денег?» | ⏳ Ждём: Вера, с 12:00",
                    "… | ❓ Anna asks you: “Is there money?” | ⏳ Waiting for Vera since 12:00",
                ),
                present=answered("Вопрос отправлен", "Asked")
                + changed("❓ Вопрос: Анна → Ольга: «Хватит денег?»", "❓ Anna asks Olga: “Is there money?”"),
                substitute=changed("❓ Вопрос: Анна → Ольга: «Хватит денег?»", "❓ Anna asks Olga: “Is there money?”"),
                next=SILENCE,
                observer=changed(
                    "❓ Вопрос: Анна → Ольга: «Хватит денег?» | ⏳ Ждём: Вера, Ольга, с 12:00",
                    "❓ Anna asks Olga: “Is there money?” | ⏳ Waiting for Vera, Olga since 12:00",
                ),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="He answers.",
                events=(Answered,),
                do=says("past", "Answer", ("Хватит", "There is")),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=changed(
                    "Ответ: Ольга → Анна: «Хватит» | ⏳ Ждём: Анна, Вера, с 12:00",
                    "Olga answers Anna: “There is” | ⏳ Waiting for Anna, Vera since 12:00",
                ),
                past=answered("Ответ отправлен", "Answered")
                + changed(
                    "❓ Вопрос: Анна → Ольга: «Хватит денег?» | Ответ: Ольга → Анна: «Хватит»"
                    " | ⏳ Ждём: Анна, Вера, с 12:00",
                    "❓ Anna asks Olga: “Is there money?” | Olga answers Anna: “There is”"
                    " | ⏳ Waiting for Anna, Vera since 12:00",
                ),
                present=asked("… | Ответ: Ольга → Анна: «Хватит»", "… | Olga answers Anna: “There is”"),
                substitute=changed("Ответ: Ольга → Анна: «Хватит»", "Olga answers Anna: “There is”"),
                next=SILENCE,
                observer=changed(
                    "Ответ: Ольга → Анна: «Хватит» | ⏳ Ждём: Анна, Вера, с 12:00",
                    "Olga answers Anna: “There is” | ⏳ Waiting for Anna, Vera since 12:00",
                ),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The author is asked something.",
                events=(Asked,),
                do=(
                    *behind_more("substitute", "Ask"),
                    names("substitute", "author"),
                    ("substitute", ("Зачем двадцать?", "Why twenty?")),
                ),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=asked(
                    "… | ❓ Вера спрашивает вас: «Зачем двадцать?» | ⏳ Ждём: Анна, с 12:00",
                    "… | ❓ Vera asks you: “Why twenty?” | ⏳ Waiting for Anna since 12:00",
                ),
                past=changed(
                    "❓ Вопрос: Вера → Иван: «Зачем двадцать?» | ⏳ Ждём: Анна, Иван, с 12:00",
                    "❓ Vera asks Ivan: “Why twenty?” | ⏳ Waiting for Anna, Ivan since 12:00",
                ),
                present=changed("❓ Вопрос: Вера → Иван: «Зачем двадцать?»", "❓ Vera asks Ivan: “Why twenty?”"),
                substitute=answered("Вопрос отправлен", "Asked")
                + changed("❓ Вопрос: Вера → Иван: «Зачем двадцать?»", "❓ Vera asks Ivan: “Why twenty?”"),
                next=SILENCE,
                observer=changed(
                    "❓ Вопрос: Вера → Иван: «Зачем двадцать?» | ⏳ Ждём: Анна, Иван, с 12:00",
                    "❓ Vera asks Ivan: “Why twenty?” | ⏳ Waiting for Anna, Ivan since 12:00",
                ),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
            Row(
                about="The author answers.",
                events=(Answered,),
                do=says("author", "Answer", ("Для зала", "For the hall")),
                way=("✅ Ольга → ⏳ Анна + Вера → ⚪ Пётр", "✅ Olga → ⏳ Anna + Vera → ⚪ Peter"),
                author=answered("Ответ отправлен", "Answered")
                + changed(
                    "❓ Вопрос: Вера → Иван: «Зачем двадцать?» | Ответ: Иван → Вера: «Для зала»"
                    " | ⏳ Ждём: Анна, Вера, с 12:00",
                    "❓ Vera asks Ivan: “Why twenty?” | Ivan answers Vera: “For the hall”"
                    " | ⏳ Waiting for Anna, Vera since 12:00",
                ),
                past=changed(
                    "Ответ: Иван → Вера: «Для зала» | ⏳ Ждём: Анна, Вера, с 12:00",
                    "Ivan answers Vera: “For the hall” | ⏳ Waiting for Anna, Vera since 12:00",
                ),
                present=changed("Ответ: Иван → Вера: «Для зала»", "Ivan answers Vera: “For the hall”"),
                substitute=asked("… | Ответ: Иван → Вера: «Для зала»", "… | Ivan answers Vera: “For the hall”"),
                next=SILENCE,
                observer=changed(
                    "Ответ: Иван → Вера: «Для зала» | ⏳ Ждём: Анна, Вера, с 12:00",
                    "Ivan answers Vera: “For the hall” | ⏳ Waiting for Anna, Vera since 12:00",
                ),
                partner=SILENCE,
                newcomer=SILENCE,
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="One more who agrees",
        form=route(),
        before=AT_FINANCE,
        rows=(
            Row(
                about="Somebody is to agree before.",
                events=(Added,),
                do=(
                    *behind_more("present", "Add an approver"),
                    names("present", "newcomer"),
                    ("present", press("Before me")),
                    ("present", ("взгляните", "have a look")),
                ),
                way=("✅ Ольга → ⏳ Вера + Эмма → ⚪ Анна → ⚪ Пётр", "✅ Olga → ⏳ Vera + Emma → ⚪ Anna → ⚪ Peter"),
                author=changed(
                    "Ещё согласует Эмма, по просьбе: Анна | ⏳ Ждём: Вера, Эмма, с 12:00",
                    "Anna wants Emma to agree, too | ⏳ Waiting for Vera, Emma since 12:00",
                ),
                past=changed(
                    "Ещё согласует Эмма, по просьбе: Анна | ⏳ Ждём: Вера, Эмма, с 12:00",
                    "Anna wants Emma to agree, too | ⏳ Waiting for Vera, Emma since 12:00",
                ),
                present=answered("Согласующий добавлен", "Added")
                + changed(
                    "Ещё согласует Эмма, по просьбе: Анна | ⏳ Ждём: Вера, Эмма, с 12:00",
                    "Anna wants Emma to agree, too | ⏳ Waiting for Vera, Emma since 12:00",
                ),
                substitute=changed("Ещё согласует Эмма, по просьбе: Анна", "Anna wants Emma to agree, too"),
                next=SILENCE,
                observer=changed(
                    "Ещё согласует Эмма, по просьбе: Анна | ⏳ Ждём: Вера, Эмма, с 12:00",
                    "Anna wants Emma to agree, too | ⏳ Waiting for Vera, Emma since 12:00",
                ),
                partner=SILENCE,
                newcomer=asked(
                    "… | Сколько: 20 | Ещё согласует Эмма, по просьбе: Анна | Наблюдают: Елена, Олег",
                    "… | How many: 20 | Anna wants Emma to agree, too | Watching: Helen, Oleg",
                ),
                colleague=SILENCE,
            ),
            Row(
                about="He does, and it is the turn of who has asked for him.",
                events=(Approved,),
                do=(approves("newcomer"),),
                way=(
                    "✅ Ольга → ⏳ Вера + Эмма (1 из 2) → ⏳ Анна → ⚪ Пётр",
                    "✅ Olga → ⏳ Vera + Emma (1 of 2) → ⏳ Anna → ⚪ Peter",
                ),
                author=waits("Анна, Вера", "Anna, Vera"),
                past=waits("Анна, Вера", "Anna, Vera"),
                present=asked("…", "…"),
                substitute=changed(),
                next=SILENCE,
                observer=waits("Анна, Вера", "Anna, Vera"),
                partner=SILENCE,
                newcomer=answered("Согласовано", "Approved") + waits("Анна, Вера", "Anna, Vera"),
                colleague=SILENCE,
            ),
        ),
    ),
    Story(
        name="Another who decides",
        form=route(),
        before=AT_FINANCE,
        rows=(
            Row(
                about="It is handed on.",
                events=(HandedOn,),
                do=(
                    *behind_more("present", "Hand on"),
                    names("present", "newcomer"),
                    ("present", ("я в отпуске", "I am on leave")),
                ),
                way=("✅ Ольга → ⏳ Эмма + Вера → ⚪ Пётр", "✅ Olga → ⏳ Emma + Vera → ⚪ Peter"),
                author=changed(
                    "Решение передано: Анна → Эмма | ⏳ Ждём: Эмма, Вера, с 12:00",
                    "Anna has handed it on to Emma | ⏳ Waiting for Emma, Vera since 12:00",
                ),
                past=changed(
                    "Решение передано: Анна → Эмма | ⏳ Ждём: Эмма, Вера, с 12:00",
                    "Anna has handed it on to Emma | ⏳ Waiting for Emma, Vera since 12:00",
                ),
                present=answered("Решение передано", "Handed on")
                + changed(
                    "Решение передано: Анна → Эмма | ⏳ Ждём: Эмма, Вера, с 12:00",
                    "Anna has handed it on to Emma | ⏳ Waiting for Emma, Vera since 12:00",
                ),
                substitute=changed("Решение передано: Анна → Эмма", "Anna has handed it on to Emma"),
                next=SILENCE,
                observer=changed(
                    "Решение передано: Анна → Эмма | ⏳ Ждём: Эмма, Вера, с 12:00",
                    "Anna has handed it on to Emma | ⏳ Waiting for Emma, Vera since 12:00",
                ),
                partner=SILENCE,
                newcomer=asked(
                    "… | Сколько: 20 | Решение передано: Анна → Эмма | Наблюдают: Елена, Олег",
                    "… | How many: 20 | Anna has handed it on to Emma | Watching: Helen, Oleg",
                ),
                colleague=SILENCE,
            ),
        ),
    ),
)
