"""manage.py people: who has an account, and what is done with one."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from newsreader.management.command import OneLineCommand
from newsreader.models import AccountEvent, Conflict, User, people
from newsreader.models.account_events import end_sessions
from newsreader.models.people import Position

DOING = ("list", "make", "role", "disable", "enable", "link", "end")


class Command(OneLineCommand):
    help = (
        "list: everybody who has an account. make NAME: an account, and the link by which its person sets a "
        "password; role NAME --role ROLE; disable NAME, enable NAME; link NAME: for a new password; end "
        "NAME: all their sessions. Administrators do the same at the desk, under People."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="?", choices=DOING, default="list")
        parser.add_argument("name", nargs="?", default="", help="to log in with")
        parser.add_argument("--role", choices=Position.values, default="", help="editor where none is said")
        parser.add_argument("--email", default="", help="for a forgotten password, where the site sends mail")

    def handle(self, *args: Any, what: str, name: str, role: str, email: str, **options: Any) -> None:
        try:
            if what == "list":
                self._list()
            elif what == "make":
                self._make(name, role or Position.EDITOR, email)
            else:
                self._do(what, self._person(name), role)
        except Conflict as conflict:
            raise CommandError(str(conflict)) from conflict

    def _list(self) -> None:
        for user in User.objects.order_by("username"):
            last = f"{user.last_login:%Y-%m-%d}" if user.last_login else "never"
            state = "" if user.is_active else "  disabled"
            self.stdout.write(f"{people.position_of(user):<14} {last:<10}  {user.username}{state}")

    def _make(self, name: str, role: str, email: str) -> None:
        try:
            UnicodeUsernameValidator()(name)
        except ValidationError as wrong:
            raise CommandError("A name has letters, digits and @.+-_ alone.") from wrong
        if User.objects.filter(username=name).exists():
            raise CommandError(f"{name} has an account already.")
        self._say_link(people.make(name, role, email=email))

    def _person(self, name: str) -> User:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"Nobody is called “{name}”.")
        return user

    def _do(self, what: str, user: User, role: str) -> None:
        if what == "link":
            self._say_link(user)
        elif what == "end":
            self.stdout.write(f"{end_sessions(user)} sessions of {user.username} ended.")
            AccountEvent.objects.note(AccountEvent.Kind.ENDED, user)
        elif what == "role":
            if not role:
                raise CommandError("--role says which.")
            people.give_position(user, role)
            self.stdout.write(f"{user.username} is {role} now.")
        else:
            {"disable": people.disable, "enable": people.enable}[what](user)
            self.stdout.write(f"{user.username} is {what}d.")

    def _say_link(self, user: User) -> None:
        self.stdout.write(
            f"{user.username}, {people.position_of(user)}, sets a password here within three days:"
        )
        self.stdout.write(people.password_link(user))
