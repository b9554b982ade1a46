"""viewflow's side: tasks and processes as rows of Django's, assigned to users; neither journal nor outbox."""

from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from tests.bench.rivals.race import AMOUNT, PRAGMAS, STAGES

_APPS = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "viewflow",
    "viewflow.workflow",
    "tests.bench.rivals.approvals",
)


class Viewflow:
    """Only one in a process: Django has one set of settings. Much of it can be imported only when these are set."""

    def prepare(self, file: Path, count: int) -> None:
        _set_up(file)
        from tests.bench.rivals.approvals.flows import InvoiceFlow

        self._flow = InvoiceFlow
        with transaction.atomic():
            self._processes = [InvoiceFlow.start.run(amount=AMOUNT).pk for _ in range(count)]

    def decide(self, requests: range) -> None:
        for number in requests:
            for user, stage in enumerate(STAGES, 1):
                self._approve(self._processes[number], stage, user)

    def finished(self) -> int:
        from viewflow.workflow.models import Process

        return int(Process.objects.filter(status="DONE").count())

    def close(self) -> None:
        connection.close()

    def _approve(self, process: int, stage: str, user: int) -> None:
        """As viewflow's own page does it: locked, started and executed."""
        node = getattr(self._flow, stage)
        with transaction.atomic(), self._flow.lock(process):
            task = self._flow.task_class.objects.get(
                process_id=process, flow_task=node, owner_id=user, status="ASSIGNED"
            )
            activation = node.activation_class(task)
            activation.start(None)
            activation.execute()


def _set_up(file: Path) -> None:
    options = {"transaction_mode": "IMMEDIATE", "init_command": ";".join(f"PRAGMA {pragma}" for pragma in PRAGMAS)}
    settings.configure(
        INSTALLED_APPS=_APPS,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": options}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        MIDDLEWARE=[],
        SECRET_KEY="nothing is signed",
        LOGGING_CONFIG=None,
        TIME_ZONE="UTC",
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", verbosity=0)
    from django.contrib.auth.models import User

    for name in STAGES:
        User.objects.create(username=name)
