"""Attribution spans on PolNeAR's development articles, by the shared scorer, in PolNeAR's own convention."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import onrecord

DEV = Path("data/attribution/polnear/data/dev")


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """Percentages by measure: precision, recall and F1 of exact and overlapping spans, and of linked attributions."""
    with tempfile.TemporaryDirectory() as room:
        annotated = Path(room) / "annotated.jsonl"
        written = (annotation.write("json") for annotation in onrecord.annotate([shared / DEV / "text"]))
        annotated.write_text("".join(written), "utf-8")
        command = [sys.executable, str(shared / "score/score_polnear.py"), "--ann", str(shared / DEV / "attributions")]
        scored = subprocess.run([*command, "--annotated", str(annotated), "--json"], check=True, capture_output=True, text=True)
    found = json.loads(scored.stdout)
    return {name: {part: 100 * found[name][part] for part in ("p", "r", "f1")} for name in found if name != "articles"}
