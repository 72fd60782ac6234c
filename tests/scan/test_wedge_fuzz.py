"""The wedge against any keyboard: scans and typing mixed, windows that stall, and plain nonsense."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.scan.wedge import KeyEvent, Wedge, WedgeSettings

STALL_MS = 300


@dataclass
class Heard:
    """What came of a run."""

    scans: list[str]
    problems: list[str]
    through: list[KeyEvent]

    def typed(self) -> str:
        return "".join(event.text for event in self.through if event.pressed)


def run(wedge: Wedge, events: list[KeyEvent], stalls: list[int]) -> Heard:
    """A window that handles what is due; standing still, it finds its timer due before its keys."""
    heard = Heard([], [], [])
    now, place, wake = 0, 0, None
    while place < len(events) or wake is not None:
        due = [at for at in (wake, events[place].at_ms if place < len(events) else None) if at is not None]
        now = awake(max(now, min(due)), stalls)
        if wake is not None and wake <= now:
            wake = take(heard, wedge.idle(now), now)
        while place < len(events) and events[place].at_ms <= now:
            event = events[place]
            verdict = wedge.key(event)
            wake = take(heard, verdict, now)
            if not verdict.swallow:
                heard.through.append(event)
            place += 1
    return heard


def take(heard: Heard, verdict: object, now: int) -> int | None:
    heard.through += verdict.replay  # type: ignore[attr-defined]
    heard.scans += verdict.scans  # type: ignore[attr-defined]
    heard.problems += [verdict.problem] if verdict.problem else []  # type: ignore[attr-defined]
    wait = verdict.wake_ms  # type: ignore[attr-defined]
    return None if wait is None else now + wait


def awake(now: int, stalls: list[int]) -> int:
    for start in stalls:
        if start <= now < start + STALL_MS:
            return start + STALL_MS
    return now


codes = st.text("0123456789ABCxyz-]( )", min_size=4, max_size=40)
parts = st.lists(
    st.one_of(
        st.tuples(st.just("scan"), codes, st.integers(0, 12)),
        st.tuples(st.just("typing"), st.text("abc12 -", min_size=1, max_size=8), st.integers(41, 300)),
    ),
    max_size=12,
)
stalls = st.lists(st.integers(0, 8000), max_size=6).map(sorted)


def keys_of(script: list[tuple[str, str, int]], suffix: str) -> list[KeyEvent]:
    events: list[KeyEvent] = []
    now = 1
    for kind, text, gap in script:
        for character in text + (suffix if kind == "scan" else ""):
            for pressed in (True, False):
                events.append(KeyEvent(pressed=pressed, at_ms=now, text=character, key=ord(character)))
            now += gap
        now += 120
    return events


@given(parts, stalls, st.booleans())
@settings(max_examples=400, deadline=None)
def test_scans_and_typing_are_told_apart_through_any_stall(
    script: list[tuple[str, str, int]], stalls: list[int], terminated: bool
) -> None:
    wedge = Wedge(WedgeSettings(terminated=terminated))
    heard = run(wedge, keys_of(script, "\r"), stalls)
    assert heard.scans == [text for kind, text, _ in script if kind == "scan"]
    assert heard.typed() == "".join(text for kind, text, _ in script if kind == "typing")
    assert heard.problems == []


@given(parts, stalls)
@settings(max_examples=400, deadline=None)
def test_a_scanner_without_suffix_is_read_by_silence(
    script: list[tuple[str, str, int]], stalls: list[int]
) -> None:
    heard = run(Wedge(), keys_of(script, ""), stalls)
    assert heard.scans == [text for kind, text, _ in script if kind == "scan"]
    assert heard.typed() == "".join(text for kind, text, _ in script if kind == "typing")


anything = st.builds(
    KeyEvent,
    pressed=st.booleans(),
    at_ms=st.integers(0, 60),
    text=st.one_of(st.just(""), st.characters(), st.sampled_from("\r\n\t\x02\x03\x1d01~")),
    code=st.integers(0, 250),
    name=st.sampled_from(["", "", "modifier", "F8"]),
    ctrl=st.booleans(),
    alt=st.booleans(),
    shift=st.booleans(),
    keypad=st.booleans(),
    repeat=st.booleans(),
)
some_settings = st.builds(
    WedgeSettings,
    decoding=st.sampled_from(["text", "scancode"]),
    layout=st.sampled_from(["us", "gb", "de", "fr"]),
    prefix=st.sampled_from(["", "~", "\x02"]),
    terminated=st.booleans(),
    max_length=st.sampled_from([5, 20, 8192]),
)


@given(st.lists(anything, max_size=200), stalls, some_settings)
@settings(max_examples=400, deadline=None)
def test_nonsense_is_never_doubled_invented_or_reordered(
    gaps: list[KeyEvent], stalls: list[int], how: WedgeSettings
) -> None:
    now, events = 0, []
    for event in gaps:
        now += event.at_ms
        events.append(replace(event, at_ms=now, origin=object()))
    heard = run(Wedge(how), events, stalls)
    place = {id(event): number for number, event in enumerate(events)}
    order = [place[id(event)] for event in heard.through if event.pressed]
    assert order == sorted(set(order))
    if not heard.scans and not heard.problems:
        presses = [number for number, event in enumerate(events) if event.pressed]
        tail_or_all = set(presses) - set(order)
        assert not tail_or_all
    assert all(0 < len(text) <= how.max_length for text in heard.scans)
