"""Every setting of the service, secure unless told otherwise; the environment overrides.

What the environment may set is listed in `.env.example`. Nothing of the domain lives here but
the time limits that a service may choose for itself. Production refuses to start on a setting
that would be a mistake there.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from rosh import database, logs

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# Where do we run?
ROSH_ENV = env.str("ROSH_ENV", default="development")
if ROSH_ENV not in {"development", "production"}:
    raise ImproperlyConfigured("ROSH_ENV must be development or production.")
PRODUCTION = ROSH_ENV == "production"
DEVELOPMENT_KEY = "development-only-key-that-production-refuses-to-start-with"
DEBUG = env.bool("DEBUG", default=not PRODUCTION)
SECRET_KEY = env.str("SECRET_KEY", default=DEVELOPMENT_KEY)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])


def refuse_unsafe_production() -> None:
    """Stop with a sentence that names the variable, rather than serve cases unsafely."""
    if DEBUG:
        raise ImproperlyConfigured("DEBUG must not be on in production.")
    if SECRET_KEY == DEVELOPMENT_KEY or len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("Set ALLOWED_HOSTS to the host names of the service.")
    if not env.str("DATABASE_URL", default=""):
        raise ImproperlyConfigured("Set DATABASE_URL: production has no private database.")


if PRODUCTION:
    refuse_unsafe_production()

# What the service is made of
INSTALLED_APPS = [
    "accounts.administration.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "axes",
    "crispy_forms",
    "csp",
    "simple_history",
    "rosh",
    "accounts",
    "guidance",
    "cases",
    "assessments",
    "riskplans",
    "signing",
    "documents",
    "casefiles",
    "oversight",
]
MIDDLEWARE = [
    "rosh.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "rosh.middleware.words_for_refusals",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.kept_posts.middleware",
    "rosh.middleware.session_limits",
    "rosh.middleware.refusal_log",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.NewPasswordFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "rosh.urls"
WSGI_APPLICATION = "rosh.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "rosh.context.service",
                "accounts.context.navigation",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_FAIL_SILENTLY = False

# PostgreSQL, and nothing else: the guards of this service are made of its locks and constraints
DATABASE_URL = env.str("DATABASE_URL", default="")
DATABASES = {"default": environ.Env.db_url_config(DATABASE_URL or database.private_url())}
DATABASES["default"].update(ATOMIC_REQUESTS=True, CONN_HEALTH_CHECKS=True)
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
# One query brings a whole assessment (ADR 9): compiling it would take longer than running it, and
# weighing all orders of its joins takes six times as long. They are written in a good one.
QUICK_PLANS = "-c jit=off -c join_collapse_limit=4"
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", QUICK_PLANS)
if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database.")

# Who signs in, and for how long
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
AXES_LOCKOUT_PARAMETERS = ["username"]  # by address, one office would be locked out together
AXES_USERNAME_CALLABLE = "rosh.middleware.name_to_lock"
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # which asks for the address
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "rosh.errors.locked_out"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_IDLE_LIMIT = timedelta(minutes=env.int("SESSION_IDLE_MINUTES", default=30))
SESSION_WHOLE_LIMIT = timedelta(hours=env.int("SESSION_WHOLE_HOURS", default=12))
SESSION_COOKIE_AGE = int(SESSION_WHOLE_LIMIT.total_seconds())

# What browsers are told
SESSION_COOKIE_NAME = "__Host-rosh-session" if PRODUCTION else "rosh-session"
CSRF_COOKIE_NAME = "__Host-rosh-csrf" if PRODUCTION else "rosh-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "rosh.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# How much a request may bring
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 0

# Files for browsers
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nobody uploads files
    "staticfiles": {
        "BACKEND": (
            "rosh.static_files.HashedStaticFiles"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_AUTOREFRESH = DEBUG  # files are looked for when asked, not all at the start

# History of rows
SIMPLE_HISTORY_DATE_INDEX = "composite"
SIMPLE_HISTORY_REVERT_DISABLED = True

# Language and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

LOGGING = logs.configuration(env.str("LOG_LEVEL", default="INFO"), show_errors=DEBUG)
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What a service may choose for itself
SERVICE_NAME = env.str("SERVICE_NAME", default="Risk of serious harm")
PROTECTIVE_MARKING = env.str("PROTECTIVE_MARKING", default="OFFICIAL-SENSITIVE")
HELP_CONTACT = env.str("HELP_CONTACT", default="your service desk")
REVIEW_MONTHS = env.int("REVIEW_MONTHS", default=4)
LIMITED_INFORMATION_WEEKS = env.int("LIMITED_INFORMATION_WEEKS", default=4)
PLAN_WORKING_DAYS = env.int("PLAN_WORKING_DAYS", default=5)
HOME_VISIT_WORKING_DAYS = env.int("HOME_VISIT_WORKING_DAYS", default=10)
SCORE_AGE_MONTHS = env.int("SCORE_AGE_MONTHS", default=12)
LONG_KNOWN_MONTHS = env.int("LONG_KNOWN_MONTHS", default=12)
MAPPA_CHAPTER = env.str("MAPPA_CHAPTER", default="July 2018")
