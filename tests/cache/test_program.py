"""The fingerprint of the program is the same as long as the program is, and another when a file of it changes."""

import shutil
import subprocess
import sys
from pathlib import Path

import cards
from cards.cache.program import fingerprint

SOURCE = Path(cards.__file__).parent
PRINTING = "from cards.cache.program import fingerprint; print(fingerprint().hex())"


def printed_by_a_copy(folder: Path) -> str:
    program = f"import sys; sys.path.insert(0, {str(folder)!r}); sys.dont_write_bytecode = True; {PRINTING}"
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


def test_a_copy_has_the_same_and_a_changed_one_another(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "cards", ignore=shutil.ignore_patterns("__pycache__"))
    seen = {printed_by_a_copy(tmp_path), fingerprint().hex()}
    assert len(seen) == 1
    for name in ("model.py", "language/read.py", "writing/rules/agent.py", "writing/weights.toml", "cache/outcome.py"):
        with (tmp_path / "cards" / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        seen.add(printed_by_a_copy(tmp_path))
    assert len(seen) == 6
    (tmp_path / "cards" / "writing" / "rules" / "agent.py").rename(tmp_path / "cards" / "writing" / "agent.py")
    assert printed_by_a_copy(tmp_path) not in seen


def test_no_other_part_of_the_program_changes_it(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "cards")
    (tmp_path / "cards" / "cli" / "build.py").write_text("", encoding="utf-8")
    assert printed_by_a_copy(tmp_path) == fingerprint().hex()
