"""Install a lock file by pip, showing a count instead of pip's many lines. Needs nothing but Python."""

import re
import subprocess
import sys
import time
from pathlib import Path

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install")


def main(lock: Path) -> None:
    total = len(re.findall(r"^\S+==", lock.read_text(), flags=re.MULTILINE))
    start = time.monotonic()
    output = []
    count = 0
    command = [*PIP, "--progress-bar=off", "--require-hashes", "-r", str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:  # noqa: S603
        for line in pip.stdout:
            output.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied: ")):
                count += 1
                show(f"Packages … {count} of {total}")
            elif line.startswith("Installing collected"):
                show(f"Packages … {count} fetched, installing")
    if pip.returncode:
        sys.exit(f"\n{''.join(output[-20:])}\nThe packages of {lock} could not be installed: see above why.")
    show(f"Packages … {count} in {time.monotonic() - start:.0f} s\n")


def show(text: str) -> None:
    """On one line of a terminal; in a log, only the last state is worth a line."""
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)
    elif text.endswith("\n"):
        print(text, end="", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
