"""Mistakes in a form as a whole, and what is told of them."""
# ruff: noqa: E501 - what is told is one line

from tests.forms.written import FORM, Told

_NO_ROUTE = FORM.split("route:")[0]

TOLD = {
    "unknown key": Told(
        FORM.replace("owner: finance", "ownr: finance"),
        "3:1: ownr",
        "“ownr” is not known here. Perhaps “owner”?",
        "Такого слова здесь не бывает: «ownr». Может быть, «owner»?",
    ),
    "unknown type": Told(
        FORM.replace("type: money", "type: monye"),
        "7:25: fields.amount.type",
        "There is no type of field “monye”. Perhaps “money”?",
        "Поля типа «monye» не бывает. Может быть, «money»?",
    ),
    "missing title": Told(
        FORM.replace(", title: Amount", ""),
        "7:5: fields.amount.title",
        "“title” is missing here.",
        "Здесь не хватает «title».",
    ),
    "duplicate key": Told(
        FORM.replace("owner: finance", "owner: finance\nowner: hr"),
        "4:1",
        "The key “owner” stands here a second time: it is in line 3 already.",
        "Ключ «owner» стоит здесь второй раз: он уже есть в строке 3.",
    ),
    "condition on later field": Told(
        FORM.replace("title: Kind,", "title: Kind, when: {field: amount, more: 5},"),
        "6:50: fields.kind.when",
        "It depends on the field “amount”, which is asked later: put that one first.",
        "Это зависит от поля «amount», о котором спросят позже: поставьте его раньше.",
    ),
    "empty route": Told(
        _NO_ROUTE + "route: []\n",
        "8:8: route",
        "The route is empty: nobody would ever see the request.",
        "Путь пуст: заявку никто не увидит.",
    ),
    "no fields": Told(
        FORM.split("fields:")[0] + "fields: []\nroute:\n  - {stage: x, title: X, who: [role: hr]}\n",
        "4:9: fields",
        "The form asks nothing: it needs at least one field.",
        "Форма ни о чём не спрашивает: нужно хотя бы одно поле.",
    ),
    "tabs": Told(
        FORM.replace("fields:\n", "fields:\n\t- a\n"),
        "5:1",
        "Nothing can begin like this. Indent with spaces, not with tabs, and put a text that begins with a sign into quotation marks.",
        "Так ничего не может начинаться. Отступайте пробелами, а не табуляцией; текст, который начинается со знака, возьмите в кавычки.",
    ),
    "deep100": Told(
        FORM + "x: " + "[" * 100 + "]" * 100,
        "10:24",
        "The brackets or indents are nested too deeply here: there can be 20 levels.",
        "Скобки или отступы здесь вложены слишком глубоко: уровней бывает не больше 20.",
    ),
    "large": Told(
        FORM + "# " + "x" * 300_000,
        "1:1",
        "The file is too large: a form has 256 KB at most.",
        "Файл слишком большой: в форме не больше 256\xa0КБ.",
    ),
    "long": Told(
        FORM + "x: [" + "1," * 20_000 + "]",
        "10:19943",
        "The form is too long: from here on nothing was read.",
        "Форма слишком длинная: начиная отсюда она не прочитана.",
    ),
    "two docs": Told(
        FORM + "---\n" + FORM,
        "10:1",
        "Another form begins here: a file holds one.",
        "Здесь начинается ещё одна форма, а в файле бывает только одна.",
    ),
    "language": Told(
        FORM.replace("ru: Закупка", "rus: Закупка"),
        "2:9: title.rus",
        "A language is written in two letters, like ru or en, not “rus”. Perhaps “ru”?",
        "Язык пишут двумя буквами, например ru или en, а не «rus». Может быть, «ru»?",
    ),
    "headline": Told(
        FORM.replace("form: purchase", "form: purchase\nheadline: [amuont]"),
        "2:11: headline",
        "There is no field “amuont” in this form. Perhaps “amount”?",
        "Поля «amuont» в этой форме нет. Может быть, «amount»?",
    ),
    "cancel": Told(
        FORM.replace("form: purchase", "form: purchase\ncancel: [cheif]"),
        "2:9: cancel",
        "There is no stage “cheif” in this form. Possible here: boss.",
        "В этой форме нет этапа «cheif». Здесь подходят: boss.",
    ),
    "colon": Told(
        FORM.replace("owner: finance", "owner: finance: x"),
        "3:15",
        "A colon is not expected here. Check the indent, and put a text with a colon into quotation marks.",
        "Двоеточие здесь лишнее. Проверьте отступ; текст с двоеточием возьмите в кавычки.",
    ),
    "bracket": Told(
        FORM.replace("en: Purchase}", "en: Purchase"),
        "3:6",
        "A comma is missing here, or the end of the bracket that was opened in line 2.",
        "Здесь не хватает запятой или закрывающей скобки: открывающая\xa0— в строке 2.",
    ),
    "quote": Told(
        FORM.replace("en: Purchase", "en: 'Purchase"),
        "10:1",
        "A quotation mark was opened in line 2, and is never closed.",
        "Кавычка открыта в строке 2 и нигде не закрыта.",
    ),
    "empty": Told("", "1:1", "The file is empty.", "Файл пуст."),
    "unprintable": Told(
        FORM.replace("Buyer", "B\x07yer"),
        "5:40",
        "There is a character here that cannot be printed: U+0007.",
        "Здесь есть непечатаемый знак: U+0007.",
    ),
}
