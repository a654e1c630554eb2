"""The shared scorer for whole records, called from the benchmarks."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

Figures = dict[str, Any]


def load(shared: Path, name: str) -> ModuleType:
    """A scorer of ``shared/score`` as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "score" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def against_gold(shared: Path, gold: Path, texts: Path, record: Path, *, misses: int = 0) -> Figures:
    """Score an exported record; figures are shares of 1."""
    scorer = load(shared, "score_gold")
    wanted = scorer.Gold(gold, texts)
    figures: Figures = scorer.score(wanted, scorer.Record(record, wanted), misses)
    return figures


def flat(figures: Figures) -> dict[str, float]:
    """One number a figure: F1 where there is one."""
    out: dict[str, float] = {}
    for area, values in figures.items():
        if area == "misses":
            continue
        if "f1" in values:
            out[area] = values["f1"]
            if "known" in values:
                out[f"{area}.known"] = values["known"]
            continue
        for name, value in values.items():
            out[f"{area}.{name}"] = value["f1"] if isinstance(value, dict) else value
    return out


def pooled(parts: list[Figures]) -> dict[str, float]:
    """F1 over many articles scored apart: their true positives, predictions and gold entries added up."""
    sums: dict[str, list[float]] = {}
    shares: dict[str, list[float]] = {}
    for figures in parts:
        for name, value in _leaves(figures):
            if isinstance(value, dict):
                total = sums.setdefault(name, [0.0, 0.0, 0.0])
                if "n_pred" in value:
                    total[0] += value["r"] * value["n_gold"] if value["n_gold"] else 0.0
                    total[1] += value["n_pred"]
                    total[2] += value["n_gold"]
            else:
                shares.setdefault(name, []).append(value)
    out = {name: 2 * tp / (predicted + gold) for name, (tp, predicted, gold) in sums.items() if predicted + gold}
    return out | {name: sum(values) / len(values) for name, values in shares.items()}


def _leaves(figures: Figures) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for area, values in figures.items():
        if "f1" in values:
            found.append((area, values))
        elif area != "misses":
            found.extend((f"{area}.{name}", value) for name, value in values.items())
    return found


def write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
