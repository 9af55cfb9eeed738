"""A password that is forgotten or not yet set, and the sessions that one has open."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader.models import AccountEvent
from newsreader.models.account_events import end_sessions
from newsreader.models.reader_accounts import may_register
from newsreader.models.sessions import ACCOUNTS
from newsreader.views.account_log import sender_of
from newsreader.views.client_address import client_address
from newsreader.views.reader import reader, signed_in

Kind = AccountEvent.Kind


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Sends a link where the site sends mail, and says the same whether there is such an address or not."""
    form = PasswordResetForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "mail": bool(settings.EMAIL_HOST)}
    if request.method != "POST" or not settings.EMAIL_HOST:
        return render(request, "reader/forgotten.html", context)
    if not may_register(client_address(request)):
        return render(request, "reader/forgotten.html", {"too_many": True}, status=429)
    if not form.is_valid():
        return render(request, "reader/forgotten.html", context, status=422)
    form.save(
        request=request,
        subject_template_name="reader/forgotten_subject.txt",
        email_template_name="reader/forgotten_mail.txt",
        extra_email_context={"site": settings.SITE_URL},
    )
    return render(request, "reader/forgotten.html", {"sent": True})


class NewPassword(PasswordResetConfirmView):
    """By a link, which holds once and for three days; who set it is logged in."""

    template_name = "reader/new_password.html"
    success_url = reverse_lazy("me")
    post_reset_login = True
    post_reset_login_backend = ACCOUNTS

    def form_valid(self, form: SetPasswordForm[Any]) -> HttpResponse:
        if not form.user.is_active:
            form.add_error(None, _("This account is disabled: ask an administrator."))
            return self.form_invalid(form)
        answer = super().form_valid(form)
        AccountEvent.objects.note(Kind.PASSWORD, form.user, sender=sender_of(self.request))
        messages.success(self.request, _("Your password is set, and you are logged in."))
        return answer

    def form_invalid(self, form: SetPasswordForm[Any]) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_safe
@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is logged in, and what else happened to the account lately."""
    mine = AccountEvent.objects.visible_to(request.user).filter(user=reader(request)).select_related("by")
    context = {
        "sessions": AccountEvent.objects.open_sessions(reader(request)),
        "current": request.session.session_key,
        "events": mine.newest_first()[:20],
    }
    return render(request, "reader/sessions.html", context)


@require_POST
@signed_in
def end(request: HttpRequest) -> HttpResponse:
    """One session, or all but this one."""
    user, this = reader(request), request.session.session_key or ""
    if id := request.POST.get("session", ""):
        opened = AccountEvent.objects.open_sessions(user)
        event = get_object_or_404(opened, pk=id if id.isascii() and id.isdecimal() and len(id) < 19 else 0)
        Session.objects.filter(session_key=event.session).exclude(session_key=this).delete()
    else:
        end_sessions(user, but=[this])
    AccountEvent.objects.note(Kind.ENDED, user, sender=sender_of(request))
    messages.success(request, _("Ended."))
    return redirect("my-sessions")
