"""Static files as they are served: hashed names, compressed, and one stylesheet instead of forty."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>\w+)\);')
RELATIVE_URL = re.compile(r'url\("(?P<path>\.[^"]+)"\)')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """The manifest storage of WhiteNoise, with the stylesheet's imports written into it first."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if STYLESHEET in paths and not dry_run:
            bundle = Bundle(paths).text(STYLESHEET)
            # Deleted first, as a storage never overwrites.
            self.delete(STYLESHEET)
            self.save(STYLESHEET, ContentFile(bundle.encode()))
            paths[STYLESHEET] = (self, STYLESHEET)
        yield from super().post_process(paths, dry_run=dry_run, **options)


class Bundle:
    """Stylesheets as the source has them: the collected copy may be an older bundle."""

    def __init__(self, sources: dict[str, Any]) -> None:
        self.sources = sources

    def text(self, name: str) -> str:
        """The stylesheet with its imports in their layers, without comments and indentation."""
        whole = IMPORT.sub(lambda found: self._layer(name, found["file"], found["layer"]), self._source(name))
        return squeezed(whole)

    def _layer(self, name: str, file: str, layer: str) -> str:
        imported = posixpath.join(posixpath.dirname(name), file)
        folder = posixpath.dirname(file)
        rules = RELATIVE_URL.sub(
            lambda found: f'url("{posixpath.normpath(posixpath.join(folder, found["path"]))}")',
            self._source(imported),
        )
        return f"@layer {layer} {{\n{rules}}}"

    def _source(self, name: str) -> str:
        storage, path = self.sources[name]
        with storage.open(path) as file:
            return file.read().decode()


def squeezed(css: str) -> str:
    """The same rules with less air; strings are left alone, as none of ours holds a brace or two spaces."""
    css = re.sub(r"\s+", " ", COMMENT.sub("", css))
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip()
