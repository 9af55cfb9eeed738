"""Lines of goal and measurement, printed as they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.requests import Cost

MISSED: list[str] = []
PACE = 20.0  # ms for a million additions on the machine the goals were set on, where nobody else worked


@dataclass(frozen=True, slots=True)
class Goal:
    cpu: float | None = None  # milliseconds
    kilobytes: float | None = None
    queries: int | None = None


NONE = Goal()


def heading(words: str) -> None:
    columns = ("goal ms", "CPU ms", "wall ms", "goal kB", "kB", "queries")
    print(f"\n{words:<58}" + "".join(f"{column:>9}" for column in columns), flush=True)


def page(name: str, cost: Cost, goal: Goal = NONE) -> None:
    size = cost.answer.compressed / 1000
    late = goal.cpu is not None and cost.cpu > goal.cpu
    large = goal.kilobytes is not None and size > goal.kilobytes
    many = goal.queries is not None and cost.queries > goal.queries
    cells = (
        _number(goal.cpu),
        f"{cost.cpu:.1f}",
        f"{cost.wall:.1f}",
        _number(goal.kilobytes),
        f"{size:.1f}",
        str(cost.queries),
    )
    _line(name, cells, late or large or many)


def figure(name: str, measured: float, goal: float | None, unit: str) -> None:
    """One number against one goal."""
    missed = goal is not None and measured > goal
    words = f"  goal {goal:g} {unit}" if goal is not None else ""
    print(f"  {name:<56}{measured:9.1f} {unit}{words}{'  MISSED' if missed else ''}", flush=True)
    if missed:
        MISSED.append(name)


def at_least(name: str, measured: float, goal: float, unit: str) -> None:
    """One number that may not be lower than its goal."""
    missed = measured < goal
    print(f"  {name:<56}{measured:9.1f} {unit}  goal {goal:g}{'  MISSED' if missed else ''}", flush=True)
    if missed:
        MISSED.append(name)


def _line(name: str, cells: tuple[str, ...], missed: bool) -> None:
    marked = "  MISSED" if missed else ""
    print(f"  {name:<56}" + "".join(f"{cell:>9}" for cell in cells) + marked, flush=True)
    if missed:
        MISSED.append(name)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
