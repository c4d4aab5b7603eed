"""A scorer that a project's own approvals have taught."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from aligner import Knowledge
from memory.glossary import Glossary
from workbench.project import Project, joined
from workbench.suggest.quality import Example, Refit, Scorer, kept

MOST = 300
"""So many decisions, those of the latest texts, are learned from: a second or two."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A source, what was proposed for it by whom, and what a user approved in its place."""

    source: str
    proposed: str
    approved: str
    origin: str


def taught_scorer(
    project: Project, langs: tuple[str, str], knowledge: Knowledge, glossary: Glossary | None
) -> Scorer:
    """The shipped scorer, put right by what the project's users made of drafts and proposals."""
    plain = Scorer(*langs, knowledge, glossary)
    examples = []
    for decision in islice(decisions(project, langs), MOST):
        score = plain.score(decision.source, decision.proposed)
        examples.append(Example(score.logit, score.features, kept(decision.proposed, decision.approved)))
    refit = Refit.learned(examples)
    return Scorer(*langs, knowledge, glossary, refit) if refit.examples else plain


def decisions(project: Project, langs: tuple[str, str]) -> Iterator[Decision]:
    """What users decided, latest texts first: drafts and engines' first proposals against approved texts."""
    keys = [key for key in project.proposals.engines() if (key.source_lang, key.target_lang) == langs]
    for entry in reversed(project.bitexts.entries()):
        if (entry.source_lang, entry.target_lang) != langs:
            continue
        for sources, targets in project.bitexts.approved_pairs(entry):
            drafted = project.documents.stored(entry.target_id, targets)
            source = joined(row.text for row in project.documents.stored(entry.source_id, sources))
            approved = joined(row.text for row in drafted)
            if not any(row.added for row in drafted):
                yield Decision(source, " ".join(row.segment.text for row in drafted), approved, "draft")
            for key in keys:
                for proposal in project.proposals.of(key, [source]).get(source, ())[:1]:
                    yield Decision(source, proposal.text, approved, key.engine)
