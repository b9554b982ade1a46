"""Numbers and amounts of money as people type them. It does not know what a field allows.

`Decimal` alone would take 1_000, 1e3, ٣٤٥, full-width digits and NaN, and refuse “−5”; here a number is what a person
would read as one, in the digits 0–9.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from unicodedata import normalize

from core.model.money import Money
from core.model.refusal import Refusal

#: The largest amount, far above any deal and far below what 28 digits hold exactly.
LARGEST = Decimal(10) ** 15
_LONGEST = 60
MOST_DECIMALS = 10


class NumberNotUnderstood(Refusal):
    """This does not read as a number. Write it in digits, for example, 1500 or 1 500.50."""


class MoneyNotUnderstood(Refusal):
    """This does not read as an amount. Write, for example, 1 500.50 or 100 USD."""


class CurrencyNotKnown(Refusal):
    """The currency {currency} is not known here. Write its code, for example, 100 RUB or 100 USD."""


class NumberReadTwoWays(Refusal):
    """{typed} can be {one} or {other}. Write it without a separator of thousands, for example, 1500 or 1.5."""


class TooManyDecimals(Refusal):
    """Too many digits after the point: at most {most} fit. Write, for example, 1500.50."""


class AmountTooLarge(Refusal):
    """The number is too large. Write a number up to {limit}."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A number taken apart."""

    sign: str
    digits: str  #: 0-9 and separators
    before: str  #: a currency
    after: tuple[str, ...]  #: a multiplier, a currency or both


_SPACES = re.compile("[ \u00a0\u2007\u2009\u202f]+")
_TYPED = re.compile(
    r"""(?P<outer>-?)[ ]?
        (?:(?P<before>[^0-9\s.,'-]+)(?:(?<=\w)\.[ ])?)?
        [ ]?(?P<inner>-?)[ ]?
        (?P<digits>[0-9](?:[0-9 .,']*[0-9])?)
        (?P<after>[^0-9]*)""",
    re.VERBOSE,
)
#: One way of grouping, the same all through, and a decimal sign that is not the grouping one.
_GROUPED = (
    re.compile(r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+)(?:[.,](?P<part>[0-9]+))?"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:'[0-9]{3})+)(?:[.,](?P<part>[0-9]+))?"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)\.(?P<part>[0-9]+)"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+),(?P<part>[0-9]+)"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3}){2,})(?P<part>)"),
)
_PLAIN = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?")
#: 1,500 is a thousand and a half to one reader and one and a half to another; 0,500 and 1500,250 are clear.
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")

#: Powers of ten.
_MULTIPLIERS: Mapping[str, int] = {
    **dict.fromkeys(("тыс", "тысяч", "тысяча", "тысячи", "к", "k", "thousand"), 3),
    **dict.fromkeys(("млн", "миллион", "миллиона", "миллионов", "mln", "million"), 6),
    **dict.fromkeys(("млрд", "миллиард", "миллиарда", "миллиардов", "bn", "billion"), 9),
}
#: With a sum they mean millions or thousands, with a bare number metres or tonnes.
_MONEY_MULTIPLIERS: Mapping[str, int] = {**_MULTIPLIERS, "m": 6, "м": 6, "т": 3}

_CURRENCIES: Mapping[str, str] = {
    word: code
    for code, words in {
        "RUB": "rub ₽ р руб рубль рубля рублей rur ruble rubles rouble roubles",
        "KZT": "kzt ₸ тг тенге теңге tenge",
        "USD": "usd $ us$ доллар доллара долларов долл dollar dollars",
        "EUR": "eur € евро euro euros",
        "AED": "aed дирхам дирхама дирхамов dirham dirhams dh dhs",
        "CNY": "cny юань юаня юаней yuan",
        "GBP": "gbp £ фунт фунта фунтов pound pounds",
        "BYN": "byn",
        "KGS": "kgs сом сома сомов",
        "UZS": "uzs сум сума сумов",
        "AMD": "amd драм драма драмов dram",
        "GEL": "gel ₾ лари lari",
        "AZN": "azn ₼ манат маната манатов manat",
        "TRY": "try ₺ лира лиры лир lira",
        "CHF": "chf франк франка франков",
        "INR": "inr ₹ рупия рупии рупий rupee rupees",
    }.items()
    for word in words.split()
}

#: The codes of all that are known.
CURRENCIES = frozenset(_CURRENCIES.values())


def parse_number(typed: str) -> Decimal:
    """The number that was typed; 500 тыс and 1.2 million too. Raises a `Refusal`.

    1,500 and 1.500 are refused: nothing tells a thousand and a half from one and a half.
    """
    taken = _take_apart(typed)
    if taken is None or taken.before or len(taken.after) > 1 or not set(taken.after) <= _MULTIPLIERS.keys():
        raise NumberNotUnderstood(typed=typed[:_LONGEST])
    power = sum(_MULTIPLIERS[word] for word in taken.after)
    if _TWO_WAYS.fullmatch(taken.digits):
        raise _two_ways(typed, taken, power)
    value = _value(taken, power, MOST_DECIMALS)
    if value is None:
        raise NumberNotUnderstood(typed=typed)
    return value


def parse_money(typed: str, currency: str) -> Money:
    """The amount that was typed, in `currency` unless another is written; to the hundredth. Raises a `Refusal`.

    1,500 and 1.500 are 1500: nobody writes thousandths of money. Before a multiplier (1,500 млн) they are refused. A
    minus is understood; whether it is allowed is the field's to say.
    """
    taken = _take_apart(typed)
    if taken is None:
        raise MoneyNotUnderstood(typed=typed[:_LONGEST])
    power, written = _multiplier(taken.after)
    codes = {_currency(word, typed) for word in (taken.before, *written) if word}
    if _TWO_WAYS.fullmatch(taken.digits):
        if power:
            raise _two_ways(typed, taken, power)
        taken = _grouped(taken)
    value = _value(taken, power, 2)
    if value is None or len(written) > 1 or len(codes) > 1:
        raise MoneyNotUnderstood(typed=typed)
    return Money(value, codes.pop() if codes else currency)


def _take_apart(typed: str) -> _Typed | None:
    # The length comes first: whatever follows is then cheap.
    if len(typed) > _LONGEST:
        return None
    text = _SPACES.sub(" ", normalize("NFC", typed)).strip().casefold()
    match = _TYPED.fullmatch(re.sub("[’ʼ]", "'", text.replace("\u2212", "-")))
    if match is None or (match["outer"] and match["inner"]):
        return None
    after = tuple(re.findall(r"\w+|[^\w\s.]", match["after"]))
    return _Typed(match["outer"] or match["inner"], match["digits"], match["before"] or "", after)


def _multiplier(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """The power of ten in front of a currency, and the words behind it. «5 т» alone are tonnes, «5 т.р.» are money."""
    if not words or words[0] not in _MONEY_MULTIPLIERS or words == ("т",):
        return 0, words
    return _MONEY_MULTIPLIERS[words[0]], words[1:]


def _currency(word: str, typed: str) -> str:
    if word in _CURRENCIES:
        return _CURRENCIES[word]
    if re.fullmatch("[a-z]{3}", word):
        raise CurrencyNotKnown(currency=word.upper())
    raise MoneyNotUnderstood(typed=typed)


def _value(taken: _Typed, power: int, decimals: int) -> Decimal | None:
    """The number times ten to the `power`, exactly; None when the separators make no sense (1,00,0)."""
    match = next((match for form in (*_GROUPED, _PLAIN) if (match := form.fullmatch(taken.digits))), None)
    if match is None:
        return None
    whole, part = re.sub("[ '.,]", "", match["whole"]), match["part"] or ""
    value = Decimal(f"{whole}.{part}e{power}")
    if value > LARGEST:
        raise AmountTooLarge(limit=LARGEST)
    if len(part) - power > decimals:
        raise TooManyDecimals(most=decimals)
    plain = Decimal(f"{value:f}")
    return -plain if taken.sign and plain else plain


def _grouped(taken: _Typed) -> _Typed:
    """The same with its only separator taken for one of thousands."""
    return replace(taken, digits=re.sub("[.,]", "", taken.digits))


def _two_ways(typed: str, taken: _Typed, power: int) -> NumberReadTwoWays:
    one, other = _value(_grouped(taken), power, MOST_DECIMALS), _value(taken, power, MOST_DECIMALS)
    return NumberReadTwoWays(typed=typed.strip(), one=one, other=other)
