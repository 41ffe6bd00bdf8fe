"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netpracharat.settings")
application = get_wsgi_application()

# Before gunicorn forks (--preload), so that its workers share the dictionary of the search.
from products.search.text import warm_up  # noqa: E402 - models exist only from here on

warm_up()
