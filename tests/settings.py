"""Settings of the test run: the project's own, on a var/ and a database server of their own."""

import os
from pathlib import Path

# Before the settings read the environment; DATABASE_URL, where it is set, still chooses another server.
os.environ["VAR_DIR"] = str(Path(__file__).resolve().parent.parent / "var" / "test")
os.environ["SECRET_KEY"] = "only-for-tests-" + "0" * 50
os.environ["TRAINING_ID_KEY"] = "only-for-tests-too-" + "0" * 50
os.environ |= {"DEBUG": "false", "DEMO": "false", "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1"}
os.environ |= {"SITE_URL": "http://testserver", "EMAIL_URL": "memorymail://", "CACHE_URL": "locmemcache://"}

from netpracharat.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed alone: nobody signs in for real
STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - WhiteNoise warns of a missing one
