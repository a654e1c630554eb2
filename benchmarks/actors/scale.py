"""What joining the actors of a large pile costs: CPU time on one core, and memory, each pile in a process of its own.

python -m benchmarks.actors --scale
"""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections.abc import Callable, Mapping

from benchmarks.actors import made
from benchmarks.size import peak_megabytes
from onrecord.story.actors.joined import join_actors

PILES: Mapping[str, tuple[Callable[[int], made.Made], tuple[int, ...]]] = {
    "news": (made.pile, (2_500, 5_000)),
    f"one surname, “{made.SURNAME}”": (made.namesakes, (2_500, 5_000, 10_000)),
}


def table() -> dict[str, dict[str, float]]:
    """By pile: what it holds, the CPU-seconds of joining it and by how many megabytes the process's peak grew."""
    out = {}
    for name, (_, sizes) in PILES.items():
        for size in sizes:
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                out[f"{name}, {size:,} articles"] = pool.apply(measured, (name, size))
    return out


def measured(name: str, size: int) -> dict[str, float]:
    """Make a pile and join it."""
    articles, readings = PILES[name][0](size)
    gc.collect()
    before, begun = peak_megabytes(), time.process_time()
    joined = join_actors(articles, readings)
    seconds = time.process_time() - begun
    return {
        "local actors": float(len(joined.id_of)),
        "actors": float(len(joined.actors)),
        "CPU-seconds": seconds,
        "memory, MB": peak_megabytes() - before,
    }
