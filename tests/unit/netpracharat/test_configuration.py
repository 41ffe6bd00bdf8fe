"""What may not be served in public, and what is said about it."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from netpracharat import configuration
from netpracharat.configuration import Configuration

PUBLIC = Configuration(
    secret_key="kq3V0-x8N2mJ7tYc5RbW1zLh9uDf4sGpEoAiXnTvMyQwZ6CjB",
    allowed_hosts=["market.example"],
    site_url="https://market.example",
    database_url="postgres://np:secret@10.0.0.5:5432/netpracharat",
    training_id_key="Zt5-w8QyNc2LrXk7MbVh0JfGd9SaPe4UoTiR1xKmWz3YvBnCqE6H",
    demo=False,
)
PUBLIC = replace(PUBLIC, secret_key=PUBLIC.secret_key * 2)
DEMO = Configuration(
    secret_key="",
    allowed_hosts=["localhost", "127.0.0.1"],
    site_url="http://127.0.0.1:8000",
    database_url="",
    training_id_key="",
    demo=True,
)


@pytest.mark.parametrize("sound", [PUBLIC, replace(PUBLIC, database_url=""), DEMO])
def test_a_sound_configuration_is_accepted(sound: Configuration) -> None:
    configuration.refuse_unless_sound(sound)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"secret_key": ""}, "SECRET_KEY is not set"),
        ({"secret_key": "short"}, "SECRET_KEY is too easy to guess"),
        ({"secret_key": "a" * 80}, "SECRET_KEY is too easy to guess"),
        ({"secret_key": "django-insecure-" + "kq3V0x8N2m" * 5}, "SECRET_KEY is an example"),
        ({"allowed_hosts": []}, "ALLOWED_HOSTS is not set"),
        ({"allowed_hosts": ["*"]}, "ALLOWED_HOSTS is *"),
        ({"allowed_hosts": ["other.example"]}, "ALLOWED_HOSTS lacks market.example"),
        ({"site_url": "market.example"}, "SITE_URL is 'market.example': write scheme and host"),
        ({"site_url": "https://[market"}, "SITE_URL is 'https://[market': write scheme and host"),
        ({"site_url": "https://market.example/shop"}, "SITE_URL is 'https://market.example/shop'"),
        ({"site_url": "http://market.example"}, "SITE_URL begins with http"),
        ({"database_url": "mysql://host/db"}, "DATABASE_URL must name a PostgreSQL"),
        ({"database_url": "postgres://host"}, "DATABASE_URL names no database"),
        ({"demo": True}, "DEMO=true on market.example"),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(wrong: dict[str, object], said: str) -> None:
    complaints = list(replace(PUBLIC, **wrong).complaints())
    assert [complaint[: len(said)] for complaint in complaints] == [said]
    with pytest.raises(ImproperlyConfigured, match=r"explained in \.env\.example"):
        configuration.refuse_unless_sound(replace(PUBLIC, **wrong))


@pytest.mark.parametrize("host", ["192.168.1.5", "10.0.0.7", "localhost", "[::1]", "phone.local"])
def test_the_demo_answers_to_the_local_network(host: str) -> None:
    assert list(replace(DEMO, allowed_hosts=[host], site_url=f"http://{host}:8000").complaints()) == []


def test_the_demo_keeps_its_secret_to_itself(tmp_path: Path) -> None:
    secret = configuration.kept_secret(tmp_path / "var")
    assert len(secret) == 50
    assert configuration.kept_secret(tmp_path / "var") == secret
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("key", ["", "short", "0" * 60])
def test_numbers_of_persons_need_a_key_of_their_own(key: str) -> None:
    complaints = list(replace(PUBLIC, training_id_key=key).complaints())
    assert [complaint.split(" is ")[0] for complaint in complaints] == ["TRAINING_ID_KEY"]
