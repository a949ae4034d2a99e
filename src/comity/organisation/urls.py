from django.urls import path

from comity.organisation import views

urlpatterns = [
    path("desk/organisation/", views.profile, name="organisation_profile"),
    path("desk/organisation/<slug:language>/", views.words, name="organisation_words"),
    path("theme.css", views.theme, name="theme"),
]
