"""The desk, the account, and the doors of the CMS. Included before Wagtail's own addresses."""

from django.urls import include, path, re_path

from comity.people import views
from comity.people.wagtail_hooks import account_settings

# Each shadows an address of Wagtail, so it has to come before Wagtail's own.
cms_doors = [
    path("login/", views.cms_entrance, name="wagtailadmin_login"),
    path("logout/", views.cms_exit, name="wagtailadmin_logout"),
    re_path(r"^password_reset/(?P<rest>.*)$", views.cms_password_reset, name="people_cms_password_reset"),
    path("account/", account_settings, name="wagtailadmin_account"),
    re_path(
        r"^(?:users|groups|api-tokens|bulk/people|failwhale|test404)/(?P<rest>.*)$",
        views.cms_closed,
        name="people_cms_closed",
    ),
]

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("desk/offices/", views.offices, name="people_offices"),
    path("account/sessions/", views.sign_ins, name="people_sign_ins"),
    path("account/sessions/<uuid:key>/ending/", views.sign_in_ending, name="people_sign_in_ending"),
    path("account/language/", views.language, name="people_language"),
    path(
        "account/2fa/webauthn/keys/<int:pk>/remove/",
        views.RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("account/", include("allauth.urls")),
    path("cms/", include(cms_doors)),
]
