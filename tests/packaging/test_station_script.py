"""packaging/station on a machine of stand-in programs: what it installs, makes anew, refuses and hands on."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ["station", "pin", "try-bare"]
REAL = "sh cat cp dirname env find flock ls mkdir mv readlink rm sed sha256sum tr"

# Every library that station looks for, as `ldconfig -p` begins its lines.
LIBRARIES = """
\tlibGL.so.1 (
\tlibEGL.so.1 (
\tlibglib-2.0.so.0 (
\tlibxkbcommon.so.0 (
\tlibfontconfig.so.1 (
\tlibdbus-1.so.3 (
\tlibzbar.so.0 (
\tlibxcb-cursor.so.0 (
\tlibxkbcommon-x11.so.0 (
\tlibxcb-icccm.so.4 (
\tlibxcb-keysyms.so.1 (
\tlibxcb-shape.so.0 (
\tlibxcb-xkb.so.1 (
"""

PYTHON = f'exec "{Path(sys.base_prefix) / "bin" / "python3"}" "$@"'
OLD_PYTHON = "echo 3.9"
# Installs a package of one line for the program, and a pytest that answers 5 for the tests.
UV = """
echo "$*" >>"$LOG.uv"
[ ! -e "$LOG.uv-fails" ] || exit 1
while [ "$1" != --python ]; do shift; done
for site in "${2%/bin/python}"/lib/python*/site-packages; do
    mkdir -p "$site/one-1.0.dist-info"
    echo 'import sys; print(sys.argv[1:]); sys.exit(5)' >"$site/pytest.py"
done
"""
APT_GET = """
echo "$DEBIAN_FRONTEND apt-get $*" >>"$LOG.apt"
case " $* " in *" install "*) [ -e "$LOG.apt-fails" ] && exit 100; cp "$LOG.offered" "$LOG.libraries" ;; esac
"""
APT_CACHE = "echo 'Package: libglib2.0-0t64'"
PROGRAM = """
import json, os, sys
print(json.dumps({"args": sys.argv[1:], "cwd": os.getcwd(), "path": sys.path, "stdin": sys.stdin.read()}))
"""


@dataclass
class Machine:
    """A folder of programs that is the whole search path, a small checkout, and a folder to call it from."""

    bin: Path
    checkout: Path
    home: Path
    log: Path

    def program(self, name: str, body: str) -> None:
        """Put a stand-in there, or another one in its place."""
        file = self.bin / name
        file.unlink(missing_ok=True)
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)

    def logged(self, name: str) -> list[str]:
        file = self.log.with_name(f"log.{name}")
        return file.read_text().splitlines() if file.exists() else []

    def mark(self, name: str, text: str = "") -> Path:
        """Tell the stand-ins something."""
        file = self.log.with_name(f"log.{name}")
        file.write_text(text)
        return file

    def start(self, *args: str, **settings: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [self.checkout / "packaging" / "station", *args],
            env={"PATH": str(self.bin), "LOG": str(self.log), "HOME": str(self.home), **settings},
            cwd=self.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def call(self, *args: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        process = self.start(*args, **settings)
        out, err = process.communicate("scans\n", timeout=60)
        return subprocess.CompletedProcess(args, process.returncode, out, err)

    @property
    def venv(self) -> Path:
        return self.checkout / ".venv"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Nothing missing, root, uv there."""
    made = Machine(tmp_path / "bin", tmp_path / "checkout", tmp_path / "home", tmp_path / "log")
    made.bin.mkdir()
    made.home.mkdir()
    shutil.copytree(ROOT / "packaging", made.checkout / "packaging")
    (made.checkout / "ui").mkdir()
    (made.checkout / "ui" / "__main__.py").write_text(PROGRAM)
    for name in REAL.split():
        real = shutil.which(name)
        assert real is not None
        (made.bin / name).symlink_to(real)
    made.mark("libraries", LIBRARIES)
    made.mark("offered", LIBRARIES)
    for name in ["Xvfb", "xauth", "xdotool", "openbox", "initdb"]:
        made.program(name, "exit 1")
    for name, body in {
        "ldconfig": 'cat "$LOG.libraries"',
        "id": "echo 0",
        "apt-get": APT_GET,
        "apt-cache": APT_CACHE,
        "python3": PYTHON,
        "uv": UV,
    }.items():
        made.program(name, body)
    return made


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_plain_shell_that_can_be_run(name: str) -> None:
    script = ROOT / "packaging" / name
    assert script.read_text().startswith("#!/bin/sh\n")
    assert os.access(script, os.X_OK)
    subprocess.run(["sh", "-n", script], check=True)


def test_ci_calls_the_second_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set "))]
    assert [line.split("/packaging/")[-1] for line in commands] == ['station" test']


def test_packaging_never_hides_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_an_old_python_gets_one_sentence_and_changes_nothing(machine: Machine) -> None:
    machine.program("python3", OLD_PYTHON)
    machine.mark("libraries")
    answer = machine.call()
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.splitlines() == [
        "station: ScanLedger needs Python 3.11 or newer, and this machine has only python3, which is 3.9."
    ]
    assert machine.logged("apt") == []
    assert not machine.venv.exists()


def test_a_newer_python_beside_an_old_one_is_found(machine: Machine) -> None:
    machine.program("python3", OLD_PYTHON)
    machine.program("python3.12", PYTHON)
    assert machine.call("stock").returncode == 0


def test_the_words_go_on_unchanged_from_where_they_were_said(machine: Machine) -> None:
    answer = machine.call("replay", "two words", "*", "-")
    heard = json.loads(answer.stdout)
    assert heard["args"] == ["replay", "two words", "*", "-"]
    assert heard["cwd"] == str(machine.home)
    assert heard["stdin"] == "scans\n"
    assert str(machine.checkout) in heard["path"]
    assert str(machine.home) not in heard["path"], "a folder named app or ui there would be taken for ours"
    assert machine.logged("apt") == []


def test_no_words_open_the_demo(machine: Machine) -> None:
    assert json.loads(machine.call().stdout)["args"] == ["demo"]


def test_a_second_call_installs_nothing(machine: Machine) -> None:
    first, second = machine.call("stock"), machine.call("stock")
    assert "Making" in first.stderr
    assert second.stderr == ""
    assert len(machine.logged("uv")) == 1


def test_two_first_calls_at_once_make_one_venv(machine: Machine) -> None:
    both = [machine.start("stock"), machine.start("stock")]
    for one in both:
        one.communicate("", timeout=60)
    assert [one.returncode for one in both] == [0, 0]
    assert len(machine.logged("uv")) == 1


@pytest.mark.parametrize("damage", ["no python", "a package gone", "other pins", "an empty stamp", "cut off"])
def test_a_venv_that_is_broken_or_of_other_pins_is_made_anew(machine: Machine, damage: str) -> None:
    machine.call("stock")
    site = next(machine.venv.glob("lib/python*/site-packages"))
    (site / "left-over").touch()
    match damage:
        case "no python":
            (machine.venv / "bin" / "python").unlink()
        case "a package gone":
            (site / "one-1.0.dist-info").rmdir()
        case "other pins":
            with (machine.checkout / "packaging" / "requirements.txt").open("a") as pins:
                pins.write("other==1.0\n")
        case "an empty stamp":
            (machine.venv / ".station-run").write_text("")
        case "cut off":
            (machine.venv / ".station-run").rename(machine.venv / ".station-making")
    assert machine.call("stock").returncode == 0
    assert len(machine.logged("uv")) == 2
    assert not (site / "left-over").exists()


def test_an_installation_that_fails_leaves_no_stamp_and_is_tried_again(machine: Machine) -> None:
    failing = machine.mark("uv-fails")
    answer = machine.call("stock")
    assert (answer.returncode, answer.stdout) == (3, "")
    assert not (machine.venv / ".station-run").exists()
    failing.unlink()
    assert machine.call("stock").returncode == 0


def test_a_folder_of_somebody_else_is_left_alone(machine: Machine) -> None:
    theirs = machine.home / "theirs"
    theirs.mkdir()
    (theirs / "pyvenv.cfg").touch()
    answer = machine.call("stock", SCANLEDGER_VENV="theirs")
    assert answer.returncode == 2
    assert "left alone" in answer.stderr
    assert [file.name for file in theirs.iterdir()] == ["pyvenv.cfg"]


def test_the_venv_can_live_elsewhere(machine: Machine) -> None:
    assert machine.call("stock", SCANLEDGER_VENV="mine/venv").returncode == 0
    assert (machine.home / "mine" / "venv" / ".station-run").exists()
    assert not machine.venv.exists()


def test_root_installs_what_is_missing_by_the_names_that_apt_knows(machine: Machine) -> None:
    machine.mark("libraries")
    assert machine.call("stock").returncode == 0
    update, install = machine.logged("apt")
    assert update == " apt-get -o DPkg::Lock::Timeout=300 update -qq"
    assert install == (
        "noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install -qq -y"
        " --no-install-recommends libgl1 libegl1 libglib2.0-0t64 libxkbcommon0"
        " libfontconfig1 libdbus-1-3 libzbar0"
    )


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "libzbar0"),
        ({"DISPLAY": ":7"}, "libxcb-xkb1"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "libwayland-egl1"),
    ],
)
def test_a_real_window_needs_more_than_an_offscreen_one(
    machine: Machine, settings: dict[str, str], named: str
) -> None:
    machine.mark("libraries")
    machine.mark("apt-fails")
    answer = machine.call("stock", **settings)
    assert answer.returncode == 3
    assert machine.logged("apt")[-1].split()[-1] == named


def test_the_tests_need_a_screen_and_a_server_too(machine: Machine) -> None:
    for name in ["Xvfb", "xdotool"]:
        (machine.bin / name).unlink()
    assert machine.call("stock").returncode == 0
    assert machine.call("test", "tests").returncode == 3
    assert machine.logged("apt")[-1].split()[-2:] == ["xvfb", "xdotool"]


def test_who_is_not_root_is_told_the_line_for_the_administrator(machine: Machine) -> None:
    machine.program("id", "echo 1000")
    machine.mark("libraries")
    answer = machine.call("stock")
    assert (answer.returncode, answer.stdout) == (3, "")
    line = answer.stderr.splitlines()[-1]
    assert line.startswith("su -c 'apt-get -o DPkg::Lock::Timeout=300 update -qq && DEBIAN_FRONTEND=")
    assert "--no-install-recommends libgl1 " in line
    assert machine.logged("apt") == []
    assert not machine.venv.exists()


def test_sudo_is_asked_without_a_password_and_for_apt_alone(machine: Machine) -> None:
    machine.program("id", "echo 1000")
    machine.program("sudo", 'echo "$*" >>"$LOG.sudo"; [ "$1" = -n ] && shift && exec "$@"')
    machine.mark("libraries")
    assert machine.call("stock").returncode == 0
    assert len(machine.logged("sudo")) == 2
    assert all(call.startswith("-n ") and "apt-get" in call for call in machine.logged("sudo"))


def test_sudo_that_wants_a_password_is_not_waited_for(machine: Machine) -> None:
    machine.program("id", "echo 1000")
    machine.program("sudo", "exit 1")
    machine.mark("libraries")
    answer = machine.call("stock")
    assert answer.returncode == 3
    assert answer.stderr.splitlines()[-1].startswith("sudo sh -c 'apt-get ")


def test_a_system_without_apt_is_told_what_to_install(machine: Machine) -> None:
    (machine.bin / "apt-get").unlink()
    machine.mark("libraries")
    answer = machine.call("stock")
    assert answer.returncode == 3
    assert "libegl1" in answer.stderr


def test_the_verdict_of_the_tests_is_the_verdict_of_the_call(machine: Machine) -> None:
    answer = machine.call("test", "tests/scan", "-k", "two words")
    assert answer.returncode == 1
    assert answer.stdout.splitlines() == ["['tests/scan', '-k', 'two words']"]
    assert answer.stderr.splitlines()[-1] == "station: Not good yet: pytest"


def test_the_test_tools_are_added_to_a_whole_venv_and_stay(machine: Machine) -> None:
    machine.call("stock")
    machine.call("test", "tests")
    machine.call("stock")
    installed = [call.split("/")[-1] for call in machine.logged("uv")]
    assert installed == ["requirements.txt", "requirements-test.txt"]
