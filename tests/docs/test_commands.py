"""Every command that README and docs show runs, in their order, in a fresh folder, and prints what is shown."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .documents import DOCUMENTS, ROOT, Command, commands, matches, steps


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_commands_do_what_the_document_shows(document: Path, tmp_path: Path) -> None:
    # the commands of this very environment, a screen of a known width, no colours
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "120", "NO_COLOR": "1"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    wrong: list[str] = []
    code = 0
    for step in steps(document):
        if not isinstance(step, Command):
            file = tmp_path / step.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step.text, encoding="utf-8")
            continue
        if step.is_make:
            continue
        asks_for_code = step.text == "echo $?"
        if code and not asks_for_code:
            wrong.append(f"the command before line {step.line} left with {code}")
        ran = subprocess.run(
            ["bash", "-c", f"(exit {code})\n{step.text}"],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        code = ran.returncode
        if "Traceback" in ran.stdout or (step.output and not matches(step.output, ran.stdout)):
            wrong.append(f"line {step.line}: $ {step.text}\nshown:\n{step.output}\nprinted:\n{ran.stdout}")
    if code:
        wrong.append(f"the last command left with {code}")
    assert not wrong, f"{document.name}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_make_targets_exist(document: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {word for command in commands(document) if command.is_make for word in command.text.split()[1:]}
    named |= set(re.findall(r"`make ([\w-]+)`", document.read_text(encoding="utf-8")))
    assert named <= targets


def test_the_tour_is_a_tour() -> None:
    shown = " ".join(command.text for command in commands(ROOT / "README.md"))
    for name in ("new", "entries", "build", "check", "explain", "export"):
        assert f"cards {name} " in shown
