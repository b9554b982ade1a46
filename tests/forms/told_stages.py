"""Mistakes in stages and conditions, and what is told of them."""
# ruff: noqa: E501 - what is told is one line

from tests.forms.written import FORM, Told, with_stage

TOLD = {
    "reasons at a stage that says no": Told(
        with_stage("{stage: x, title: X, who: author, do: acknowledge, reasons: [No money]}"),
        "10:65: route.x.reasons",
        "Nobody says no at this stage: it needs no reasons.",
        "На этом этапе никто не отказывает: причины ему не нужны.",
    ),
    "opens at a stage that only tells": Told(
        with_stage("{stage: x, title: X, who: author, do: inform, opens: bill}"),
        "10:58: route.x.opens",
        "Nobody answers at the stage “x”, which only tells.",
        "На этапе «x» никто не отвечает: он только сообщает.",
    ),
    "opens the same twice": Told(
        with_stage("{stage: x, title: X, who: author, opens: [bill, {form: bill, wait: no}]}"),
        "10:46: route.x.opens",
        "The key “bill” is used 2 times.",
        "Ключ «bill» встречается не один раз: 2.",
    ),
    "begins by itself at a stage that decides": Told(
        with_stage("{stage: x, title: X, who: author, opens: [{form: bill, by_itself: Ready}]}"),
        "10:46: route.x.opens",
        "A form begins by itself only at a stage with “do: act” and “who: author”, without statuses.",
        "Форма открывается сама только на этапе с «do: act» и «who: author», без статусов.",
    ),
    "begins by itself for a role": Told(
        with_stage("{stage: x, title: X, who: [role: hr], do: act, opens: [{form: bill, by_itself: Ready}]}"),
        "10:59: route.x.opens",
        "A form begins by itself only at a stage with “do: act” and “who: author”, without statuses.",
        "Форма открывается сама только на этапе с «do: act» и «who: author», без статусов.",
    ),
    "two begin by themselves": Told(
        with_stage(
            "{stage: x, title: X, who: author, do: act, opens: [{form: a, by_itself: Ready}, {form: b, by_itself: Ready}]}"
        ),
        "10:55: route.x.opens",
        "Only one of the forms of a stage can begin by itself.",
        "Сама открывается только одна из форм этапа.",
    ),
    "opens what is no key": Told(
        with_stage("{stage: x, title: X, who: author, opens: Bill}"),
        "10:46: route.x.opens",
        "A short name in small Latin letters, digits and _ is expected here, not “Bill”. Perhaps “bill”?",
        "Здесь нужно короткое имя из строчных латинских букв, цифр и знака _, а не «Bill». Может быть, «bill»?",
    ),
    "opens nothing": Told(
        with_stage("{stage: x, title: X, who: author, opens: [{wait: no}]}"),
        "10:47: route.x.opens.1.form",
        "“form” is missing here.",
        "Здесь не хватает «form».",
    ),
    "long reason": Told(
        with_stage(f"{{stage: x, title: X, who: author, reasons: [Late, {'x' * 41}]}}"),
        "10:48: route.x.reasons",
        f"A reason is a button, of at most 40 characters: “{'x' * 40}…” is longer.",
        f"Причина — это кнопка, не длиннее 40 знаков, а «{'x' * 40}…» длиннее.",
    ),
    "many reasons": Told(
        FORM.replace("owner:", "reasons: [a, b, c, d, e, f, g, h, i]\nowner:"),
        "3:10: reasons",
        "At most eight reasons can be chosen from.",
        "Выбирать можно самое большее из восьми причин.",
    ),
    "budget word": Told(
        with_stage("{stage: x, title: X, who: author, when: {budget: low}}"),
        "10:54: route.x.when.budget",
        "Write “over” here, not “low”. Perhaps “over”?",
        "Здесь пишут «over», а не «low». Может быть, «over»?",
    ),
    "no budget": Told(
        with_stage("{stage: x, title: X, who: author, when: {budget: over}}"),
        "10:45: route.x.when",
        "The form has no budget: write it under “budget”.",
        "У формы нет бюджета: опишите его в «budget».",
    ),
    "condition on unknown field": Told(
        with_stage("{stage: x, title: X, who: author, when: {field: amuont, more: 5}}"),
        "10:45: route.x.when",
        "There is no field “amuont” in this form. Perhaps “amount”?",
        "Поля «amuont» в этой форме нет. Может быть, «amount»?",
    ),
    "unknown option": Told(
        with_stage("{stage: x, title: X, who: author, when: {field: kind, is: good}}"),
        "10:45: route.x.when",
        "The field “kind” has no option “good”. Perhaps “goods”?",
        "В поле «kind» нет варианта «good». Может быть, «goods»?",
    ),
    "amount of text": Told(
        with_stage("{stage: x, title: X, who: author, when: {field: kind, more: 5}}"),
        "10:45: route.x.when",
        "The field “kind” holds no amount to compare.",
        "В поле «kind» не число и не сумма: сравнивать нечего.",
    ),
    "nothing compared": Told(
        with_stage("{stage: x, title: X, who: author, when: {field: amount}}"),
        "10:45: route.x.when",
        "Nothing is compared here. Possible here: more, at_least, less, at_most, equal, is, one_of, equals, matches.",
        "Здесь ничего не сравнивается. Здесь подходят: more, at_least, less, at_most, equal, is, one_of, equals, matches.",
    ),
    "two comparisons": Told(
        with_stage("{stage: x, title: X, who: author, when: {field: amount, more: 5, less: 9}}"),
        "10:45: route.x.when",
        "A condition compares once. Write two conditions, and put both under “all”.",
        "В условии одно сравнение. Напишите два условия и поставьте оба под «all».",
    ),
    "role code": Told(
        with_stage("{stage: x, title: X, who: [role: Бухгалтерия]}"),
        "10:38: route.x.who.1.role",
        "A short name in small Latin letters, digits and _ is expected here, not “Бухгалтерия”. Perhaps “bukhgalteriya”?",
        "Здесь нужно короткое имя из строчных латинских букв, цифр и знака _, а не «Бухгалтерия». Может быть, «bukhgalteriya»?",
    ),
    "agree": Told(
        with_stage("{stage: x, title: X, who: author, agree: allof}"),
        "10:46: route.x.agree",
        "Write all, first, in_turn, a number of people, or a share like 60%, not “allof”. Perhaps “all”?",
        "Напишите all, first, in_turn, число людей или долю, например 60%, а не «allof». Может быть, «all»?",
    ),
    "watched field": Told(
        with_stage("{stage: x, title: X, who: author, watch: amuont}"),
        "10:46: route.x.watch",
        "There is no field “amuont” in this form. Perhaps “amount”?",
        "Поля «amuont» в этой форме нет. Может быть, «amount»?",
    ),
    "money passed over": Told(
        with_stage("{stage: x, title: X, who: author, own: skip}"),
        "10:44: route.x.own",
        "Where it is about money, a stage is not passed over: write manager or allow, not skip.",
        "Там, где речь о деньгах, этап не пропускают: напишите manager или allow, а не skip.",
    ),
    "nobody asked": Told(
        with_stage("{stage: x, title: X, who: []}"),
        "10:31: route.x.who",
        "Nobody is asked at this stage.",
        "На этом этапе никого не спрашивают.",
    ),
    "who word": Told(
        with_stage("{stage: x, title: X, who: hr}"),
        "10:31: route.x.who",
        "Somebody is expected here: author, or for example {role: hr}.",
        "Здесь нужен человек: author или, например, {role: hr}.",
    ),
    "manager of no person": Told(
        with_stage("{stage: x, title: X, who: [manager_of: kind]}"),
        "10:31: route.x.who",
        "The field “kind” holds no person.",
        "В поле «kind» не человек.",
    ),
    "managers without levels": Told(
        with_stage("{stage: x, title: X, who: [managers_of: author]}"),
        "10:32: route.x.who.1",
        "“up_to” is missing here.",
        "Здесь не хватает «up_to».",
    ),
    "manager too high": Told(
        with_stage("{stage: x, title: X, who: [{manager_of: author, level: 12}]}"),
        "10:60: route.x.who.1.level",
        "A number from 1 to 10 is expected here.",
        "Здесь нужно число от 1 до 10.",
    ),
    "each of no role": Told(
        with_stage("{stage: x, title: X, who: [each_of: Совет]}"),
        "10:41: route.x.who.1.each_of",
        "A short name in small Latin letters, digits and _ is expected here, not “Совет”. Perhaps “sovet”?",
        "Здесь нужно короткое имя из строчных латинских букв, цифр и знака _, а не «Совет». Может быть, «sovet»?",
    ),
    "rows of no table": Told(
        with_stage("{stage: x, title: X, who: [rows: kind.who]}"),
        "10:31: route.x.who",
        "The field “kind” is no table.",
        "Поле «kind» — не таблица.",
    ),
    "partner of no catalog": Told(
        with_stage("{stage: x, title: X, who: [partner: kind]}"),
        "10:31: route.x.who",
        "The field “kind” holds no row of a catalog.",
        "В поле «kind» не строка справочника.",
    ),
    "address": Told(
        with_stage("{stage: x, title: X, who: [person: Ivan]}"),
        "10:40: route.x.who.1.person",
        "An e-mail address is expected here, not “Ivan”.",
        "Здесь нужен адрес электронной почты, а не «Ivan».",
    ),
    "filled twice": Told(
        with_stage("{stage: x, title: X, who: author, do: act, fill: [amount, amount]}"),
        "10:54: route.x.fill",
        "The field “amount” is filled in more than once.",
        "Поле «amount» заполняют больше одного раза.",
    ),
    "fill without act": Told(
        with_stage("{stage: x, title: X, who: author, fill: amount}"),
        "10:45: route.x.fill",
        "Only a stage that does something fills in fields: write “do: act”.",
        "Поля заполняет только этап, на котором что-то делают: напишите «do: act».",
    ),
    "within": Told(
        with_stage("{stage: x, title: X, who: author, within: soon}"),
        "10:47: route.x.within",
        "Hours or days are expected here, like 36h or 2d, not “soon”.",
        "Здесь ожидаются часы или дни, например 36h или 2d, а не «soon».",
    ),
    "within long": Told(
        with_stage("{stage: x, title: X, who: author, within: 9999d}"),
        "10:47: route.x.within",
        "A time limit is from an hour to a year.",
        "Срок может быть от часа до года.",
    ),
    "after nothing": Told(
        with_stage("{stage: x, title: X, who: author, within: 2d, after: amount}"),
        "10:58: route.x.after",
        "The field “amount” holds neither a day nor a period.",
        "В поле «amount» ни даты, ни периода.",
    ),
    "after without within": Told(
        with_stage("{stage: x, title: X, who: author, after: days}"),
        "10:46: route.x.after",
        "“after” says from when on a time limit counts: write “within”, too.",
        "«after» говорит, с какого дня идёт срок: напишите и «within».",
    ),
    "within of inform": Told(
        with_stage("{stage: x, title: X, who: author, do: inform, within: 2d}"),
        "10:59: route.x.within",
        "Nobody is waited for at a stage that only tells: it has no time limit.",
        "На этапе, который только сообщает, никого не ждут: срока у него нет.",
    ),
    "do": Told(
        with_stage("{stage: x, title: X, who: author, do: aprove}"),
        "10:43: route.x.do",
        "“aprove” is not known here. Perhaps “approve”?",
        "Такого слова здесь не бывает: «aprove». Может быть, «approve»?",
    ),
    "time as span": Told(
        with_stage("{stage: x, title: X, who: author, within: 12:30}"),
        "10:47: route.x.within",
        "Hours or days are expected here, like 36h or 2d, not “12:30”.",
        "Здесь ожидаются часы или дни, например 36h или 2d, а не «12:30».",
    ),
    "text cond": Told(
        with_stage("{stage: x, title: X, who: author, when: {field: amount, matches: a*}}"),
        "10:45: route.x.when",
        "The field “amount” holds no text to compare.",
        "В поле «amount» не текст: сравнивать нечего.",
    ),
}
