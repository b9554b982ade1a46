"""SpiffWorkflow's side: its state as JSON in a row, read before each decision and written after it.

It has neither journal nor outbox nor worklist: none is written for it.
"""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.default.workflow import BpmnWorkflowConverter, WorkflowConverter
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from tests.bench.rivals.race import AMOUNT, PRAGMAS, STAGES

_DIAGRAM = Path(__file__).with_name("approval.bpmn")
_TABLE = "CREATE TABLE workflow (id INTEGER PRIMARY KEY, state TEXT NOT NULL, version INTEGER NOT NULL, done INTEGER)"


class Spiff:
    """So many threads decide at once, each with a connection and a serializer of its own.

    What is read and computed needs no transaction, for the version is compared when it is written. Before that they
    queue for a lock of the process, not by SQLite's sleeping and asking again. A `lean`
    one keeps the diagram out of the state of every request, which the serializer of the documentation does not.
    """

    def __init__(self, threads: int = 1, *, lean: bool = False) -> None:
        self._threads, self._lean = threads, lean
        self._spec = _spec()
        self._own, self._turn = threading.local(), threading.Lock()

    def prepare(self, file: Path, count: int) -> None:
        self._file = file
        with closing(self._connected()) as db:
            db.execute(_TABLE)
            serializer = self._serializer()
            for number in range(count):
                state = serializer.serialize_json(self._begun())
                db.execute("INSERT INTO workflow VALUES (?, ?, 0, 0)", (number, state))
        self._pool = ThreadPoolExecutor(self._threads, initializer=self._equip)
        everybody = threading.Barrier(self._threads)
        list(self._pool.map(lambda _: everybody.wait(), range(self._threads)))

    def decide(self, requests: range) -> None:
        list(self._pool.map(self._one_after_another, [requests[n :: self._threads] for n in range(self._threads)]))

    def finished(self) -> int:
        with closing(self._connected()) as db:
            return int(db.execute("SELECT count(*) FROM workflow WHERE done").fetchone()[0])

    def close(self) -> None:
        self._pool.shutdown()

    def _equip(self) -> None:
        self._own.db, self._own.serializer = self._connected(), self._serializer()

    def _one_after_another(self, requests: range) -> None:
        for number in requests:
            for stage in STAGES:
                self._approve(number, stage)

    def _approve(self, number: int, stage: str) -> None:
        db, serializer = self._own.db, self._own.serializer
        state, version = db.execute("SELECT state, version FROM workflow WHERE id = ?", (number,)).fetchone()
        workflow = serializer.deserialize_json(state)
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        if task.task_spec.name != stage:
            raise AssertionError(f"{number} waits for {task.task_spec.name}, not for {stage}")
        task.data[stage] = "approved"
        task.run()
        workflow.do_engine_steps()
        values = (serializer.serialize_json(workflow), version + 1, workflow.completed, number, version)
        with self._turn:
            db.execute("UPDATE workflow SET state = ?, version = ?, done = ? WHERE id = ? AND version = ?", values)

    def _begun(self) -> Any:
        workflow = BpmnWorkflow(self._spec)
        workflow.task_tree.data["amount"] = float(AMOUNT)
        workflow.do_engine_steps()
        return workflow

    def _connected(self) -> sqlite3.Connection:
        # Each statement is a transaction of its own; the connections are closed by the thread that ends it all.
        db = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
        return db

    def _serializer(self) -> Any:
        lean = {BpmnWorkflow: _lean(self._spec)} if self._lean else {}
        return BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, **lean}))


def _spec() -> Any:
    parser = BpmnParser()
    parser.add_bpmn_file(str(_DIAGRAM))
    return parser.get_spec("invoice")


def _lean(spec: Any) -> Any:
    """A converter of workflows that all follow one diagram."""

    class Lean(BpmnWorkflowConverter):  # type: ignore[misc]  # the library has no types
        def to_dict(self, workflow: Any) -> Any:
            return WorkflowConverter.to_dict(self, workflow)

        def from_dict(self, dct: Any) -> Any:
            workflow = self.target_class(spec, {}, deserializing=True)
            workflow.tasks = self.mapping_from_dict(dct["tasks"], UUID, workflow=workflow)
            workflow.task_tree = workflow.tasks[UUID(dct["root"])]
            self.set_default_attributes(workflow, dct)
            return workflow

    return Lean
