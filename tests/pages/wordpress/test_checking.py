"""The first reading: what hangs together, what is not brought, and which files are refused."""

from pathlib import Path

import pytest

from comity.pages.wordpress import checking
from comity.pages.wordpress.checking import LEVELS
from comity.pages.wordpress.faults import Unreadable
from tests.pages.wordpress import export as wxr


def check(folder: Path, *parts: str) -> checking.Index:
    return checking.check(wxr.write(folder, *parts))


def test_kinds_that_do_not_come_are_counted(tmp_path: Path) -> None:
    parts = [wxr.entry(number, kind="nav_menu_item") for number in (1, 2)]
    parts += [wxr.entry(3, kind="event"), wxr.entry(4, status="trash"), wxr.page(5, status="auto-draft")]
    index = check(tmp_path, *parts, wxr.entry(6))
    assert (index.brought, index.posts) == (1, 1)
    left = dict(index.report.left_out())
    assert set(left) == {"2 × nav_menu_item", "1 × event", "1 × post (trash)", "1 × page (auto-draft)"}
    assert "menus are made anew" in left["2 × nav_menu_item"]


def test_terms_of_other_kinds_are_counted(tmp_path: Path) -> None:
    term = wxr.category("x").replace("wp:category>", "wp:term>").replace("category_nicename", "term_slug")
    term = term.replace("</wp:term>", "<wp:term_taxonomy>venue</wp:term_taxonomy></wp:term>")
    index = check(tmp_path, wxr.category("pay"), term)
    assert [what for what, _why in index.report.left_out()] == ["1 × term of “venue”"]


def test_of_two_entries_with_one_number_the_first_is_brought(tmp_path: Path) -> None:
    index = check(tmp_path, wxr.entry(1, "First"), wxr.entry(1, "Second"), wxr.page(1, "Third"))
    assert index.brought == 1
    assert [what for what, _why in index.report.left_out()] == [
        "post 1 “Second”, line 29",
        "page 1 “Third”, line 44",
    ]


def test_an_entry_without_a_number_is_left_out(tmp_path: Path) -> None:
    index = check(tmp_path, wxr.entry(0, "Nameless"))
    assert index.brought == 0
    assert wxr.why(index.report, "no number") == "post 0 “Nameless”, line 14"


@pytest.mark.parametrize(
    ("parents", "settled"),
    [
        ({1: 1}, {1: 0}),
        ({1: 2, 2: 1}, {1: 0, 2: 1}),
        ({3: 5, 5: 4, 4: 3, 9: 5}, {3: 0, 5: 4, 4: 3, 9: 5}),
        ({1: 77, 2: 1}, {1: 0, 2: 1}),
    ],
)
def test_pages_make_a_tree(tmp_path: Path, parents: dict[int, int], settled: dict[int, int]) -> None:
    index = check(tmp_path, *(wxr.page(number, parent=above) for number, above in parents.items()))
    assert index.parents == settled


def test_a_circle_is_reported_where_it_is_cut(tmp_path: Path) -> None:
    index = check(tmp_path, wxr.page(8, parent=9), wxr.page(9, parent=8))
    [(words, names)] = index.report.told()
    assert (names, "below itself" in words) == ("page 8", True)


def test_a_tree_too_deep_is_cut(tmp_path: Path) -> None:
    index = check(tmp_path, *(wxr.page(number, parent=number - 1) for number in range(1, 3 * LEVELS)))
    assert [number for number, above in index.parents.items() if not above] == [1, LEVELS + 1, 2 * LEVELS + 1]


def test_pictures_are_known_by_number_and_by_post(tmp_path: Path) -> None:
    picture = wxr.attachment(9, "2019/05/gate.jpg", wxr.meta("_wp_attachment_image_alt", "A gate"), parent=1)
    index = check(tmp_path, wxr.entry(1), picture, wxr.attachment(9, "2019/05/other.jpg"))
    assert index.attached == {1: [9]}
    assert (index.attachments[9].address, index.attachments[9].alt) == (
        "https://old.example/wp-content/uploads/2019/05/gate.jpg",
        "A gate",
    )
    assert wxr.why(index.report, "same number") == "attachment 9 “other”"


def test_a_cut_file_comes_only_when_that_is_wanted(tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.entry(1), wxr.entry(2))
    path.write_text(path.read_text()[:-200])
    with pytest.raises(Unreadable, match="cut off here, after 1 whole entries"):
        checking.check(path)
    index = checking.check(path, partial=True)
    assert (index.brought, "after 1 whole entries" in index.cut) == (1, True)


def test_a_broken_file_is_refused_even_when_part_of_it_would_do(tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.entry(1), wxr.entry(2).replace("</item>", "</post>"))
    with pytest.raises(Unreadable, match="Line 43: an element is closed"):
        checking.check(path, partial=True)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"nowhere\.xml cannot be read: No such file"):
        checking.check(tmp_path / "nowhere.xml")


def test_lines_before_the_xml_are_told(tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.entry(1))
    path.write_text("\n\nWarning: deprecated\n" + path.read_text())
    assert checking.check(path).report.told() == [
        ("lines before the XML, such as warnings of PHP, were left out", "3")
    ]
