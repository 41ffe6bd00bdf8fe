"""Static files as they are served: hashed names, compressed, and one stylesheet a page instead of forty."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
STYLESHEETS = (STYLESHEET, "css/admin.css", "css/awards.css", "css/sell.css")
IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>\w+)\);')
RELATIVE_URL = re.compile(r'url\("(?P<path>\.[^"]+)"\)')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """The manifest storage of WhiteNoise, with the imports of our stylesheets written into them first."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            self._bundle(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _bundle(self, paths: dict[str, Any]) -> None:
        """Write our stylesheets whole, and leave their parts out of hashing and compressing."""
        sources = dict(paths)
        for name in filter(sources.get, STYLESHEETS):
            for part in imported_by(name, sources):
                paths.pop(part, None)
            # Deleted first, as a storage never overwrites.
            self.delete(name)
            self.save(name, ContentFile(bundled(name, sources).encode()))
            paths[name] = (self, name)


def bundled(name: str, sources: dict[str, Any]) -> str:
    """A stylesheet with its imports written into it, each in its layer."""

    def layer(found: re.Match[str]) -> str:
        rules = rebased(read(_beside(name, found["file"]), sources), posixpath.dirname(found["file"]))
        return f"@layer {found['layer']} {{\n{rules}}}"

    whole = squeezed(IMPORT.sub(layer, read(name, sources)))
    if "@import" in whole:
        raise ImproperlyConfigured(f'{name}: write imports as @import url("file.css") layer(name);')
    return whole


def imported_by(name: str, sources: dict[str, Any]) -> list[str]:
    return [_beside(name, found["file"]) for found in IMPORT.finditer(read(name, sources))]


def read(name: str, sources: dict[str, Any]) -> str:
    """The text as the source has it: the collected copy may be an older bundle."""
    storage, path = sources[name]
    with storage.open(path) as file:
        return file.read().decode()


def rebased(css: str, folder: str) -> str:
    """The addresses of an imported file, as they read from the one that imports it."""
    return RELATIVE_URL.sub(lambda found: f'url("{_joined(folder, found["path"])}")', css)


def _beside(name: str, file: str) -> str:
    return _joined(posixpath.dirname(name), file)


def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def squeezed(css: str) -> str:
    """The same rules with less air; strings are left alone, as none of ours holds a brace or two spaces."""
    css = re.sub(r"\s+", " ", COMMENT.sub("", css))
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip()
