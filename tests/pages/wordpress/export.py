"""Export files as WordPress writes them, and import runs, for tests."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from comity.pages.models import ArticlePage, Imported, PlainPage
from comity.pages.wordpress import checking, writing
from comity.pages.wordpress.report import Report
from tests.factories import pages as make

BASE = "https://old.example"
HEAD = """<?xml version="1.0" encoding="{encoding}" ?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/{version}/">
<channel>
<title>Dockers of old</title>
<link>{base}</link>
<wp:wxr_version>{version}</wp:wxr_version>
<wp:base_site_url>{base}</wp:base_site_url>
<wp:base_blog_url>{base}</wp:base_blog_url>
"""
FOOT = "</channel>\n</rss>\n"
DAY = "2019-05-04 10:30:00"
NEVER = "0000-00-00 00:00:00"


def cdata(text: str) -> str:
    """Wrap a text as WordPress does, also one that holds `]]>`."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def writer(login: str, name: str = "", number: int = 1) -> str:
    return (
        f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login>{cdata(login)}</wp:author_login>"
        f"<wp:author_email>{cdata(login + '@old.example')}</wp:author_email>"
        f"<wp:author_display_name>{cdata(name or login.title())}</wp:author_display_name></wp:author>\n"
    )


def category(slug: str, name: str = "", number: int = 7) -> str:
    return (
        f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{cdata(slug)}"
        f"</wp:category_nicename><wp:category_parent></wp:category_parent>"
        f"<wp:cat_name>{cdata(name or slug.title())}</wp:cat_name></wp:category>\n"
    )


def on(slug: str, name: str = "", domain: str = "category") -> str:
    """Return a term as it stands on an entry."""
    return f'<category domain="{domain}" nicename="{slug}">{cdata(name or slug.title())}</category>'


def meta(key: str, value: object) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(str(value))}</wp:meta_value></wp:postmeta>"
    )


def entry(number: int, title: str = "A story", *extra: str, **fields: Any) -> str:
    """Return one entry: a published post, unless told otherwise; `extra` are further elements."""
    said = {
        "kind": "post",
        "status": "publish",
        "slug": f"story-{number}",
        "body": "<p>The crews met at the gate.</p>",
        "excerpt": "",
        "creator": "ines",
        "date": DAY,
        "gmt": DAY,
        "changed": "",
        "parent": 0,
        "password": "",
        "sticky": 0,
        "link": f"{BASE}/2019/05/story-{number}/",
        **fields,
    }
    changed = f"<wp:post_modified_gmt>{said['changed']}</wp:post_modified_gmt>" if said["changed"] else ""
    return f"""<item>
<title>{cdata(title)}</title><link>{escape(str(said["link"]))}</link>
<pubDate>Sat, 04 May 2019 10:30:00 +0000</pubDate><dc:creator>{cdata(str(said["creator"]))}</dc:creator>
<description></description>
<content:encoded>{cdata(str(said["body"]))}</content:encoded>
<excerpt:encoded>{cdata(str(said["excerpt"]))}</excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{cdata(str(said["date"]))}</wp:post_date>
<wp:post_date_gmt>{cdata(str(said["gmt"]))}</wp:post_date_gmt>{changed}
<wp:post_name>{cdata(str(said["slug"]))}</wp:post_name><wp:status>{cdata(str(said["status"]))}</wp:status>
<wp:post_parent>{said["parent"]}</wp:post_parent><wp:menu_order>0</wp:menu_order>
<wp:post_type>{cdata(str(said["kind"]))}</wp:post_type>
<wp:post_password>{cdata(str(said["password"]))}</wp:post_password>
<wp:is_sticky>{said["sticky"]}</wp:is_sticky>
{"".join(extra)}
</item>
"""


def page(number: int, title: str = "A page", *extra: str, **fields: Any) -> str:
    slug = fields.setdefault("slug", f"page-{number}")
    fields.setdefault("link", f"{BASE}/{slug}/")
    return entry(number, title, *extra, kind="page", **fields)


def attachment(number: int, path: str, *extra: str, **fields: Any) -> str:
    address = f"<wp:attachment_url>{cdata(f'{BASE}/wp-content/uploads/{path}')}</wp:attachment_url>"
    fields = {"slug": f"file-{number}", "link": f"{BASE}/?attachment_id={number}", "body": "", **fields}
    return entry(number, Path(path).stem, address, *extra, kind="attachment", status="inherit", **fields)


def export(*parts: str, version: str = "1.2", base: str = BASE, encoding: str = "UTF-8") -> str:
    """Return a whole file."""
    return HEAD.format(version=version, base=base, encoding=encoding) + "".join(parts) + FOOT


def write(folder: Path, *parts: str, **fields: str) -> Path:
    """Write a whole file, and return where."""
    path = folder / "export.xml"
    path.write_text(export(*parts, **fields), encoding="utf-8")
    return path


def bring(path: Path, *, partial: bool = False, **sources: Any) -> Report:
    """Found a site where there is none, and import a file into it."""
    make.site()
    index = checking.check(path, partial=partial)
    return writing.bring(index, writing.Sources(**sources), lambda _done, _all: None)


def why(report: Report, words: str) -> str:
    """Return what was left out for a reason."""
    return " · ".join(what for what, reason in report.left_out() if words in reason)


def story(number: int) -> ArticlePage:
    """Return the article that a post became."""
    row = Imported.objects.get(kind="post", key=str(number))
    found: ArticlePage = ArticlePage.objects.get(pk=row.became)
    return found


def sheet(number: int) -> PlainPage:
    """Return the plain page that a page became."""
    row = Imported.objects.get(kind="page", key=str(number))
    found: PlainPage = PlainPage.objects.get(pk=row.became)
    return found
