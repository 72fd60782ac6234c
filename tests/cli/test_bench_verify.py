"""The figures of `verify` are measured in books that it finds right."""

from __future__ import annotations

from app.cli.bench_verify import GROWTH, verify_figures


def test_memory_is_measured_at_three_sizes() -> None:
    figures = verify_figures(1_500)
    sizes = [size for name, size in figures.items() if name.startswith("movements_")]
    assert [size["movements"] for size in sizes] == [168, 504, 1_512]
    assert all(0 < size["most_mb"] < 500 for size in sizes)
    assert figures["memory_ratio"] > 0
    assert figures["holds"] == (figures["memory_ratio"] <= GROWTH)
