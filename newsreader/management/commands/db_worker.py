"""manage.py db_worker: do the site's jobs in a process of its own, on this machine or another."""

from __future__ import annotations

from typing import Any

from django_tasks_db.management.commands import db_worker

from newsreader.pipeline.workers import PatientWorker, SweepThread


class Command(db_worker.Command):
    help = (
        "Do the jobs of the site, and enqueue what is due, until ended. Any number of these share one "
        "PostgreSQL. A database that is gone for a while is waited for; an end by SIGTERM comes after the "
        "piece of work at hand. See docs/administrators.md."
    )

    def handle(self, *, reload: bool, batch: bool, **options: Any) -> None:
        if reload and not batch:  # for development: its worker is in another process
            super().handle(reload=reload, batch=batch, **options)
            return
        self.configure_logging(options["verbosity"])
        worker = PatientWorker(
            queue_names=options["queue_name"].split(","),
            excluded_queue_names=[name for name in options["exclude_queues"].split(",") if name],
            batch=batch,
            **{
                name: options[name]
                for name in ("interval", "backend_name", "startup_delay", "max_tasks", "worker_id")
            },
        )
        worker.configure_signals()
        if not batch:
            SweepThread().start()
        worker.run()
