"""`python -m tests.bench [NAME]`: a line a figure, `name value unit`; with a name, only the benchmark that gives it."""

import sys

from tests.bench import (
    against,
    batch,
    broadcast,
    catalogs,
    decisions,
    forms,
    history,
    leave,
    picture,
    playground,
    start,
    sweep,
    updates,
)

#: Each benchmark, and the figures it gives.
BENCHMARKS = {
    updates.run: ("updates_vs_bare_aiogram_memory", "updates_vs_bare_aiogram_sqlite", *updates.MORE),
    updates.run_calls: ("api_calls_per_tap", "api_calls_per_typed_answer"),
    decisions.run_sqlite: ("decisions_per_s_sqlite", "decisions_vs_raw_sqlite"),
    decisions.run_postgres: ("decisions_per_s_postgres",),
    history.run: ("decision_cost_1000_journal_rows_vs_10",),
    against.run_spiffworkflow: against.ONE,
    against.run_spiffworkflow_16: against.SIXTEEN,
    against.run_viewflow: against.DJANGO,
    batch.run: ("batch_500_approvals_s",),
    playground.run: ("playground_calls_per_s",),
    forms.run: ("form_check_ms",),
    picture.run: ("team_calendar_png_ms",),
    sweep.run: ("sweep_idle_ms",),
    leave.run: ("vacation_facts_ms", "vacation_facts_median_ms"),
    broadcast.run_rate: ("broadcast_1000_rate", "broadcast_1000_per_s"),
    broadcast.run_wait: ("approval_wait_during_broadcast_ms", "approval_wait_median_ms"),
    catalogs.run_search: ("catalog_search_10k_rows_ms", "catalog_search_10k_rows_median_ms"),
    catalogs.run_files: (
        "catalog_import_100k_rows_ratio",
        "catalog_import_vs_bare_calamine",
        "export_100k_rows_mb",
        "export_100k_rows_csv_mb",
    ),
    start.run: ("seconds_to_first_reply", "rss_mb"),
}


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else None
    known = [name for names in BENCHMARKS.values() for name in names]
    if wanted is not None and wanted not in known:
        sys.exit(f"no such figure: {wanted}; there are {', '.join(known)}")
    for benchmark, names in BENCHMARKS.items():
        if wanted is None or wanted in names:
            for name, value, unit in benchmark():
                print(f"{name} {value:.4g} {unit}", flush=True)


if __name__ == "__main__":
    main()
