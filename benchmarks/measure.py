"""Times and ratios."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from statistics import quantiles
import time


@dataclass(frozen=True)
class Figure:
    """Seconds of each of the repeated runs of one thing."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle run, in seconds."""
        return median(self.seconds)

    @property
    def p99(self) -> float:
        """The slowest in a hundred, in seconds."""
        return quantiles(self.seconds, n=100)[98]


def repeated(name: str, action: Callable[[], object], *, times: int = 30) -> Figure:
    """Run once to warm up, then time each of the repeated runs."""
    action()
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - started)
    return Figure(name, tuple(seconds))


def line(figure: Figure, *, against: Figure) -> str:
    """Return one line of the report: a ratio, for milliseconds depend on the machine."""
    return (
        f"{figure.name:<44} {figure.median / against.median:>7.2f} × {against.name}"
        f"   ({figure.median * 1000:.0f} ms, p99 {figure.p99 * 1000:.0f} ms)"
    )
