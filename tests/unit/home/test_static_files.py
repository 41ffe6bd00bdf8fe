"""One stylesheet leaves the house, with everything in it and in its layer."""

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from netpracharat.static_files import STYLESHEET, STYLESHEETS, bundled, imported_by, squeezed


def sources(**texts: str) -> dict:
    storage = InMemoryStorage()
    for name, text in texts.items():
        storage.save(f"css/{name}.css", ContentFile(text.encode()))
    return {f"css/{name}.css": (storage, f"css/{name}.css") for name in texts}


def site_sources() -> dict:
    return {path: (storage, path) for finder in finders.get_finders() for path, storage in finder.list([])}


def test_bundle_puts_each_import_in_its_layer():
    files = sources(site='@import url("a.css") layer(base);', a="a { color: red; }\n")

    assert bundled("css/site.css", files) == "@layer base{a{color: red}}"


def test_bundle_rebases_the_addresses_of_a_file_in_a_folder():
    files = sources(site='@import url("parts/a.css") layer(base);')
    files |= {
        "css/parts/a.css": sources(a='@font-face { src: url("../../fonts/f.woff2"); }')["css/a.css"],
    }

    assert bundled("css/site.css", files) == '@layer base{@font-face{src: url("../fonts/f.woff2")}}'


def test_bundle_refuses_an_import_it_would_leave_behind():
    with pytest.raises(ImproperlyConfigured):
        bundled("css/site.css", sources(site="@import 'a.css';"))


def test_squeezing_keeps_the_blank_that_means_a_descendant():
    assert squeezed("/* why */\n.a :hover,\n.b > .c {\n  color: red;\n}\n") == ".a :hover,.b > .c{color: red}"


def test_site_stylesheet_keeps_its_budget():
    assert len(brotli.compress(bundled(STYLESHEET, site_sources()).encode())) <= 10_000


def test_every_stylesheet_of_ours_is_imported():
    files = site_sources()
    ours = {name for name in files if name.startswith("css/") and name.endswith(".css")}

    imported = {part for stylesheet in STYLESHEETS for part in imported_by(stylesheet, files)}
    assert ours - imported == set(STYLESHEETS)
