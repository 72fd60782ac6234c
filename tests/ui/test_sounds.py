"""Four sounds that nobody confuses, made from a recipe; playing them never waits."""

from __future__ import annotations

import math
import os
import struct
import sys
import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.station.answer import Tone
from ui.sounds import Sounds, sound_file

RATE = 22_050
RENEW = os.environ.get("SCANLEDGER_RENEW") == "sounds"

# (start ms, length ms, Hz, share of overtones)
RECIPE = {
    Tone.OK: ((0, 90, 1568, 0.15),),
    Tone.DONE: ((0, 110, 1047, 0.2), (110, 110, 1319, 0.2), (220, 240, 1568, 0.2)),
    Tone.ATTENTION: ((0, 140, 740, 0.35), (200, 140, 740, 0.35)),
    Tone.REFUSED: ((0, 170, 233, 0.9), (210, 330, 175, 0.9)),
}


def samples(tone: Tone) -> list[int]:
    """The sound as 16-bit samples: sines with two overtones, faded in and out against clicks."""
    end = max(start + length for start, length, _, _ in RECIPE[tone]) + 20
    track = [0.0] * (RATE * end // 1000)
    for start, length, hertz, rich in RECIPE[tone]:
        count = RATE * length // 1000
        for n in range(count):
            angle = 2 * math.pi * hertz * n / RATE
            wave_ = math.sin(angle) + rich * (math.sin(2 * angle) / 2 + math.sin(3 * angle) / 3)
            fade = min(1.0, n / 90, (count - n) / 600)
            track[RATE * start // 1000 + n] += wave_ * fade * 0.55
    return [round(max(-1.0, min(1.0, value)) * 30_000) for value in track]


def stored(path: Path) -> tuple[int, list[int]]:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        frames = file.readframes(file.getnframes())
        return file.getframerate(), list(struct.unpack(f"<{len(frames) // 2}h", frames))


@pytest.mark.parametrize("tone", list(Tone))
def test_each_sound_is_as_the_recipe_says(tone: Tone) -> None:
    expected = samples(tone)
    if RENEW:
        with wave.open(str(sound_file(tone)), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(expected)}h", *expected))
    rate, actual = stored(sound_file(tone))
    assert rate == RATE
    assert len(actual) == len(expected)
    assert max(abs(a - b) for a, b in zip(actual, expected, strict=True)) <= 2


def test_good_news_is_short_and_a_refusal_lower_than_all_else() -> None:
    assert RECIPE[Tone.OK][-1][1] <= 100
    lowest = {tone: min(hertz for _, _, hertz, _ in notes) for tone, notes in RECIPE.items()}
    assert min(lowest, key=lambda tone: lowest[tone]) is Tone.REFUSED
    assert lowest[Tone.REFUSED] * 2 < min(lowest[tone] for tone in Tone if tone is not Tone.REFUSED)


@pytest.mark.usefixtures("qapp")
def test_offscreen_is_silent() -> None:
    assert Sounds().muted


def player(folder: Path, text: str) -> str:
    path = folder / "player"
    path.write_text(f"#!{sys.executable}\n{text}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by winsound")
def test_a_player_gets_the_file_of_the_tone(qtbot: QtBot, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    sounds = Sounds()
    sounds.muted = False
    sounds.use_players([player(tmp_path, f"import sys; open({str(heard)!r}, 'w').write(sys.argv[1])")])
    sounds.play(Tone.REFUSED)
    qtbot.waitUntil(lambda: sounds.playing == 0)
    assert heard.read_text() == str(sound_file(Tone.REFUSED))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by winsound")
def test_a_player_that_fails_gives_way_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    good = tmp_path / "good"
    good.mkdir()
    sounds = Sounds()
    sounds.muted = False
    sounds.use_players(
        [str(tmp_path / "missing"), player(good, f"import sys; open({str(heard)!r}, 'w').write(sys.argv[1])")]
    )
    sounds.play(Tone.OK)
    qtbot.waitUntil(heard.exists)
    qtbot.waitUntil(lambda: sounds.playing == 0)
    assert heard.read_text() == str(sound_file(Tone.OK))
