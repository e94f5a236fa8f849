"""The command as a process of its own, and the words of an article."""

import json
import os
import subprocess
import sys

ARTICLE = "A ferry ran aground off Cape Tarn on Monday and {} people were taken to hospital, the coastguard said. "
REST = (
    "The captain told the harbour office that fog had hidden the beacon until the rocks were under the bow of his ship."
)


def run(*arguments: object, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "compare", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def data(*arguments: object, **options: object) -> dict:
    done = run(*arguments, "--format", "json", **options)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
