import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from comity.organisation import actions as organisation
from comity.organisation.models import Profile
from comity.pages import jobs, tasks
from comity.pages.models import ArticlePage, SharePicture
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _named():
    organisation.describe(Profile(name="Harbour Union"))


def _story():
    return make.article(make.section("News"), "Night crews", picture=make.picture())


def test_a_published_page_names_its_share_picture(client):
    page = client.get(_story().url).content.decode()
    (address,) = re.findall(r'property="og:image" content="http://localhost([^"]+)"', page)
    answer = client.get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(b"".join(answer.streaming_content))).size == (1200, 630)
    assert '<meta property="og:image:alt" content="Night crews">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page


def test_it_is_drawn_anew_when_the_title_changes_and_only_then(django_capture_on_commit_callbacks):
    story = _story()
    first = SharePicture.objects.get(page=story)
    assert tasks.draw_share.func(story.pk) is False
    story.title = "Day crews"
    story.save_revision().publish()
    second = SharePicture.objects.get(page=story)
    assert second.file != first.file
    assert not default_storage.exists(first.file)
    with django_capture_on_commit_callbacks(execute=True):
        story.delete()
    assert not default_storage.exists(second.file)


def test_another_name_of_the_organisation_is_drawn_on_every_picture():
    story, before = _story(), tasks.look()
    first = SharePicture.objects.get(page=story)
    profile = Profile.current()
    profile.name = "Dockers of the North"
    organisation.describe(profile)
    assert SharePicture.objects.get(page=story).file != first.file
    assert not SharePicture.objects.filter(look=before).exists()


def test_a_night_draws_what_is_missing():
    story = _story()
    SharePicture.objects.all().delete()
    assert jobs.draw_shares.func() == 6  # home, three plain pages, the section and the article
    assert jobs.draw_shares.func() == 0
    assert SharePicture.objects.filter(page=story).exists()


def test_a_draft_has_none():
    draft = make.draft(make.section())
    assert tasks.draw_share.func(draft.pk) is False
    assert not SharePicture.objects.filter(page=draft).exists()


def test_a_picture_whose_file_is_gone_leaves_the_words():
    story = _story()
    story.picture.file.storage.delete(story.picture.file.name)
    SharePicture.objects.filter(page=story).update(key="")
    assert tasks.draw_share.func(story.pk) is True


def test_an_article_says_what_it_is_to_machines(client):
    story = _story()
    make.credit(story, authors=[make.author("Zora <b>")])
    page = client.get(ArticlePage.objects.get(pk=story.pk).url).content.decode()
    found = dict(re.findall(r'<(?:meta|link) itemprop="(\w+)" (?:content|href)="([^"]*)"', page))
    assert 'itemscope itemtype="https://schema.org/NewsArticle"' in page
    assert '<h1 itemprop="headline">Night crews</h1>' in page
    assert found["mainEntityOfPage"] == "http://localhost/news/night-crews/"
    assert found["datePublished"][:10] == story.first_published_at.isoformat()[:10]
    assert found["inLanguage"] == "en"
    assert found["image"].endswith(".jpg")
    assert 'itemprop="name" content="Zora &lt;b&gt;"' in page
    assert 'itemprop="publisher" itemscope' in page
    assert 'itemprop="name" content="Harbour Union"' in page
