"""Forms of the account pages, and those that an administrator keeps users with."""

from typing import Any

from axes.utils import reset as unlock
from django import forms
from django.contrib.auth import authenticate, password_validation
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    BaseUserCreationForm,
    UserChangeForm,
)
from django.http import HttpRequest

from accounts.models import User
from rosh.forms import GovukForm
from rosh.middleware import name_to_lock

WRONG_PAIR = "Enter the user name and password of an active account"
WEAK = {
    "password_too_short": "Enter a password of at least 12 characters",
    "password_too_common": "Enter a password that is harder to guess",
    "password_entirely_numeric": "Enter a password that is not numbers alone",
    "password_too_similar": "Enter a password that is less like your name",
}
LONGEST_PASSWORD = 200  # hashing more than that is only work for the server


class SignInForm(GovukForm):
    """User name and password; every failure reads the same (P20)."""

    submit_label = "Sign in"
    messages = {"username": "Enter your user name", "password": "Enter your password"}
    username = forms.CharField(
        label="User name",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )
    password = forms.CharField(
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name, password = cleaned.get("username"), cleaned.get("password")
        if name and password:
            self.user = authenticate(  # type: ignore[assignment]
                self.request, username=name, password=password
            )
            if self.user is None:
                self.add_error("username", WRONG_PAIR)
        return cleaned


class PasswordForm(GovukForm):
    """A new password, chosen by the person, who proves the old one."""

    submit_label = "Change password"
    messages = {
        "old": "Enter your current password",
        "new": "Enter a new password",
        "again": "Enter the new password again",
    }
    old = forms.CharField(
        label="Current password",
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="New password",
        help_text="At least 12 characters. Three words that do not belong together work well.",
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="New password again",
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old(self) -> str:
        given: str = self.cleaned_data["old"]
        if not self.user.check_password(given):
            raise forms.ValidationError("Enter your current password as it is now")
        return given

    def clean_new(self) -> str:
        given: str = self.cleaned_data["new"]
        if given == self.data.get("old"):
            raise forms.ValidationError("Enter a new password that is not the current one")
        try:
            password_validation.validate_password(given, self.user)
        except forms.ValidationError as weak:
            codes = [mistake.code for mistake in weak.error_list]
            raise forms.ValidationError([WEAK[code] for code in codes if code]) from None
        return given

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        new, again = cleaned.get("new"), cleaned.get("again")
        if new and again and new != again:
            self.add_error("again", "Enter the same new password in both boxes")
        return cleaned

    def save(self) -> User:
        self.user.set_password(self.cleaned_data["new"])
        self.user.must_change_password = False
        self.user.save()
        return self.user


class LowerCaseName(forms.ModelForm):
    """User names are kept in small letters, however they were typed."""

    def clean_username(self) -> str:
        name: str = User.normalize_username(self.cleaned_data["username"]).strip().lower()
        if User.objects.filter(username=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("A user with that user name exists already.")
        return name


class UserAddForm(LowerCaseName, BaseUserCreationForm):
    """A new user, with a password that holds for the first sign-in only."""

    class Meta:
        model = User
        fields = ("username", "full_name", "email", "telephone", "role")

    def save(self, commit: bool = True) -> User:
        self.instance.must_change_password = True
        user: User = super().save(commit=commit)
        return user


class UserEditForm(LowerCaseName, UserChangeForm):
    """A user as an administrator keeps them."""

    class Meta:
        model = User
        fields = ("username", "full_name", "email", "telephone", "role", "is_active")


class PasswordResetForm(AdminPasswordChangeForm):
    """A password set by an administrator: it unlocks, and holds for one sign-in."""

    usable_password = None  # everybody here signs in with one

    def save(self, commit: bool = True) -> User:
        self.user.must_change_password = True
        user: User = super().save(commit=commit)
        unlock(username=name_to_lock(None, {"username": user.username}))
        return user
