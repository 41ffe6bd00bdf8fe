"""Settings: read from the environment (and .env), explained one by one in .env.example."""

import os
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.conf import global_settings
from django.utils.translation import gettext_lazy as _

from netpracharat import configuration, postgres

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")
env.ENVIRON = {name: value for name, value in os.environ.items() if value}  # an empty setting is a missing one

# Where no site is configured, the demo runs, and answers to this machine alone.
CONFIGURED = any(env.str(name, default="") for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL"))
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=not CONFIGURED)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).absolute()
SECRET_KEY = env.str("SECRET_KEY", default="") or (configuration.kept_secret(VAR_DIR) if DEMO or DEBUG else "")
TRAINING_ID_KEY = env.str("TRAINING_ID_KEY", default="") or (
    configuration.derived_secret(SECRET_KEY, "TRAINING_ID_KEY") if DEMO or DEBUG else ""
)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=configuration.LOCAL_HOSTS if DEMO or DEBUG else [])
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}").rstrip("/")
if not DEBUG:
    configuration.refuse_unless_sound(
        configuration.Configuration(
            secret_key=SECRET_KEY,
            allowed_hosts=ALLOWED_HOSTS,
            site_url=SITE_URL,
            database_url=env.str("DATABASE_URL", default=""),
            training_id_key=TRAINING_ID_KEY,
            demo=DEMO,
        )
    )

TRAINING_IMPORT_DAYS = env.int("TRAINING_IMPORT_DAYS", default=30)
BULK_LIST_DAYS = env.int("BULK_LIST_DAYS", default=30)

# HTTPS, wherever the site's own address says so.
HTTPS = SITE_URL.startswith("https:")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
    f"__Host-{name}" if HTTPS else name for name in ("session", "csrf", "language")
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None

INSTALLED_APPS = [
    "netpracharat.home",
    "netpracharat.demo",
    "orders",
    "awards",
    "training",
    "products",
    "shops",
    "netpracharat.places",
    "netpracharat.certificates",
    "netpracharat.accounts",
    "netpracharat",
    "netpracharat.accounts.admin_config.NetAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "lucide",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "netpracharat.nul.NulMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "netpracharat.languages.LanguageMiddleware",
    "netpracharat.uploads.TooLargeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "orders.counting.BasketCountMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "netpracharat.caching.NeverKeptMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "netpracharat.history.signing.HistoryMiddleware",
    "netpracharat.refusals.RefusalMiddleware",
    "shops.helping.HelpingMiddleware",  # behind the refusals: what is refused was not done
]

ROOT_URLCONF = "netpracharat.urls"
WSGI_APPLICATION = "netpracharat.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "netpracharat.page_context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "netpracharat.templatetags.components",
                "netpracharat.templatetags.thai",
            ],
        },
    }
]

FILE_UPLOAD_HANDLERS = ["netpracharat.uploads.LongFileCut", *global_settings.FILE_UPLOAD_HANDLERS]
FORM_RENDERER = "netpracharat.form_look.FormRenderer"

# Database: any PostgreSQL >= 15 by DATABASE_URL, else the embedded one under var/.
EMBEDDED_DATABASE = not env.str("DATABASE_URL", default="")
DATABASES = {"default": env.db_url_config(postgres.database_url(VAR_DIR)) if EMBEDDED_DATABASE else env.db_url()}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 600,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "connect_timeout": 2,
        "tcp_user_timeout": 3000,  # ms: a server that fell off the network is noticed as soon
        # What is often asked is planned once a connection: planning costs PostgreSQL more than most answers.
        "server_side_binding": True,
        "prepare_threshold": 5,
        "options": "-c lock_timeout=3s -c idle_in_transaction_session_timeout=60s",
        **DATABASES["default"].get("OPTIONS", {}),
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Shared by all processes: rate limits count here.
    "default": env.cache_url("CACHE_URL", default="dbcache://cache"),
    # Each process's own memory: what every visitor sees the same.
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "netpracharat.accounts.passwords.LongEnough"},
    {"NAME": "netpracharat.accounts.passwords.NotCommon"},
    {
        "NAME": "netpracharat.accounts.passwords.NotAboutYou",
        "OPTIONS": {"user_attributes": ("name", "phone", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Sign-in by phone or e-mail. Outside the demo either is verified by a code before the first sign-in; that is also
# what lets a sign-up hide that a number is already known.
ACCOUNT_ADAPTER = "netpracharat.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "netpracharat.accounts.forms.SignInForm",
    "signup": "netpracharat.accounts.forms.SignUpForm",
    "reset_password": "netpracharat.accounts.forms.ForgottenPasswordForm",
    "confirm_password_reset_code": "netpracharat.accounts.forms.ForgottenPasswordCodeForm",
    "reset_password_from_key": "netpracharat.accounts.forms.NewPasswordForm",
    "change_password": "netpracharat.accounts.forms.PasswordForm",
    "reauthenticate": "netpracharat.accounts.forms.IsItYouForm",
    "verify_phone": "netpracharat.accounts.forms.PhoneCodeForm",
    "confirm_email_verification_code": "netpracharat.accounts.forms.EmailCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"phone", "email"}
# Ours is one box for either; the star only says to allauth that nobody comes without a contact.
ACCOUNT_SIGNUP_FIELDS = ["phone", "email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_PREVENT_ENUMERATION = not DEMO
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    # By address alone only floods are stopped: whole villages share one address of their carrier.
    "login": "300/m/ip",
    "signup": "100/m/ip",
    "login_failed": "10/5m/key",  # the key is account and address together
    "login_failed_anywhere": "50/h/key",
    "reset_password": "100/m/ip,3/5m/key",
    "reset_password_from_key": "100/m/ip",
    "verify_phone": "1/30s/key,5/h/key,100/m/ip",
    "change_phone": "5/m/user",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
MFA_FORMS = {
    "authenticate": "netpracharat.accounts.forms.SecondStepForm",
    "activate_totp": "netpracharat.accounts.forms.SecondStepSetUpForm",
}
MFA_TOTP_ISSUER = "Net Pracharat"
MFA_TOTP_TOLERANCE = 1  # phones' clocks are a few seconds off
MFA_ALLOW_UNVERIFIED_EMAIL = DEMO
NOTICE_CHANNELS = env.list("NOTICE_CHANNELS", default=["netpracharat.accounts.channels.Email"])
SMS_SENDER = env.str("SMS_SENDER", default="netpracharat.accounts.messages.LogSender")

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "netpracharat.formats"
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "netpracharat.static_files.BundledStaticFilesStorage"},
}

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Net Pracharat <noreply@localhost>")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "netpracharat.log_lines.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "netpracharat": {"level": "INFO"},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Refused and unknown addresses (4xx) are not worth a line, and some of them are secrets.
        "django.request": {"level": "ERROR"},
    },
}
