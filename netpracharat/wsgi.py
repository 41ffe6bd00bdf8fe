"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from products.search import text

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netpracharat.settings")
application = get_wsgi_application()

# Before gunicorn forks (--preload), so that its workers share the dictionary and the code of all pages. Frozen,
# because the collector would write into every object, and so give each worker a copy of its own.
text.warm_up()
get_resolver().url_patterns  # noqa: B018 - reading it loads the pages
gc.collect()
gc.freeze()
