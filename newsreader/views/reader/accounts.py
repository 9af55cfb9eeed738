"""A reader's account: made, kept and left."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth import logout as end_session
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from newsreader.forms.readers import LeaveForm, RegisterForm
from newsreader.models import AccountEvent, Invitation, User
from newsreader.models.reader_accounts import leave, may_leave, may_register, registration_is_open
from newsreader.models.sessions import ACCOUNTS
from newsreader.views.account_log import sender_of
from newsreader.views.client_address import client_address
from newsreader.views.door import is_ours
from newsreader.views.logins import may_try, was_wrong
from newsreader.views.reader import reader, signed_in


class LogIn(LoginView):
    """For editors and readers; back to where they came from."""

    template_name = "reader/login.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        back = self.get_redirect_url()
        kept = back.startswith(reverse("unsaved", args=[0]).removesuffix("0/"))
        is_open = registration_is_open()
        no_account = not is_open and urlsplit(back).path == reverse("join")
        return super().get_context_data(
            **more, may_register=is_open, words_are_kept=kept, no_account=no_account
        )


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
def register(request: HttpRequest) -> HttpResponse:
    """An account of one's own, where the site lets anybody have one, or who was invited."""
    if request.user.is_authenticated:
        return redirect("me")
    token, invitation = _invitation(request)
    if not (invitation or registration_is_open()):
        return render(request, "reader/closed.html", status=404)
    asked = {"invitation": token if invitation else "", "next": _next(request)}
    if request.method != "POST":
        return render(request, "reader/register.html", asked | {"form": RegisterForm()})
    # Before the form is looked at, which says whether a name is taken.
    if not may_register(client_address(request)):
        return render(request, "reader/register.html", asked | {"too_many": True}, status=429)
    form = RegisterForm(request.POST)
    user = _made(form, invitation) if form.is_valid() else None
    if user is None:
        return render(request, "reader/register.html", asked | {"form": form}, status=422)
    login(request, user, backend=ACCOUNTS)
    messages.success(request, _("Your account is made, and you are logged in."))
    return redirect(asked["next"] or "me")


def _invitation(request: HttpRequest) -> tuple[str, Invitation | None]:
    token = (request.POST if request.method == "POST" else request.GET).get("invitation", "")
    if not token or settings.NEWSREADER_REGISTRATION == "closed":
        return token, None
    return token, Invitation.objects.with_token(token)


def _made(form: RegisterForm, invitation: Invitation | None) -> User | None:
    """The account, and its invitation used; None where somebody was quicker."""
    try:
        with transaction.atomic():
            if invitation and not Invitation.objects.use(invitation) and not registration_is_open():
                form.add_error(None, _("This invitation was used meanwhile."))
                return None
            user: User = form.save()
            return user
    except IntegrityError:
        form.add_error("username", _("A user with that username already exists."))
        return None


def _next(request: HttpRequest) -> str:
    url: str = (request.POST if request.method == "POST" else request.GET).get("next", "")
    return url if is_ours(url) else ""


class ChangePassword(PasswordChangeView):
    """Ends the sessions on all other machines; asks for the old one, so Django sends strangers to log in."""

    template_name = "reader/password.html"
    success_url = reverse_lazy("me")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if may_try(request) else HttpResponse(status=429)

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        messages.success(self.request, _("Your password is changed. Other sessions of yours are ended."))
        before = self.request.session.session_key
        answer = super().form_valid(form)
        user = reader(self.request)
        logins = AccountEvent.objects.filter(user=user, session=before)
        logins.update(session=self.request.session.session_key)  # this one goes on under another key
        AccountEvent.objects.note(AccountEvent.Kind.PASSWORD, user, sender=sender_of(self.request))
        return answer

    def form_invalid(self, form: PasswordChangeForm) -> HttpResponse:
        if form.has_error("old_password", "password_incorrect"):
            was_wrong(self.request)
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_POST
@signed_in
def choose(request: HttpRequest) -> HttpResponse:
    """How the reader likes it: whether what they open is read."""
    user = reader(request)
    user.reads_on_opening = "reads_on_opening" in request.POST
    user.save(update_fields=["reads_on_opening"])
    messages.success(request, _("Saved."))
    return redirect("me")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@signed_in
def delete(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    if not may_leave(user):
        return render(request, "reader/delete.html", {"form": None}, status=403 if request.POST else 200)
    if request.method == "POST" and not may_try(request):
        return HttpResponse(status=429)
    form = LeaveForm(request.POST or None, reader=user)
    if request.method != "POST" or not form.is_valid():
        if form.has_error("password", "wrong"):
            was_wrong(request)
        context = {
            "form": form,
            "notes": user.notes.count(),
            "starred": user.reader_marks.filter(starred__isnull=False).count(),
            "follows": user.follows.count(),
        }
        return render(request, "reader/delete.html", context, status=422 if request.method == "POST" else 200)
    leave(user)
    end_session(request)
    return render(request, "reader/deleted.html")
