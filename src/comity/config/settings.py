"""Every setting of the product. Values from outside come through `env`, which names and types them."""

from ipaddress import ip_network

from django.utils.translation import gettext_lazy as _

from comity.config import databases, env
from comity.kernel import keys
from comity.kernel.headers import SECURE_CSP  # noqa: F401 - Django reads it here
from comity.kernel.pictures import LARGEST_FILE as LARGEST_PICTURE
from comity.kernel.uploads import LARGEST_FILE as LARGEST_DOCUMENT

COMITY_DATA = env.data
COMITY_PUBLIC_URL = (env.text("COMITY_PUBLIC_URL") or "http://localhost:8000").rstrip("/")
COMITY_PROXIES = [ip_network(block, strict=False) for block in env.words("COMITY_PROXIES", [])]
# The largest file, and the rest of its form.
COMITY_LARGEST_BODY = max(LARGEST_PICTURE, LARGEST_DOCUMENT) + 2 * 1024 * 1024
COMITY_PUBLIC_MEDIA = ("original_images", "images", "logos")
COMITY_SECOND_FACTOR = "comity.people.middleware.ask_for_factor"

DEBUG = env.flag("COMITY_DEBUG", False)
SECRET_KEY = env.secret("COMITY_SECRET_KEY") or keys.read_or_make(COMITY_DATA / "secrets", "django").hex()
ALLOWED_HOSTS = env.words("COMITY_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
ROOT_URLCONF = "comity.config.urls"
WSGI_APPLICATION = "comity.config.wsgi.application"

# Wagtail finds the second "modelsearch" by itself: name only wagtail.search.
INSTALLED_APPS = [
    "comity.kernel",
    "comity.ui",
    "comity.organisation",
    "comity.people",
    "comity.pages",
    "comity.demo",
    "comity.config",
    "comity.server",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_ox",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "comity.kernel.proxies.NamedProxies",
    "comity.kernel.proxies.BoundedHead",
    "comity.kernel.proxies.BoundedBody",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "comity.kernel.headers.Headers",
    "comity.kernel.sqlite.busy.Busy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "comity.pages.middleware.languages.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "comity.kernel.access.Watch",
    "comity.kernel.access.Answers",
    "allauth.account.middleware.AccountMiddleware",
    "comity.people.middleware.SignIns",
    "comity.people.middleware.SecondFactor",
    "comity.pages.middleware.old_site.OldAddresses",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "comity.ui.identity.context",
            ],
        },
    },
]
FORM_RENDERER = "comity.ui.forms.Renderer"

# --- what is kept ---------------------------------------------------------------------------------
DATABASES = databases.databases(COMITY_DATA, env.secret("DATABASE_URL"))
DATABASE_ROUTERS = ["comity.kernel.sqlite.router.ScratchRouter"] if "scratch" in DATABASES else []
CACHES = databases.caches(env.secret("CACHE_URL"))
SESSION_ENGINE = "django.contrib.sessions.backends.db"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = COMITY_DATA / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = COMITY_DATA / "static"
STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "comity.ui.static_bundle.Bundles",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "comity.kernel.media.Storage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
TASKS = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "QUEUES": [],
        "OPTIONS": {
            "LOCK_TIMEOUT": 30,
            "MAX_ATTEMPTS": 5,
            "SCHEDULES": {
                "publish": {"task": "comity.pages.jobs.publish_scheduled", "cron": "* * * * *"},
                "shares": {"task": "comity.pages.jobs.draw_shares", "cron": "41 3 * * *"},
                "lists": {"task": "comity.pages.jobs.mend_lists", "cron": "23 3 * * *"},
                "links": {"task": "comity.pages.jobs.try_oldest_links", "cron": "23 2 * * *"},
                "offices": {"task": "comity.people.jobs.synchronise_offices", "cron": "* * * * *"},
                "audit": {"task": "comity.kernel.audit.seal_entries", "cron": "*/10 * * * *"},
                "events": {"task": "comity.pages.jobs.extend_occurrences", "cron": "47 2 * * *"},
                "tidy": {"task": "comity.people.jobs.clear_sessions", "cron": "17 3 * * *"},
            },
        },
    }
}

# --- languages and time ---------------------------------------------------------------------------
LANGUAGE_CODE = env.text("COMITY_LANGUAGE") or "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("fr", _("French")), ("ar", _("Arabic"))]
TIME_ZONE = env.text("COMITY_TIME_ZONE") or "UTC"
FORMAT_MODULE_PATH = "comity.ui.formats"
USE_TZ = True
USE_I18N = True

# --- trust ----------------------------------------------------------------------------------------
TLS = env.flag("COMITY_TLS", COMITY_PUBLIC_URL.startswith("https://"))
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = TLS
SESSION_COOKIE_NAME = "__Host-session" if TLS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if TLS else "csrf"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = False
CSRF_TRUSTED_ORIGINS = [COMITY_PUBLIC_URL] if TLS else []
X_FRAME_OPTIONS = "SAMEORIGIN"

# --- sign-in ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["comity.people.passwords.BoundedArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "comity.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
# A whole branch signs in from one hall: limits by address are only a brake for floods, those by key protect.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "request_login_code": "120/m/ip,3/m/key",
    "reset_password": "120/m/ip,5/m/key",
    "reset_password_from_key": "120/m/ip",
}

MFA_ADAPTER = "comity.people.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_FORMS = {
    "authenticate": "comity.people.forms.AuthenticateForm",
    "reauthenticate": "comity.people.forms.ReauthenticateForm",
    "add_webauthn": "comity.people.forms.AddPasskeyForm",
}

# --- mail -----------------------------------------------------------------------------------------
MAILERS = databases.mailers(env.secret("COMITY_MAIL_URL"))
DEFAULT_FROM_EMAIL = env.text("COMITY_MAIL_FROM") or "comity@localhost"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Wagtail --------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Comity"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_BASE_URL = COMITY_PUBLIC_URL
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
# The editor's autosave once posted to the create address beside the publish button: "slug already in use".
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_FINISH_WORKFLOW_ACTION = "comity.pages.adapters.publish_approved"
# Made with the change itself, see pages.addresses.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_USER_TIME_ZONES = databases.time_zones()
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "comity.pages.searching"}}
WAGTAILIMAGES_IMAGE_MODEL = "pages.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = LARGEST_PICTURE
WAGTAILIMAGES_IMAGE_FORM_BASE = "comity.pages.forms.PictureForm"
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 72
WAGTAILIMAGES_JPEG_QUALITY = 78
WAGTAILDOCS_DOCUMENT_MODEL = "pages.File"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "comity.pages.forms.FileForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = LARGEST_DOCUMENT
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# A player from elsewhere would break the promise of no third-party host: embeds are link cards.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
TAGGIT_CASE_INSENSITIVE = True

# --- what is said to whoever runs it --------------------------------------------------------------
# On the terminal or in the journal. Django's own default is silent outside debug mode.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {
        "without_keys": {"()": "comity.kernel.logs.WithoutKeys"},
        "seldom": {"()": "comity.kernel.logs.Seldom"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_keys"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Addresses of pages that are not there are nothing to act on, and may hold what somebody typed.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # Any stranger can ask for a host name that is not ours, as often as they like.
        "django.security.DisallowedHost": {"filters": ["seldom"]},
    },
}
