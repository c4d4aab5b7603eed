"""Processes are started where the standard error stream is no file, as under a full-screen program."""

from multiprocessing import resource_tracker

from corpus.spawning import prepare


class NoFile:
    def fileno(self):
        return -1


def test_processes_can_be_spawned_under_a_full_screen_program(monkeypatch):
    tracker = resource_tracker.ResourceTracker()
    monkeypatch.setattr(resource_tracker, "ensure_running", tracker.ensure_running)
    monkeypatch.setattr("sys.stderr", NoFile())
    prepare()
    assert tracker.getfd() > 0
    tracker._stop()
