"""Set up and run the project from a bare checkout: `python3 dev.py demo`, `python3 dev.py test`.

Standard library only; Python 3.11 or newer with pip. Everything goes into .venv beside this file,
where a second run finds it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SAMPLE = Path("checker") / "samples" / "minghu-2024.html"
QUIET = ("--quiet", "--disable-pip-version-check", "--no-warn-script-location")


def demo() -> int:
    """Set up, then check the sample report (exit code 1: it holds faults, and they were found)."""
    set_up("")
    code = call(BIN / "checker", "check", SAMPLE.as_posix())
    print("\n示例报告里故意留了几处错误，上面就是查出来的结果。检查自己的报告：")
    print(f"  {(BIN / 'checker').relative_to(ROOT).as_posix()} check 年报.html")
    return 0 if code == 1 else code or 1


def test(*arguments: str) -> int:
    """Set up, then run the tests; what follows on the command line goes to pytest."""
    set_up("dev")
    return call(PYTHON, "-m", "pytest", "-n", "auto", *arguments)


def lint() -> int:
    """Set up, then run every check that is not a test."""
    set_up("dev")
    steps = (
        ("ruff check", [BIN / "ruff", "check", "--quiet"]),
        ("ruff format --check", [BIN / "ruff", "format", "--check", "--quiet"]),
        ("mypy", [BIN / "mypy", "--no-error-summary"]),
        ("lint-imports", [BIN / "lint-imports", "--no-logo"]),
    )
    worst = 0
    for name, command in steps:
        code = call_quietly(*command)
        print(f"{name}: {'ok' if code == 0 else 'FAILED'}", flush=True)
        worst = worst or code
    return worst


def ci() -> int:
    """Run what the gate runs: lint, then the tests by the README's command, whatever lint said."""
    worst = lint()
    return call(sys.executable, ROOT / "dev.py", "test") or worst


def format_code() -> int:
    """Set up, then format the Python code."""
    set_up("dev")
    return call(BIN / "ruff", "format") or call(BIN / "ruff", "check", "--fix")


def set_up(extra: str) -> None:
    """Make .venv and install the project into it, unless that was done for this pyproject.toml."""
    if not PYTHON.exists():
        print("正在建立 .venv …", flush=True)
        make_environment()
    stamp = VENV / f"set-up-{extra or 'run'}.txt"
    wanted = fingerprint()
    # What is installed for development runs the program as well.
    if any(done.exists() and done.read_text("utf-8") == wanted for done in (stamp, VENV / "set-up-dev.txt")):
        return
    print("正在安装依赖（只在第一次）…", flush=True)
    install(f"-e{ROOT}[{extra}]" if extra else f"-e{ROOT}")
    # An installed package has its bytecode; a checkout gets it here, PYTHONDONTWRITEBYTECODE or not.
    call_quietly(PYTHON, "-m", "compileall", "-q", "checker")
    stamp.write_text(wanted, "utf-8")


def make_environment() -> None:
    """Make .venv with pip in it, whatever this Python's distribution left out."""
    ways: list[list[str]] = []
    if importlib.util.find_spec("ensurepip"):
        ways.append([sys.executable, "-m", "venv", str(VENV)])
    if importlib.util.find_spec("virtualenv"):
        ways.append([sys.executable, "-m", "virtualenv", "--quiet", str(VENV)])
    # Debian's Python has venv but not ensurepip: pip then installs into the environment from outside.
    ways.append([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])
    if not any(subprocess.run(way, check=False, capture_output=True).returncode == 0 for way in ways):
        sys.exit("建立 .venv 失败：请确认 Python 带有 venv（Debian/Ubuntu：apt install python3-venv）。")


def install(project: str) -> None:
    """Install into .venv by its own pip, or by this Python's where it has none."""
    own = subprocess.run([PYTHON, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0
    pip: list[str | Path] = (
        [PYTHON, "-m", "pip"] if own else [sys.executable, "-m", "pip", f"--python={PYTHON}"]
    )
    if call_quietly(*pip, "install", *QUIET, project):
        sys.exit("安装失败：请看上面 pip 的说明（常见原因：不能访问软件源）。")


def fingerprint() -> str:
    """Return what an installation depends on."""
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    return f"{sys.version_info.major}.{sys.version_info.minor} {digest.hexdigest()}"


def call(program: str | Path, *arguments: str | Path) -> int:
    """Run a program in the repository and return its exit code."""
    sys.stdout.flush()
    return subprocess.run([program, *arguments], check=False, cwd=ROOT).returncode


def call_quietly(program: str | Path, *arguments: str | Path) -> int:
    """Run a program; show what it said only where it failed."""
    done = subprocess.run([program, *arguments], check=False, cwd=ROOT, capture_output=True)
    if done.returncode:
        sys.stdout.buffer.write(done.stdout + done.stderr)
        sys.stdout.flush()
    return done.returncode


COMMANDS: dict[str, Callable[..., int]] = {
    "demo": demo,
    "test": test,
    "lint": lint,
    "format": format_code,
    "ci": ci,
}


def main(arguments: list[str]) -> int:
    """Run the command named first."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file also meets Pythons that are too old
        sys.exit("需要 Python 3.11 或更新的版本。")
    if not arguments or arguments[0] not in COMMANDS:
        print("用法：python3 dev.py 命令\n")
        for name, function in COMMANDS.items():
            print(f"  {name:<8}{(function.__doc__ or '').splitlines()[0]}")
        return 2
    return COMMANDS[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away (`dev.py demo | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    sys.exit(code)
