"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from products.search import text

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netpracharat.settings")
application = get_wsgi_application()

# Before gunicorn forks (--preload), so that its workers share the dictionary.
text.warm_up()
