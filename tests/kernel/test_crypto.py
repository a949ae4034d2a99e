import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel import crypto, keys

LABEL = "people.contact.address"
ROW = "0197a1b2-0000-7000-8000-000000000001"
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@pytest.fixture(scope="module", autouse=True)
def data(tmp_path_factory: Any) -> Iterator[Path]:
    folder: Path = tmp_path_factory.mktemp("data")
    with override_settings(COMITY_DATA=folder):
        yield folder


@given(text=st.text(), label=words, row=st.text())
def test_what_was_sealed_opens_again(text: str, label: str, row: str) -> None:
    token = crypto.seal(text, label=label, row=row)
    assert crypto.unseal(token, label=label, row=row) == text


@given(text=st.text(min_size=8))
def test_a_sealed_text_shows_nothing_and_is_never_the_same_twice(text: str) -> None:
    one, other = crypto.seal(text, label=LABEL), crypto.seal(text, label=LABEL)
    assert one != other
    assert text not in one


@given(text=st.text(), row=st.text(), other=st.text())
def test_a_text_moved_to_another_row_does_not_open(text: str, row: str, other: str) -> None:
    token = crypto.seal(text, label=LABEL, row=row)
    if row != other:
        with pytest.raises(crypto.Broken):
            crypto.unseal(token, label=LABEL, row=other)


@given(text=st.text(), label=words, other=words)
def test_a_text_moved_to_another_field_does_not_open(text: str, label: str, other: str) -> None:
    token = crypto.seal(text, label=label, row=ROW)
    if label != other:
        with pytest.raises(crypto.Broken):
            crypto.unseal(token, label=other, row=ROW)


@given(label=words, row=words)
def test_label_and_row_cannot_be_cut_in_another_place(label: str, row: str) -> None:
    token = crypto.seal("secret", label=label, row=row)
    with pytest.raises(crypto.Broken):
        crypto.unseal(token, label=label + row, row="")


@given(text=st.text(), data=st.data())
def test_a_changed_byte_does_not_open(text: str, data: st.DataObject) -> None:
    number, _, written = crypto.seal(text, label=LABEL).partition(".")
    blob = bytearray(base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)))
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))
    changed = base64.urlsafe_b64encode(blob).rstrip(b"=").decode()
    with pytest.raises(crypto.Broken):
        crypto.unseal(f"{number}.{changed}", label=LABEL)


@given(data=st.data())
def test_a_changed_character_does_not_open(data: st.DataObject) -> None:
    token = crypto.seal("the address of a member", label=LABEL)
    place = data.draw(st.integers(0, len(token) - 1))
    changed = token[:place] + data.draw(st.characters()) + token[place + 1 :]
    if changed != token:
        with pytest.raises(crypto.Broken):
            crypto.unseal(changed, label=LABEL)


@given(token=st.text())
def test_anything_else_does_not_open(token: str) -> None:
    with pytest.raises(crypto.Broken):
        crypto.unseal(token, label=LABEL)


@pytest.mark.parametrize(
    "token", ["1.", "1", "1.AAAA", "2.{}", "01.{}", "../1.{}", "1.{}=", "1.{}\n", " 1.{}"]
)
def test_nearly_a_token_does_not_open(token: str) -> None:
    written = crypto.seal("secret", label=LABEL).partition(".")[2]
    with pytest.raises(crypto.Broken):
        crypto.unseal(token.format(written), label=LABEL)


def test_opening_never_makes_a_key(tmp_path: Path) -> None:
    token = crypto.seal("secret", label=LABEL)
    with override_settings(COMITY_DATA=tmp_path):
        with pytest.raises(crypto.Broken, match="key"):
            crypto.unseal(token, label=LABEL)
        assert not (tmp_path / "secrets").exists()


def test_texts_sealed_with_another_key_open_while_it_is_kept(data: Path, tmp_path: Path) -> None:
    with override_settings(COMITY_DATA=tmp_path):
        number, _, written = crypto.seal("secret", label=LABEL).partition(".")
        with pytest.raises(crypto.Broken):
            crypto.unseal(f"2.{written}", label=LABEL)
        keys.read_or_make(tmp_path / "secrets", "field-2")
        with pytest.raises(crypto.Broken):  # the key is there now, but it is not this text's
            crypto.unseal(f"2.{written}", label=LABEL)
        assert crypto.unseal(f"{number}.{written}", label=LABEL) == "secret"


@pytest.mark.parametrize("label", ["", "a\0b"])
def test_labels_are_words(label: str) -> None:
    with pytest.raises(ValueError, match="label"):
        crypto.seal("secret", label=label)
    with pytest.raises(ValueError, match="label"):
        crypto.blind_index("secret", label=label)


@pytest.mark.parametrize(
    "other",
    ["ada@example.org", " Ada@Example.ORG ", "ＡＤＡ@example.org", "ADA@EXAMPLE.ORG\n"],
)
def test_blind_index_is_equal_for_what_people_take_for_the_same(other: str) -> None:
    index = crypto.blind_index("Ada@example.org", label=LABEL)
    assert crypto.blind_index(other, label=LABEL) == index
    assert len(index) == 64
    assert int(index, 16)


@pytest.mark.parametrize("other", ["ada@example.com", "a.da@example.org", "ada @example.org", ""])
def test_blind_index_differs_for_what_differs(other: str) -> None:
    assert crypto.blind_index("ada@example.org", label=LABEL) != crypto.blind_index(other, label=LABEL)


def test_blind_index_of_composed_and_decomposed_letters_is_equal() -> None:
    assert crypto.blind_index("Jose\u0301", label=LABEL) == crypto.blind_index("JOSÉ", label=LABEL)


def test_blind_index_differs_from_field_to_field_and_from_install_to_install(tmp_path: Path) -> None:
    here = crypto.blind_index("ada", label=LABEL)
    assert crypto.blind_index("ada", label="people.contact.phone") != here
    with override_settings(COMITY_DATA=tmp_path):
        assert crypto.blind_index("ada", label=LABEL) != here


def test_blind_index_uses_a_key_of_its_own(data: Path) -> None:
    crypto.seal("secret", label=LABEL)
    crypto.blind_index("secret", label=LABEL)
    folder = data / "secrets"
    assert keys.read(folder, "blind-1") not in {None, keys.read(folder, "field-1")}
