"""The company with everybody whom the shipped forms ask, all of one language; and the requests that they make."""

from dataclasses import dataclass, field
from datetime import datetime

from core.model.ids import RoleKey
from core.model.value import File
from tests.dialogs.rows import keep
from tests.dialogs.sayings import Expectation, Saying, attach, file, incoming, photo, press, sees, toast
from tests.dialogs.talk import Talk

#: The button of a stage that has questions of its own.
REPORT = "Fill in and finish"
#: Who joins Иван, his manager Ольга, and Анна and Борис in accounting.
STAFF = {
    "ceo": "Роман Верхов",
    "cfo": "Виктор Лебедев",
    "office": "Сауле Ибраева",
    "it": "Павел Гусев",
    "marketing": "Мария Фролова",
    "sales": "Омар Халид",
}
#: City and type of expense, and who answers for it.
EXPENSES = (
    "code;name;type;city;responsible;person",
    "client;Счёт клиента, Москва (Client invoice);Счёт клиента;Москва;sales;",
    "telecom;Связь, Москва (Telecom);Связь;Москва;it;",
    "rent;Аренда, Москва (Rent);Аренда;Москва;office;",
    "marketing;Маркетинг, Москва (Marketing);Маркетинг;Москва;marketing;",
    "almaty;Алматы, аренда (Almaty);Аренда;Алматы;;4@example.org",
    "other;Прочее, Москва (Other);Прочее;Москва;;",
)
CLIENTS = (
    "code;name;company;tax_id",
    "media_plus;Медиа Плюс;ООО «Медиа Плюс»;0000000009",
    "media_trade;Media Trade;Media Trade LLC;0000000010",
)
GOODS = ("code;name;page", "laptop;Ноутбук 14;https://example.com/laptop", "pen;Ручка (pen);")
PER_DIEM = ("code;name;rate", "ae;ОАЭ (UAE);5000", "ru;Россия (Russia);700", "kz;Казахстан (Kazakhstan);25000 KZT")
NAMES = ("Пётр", "Ольга", "Иван", "Вера", "Анна", "Борис", "Елена", "Emma", *STAFF.values())


def furnish(talk: Talk, locale: str) -> None:
    """They are hired, speak this language, and find the catalogs filled."""
    for role, name in STAFF.items():
        talk.hire(name, roles=frozenset({RoleKey(role)}))
    for key, rows in (("expense_types", EXPENSES), ("clients", CLIENTS), ("goods", GOODS), ("per_diem", PER_DIEM)):
        talk.write(keep, key, rows)
    for name in NAMES:
        talk.change(name, locale=locale)


@dataclass
class House:
    talk: Talk
    locale: str
    counted: dict[str, int] = field(default_factory=dict)  #: taps, when they were asked for last

    def __post_init__(self) -> None:
        for name in NAMES:
            self.talk.chat(name).locale = self.locale

    def as_(self, name: str, *steps: tuple[Saying, *tuple[Expectation, ...]]) -> None:
        """Like that of the talk."""
        __tracebackhide__ = True
        self.talk.as_(name, *steps)

    def say(self, ru: str, en: str) -> str:
        """Words of a form, which no catalog knows."""
        return ru if self.locale == "ru" else en

    def rubles(self, amount: str) -> str:
        """«1 000 000,01 ₽» or “RUB 1,000,000.01”, from the latter's figures."""
        return self.say(f"{amount.replace(',', ' ').replace('.', ',')} ₽", f"RUB {amount}")

    def tenge(self, amount: str) -> str:
        """Likewise «780 000 ₸» or “KZT 780,000”."""
        return self.say(f"{amount.replace(',', ' ')} ₸", f"KZT {amount}")

    def dirhams(self, amount: str) -> str:
        """Likewise «6 500 AED» or “AED 6,500”."""
        return self.say(f"{amount.replace(',', ' ')} AED", f"AED {amount}")

    def written(self, amount: str) -> str:
        """An amount as it is typed."""
        return self.say(amount.replace(",", " ").replace(".", ","), amount)

    def agree(self, *names: str) -> None:
        for name in names:
            self.as_(name, (press("Approve"), toast("Approved")))

    def trips(self, costs: str = "755,000", passport: File | None = None) -> None:
        """Иван before his last look; the per diem of five days is 25,000 more."""
        say = self.say
        out = say("Москва; Дубай; 5 августа; Самолёт", "Moscow; Dubai; 5 August; Plane")
        home = say("Дубай; Москва; 9 августа; Самолёт", "Dubai; Moscow; 9 August; Plane")
        self.as_(
            "Иван",
            (say("командировка с 5 по 9 августа", "business trip from 5 to 9 August"), sees(say("Куда", "Where to?"))),
            (say("Дубай", "Dubai"), sees(say("В какой стране?", "In which country?"), "[ОАЭ (UAE)]")),
            (press("ОАЭ (UAE)"), sees(say("Зачем едете?", "What is the trip for?"))),
            (say("Запуск у клиента", "A launch"), sees(say("Какие нужны билеты?", "Which tickets do you need?"))),
            (f"{out}\n{home}", sees(say("Москва", "Moscow"), "[Done]")),
            (press("Done"), sees(say("пожелания к жилью?", "Any wishes for lodging?"))),
            (press("Skip"), sees(say("Сколько примерно стоят", "What do tickets and lodging cost"))),
            (self.written(costs), sees(say("скан паспорта", "scan of the passport"))),
            (attach(passport or photo("passport.jpg")),),
        )

    def asks_for_trip(self, costs: str = "755,000") -> None:
        self.trips(costs)
        self.as_(
            "Иван",
            (press("Done"), sees(self.rubles(costs), self.rubles("25,000"), "[Submit]")),
            (press("Submit"), sees("⏳ Ольга")),
        )

    def invoices(
        self,
        amount: str = "150,000",
        expense: tuple[str, str] = ("Маркетинг", "Marketing"),
        look: Expectation | None = None,
        scan: File | None = None,
    ) -> None:
        """Иван at his last `look`."""
        say = self.say
        self.as_(
            "Иван",
            (
                say("надо оплатить счёт", "an invoice to pay"),
                sees(say("За что и для какого", "What is it for, and for")),
            ),
            (press(say(*expense)), sees(say("Кому платим?", "Who is paid?"), "[Медиа Плюс]")),
            (press("Медиа Плюс"), sees(say("Какой номер", "What is the number"), "Медиа Плюс", "0000000009")),
            ("A-17", sees(say("От какого числа", "What is the date"))),
            (say("30 июня", "30 June"), sees(say("По какому договору?", "Under which contract?"))),
            (press("Skip"), sees(say("Какая сумма?", "How much is it?"))),
            (amount if " " in amount else self.written(amount), sees(say("До какого числа", "When should it be paid"))),
            (say("5 августа", "5 August"), sees(say("Пришлите счёт", "Please send the invoice"))),
            (attach(scan or file("invoice.pdf")),),
            (press("Done"), sees("check and send", say("30 июня 2027", "30 June 2027"), "[Submit]"), look or sees()),
        )

    def asks_to_pay(self, amount: str = "150,000", expense: tuple[str, str] = ("Маркетинг", "Marketing")) -> None:
        self.invoices(amount, expense)
        self.as_("Иван", (press("Submit"), sees("⏳")))

    def orders(
        self, price: str = "42,000", what: tuple[str, str] = ("Компьютеры", "Computers"), picture: File | None = None
    ) -> None:
        say = self.say
        shown = [(press("Skip"),)] if picture is None else [(attach(picture),), (press("Done"),)]
        self.as_(
            "Иван",
            (say("хочу заказать", "an order"), sees(say("Что нужно?", "What is needed?"))),
            (press(say(*what)), sees(say("Что именно купить?", "What exactly?"))),
            (say("монитор", "a monitor"), sees(say("«монитор» нет в списке", "“a monitor” is not in the list"))),
            (press(say("монитор", "a monitor")), sees(say("Сколько штук?", "How many?"))),
            ("2", sees(say("Сколько это стоит", "What does it cost"))),
            (self.written(price), sees(say("Зачем это нужно?", "What is it needed for?"))),
            (say("старый сломался", "the old one is broken"), sees(say("Есть фото?", "Is there a photo?"))),
            *shown,
            ("https://shop.example.com/1", sees(self.rubles(price), "[Submit]")),
            (press("Submit"), sees("⏳")),
        )

    def spent(self, name: str) -> int:
        """How often somebody has pressed or written since this was asked last."""
        chat = self.talk.chat(name)
        before, self.counted[name] = self.counted.get(name, 0), chat.taps
        return chat.taps - before

    def until(self, moment: datetime) -> None:
        """Time passes until then, and what falls due happens."""
        self.talk.goes_by(seconds=int((moment - self.talk.clock.now).total_seconds()))

    def look_away(self) -> None:
        """What has happened so far is no news to anybody."""
        for chat in self.talk.chats.values():
            chat.read()

    def history(self, *expected: Expectation) -> None:
        """Иван reads what has happened."""
        self.as_("Иван", (press("History"), *expected))

    def hears(self, name: str, *expected: Expectation) -> None:
        self.as_(name, (incoming(), *expected))
