"""Transactions of several threads on one project."""

from concurrent.futures import ThreadPoolExecutor

from workbench.project import Typed


def test_threads_wait_for_each_other(project, entry):
    def keep(number):
        project.typing.keep(entry.id, Typed((0, 0), "", str(number)))
        project.comments.add(entry.id, 0, "Айгерім", str(number))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(keep, range(80)))
    assert sorted(int(c.text) for c in project.comments.of(entry.id, range(1))) == list(range(80))
