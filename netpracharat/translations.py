"""The Thai catalogue, kept in step with the sentences of the code without the system's gettext.

Message ids are English, so that English needs no catalogue of its own.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import templatize

LANGUAGE = "th"
CATALOGUE = Path("locale") / LANGUAGE / "LC_MESSAGES" / "django.po"
NOT_OURS = {"tests", "migrations", "static", "var", "node_modules", "build", "dist"}
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def messages_in_sources(root: Path) -> Catalog:
    """Every sentence that the Python files and templates under `root` ask a translation for."""
    found = empty_catalogue()
    for path in sources(root):
        for _line, message_id, _comments, context in extract("python", python_of(path), KEYWORDS):
            found.add(message_id, context=context)
    return found


def sources(root: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(n for n in subfolders if n not in NOT_OURS and not n.startswith("."))
        is_templates = "templates" in Path(folder).relative_to(root).parts
        for name in sorted(names):
            if name.endswith(".py") or (is_templates and name.endswith((".html", ".txt", ".xml", ".svg"))):
                yield Path(folder, name)


def python_of(path: Path) -> io.BytesIO:
    """The file as Python source; of a template, what its translation tags amount to."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Brackets, because the indentation of HTML is none that Python would take.
        text = f"(\n{templatize(text, origin=str(path))}\n)"
    return io.BytesIO(text.encode())


def empty_catalogue() -> Catalog:
    return Catalog(
        LANGUAGE,
        header_comment="# Net Pracharat in Thai. `manage.py translations` adds and drops the msgids.",
        project="Net Pracharat",
        version="0.1",
        last_translator="Net Pracharat",
        fuzzy=False,
    )


def read(path: Path) -> Catalog:
    if not path.exists():
        return empty_catalogue()
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, ignore_obsolete=True)


def update(catalogue: Catalog, found: Catalog) -> None:
    """Give `catalogue` exactly the messages of `found`, and keep the translations that it has."""
    for message in missing(found, catalogue):
        catalogue.delete(message.id, message.context)
    for message in missing(catalogue, found):
        catalogue.add(message.id, context=message.context)


def missing(catalogue: Catalog, wanted: Catalog) -> list[Message]:
    """The messages of `wanted` that `catalogue` lacks, in the same shape of singular and plural."""
    have = {(message.id, message.context) for message in catalogue}
    return [message for message in wanted if message.id and (message.id, message.context) not in have]


def write(catalogue: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, no_location=True, sort_output=True)


def is_stale(path: Path) -> bool:
    """Whether django.mo is missing, or older than django.po."""
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime


def compile_catalogue(path: Path) -> Path:
    """Write django.mo beside django.po, whole at once: a server may be reading it."""
    compiled = path.with_suffix(".mo")
    unfinished = compiled.with_suffix(f".{os.getpid()}.tmp")
    with unfinished.open("wb") as file:
        write_mo(file, read(path))
    return unfinished.replace(compiled)


def complaints(catalogue: Catalog, found: Catalog) -> list[str]:
    """What keeps `catalogue` from being the whole and right translation of `found`."""
    return [
        *(f"missing: {name(message)}" for message in missing(catalogue, found)),
        *(f"obsolete: {name(message)}" for message in missing(found, catalogue)),
        *(f"not translated: {name(message)}" for message in untranslated(catalogue)),
        *(f"{error}: {name(message)}" for message, errors in catalogue.check() for error in errors),
    ]


def untranslated(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id and not is_translated(message)]


def is_translated(message: Message) -> bool:
    strings = [message.string] if isinstance(message.string, str) else message.string
    return bool(strings) and all(strings)


def name(message: Message) -> str:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return f"{singular!r} ({message.context})" if message.context else repr(singular)
