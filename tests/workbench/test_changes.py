from hypothesis import given
from hypothesis import strategies as st

from aligner import BeadError, Side, Status
from tests.workbench.conftest import one_to_one
from workbench.project import ReviewState, difference
from workbench.project.changes import from_json, to_json

OPERATIONS = st.one_of(
    st.tuples(st.just("merge"), st.integers(0, 8), st.integers(1, 3)),
    st.tuples(st.just("split"), st.integers(0, 8), st.integers(0, 2), st.integers(0, 2)),
    st.tuples(st.just("move"), st.integers(0, 8), st.sampled_from(list(Side)), st.sampled_from([-1, 1])),
    st.tuples(st.just("unpair"), st.integers(0, 8)),
    st.tuples(st.just("set"), st.integers(0, 8), st.sampled_from(list(Status))),
    st.tuples(st.just("lock"), st.integers(0, 8), st.booleans()),
)


def perform(bitext, operation):
    name, position, *rest = operation
    if name == "merge":
        return bitext.merge(position, position + rest[0])
    return getattr(bitext, name)(position, *rest)


@given(st.lists(OPERATIONS, max_size=12))
def test_every_change_can_be_taken_back_and_read_back(operations):
    texts = tuple(map(str, range(8)))
    state = ReviewState(one_to_one(8), texts, texts)
    for operation in operations:
        try:
            changed = perform(state.bitext, operation)
        except BeadError:
            continue
        type(changed).of(changed.beads)
        assert changed.shape == state.bitext.shape
        change = difference(operation[0], state.bitext, changed)
        after = state.apply(change)
        assert after.bitext == changed
        assert after.apply(change.inverse()) == state
        assert from_json(change.action, to_json(change)) == change
        state = after
