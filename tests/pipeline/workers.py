"""A worker in the test's own thread."""

from newsreader.pipeline.workers import WorkerThread


def work():
    """Do what is in the queue, until there is nothing to do."""
    worker = WorkerThread(0).worker
    worker.max_tasks = None
    worker.run()
