"""What Django itself asks of a public site, asked of ours."""

import os
import subprocess
import sys

from django.conf import settings

PUBLIC = {
    "DJANGO_SETTINGS_MODULE": "netpracharat.settings",
    "SECRET_KEY": "kq3V0-x8N2mJ7tYc5RbW1zLh9uDf4sGpEoAiXnTvMyQwZ6CjB-and-more-of-it",
    "TRAINING_ID_KEY": "Zt5-w8QyNc2LrXk7MbVh0JfGd9SaPe4UoTiR1xKmWz3YvBnCqE6H-and-more-of-it",
    "SITE_URL": "https://market.example",
    "ALLOWED_HOSTS": "market.example",
    "TRUSTED_PROXIES": "1",
    "DEMO": "false",
    "DEBUG": "false",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", *arguments]
    settled = {"PATH": os.environ["PATH"]} | PUBLIC | environment  # nothing of what the test run has set
    return subprocess.run(  # noqa: S603 - our own command
        command, cwd=settings.BASE_DIR, env=settled, capture_output=True, text=True, check=False
    )


def test_a_public_site_passes_the_deployment_check() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_a_public_site_without_its_secret_is_refused_in_one_sentence() -> None:
    done = manage("check", SECRET_KEY="")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("SECRET_KEY is not set: put one into .env")
    assert "Traceback" not in done.stderr
