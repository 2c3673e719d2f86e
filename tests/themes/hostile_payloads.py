"""What somebody might put into a shared deck or theme to run a script or to call home when a preview is opened.

They stand in hostile_payloads.txt, one a line: RUN is a script that says "RAN" if it runs, ADDRESS somebody to call.
"""

from pathlib import Path

_RUN = "console.log('RA'+'N');fetch('http://run.evil.example/')"
_LINES = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
PAYLOADS = [
    line.replace("RUN", _RUN).replace("ADDRESS", f"http://a{number}.evil.example/x")
    for number, line in enumerate(_LINES)
]
