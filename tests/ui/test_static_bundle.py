"""The style sheets: two files within the budget, logical properties, one order of layers."""

import gzip
import re
from pathlib import Path

import pytest
from django.core.files.base import File

from comity.ui.static_bundle import BUNDLES, DESK, SITE, SOURCE, Bundles, bundle

SHEETS = sorted(SOURCE.glob("*.css"))
KILO = 1024

PHYSICAL = re.compile(
    r"(?:^|[{;\s])("
    r"(?:margin|padding|border)-(?:left|right|top|bottom)(?:-\w+)?|left|right|top|bottom|"
    r"(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius|"
    r"overflow-[xy]|scroll-(?:margin|padding)-(?:left|right|top|bottom)"
    r")\s*:"
)
VALUES = re.compile(r"(?:text-align|float|clear)\s*:\s*(?:left|right)\b")


def declarations(css: str) -> str:
    """Return the sheet without comments and without the conditions of media and container queries."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"@(?:media|container|supports)[^{]*", "@ ", plain)


def physical(css: str) -> list[str]:
    return PHYSICAL.findall(declarations(css)) + VALUES.findall(declarations(css))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_uses_logical_properties_only(sheet: Path) -> None:
    assert physical(sheet.read_text(encoding="utf-8")) == []


def test_the_search_for_physical_properties_bites() -> None:
    assert physical("a { margin-left: 1px; width:2px; text-align: left }") == [
        "margin-left",
        "width",
        "text-align: left",
    ]
    assert (
        physical(
            "@media (min-width: 4rem) { a { inline-size: 2px; border-width: 1px; max-inline-size: 1px } }"
        )
        == []
    )


def test_the_site_fits_its_budget() -> None:
    assert len(gzip.compress(bundle("ui/site.css").encode(), 9)) <= 12 * KILO
    both = "".join(bundle(name) for name in BUNDLES)
    assert len(gzip.compress(both.encode(), 9)) <= 12 * KILO


def test_every_sheet_is_in_exactly_one_bundle() -> None:
    assert sorted(SITE + DESK) == [path.stem for path in SHEETS]


def test_every_rule_lies_in_a_layer_that_the_first_file_names() -> None:
    named = set(re.findall(r"[\w-]+", bundle("ui/site.css").splitlines()[0].removeprefix("@layer")))
    assert named == {"reset", "tokens", "base", "layout", "components", "utilities", "print"}
    for sheet in SHEETS:
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert set(re.findall(r"@layer ([\w-]+) \{", css)) <= named, sheet.name
        assert css.count("{") == css.count("}"), sheet.name
        outside = re.findall(r"^(?!@layer|\}|\s)(.+)$", css, flags=re.MULTILINE)
        assert outside == [], sheet.name


def test_no_sheet_asks_for_another_file() -> None:
    assert [
        sheet.name for sheet in SHEETS if re.search(r"@import|url\(", sheet.read_text(encoding="utf-8"))
    ] == []


def test_every_token_that_is_used_is_set() -> None:
    css = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    assert set(re.findall(r"var\((--[\w-]+)", css)) - set(re.findall(r"(--[\w-]+)\s*:", css)) == set()


def test_find_writes_the_bundle_as_it_is_now() -> None:
    finder = Bundles()
    found = finder.find("ui/site.css")
    assert isinstance(found, str)
    assert Path(found).read_text(encoding="utf-8") == bundle("ui/site.css")
    assert finder.find("ui/desk.css", find_all=True) != []


def test_find_leaves_other_files_to_other_finders() -> None:
    finder = Bundles()
    assert finder.find("ui/css/base.css") == ""
    assert finder.find("ui/css/base.css", find_all=True) == []


def test_list_gives_what_collectstatic_copies() -> None:
    listed = {}
    for name, storage in Bundles().list(None):
        with storage.open(name) as file:
            assert isinstance(file, File)
            listed[name] = file.read().decode()
    assert listed == {name: bundle(name) for name in BUNDLES}


def test_no_bundle_has_the_name_of_a_real_file() -> None:
    # collectstatic keeps the first of two files of one name: the other would be lost in silence.
    assert [name for name in BUNDLES if (SOURCE.parents[1] / name).exists()] == []
