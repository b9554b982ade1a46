"""The Russian and English words of dates, folded: lower case, ё as е. It does not know in what order they come."""

from collections.abc import Iterable, Mapping


def _forms(stem: str, endings: str) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings.split())


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _numbered(rows: str, start: int = 1) -> Mapping[str, int]:
    """Each line of `rows` holds the forms of one number, counted from `start`."""
    lines = rows.strip().splitlines()
    return {word: number for number, line in enumerate(lines, start) for word in line.split()}


def _same(number: int, words: Iterable[str]) -> Mapping[str, int]:
    return dict.fromkeys(words, number)


#: A day comes before these (5 августа, 5 August).
MONTHS: Mapping[str, int] = _numbered("""
    январь января янв january jan
    февраль февраля фев февр february feb
    март марта мар march mar
    апрель апреля апр april apr
    май мая may
    июнь июня июн june jun
    июль июля июл july jul
    август августа авг august aug
    сентябрь сентября сен сент september sep sept
    октябрь октября окт october oct
    ноябрь ноября ноя нояб november nov
    декабрь декабря дек december dec
""")
#: A day may also follow these (August 5).
LEADING_MONTHS = frozenset(word for word in MONTHS if word.isascii())

WEEKDAYS = _numbered(
    """
    понедельник понедельника понедельнику monday
    вторник вторника вторнику tuesday
    среда среды среду среде wednesday
    четверг четверга четвергу thursday
    пятница пятницы пятницу пятнице friday
    суббота субботы субботу субботе saturday
    воскресенье воскресенья воскресенью sunday
""",
    start=0,
)
#: Words that in a sentence also mean a milieu, and what must stand before them there to make a Wednesday.
WEDNESDAY: Mapping[str, frozenset[str]] = {
    "среда": frozenset(),
    "среды": frozenset(("с", "со", "до", "от")),
    "среде": frozenset(("к", "ко")),
}
#: Only in an answer that is nothing but a date: in a sentence "sun", "wed" and "ср" mean other things.
SHORT_WEEKDAYS = _numbered(
    """
    пн mon
    вт tue tues
    ср wed
    чт thu thur thurs
    пт fri
    сб sat
    вс sun
""",
    start=0,
)

#: Phrases that name a day by its distance from today, under their first word.
NEAR_DAYS: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "day": ((("after", "tomorrow"), 2), (("before", "yesterday"), -2)),
    "послезавтрашнего": ((("дня",), 2),),
    "завтрашнего": ((("дня",), 1),),
    "сегодняшнего": ((("дня",), 0),),
    "послезавтра": (((), 2),),
    "завтра": (((), 1),),
    "tomorrow": (((), 1),),
    "сегодня": (((), 0),),
    "today": (((), 0),),
    "вчера": (((), -1),),
    "yesterday": (((), -1),),
    "позавчера": (((), -2),),
}

#: Which week, month or year, counted from the present one.
WHICH: Mapping[str, int] = {
    **_same(0, ("this", "current", *_forms("эт", "от а о у ой ого ом"), *_forms("текущ", "ий ая ую ей его ем"))),
    **_same(1, ("next", *_forms("следующ", "ий ая ее ую ей его ем"), *_forms("будущ", "ий ая ее ую ей его ем"))),
    **_same(-1, ("last", *_forms("прошл", "ый ая ое ую ой ого ом"))),
}
NEAREST = frozenset(("coming", "nearest", *_forms("ближайш", "ий ая ее ую ей его")))
#: What makes the weekday after it another day or many: каждый понедельник, через понедельник.
EVERY = frozenset(("через", "every", "each", "каждый", "каждую", "каждое"))

#: Numbers of a count: две недели, two weeks.
CARDINALS = {
    **_numbered("""
        один одна одно одну одного одной one a an
        два две двух two
        три трех three
        четыре четырех four
        пять пяти five
        шесть шести six
        семь семи seven
        восемь восьми eight
        девять девяти nine
        десять десяти ten
        одиннадцать одиннадцати eleven
        двенадцать двенадцати twelve
        тринадцать тринадцати thirteen
        четырнадцать четырнадцати fourteen
        пятнадцать пятнадцати fifteen
        шестнадцать шестнадцати sixteen
        семнадцать семнадцати seventeen
        восемнадцать восемнадцати eighteen
        девятнадцать девятнадцати nineteen
    """),
}
TENS = {"двадцать": 20, "тридцать": 30, "twenty": 20, "thirty": 30}

#: Numbers of a day: пятого августа, the fifth of August.
ORDINALS = {
    **_numbered("""
        первое первого first
        второе второго second
        третье третьего third
        четвертое четвертого fourth
        пятое пятого fifth
        шестое шестого sixth
        седьмое седьмого seventh
        восьмое восьмого eighth
        девятое девятого ninth
        десятое десятого tenth
        одиннадцатое одиннадцатого eleventh
        двенадцатое двенадцатого twelfth
        тринадцатое тринадцатого thirteenth
        четырнадцатое четырнадцатого fourteenth
        пятнадцатое пятнадцатого fifteenth
        шестнадцатое шестнадцатого sixteenth
        семнадцатое семнадцатого seventeenth
        восемнадцатое восемнадцатого eighteenth
        девятнадцатое девятнадцатого nineteenth
        двадцатое двадцатого twentieth
    """),
    **_same(30, ("тридцатое", "тридцатого", "thirtieth")),
}

#: Units of a length as (months, days).
UNITS: Mapping[str, tuple[int, int]] = {
    **dict.fromkeys(_set("день дня дней сутки суток day days"), (0, 1)),
    **dict.fromkeys(_set("неделя неделю недели недель week weeks"), (0, 7)),
    **dict.fromkeys(_set("месяц месяца месяцев month months"), (1, 0)),
    **dict.fromkeys(_set("год года лет year years"), (12, 0)),
}
#: Units that mean one without a number (на неделю).
LONE_UNITS: Mapping[str, tuple[int, int]] = {
    **{word: UNITS[word] for word in ("день", "сутки", "неделю", "месяц", "год")},
    "полгода": (6, 0),
}
ONE_AND_A_HALF = frozenset(("полтора", "полторы", "полутора"))
CALENDAR = frozenset(("календарный", "календарных", "календарные", "календарного", "calendar"))
WORKING = frozenset(("рабочий", "рабочих", "рабочие", "рабочего", "working", "business", "work"))

WEEK = frozenset(("неделя", "неделе", "неделю", "week"))
MONTH = frozenset(("месяц", "месяце", "month"))
YEAR = frozenset(("год", "года", "году", "year"))
YEAR_MARKS = frozenset(("г", "год", "года"))
END = frozenset(("конец", "конца", "концу", "end"))

STARTING = frozenset(("начиная", "starting", "beginning"))
FROM = frozenset(("с", "со", "от", "from", "since"))
UNTIL = frozenset(("до", "по", "к", "ко", "by", "until", "till", "through"))
ON = frozenset(("на", "в", "во", "on", "in", "for"))
FOR = frozenset(("на", "for"))
INCLUSIVE = frozenset(("включительно", "inclusive"))
AFTER = frozenset(("через", "in"))
TO = frozenset(("по", "до", "to", "till", "until", "through", "thru"))
BETWEEN: Mapping[str, str] = {"между": "и", "between": "and"}
OR = frozenset((",", "и", "или", "and", "or", "либо"))

#: What follows a day when more days are meant than were understood (5 августа на пару недель).
MORE = frozenset((*UNITS, *MONTHS, *WEEKDAYS, *END))

#: What makes the number before it an amount, not a part of a date (2.05 млн, 2000 рублей).
MEASURES = (UNITS.keys() - {"год", "года"}) | _set("""
    % ₽ $ € ₸ ° р руб рубль рубля рублей тыс млн млрд тг тенге евро доллар доллара долларов дирхам дирхамов
    rub kzt usd eur aed dollars dirhams thousand million kg km pcs people persons hours hour minutes
    кг т км м шт штук штуки человек человека чел час часа часов ч мин минут раз раза мест места места
""")
#: What makes the number after it a time, a price or a paragraph (в 10.05, $5.08, п. 2.10).
LABELS = _set("в во at $ € ₽ ₸ № # п пункт стр раздел версия version v section page")
#: Words that a full stop may follow without ending a sentence.
SHORTENED = frozenset((*(word for word in MONTHS if len(word) <= 5), *SHORT_WEEKDAYS, "г", "п", "стр"))
