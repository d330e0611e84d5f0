"""The addresses of `accounts`; the views live in views.py."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("password/", views.password, name="password"),
    path("kept/", views.kept, name="kept"),
    path("kept/forget/", views.forget, name="forget"),
    path("stay-signed-in/", views.stay_signed_in, name="stay_signed_in"),
]
