"""Mistakes in fields, and what is told of them."""
# ruff: noqa: E501 - what is told is one line

from tests.forms.written import Told, with_field

TOLD = {
    "alike by files": Told(
        with_field("{key: x, type: file, title: X}").replace("owner:", "alike: [amount, x]\nowner:"),
        "3:8: alike",
        "The answers to the field “x” cannot be compared.",
        "Ответы на поле «x» сравнить нельзя.",
    ),
    "alike by a sensitive answer": Told(
        with_field("{key: x, type: text, title: X, sensitive: yes}").replace("owner:", "alike: [x]\nowner:"),
        "3:8: alike",
        "The field “x” is sensitive, and a note about the same answers would tell of it.",
        "Ответ на поле «x» скрыт, а слова о совпадении его выдадут.",
    ),
    "two fields of one key": Told(
        with_field("{key: amount, type: text, title: X}"),
        "8:5: fields.amount",
        "The key “amount” is used 2 times.",
        "Ключ «amount» встречается не один раз: 2.",
    ),
    "alias": Told(
        with_field("{key: x, type: text, title: *x}"),
        "8:33",
        "Anchors (&) and aliases (*) are not used here: write it out, please.",
        "Якоря (&) и ссылки (*) здесь не используются: напишите, пожалуйста, целиком.",
    ),
    "tag": Told(
        with_field("{key: x, type: text, title: !!str X}"),
        "8:33",
        "Tags (!) are not used here: put the text into quotation marks, please.",
        "Теги (!) здесь не используются: возьмите, пожалуйста, текст в кавычки.",
    ),
    "no as required words": Told(
        with_field("{key: x, type: text, title: X, required: нет}"),
        "8:46: fields.x.required",
        "Write yes or no here, not “нет”. Perhaps “no”?",
        "Напишите здесь yes или no, а не «нет». Может быть, «no»?",
    ),
    "no as number": Told(
        with_field("{key: x, type: number, title: X, least: no}"),
        "8:45: fields.x.least",
        "A number is expected here, like 1000 or 12.50, not “no”.",
        "Здесь нужно число, например 1000 или 12.50, а не «no».",
    ),
    "time as number": Told(
        with_field("{key: x, type: number, title: X, most: 12:30}"),
        "8:44: fields.x.most",
        "A number is expected here, like 1000 or 12.50, not “12:30”.",
        "Здесь нужно число, например 1000 или 12.50, а не «12:30».",
    ),
    "no as a title": Told(
        with_field("{key: x, type: text, title: false}"),
        "8:33: fields.x.title",
        "Words are expected here, not “false”. Quotation marks make a text of anything.",
        "Здесь нужны слова, а не «false». В кавычках текстом станет что угодно.",
    ),
    "NaN": Told(
        with_field("{key: x, type: money, title: X, least: NaN}"),
        "8:44: fields.x.least",
        "A number is expected here, like 1000 or 12.50, not “NaN”.",
        "Здесь нужно число, например 1000 или 12.50, а не «NaN».",
    ),
    "1_000": Told(
        with_field("{key: x, type: money, title: X, least: 1_000}"),
        "8:44: fields.x.least",
        "A number is expected here, like 1000 or 12.50, not “1_000”. Perhaps “1000”?",
        "Здесь нужно число, например 1000 или 12.50, а не «1_000». Может быть, «1000»?",
    ),
    "arab": Told(
        with_field("{key: x, type: money, title: X, least: ١٢٣}"),
        "8:44: fields.x.least",
        "A number is expected here, like 1000 or 12.50, not “١٢٣”. Perhaps “123”?",
        "Здесь нужно число, например 1000 или 12.50, а не «١٢٣». Может быть, «123»?",
    ),
    "10^20": Told(
        with_field("{key: x, type: money, title: X, most: 100000000000000000000}"),
        "8:43: fields.x.most",
        "Numbers have 15 digits at most here, and 9 after the point.",
        "В числе здесь не больше 15 цифр, а после точки — не больше 9.",
    ),
    "default of choice": Told(
        with_field("{key: x, type: choice, title: X, options: {annual: A}, default: anual}"),
        "8:69: fields.x.default",
        "There is no option “anual”. Perhaps “annual”?",
        "Варианта «anual» нет. Может быть, «annual»?",
    ),
    "default of person": Told(
        with_field("{key: x, type: person, title: X, default: boss}"),
        "8:47: fields.x.default",
        "Only “author” or “last” can stand here.",
        "Здесь может стоять только «author» или «last».",
    ),
    "default of catalog": Told(
        with_field("{key: x, type: catalog, title: X, catalog: clients, default: lst}"),
        "8:66: fields.x.default",
        "“lst” is not known here. Perhaps “last”?",
        "Такого слова здесь не бывает: «lst». Может быть, «last»?",
    ),
    "a last time of a sensitive answer": Told(
        with_field("{key: x, type: text, title: X, sensitive: yes, default: last}"),
        "8:61: fields.x.default",
        "A sensitive answer is given anew each time: “last” cannot stand here.",
        "Скрытый ответ каждый раз дают заново: «last» здесь стоять не может.",
    ),
    "default of yes_no": Told(
        with_field("{key: x, type: yes_no, title: X, default: maybe}"),
        "8:47: fields.x.default",
        "Write yes or no here, not “maybe”.",
        "Напишите здесь yes или no, а не «maybe».",
    ),
    "least>most": Told(
        with_field("{key: x, type: number, title: X, least: 5, most: 3}"),
        "8:5: fields.x",
        "The lower limit 5 is above the upper limit 3.",
        "Нижний предел 5 больше верхнего предела 3.",
    ),
    "from attr": Told(
        with_field("{key: x, type: text, title: X, from: buyer.positon}"),
        "8:42: fields.x.from",
        "Nothing is known about a person by the name of “positon”. Perhaps “position”?",
        "Такого сведения о человеке нет: «positon». Может быть, «position»?",
    ),
    "from shape": Told(
        with_field("{key: x, type: text, title: X, from: buyer}"),
        "8:42: fields.x.from",
        "A field and what is known about its person is expected here, like employee.company.",
        "Здесь нужны поле и сведение о человеке из него, например employee.company.",
    ),
    "no options": Told(
        with_field("{key: x, type: choice, title: X}"),
        "8:5: fields.x",
        "A choice needs options.",
        "В поле с выбором нужны варианты (options).",
    ),
    "options list": Told(
        with_field("{key: x, type: choice, title: X, options: [a, b]}"),
        "8:47: fields.x.options",
        "Names with values are expected here, like “annual: Annual leave”.",
        "Здесь нужны имена со значениями, например «annual: Ежегодный отпуск».",
    ),
    "currency": Told(
        with_field("{key: x, type: money, title: X, currency: rubles}"),
        "8:47: fields.x.currency",
        "The currency “rubles” is not known. Possible here: AED, AMD, AZN, BYN, CHF, CNY, EUR, GBP, GEL, INR, KGS, KZT, RUB, TRY, USD, UZS.",
        "Валюта «rubles» неизвестна. Здесь подходят: AED, AMD, AZN, BYN, CHF, CNY, EUR, GBP, GEL, INR, KGS, KZT, RUB, TRY, USD, UZS.",
    ),
    "decimals": Told(
        with_field("{key: x, type: number, title: X, decimals: -1}"),
        "8:48: fields.x.decimals",
        "A number from 0 to 10 is expected here.",
        "Здесь нужно число от 0 до 10.",
    ),
    "period -1": Told(
        with_field("{key: x, type: period, title: X, shortest: -5}"),
        "8:48: fields.x.shortest",
        "A period has one day at least.",
        "В периоде хотя бы один день.",
    ),
    "empty title": Told(
        with_field("{key: x, type: text, title: ''}"),
        "8:33: fields.x.title",
        "Nothing is written here.",
        "Здесь ничего не написано.",
    ),
    "note": Told(
        with_field("{key: x, type: note, title: X}"),
        "8:5: fields.x",
        "A note needs its words: write them under “text”.",
        "Заметке нужны слова: напишите их в «text».",
    ),
    "key": Told(
        with_field("{key: Сумма, type: text, title: X}"),
        "8:11: fields.Сумма.key",
        "A short name in small Latin letters, digits and _ is expected here, not “Сумма”. Perhaps “summa”?",
        "Здесь нужно короткое имя из строчных латинских букв, цифр и знака _, а не «Сумма». Может быть, «summa»?",
    ),
    "comma text": Told(
        with_field("{key: x, type: text, title: X, hint: one, two}"),
        "8:47",
        "“two” has no value. Put a text with a comma into quotation marks.",
        "У «two» нет значения. Текст с запятой возьмите в кавычки.",
    ),
    "secret told by what it fills in": Told(
        with_field(
            "{key: x, type: catalog, title: X, catalog: clients, sensitive: yes, fills: {y: phone}}\n"
            "  - {key: y, type: phone, title: Y}"
        ),
        "8:80: fields.x.fills",
        "This field is sensitive, and “y” tells of it: write “sensitive: yes” there, too.",
        "Ответ на это поле скрыт, а «y» его выдаёт: напишите «sensitive: yes» и там.",
    ),
    "needed from nowhere": Told(
        with_field("{key: x, type: text, title: X, required: no, required_from: bos}"),
        "8:65: fields.x.required_from",
        "There is no stage “bos” in this form. Perhaps “boss”?",
        "В этой форме нет этапа «bos». Может быть, «boss»?",
    ),
    "needed at once and later": Told(
        with_field("{key: x, type: text, title: X, required_from: boss}"),
        "8:51: fields.x.required_from",
        "It is needed at once unless you also write “required: no”.",
        "Пока не написано «required: no», ответ нужен сразу.",
    ),
    "catalog unknown": Told(
        with_field("{key: x, type: catalog, title: X, catalog: client}"),
        "8:48: fields.x.catalog",
        "There is no catalog “client”. Perhaps “clients”?",
        "Справочника «client» нет. Может быть, «clients»?",
    ),
    "column unknown in a formula": Told(
        with_field("{key: g, type: catalog, title: G, catalog: goods}").replace(
            "route:", "  - {key: y, type: formula, title: Y, expression: g.pric * 2, result: money}\nroute:"
        ),
        "9:51: fields.y.expression",
        "There is no column “pric” in the field “g” (character 1).",
        "В поле «g» нет столбца «pric» (символ 1).",
    ),
}
