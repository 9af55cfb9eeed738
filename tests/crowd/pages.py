"""A page as a browser without JavaScript has it: its forms with all they send, messages, links."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urldefrag, urljoin

from lxml import html

CONTROLS = "input", "select", "textarea", "button"


@dataclass
class Field:
    """One control of a form. `options` are a list's values; a box that is not ticked is not `sent`."""

    name: str
    value: str
    kind: str
    options: list[str] = field(default_factory=list)
    sent: bool = True


@dataclass
class Button:
    name: str
    value: str
    action: str


@dataclass
class Form:
    action: str
    fields: list[Field]
    buttons: list[Button]

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.fields]

    def named(self, name: str) -> Field | None:
        return next((each for each in self.fields if each.name == name), None)

    def put(self, name: str, value: str) -> None:
        found = self.named(name)
        assert found, f"{self.action} has no {name}: {self.names}"
        found.value, found.sent = value, True

    def shown(self) -> dict[str, str]:
        """What stands in it now, hidden controls too."""
        return {each.name: each.value for each in self.fields if each.sent}

    def answers(self, button: Button | None) -> dict[str, list[str]]:
        """What a press sends."""
        sent: dict[str, list[str]] = {}
        for each in self.fields:
            if each.sent:
                sent.setdefault(each.name, []).append(each.value)
        if button and button.name:
            sent.setdefault(button.name, []).append(button.value)
        return sent


@dataclass
class Page:
    path: str  # with its query
    status: int
    content: str
    latest: int = 0  # the newest decision before it was asked for
    latest_after: int = 0  # and after it came
    number: int = 0  # the editor's operation that it was asked for

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.content or "<html></html>")

    def messages(self) -> list[tuple[str, str]]:
        """Those of Django: tags, words."""
        return [
            (each.get("class", ""), each.text_content())
            for each in self.tree.xpath("//div[@class='messages']/p")
        ]

    def links(self, part: str) -> list[str]:
        return [self.address(each) for each in self.tree.xpath("//a/@href") if part in each]

    def address(self, reference: str) -> str:
        return urldefrag(urljoin(self.path, reference))[0]

    def forms(self) -> list[Form]:
        """Those that POST, made anew: whoever fills one in leaves the page as it was."""
        found = self.tree.xpath("//form[translate(@method, 'POST', 'post')='post']")
        return [self._form(each) for each in found]

    def _form(self, element: html.HtmlElement) -> Form:
        action = self.address(element.get("action") or self.path)
        inside = [each for each in element.iter(*CONTROLS) if each.get("form") is None]
        if element.get("id"):
            inside += self.tree.xpath("//*[@form=$id]", id=element.get("id"))
        fields, buttons = [], []
        for each in inside:
            kind = "button" if each.tag == "button" else (each.get("type") or each.tag)
            if each.get("disabled") is not None or kind in ("button", "reset") and each.tag == "input":
                continue
            if kind in ("button", "submit"):
                if each.get("type") in (None, "submit"):
                    to = self.address(each.get("formaction") or action)
                    buttons.append(Button(each.get("name", ""), each.get("value", ""), to))
            elif each.get("name"):
                fields += _fields(each, kind)
        return Form(action, fields, buttons)


def _fields(element: html.HtmlElement, kind: str) -> list[Field]:
    name = element.get("name")
    if kind == "textarea":
        return [Field(name, (element.text or "").removeprefix("\n"), kind)]
    if kind in ("checkbox", "radio"):
        return [Field(name, element.get("value", "on"), kind, sent=element.get("checked") is not None)]
    if kind == "select":
        options = list(element.iter("option"))
        values = [each.get("value", each.text_content()) for each in options]
        chosen = [v for v, each in zip(values, options, strict=True) if each.get("selected") is not None]
        return [Field(name, (chosen or values or [""])[0], kind, values)]
    return [Field(name, element.get("value", ""), kind)]
