"""Links between what was brought."""

from pathlib import Path

import pytest
from django.test import Client

from comity.pages.models import Imported
from tests.pages.wordpress import export as wxr
from tests.pages.wordpress.export import story

pytestmark = pytest.mark.django_db


def test_links_inside_lead_to_pages_also_to_later_ones(tmp_path: Path, client: Client) -> None:
    body = (
        '<p><a href="http://www.old.example/2019/05/story-2/">two</a> <a href="/?p=2">again</a> '
        '<a href="https://old.example/2019/05/story-2/#end">end</a> <a href="https://other.example/">out</a> '
        '<a href="/nowhere/">nowhere</a></p>'
    )
    wxr.bring(wxr.write(tmp_path, wxr.entry(1, body=body), wxr.entry(2)))
    [block] = [block for block in story(1).body.raw_data if block["type"] == "text"]
    assert block["value"].count(f'<a linktype="page" id="{story(2).pk}">') == 2
    assert '<a href="/2019/05/story-2/#end">end</a>' in block["value"]
    assert '<a href="https://other.example/">out</a>' in block["value"]
    assert '<a href="/nowhere/">nowhere</a>' in block["value"]
    assert not Imported.objects.filter(has_old_links=True).exists()
    assert f'href="{story(2).url}"' in client.get(story(1).url).content.decode()
