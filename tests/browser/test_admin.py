from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse


def test_admin_runs_under_the_sites_policy(page, sign_in, complaints):
    complaints.forgive("favicon.ico")
    sign_in(page, get_user_model().objects.create_superuser("admin"))
    pages = ["admin:index"]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages.append(f"{name}_changelist")

    for name in pages:
        page.goto(reverse(name))

        assert page.locator("#logout-form").count() == 1, name

    page.goto(reverse("admin:auth_group_add"))
    page.get_by_text("Choose all permissions").first.click()

    assert page.locator("#id_permissions_to option").count() > 0
