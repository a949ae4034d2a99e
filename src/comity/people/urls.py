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

# Each shadows a page of allauth, so that its change and the entry about it are one act.
account_changes = [
    path("email/", views.Address.as_view(), name="account_email"),
    path("confirm-email/", views.ConfirmAddress.as_view(), name="account_email_verification_sent"),
    path("2fa/totp/activate/", views.AddApp.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", views.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("2fa/webauthn/add/", views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path(
        "2fa/recovery-codes/generate/", views.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"
    ),
]

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("desk/offices/", views.offices, name="people_offices"),
    path("account/sessions/", views.sign_ins, name="people_sign_ins"),
    path("account/sessions/<uuid:key>/ending/", views.sign_in_ending, name="people_sign_in_ending"),
    path("account/language/", views.language, name="people_language"),
    path("account/", include(account_changes)),
    path("account/", include("allauth.urls")),
    path("cms/", include(cms_doors)),
]
