"""The crowd's browser sends what a browser without JavaScript would."""

from tests.crowd.pages import Button, Page

CONTENT = """
<div class="messages" role="status"><p class="message success">Saved.</p></div>
<form method="post"><input type="hidden" name="initial-headline" value="Gates close">
<textarea name="annotation">
At noon</textarea>
<select name="kind"><option value="a">A</option><option value="b" selected>B</option></select>
<input type="checkbox" name="demonym"><input type="checkbox" name="sure" value="yes" checked>
<input name="left" value="out" disabled>
<button>Save</button><button name="take" value="theirs">Theirs</button></form>
<input type="checkbox" name="names" value="4" form="split" checked>
<form method="post" action="split/#there" id="split"></form>
<form action="/search/"><input name="q"></form>
"""


def test_forms_send_their_fields_and_the_button_pressed():
    form, split = Page("/desk/entries/5/?after=3", 200, CONTENT).forms()

    assert (form.action, split.action) == ("/desk/entries/5/?after=3", "/desk/entries/5/split/")
    assert form.answers(form.buttons[1]) == {
        "initial-headline": ["Gates close"],
        "annotation": ["At noon"],
        "kind": ["b"],
        "sure": ["yes"],
        "take": ["theirs"],
    }
    assert form.buttons[0] == Button("", "", "/desk/entries/5/?after=3")
    assert split.answers(None) == {"names": ["4"]}


def test_messages_have_their_tags():
    assert Page("/", 200, CONTENT).messages() == [("message success", "Saved.")]
