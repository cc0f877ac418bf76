"""Times and ratios.

The machine may be busy with other things, so nothing is measured alone: the actions take
turns, and what counts is the ratio to the stock page of the same rounds.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from statistics import quantiles
import time


@dataclass(frozen=True)
class Figure:
    """Seconds of each of the repeated runs of one thing."""

    name: str
    seconds: tuple[float, ...]
    busy: tuple[float, ...] = ()
    """Seconds of processor time of the same runs: what a busy machine disturbs least."""

    @property
    def median(self) -> float:
        """The middle run, in seconds."""
        return median(self.seconds)

    @property
    def busy_median(self) -> float:
        """The middle run, in seconds of processor time."""
        return median(self.busy)

    @property
    def p99(self) -> float:
        """The slowest in a hundred, in seconds."""
        return quantiles(self.seconds, n=100, method="inclusive")[98]


def in_turns(
    actions: Mapping[str, Callable[[], object]], *, times: int = 20, limit: float = 60
) -> dict[str, Figure]:
    """Run each once to warm up, then in turns; stop after ``limit`` seconds (at least 3 rounds)."""
    for action in actions.values():
        action()
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    busy: dict[str, list[float]] = {name: [] for name in actions}
    began = time.perf_counter()
    for turn in range(times):
        if turn >= 3 and time.perf_counter() - began > limit:
            break
        for name, action in actions.items():
            started, cpu = time.perf_counter(), time.process_time()
            action()
            seconds[name].append(time.perf_counter() - started)
            busy[name].append(time.process_time() - cpu)
    return {name: Figure(name, tuple(seconds[name]), tuple(busy[name])) for name in actions}


def line(figure: Figure, *, against: Figure) -> str:
    """Return one line of the report: ratios, for milliseconds depend on the machine."""
    return (
        f"{figure.name:<44} {figure.median / against.median:>6.2f} × {against.name}"
        f"   (processor {figure.busy_median / against.busy_median:.2f} ×;"
        f" {figure.median * 1000:.0f} ms, p99 {figure.p99 * 1000:.0f} ms,"
        f" {len(figure.seconds)} rounds)"
    )
