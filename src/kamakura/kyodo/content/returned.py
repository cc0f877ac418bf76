"""What came back to be written once more, and why; until it has been sent again."""

from . import audit
from .columns import column_key
from collections.abc import Mapping
from kamakura.kyodo.domain.evaluation import JOINT
from types import MappingProxyType
from typing import Any


# Type of the host -> the step that gives a paper back, and which paper it is.
RETURNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "KyodoProposal": ("rework", "preliminary_sheet"),
        "KyodoProject": ("return_report", "report"),
        "KyodoEvaluation": ("reopen", column_key(JOINT)),
    }
)


def returned(host: Any) -> dict[str, str]:
    """Key of the paper -> why it was given back; empty when nothing waits to be sent again.

    For whoever may write the paper, and whoever gave it back.
    """
    step, key = RETURNS.get(host.portal_type, ("", ""))
    moves = [line for line in audit.lines(host) if line.new and line.new != line.old]
    if not moves or moves[-1].action != step:
        return {}
    return {key: moves[-1].reason}
