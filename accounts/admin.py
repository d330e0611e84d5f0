"""What an administrator keeps: units, teams, users, signing authority, policy. Never a case.

Nothing is deleted here, because the history names these rows; a user is made inactive instead.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from accounts.forms import PasswordResetForm, UserAddForm, UserEditForm
from accounts.models import DeliveryUnit, Membership, Policy, SigningAuthority, Team, User

for model in list(admin.site._registry):
    admin.site.unregister(model)


class Kept(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that are changed and never deleted."""

    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 1


@admin.register(DeliveryUnit)
class DeliveryUnitAdmin(Kept):
    list_display = ("name", "region")
    search_fields = ("name",)


@admin.register(Team)
class TeamAdmin(Kept):
    list_display = ("name", "unit", "telephone", "out_of_hours")
    list_select_related = ("unit",)
    search_fields = ("name",)


@admin.register(User)
class OurUserAdmin(Kept, UserAdmin):
    """Users: added with a first password, reset, made inactive; teams beside them."""

    add_form, form = UserAddForm, UserEditForm
    change_password_form = PasswordResetForm
    inlines = (MembershipInline,)
    ordering = ("full_name",)
    list_display = ("full_name", "username", "role", "is_active")
    list_filter = ("role", "is_active")
    search_fields = ("full_name", "username")
    filter_horizontal = ()
    readonly_fields = ("last_login", "must_change_password")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("full_name", "email", "telephone")}),
        ("Work", {"fields": ("role", "is_active", "must_change_password", "last_login")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": (
                    "username",
                    "full_name",
                    "email",
                    "telephone",
                    "role",
                    "password1",
                    "password2",
                )
            },
        ),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nobody takes their own key away."""
        own = ("role", "is_active") if obj is not None and obj == request.user else ()
        return (*self.readonly_fields, *own)


@admin.register(SigningAuthority)
class SigningAuthorityAdmin(Kept):
    list_display = ("role", "signs_alone_to", "countersigns_to", "first_countersigns_to")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Policy)
class PolicyAdmin(Kept):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
