"""Labels, hints and errors belong to their fields, and nothing typed is lost."""

from dataclasses import dataclass

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from comity.ui.forms import ColourInput, PictureInput
from tests.ui.reading import Reading, read


class Question(forms.Form):
    name = forms.CharField(max_length=10, help_text="As on your card.")
    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    code = forms.CharField(
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    )
    how = forms.ChoiceField(
        choices=[("m", "Mail"), ("p", "Phone")], widget=forms.RadioSelect, help_text="Either."
    )
    topics = forms.MultipleChoiceField(
        choices=[("r", "Rail"), ("h", "Harbours")], widget=forms.CheckboxSelectMultiple, required=False
    )
    text = forms.CharField(widget=forms.Textarea, required=False)
    branch = forms.ChoiceField(choices=[("a", "Ansel"), ("b", "Coast")])
    paper = forms.FileField(required=False)
    agree = forms.BooleanField(label="I agree")
    cause = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Not <b>today</b>.")


TYPED = {
    "name": "Ines “the signal” <Duarte>",
    "email": "ines@",
    "topics": ["r", "h"],
    "text": "Two\nlines & more",
    "branch": "b",
    "cause": "kept",
}


@pytest.fixture(autouse=True)
def english() -> object:
    with translation.override("en"):
        yield


@pytest.fixture
def wrong() -> Reading:
    form = Question(TYPED, {"paper": SimpleUploadedFile("a.pdf", b"x")})
    assert not form.is_valid()
    return read(str(form))


def test_every_field_has_a_label_that_names_it() -> None:
    page = read(str(Question()))
    for name in ("name", "email", "code", "text", "branch", "paper", "agree"):
        control = page.one(f"[name={name}]")
        assert page.one(f"label[for={control['id']}]").text
    assert [legend.text for legend in page.all("legend")] == ["How", "Topics (optional)"]


def test_hints_and_errors_are_described_by_id(wrong: Reading) -> None:
    for name, words in (("name", "helptext"), ("name", "error"), ("email", "error"), ("agree", "error")):
        described = wrong.one(f"[name={name}]")["aria-describedby"].split()
        assert f"id_{name}_{words}" in described
        assert wrong.one(f"#id_{name}_{words}").text
    group = wrong.all("fieldset")[0]["aria-describedby"].split()
    assert group == ["id_how_helptext", "id_how_error"]
    assert all(wrong.one(f"#{each}") for each in group)
    assert wrong.one("[name=email]")["aria-invalid"] == "true"


def test_the_summary_leads_to_each_wrong_field(wrong: Reading) -> None:
    targets = [link["href"].removeprefix("#") for link in wrong.all("a") if link["href"].startswith("#")]
    assert targets == ["id_name", "id_email", "id_code", "id_how_0", "id_agree"]
    assert all(wrong.one(f"#{target}") for target in targets)
    summary = wrong.one(".summary")
    assert (summary["tabindex"], summary["role"]) == ("-1", "alert")
    assert "autofocus" in summary
    assert "Not <b>today</b>." in wrong.text
    assert "Files have to be chosen again." in wrong.text


class Entrance(forms.Form):
    email = forms.EmailField()
    password = forms.CharField(widget=forms.PasswordInput)


class NewPassword(forms.Form):
    password = forms.CharField(widget=forms.PasswordInput)


class Nothing(forms.Form):
    def clean(self) -> None:
        raise forms.ValidationError("Not today.")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (Question(TYPED), "What you typed is kept."),
        (
            Question(TYPED, {"paper": SimpleUploadedFile("a.pdf", b"x")}),
            "What you typed is kept. Files have to be chosen again.",
        ),
        (Question(TYPED, {"other": SimpleUploadedFile("a.pdf", b"x")}), "What you typed is kept."),
        (Entrance({"email": "ines@"}), "What you typed is kept, except for passwords."),
        (NewPassword({}), "Passwords have to be typed again."),
        (Nothing({}), None),
    ],
)
def test_the_summary_says_only_what_is_true_of_the_form(form: forms.Form, words: str | None) -> None:
    lines = [line.text for line in read(str(form)).all("p")]
    said = [line for line in lines if line.startswith(("What you typed", "Passwords", "Files"))]
    assert said == ([words] if words else [])


def test_nothing_typed_is_lost(wrong: Reading) -> None:
    assert wrong.one("[name=name]")["value"] == TYPED["name"]
    assert wrong.one("[name=email]")["value"] == TYPED["email"]
    assert wrong.one("textarea").text.strip() == TYPED["text"]
    assert [box["value"] for box in wrong.all("[name=topics]") if "checked" in box] == ["r", "h"]
    assert [option["value"] for option in wrong.all("option") if "selected" in option] == ["b"]
    assert wrong.one("[name=cause]")["value"] == "kept"


def test_browsers_keep_their_help_for_filling_in() -> None:
    page = read(str(Question()))
    assert page.one("[name=email]")["autocomplete"] == "email"
    code = page.one("[name=code]")
    assert (code["autocomplete"], code["inputmode"]) == ("one-time-code", "numeric")


def test_only_optional_fields_are_marked() -> None:
    marked = [label.text for label in read(str(Question())).all("label") if "(optional)" in label.text]
    assert marked == ["Text (optional)", "Paper (optional)"]


def test_a_form_without_errors_has_no_summary() -> None:
    assert read(str(Question())).all(".summary") == []


def test_a_form_is_read_from_right_to_left_too(wrong: Reading) -> None:
    with translation.override("ar"):
        assert read(str(Question(TYPED))).one("[name=name]")["value"] == TYPED["name"]


# --- a colour and a picture -------------------------------------------------------------------------
class Look(forms.Form):
    accent = forms.CharField(widget=ColourInput)
    logo = forms.ImageField(widget=PictureInput, required=False)


@pytest.mark.parametrize(("typed", "patches"), [("#a4262c", ["#a4262c"]), ('red"><b>', []), ("", [])])
def test_a_colour_is_shown_beside_its_digits(typed: str, patches: list[str]) -> None:
    page = read(str(Look({"accent": typed})["accent"].as_widget()))
    assert page.one("input[name=accent]").get("value", "") == typed
    assert [path["fill"] for path in page.all("path")] == patches


def test_a_picture_shows_the_present_one_and_can_be_taken_away() -> None:
    @dataclass
    class Kept:
        url: str = "/media/logos/anchor.png"

    page = read(str(Look(initial={"logo": Kept()})["logo"].as_widget()))
    assert page.one("img")["src"] == "/media/logos/anchor.png"
    assert page.one("label[for=logo-clear_id]").text == "Take it away"
    assert page.one("input[type=checkbox]")["name"] == "logo-clear"
    assert page.one("input[type=file]")["name"] == "logo"
    assert read(str(Look()["logo"].as_widget())).all("img") == []
