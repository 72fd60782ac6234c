"""The figures of one scan are measured, not made up."""

from __future__ import annotations

from app.cli.bench_scan import scan_figures


def test_a_scan_is_measured_beside_a_bare_append() -> None:
    figures = scan_figures(rounds=2, scans=15)
    assert (figures["rounds"], figures["scans"]) == (2, 15)
    for name in ("whole", "ours", "bare"):
        assert 0 < figures[f"{name}_p50_ms"] <= figures[f"{name}_p99_ms"]
    assert figures["whole_p99_allowed_ms"] > 16.7
    assert figures["ratio_p50"] > 0
