"""What is written is what the editor of rich text writes: opening and saving changes nothing."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from comity.pages.blocks import TEXT_FEATURES
from comity.pages.wordpress.converting.lines import BOLD, ITALIC, Line, Link, settle, written

OUT = Link((("href", "https://example.org/?a=1&b='2'"),))
PAGE = Link((("linktype", "page"), ("id", "999")))
FILE = Link((("linktype", "document"), ("id", "999")))

runs = st.tuples(
    st.text("ab \n\t\xa0\u2003\x85&<>'\"é\u0644", max_size=5),
    st.sampled_from([0, 0, BOLD, ITALIC, BOLD | ITALIC]),
    st.sampled_from([None, None, OUT, PAGE, FILE]),
)
lines = st.builds(
    lambda kind, depth, said: Line(kind, depth, []) if not said else _line(kind, depth, said),
    st.sampled_from(["p", "ul", "ol"]),
    st.integers(0, 4),
    st.lists(runs, max_size=6),
)


def _line(kind, depth, said):
    line = Line(kind, depth)
    for words, style, link in said:
        line.say(words, style, link)
    return line


def _saved_again(text):
    editor = ContentstateConverter(TEXT_FEATURES)
    return editor.to_database_format(editor.from_database_format(text))


@pytest.mark.django_db
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(lines, min_size=1, max_size=6))
@example([_line("p", 0, [("x", 0, OUT), ("y", BOLD, None), ("z", BOLD | ITALIC, None)])])
@example([_line("p", 0, [("x ", BOLD, OUT), (" y\nz", ITALIC, OUT), ("\nz", 0, PAGE)])])
@example(
    [_line("ul", 0, [("a", 0, None)]), _line("ol", 1, [("b", 0, None)]), _line("ol", 0, [("c", 0, None)])]
)
def test_opening_and_saving_in_the_editor_changes_nothing(said):
    settled = [line for line in map(settle, said) if line.runs]
    for text in written(settled) if settled else []:
        assert _saved_again(text) == text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ([("one  two", 0)], "one two"),
        ([(" one ", 0)], "one"),
        ([("one ", BOLD), ("two", 0)], "<b>one</b> two"),
        ([("one", 0), (" two ", ITALIC), ("three", 0)], "one <i>two</i> three"),
        ([("one", BOLD), ("two", BOLD | ITALIC)], "<b>one<i>two</i></b>"),
        ([("one \n two", 0)], "one<br/>two"),
        ([("a < b & c", 0)], "a &lt; b &amp; c"),
        ([("«\xa0mot\xa0»", 0)], "«\xa0mot\xa0»"),
    ],
)
def test_spaces_stand_once_and_outside_of_looks(said, text):
    line = _line("p", 0, [(words, style, None) for words, style in said])
    assert written([settle(line)]) == [f'<p data-block-key="w0000">{text}</p>']


def test_lists_nest_and_end():
    said = [Line("ul", 0), Line("ul", 1), Line("ul", 0), Line("p")]
    for number, line in enumerate(said):
        line.say(str(number))
    assert [text.replace(' data-block-key="w000', "").replace('"', "") for text in written(said)] == [
        "<ul><li0>0<ul><li1>1</li></ul></li><li2>2</li></ul><p3>3</p>"
    ]


def test_a_list_of_another_kind_after_a_mixed_one_stands_in_a_text_of_its_own():
    said = [Line("ul", 0), Line("ol", 1), Line("ol", 0)]
    for line in said:
        line.say("x")
    assert [text[:4] for text in written(said)] == ["<ul>", "<ol>"]
