import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from wagtail.documents.forms import get_document_form

from comity.pages.forms import FileForm
from comity.pages.models import File
from comity.pages.views import documents
from tests.factories import pages as make
from tests.factories.documents import PDF

pytestmark = pytest.mark.django_db


def _file(title, **fields):
    fields = {"listed": True, "kind": "statutes", **fields}
    file = File(title=title, file=ContentFile(PDF, name="paper.pdf"), file_size=len(PDF), **fields)
    file.full_clean()
    file.save()
    return File.objects.get(pk=file.pk)


def _words(answer):
    return " ".join(strip_tags(answer.content.decode().replace("<", " <")).split())


def test_documents_stand_by_kind_newest_first_with_type_size_and_words(client):
    make.site()
    _file("Report 2025", kind="reports", dated="2025-12-31")
    _file("Rules of the strike fund", kind="rules", dated="2024-01-31", about="Who is paid, and when.")
    _file("Report 2026", kind="reports", dated="2026-12-31")
    _file("Not for readers", listed=False)
    words = _words(client.get("/documents/"))
    assert "Rules Rules of the strike fund Who is paid, and when. 31 January 2024 · PDF" in words
    assert "Reports Report 2026 31 December 2026" in words
    assert words.index("Report 2026") < words.index("Report 2025")
    assert "Not for readers" not in words


def test_an_earlier_version_stands_below_the_one_that_replaces_it(client, django_assert_num_queries):
    make.site()
    first = _file("Statutes of 2012", dated="2012-05-01")
    second = _file("Statutes of 2019", dated="2019-05-01", replaces=first)
    third = _file("Statutes of 2024", dated="2024-05-01", replaces=second)
    found = client.get("/documents/").context["kinds"]
    assert [file.pk for file in found[0]["files"]] == [third.pk]
    assert [file.pk for file in found[0]["files"][0].earlier] == [second.pk, first.pk]
    assert "Earlier versions Statutes of 2019" in _words(client.get("/documents/"))
    third.listed = False
    third.save()
    assert [file.pk for file in client.get("/documents/").context["kinds"][0]["files"]] == [second.pk]


def test_a_kind_shows_its_newest_and_leads_to_all(client, monkeypatch):
    monkeypatch.setattr(documents, "A_KIND", 2)
    monkeypatch.setattr(documents, "A_PAGE", 2)
    make.site()
    for number in range(3):
        _file(f"Minutes {number}", kind="minutes", dated=f"2026-03-0{number + 1}")
    _file("Statutes")
    all_kinds = client.get("/documents/")
    assert "Minutes 0" not in _words(all_kinds)
    assert "All of Minutes" in _words(all_kinds)
    chosen = client.get("/documents/?kind=minutes")
    assert [file.title for file in chosen.context["files"]] == ["Minutes 2", "Minutes 1"]
    assert 'href="/documents/?kind=minutes&amp;page=2"' in chosen.content.decode()


@pytest.mark.parametrize("kind", ["nothing", "<b>", "9" * 400])
def test_a_kind_that_is_not_there_shows_all(client, kind):
    make.site()
    _file("Statutes")
    answer = client.get("/documents/", {"kind": kind, "page": "x"})
    assert answer.status_code == 200
    assert "Statutes" in _words(answer)


def test_documents_of_another_language_are_left_out(client):
    make.home("es")
    _file("Estatutos", language="es")
    _file("For all")
    assert "Estatutos" not in _words(client.get("/documents/"))
    words = _words(client.get("/es/documents/"))
    assert "Estatutos" in words
    assert "For all" in words


def test_without_documents_the_list_says_so_and_no_foot_leads_there(client):
    make.site()
    page = client.get("/documents/")
    assert "No documents yet" in _words(page)
    assert 'href="/documents/"' not in page.content.decode().split("<footer")[1]
    _file("Statutes")
    assert 'href="/documents/"' in client.get("/contact/").content.decode().split("<footer")[1]


def test_documents_cost_the_same_for_any_number(client):
    make.site()
    before, costs = None, []
    for number in range(3):
        before = _file(f"Statutes {number}", replaces=before)
        _file(f"Report {number}", kind="reports")
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/documents/").status_code == 200
        costs.append(len(seen))
    assert costs[0] == costs[2] <= 20


def _form(file, **fields):
    told = {"title": file.title, "kind": "statutes", "collection": file.collection_id, "tags": "", **fields}
    return get_document_form(File)(told, {}, instance=file)


def test_a_document_replaces_neither_itself_nor_what_replaces_it():
    first = _file("Statutes of 2012")
    second = _file("Statutes of 2019", replaces=first)
    assert isinstance(_form(first), FileForm)
    for other in (first, second):
        form = _form(File.objects.get(pk=first.pk), listed="on", replaces=other.pk)
        assert not form.is_valid()
        assert set(form.errors) == {"replaces"}
    form = _form(File.objects.get(pk=second.pk), listed="on", replaces=first.pk, dated="2019-05-01")
    assert form.is_valid(), form.errors


def test_a_circle_that_came_past_the_form_does_not_stop_the_list(client):
    make.site()
    one = _file("One")
    two = _file("Two", replaces=one)
    three = _file("Three", replaces=two)
    File.objects.filter(pk=one.pk).update(replaces=two)
    answer = client.get("/documents/")
    assert [file.title for file in answer.context["kinds"][0]["files"]] == ["Three"]
    assert [file.title for file in answer.context["kinds"][0]["files"][0].earlier] == ["Two", "One"]
    assert File.objects.get(pk=three.pk).before()
