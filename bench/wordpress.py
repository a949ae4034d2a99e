"""Bringing a large WordPress site: articles a second, memory, and what readers feel of it meanwhile.

The export is generated, always the same: posts of two to five thousand characters in block markup, with
categories, tags, authors and links to each other, without pictures. `./run bench wordpress=5000` takes
fewer than the 100,000 of the promise. The copy of the demo it goes into is served meanwhile, and asked for
pages five times a second, before the import and while it runs.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

import pysqlite3

from bench.harness import Figure, Site, get, running

POSTS = 100_000
PATIENCE = 25 * 60  # seconds; a slower import is stopped and told as it stands
IDLE = 20  # seconds of asking before the import
PAUSE = 0.2
WORDS = (
    "harbour rail crew shift winter morning agreement wages meeting branch delegate vote night signal crane "
    "ferry platform ballot office members strike fund letter minister council safety rest hours contract "
    "overtime the a of and to in for with on at from by that which we they said when after before because"
).split()
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old site</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example</wp:base_site_url><wp:base_blog_url>https://old.example</wp:base_blog_url>
"""
AUTHOR = "<wp:author><wp:author_id>{0}</wp:author_id><wp:author_login>writer{0}</wp:author_login>\
<wp:author_display_name><![CDATA[Writer {0}]]></wp:author_display_name></wp:author>\n"
ITEM = """<item><title><![CDATA[{title}]]></title><link>https://old.example/{day:%Y/%m}/post-{number}/</link>
<pubDate>{day:%a, %d %b %Y %H:%M:%S} +0000</pubDate><dc:creator><![CDATA[writer{author}]]></dc:creator>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date><![CDATA[{day:%Y-%m-%d %H:%M:%S}]]></wp:post_date>
<wp:post_date_gmt><![CDATA[{day:%Y-%m-%d %H:%M:%S}]]></wp:post_date_gmt>
<wp:post_name><![CDATA[post-{number}]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status>
<wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type><![CDATA[post]]></wp:post_type>
<wp:post_password><![CDATA[]]></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="part-{part}"><![CDATA[Part {part}]]></category>
<category domain="post_tag" nicename="tag-{tag}"><![CDATA[Tag {tag}]]></category>
<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_content><![CDATA[{title}]]></wp:comment_content></wp:comment>
</item>
"""


def write_export(path: Path, posts: int) -> None:
    """Write an export of so many posts, always the same."""
    chance = random.Random(1911)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(AUTHOR.format(number) for number in range(1, 21))
        for number in range(1, posts + 1):
            file.write(_item(chance, number))
        file.write("</channel></rss>\n")


def _item(chance: random.Random, number: int) -> str:
    day = datetime(2009, 1, 1, 8, tzinfo=UTC) + timedelta(minutes=75 * number)
    blocks = [_block(chance, number) for _ in range(chance.randint(5, 11))]
    return ITEM.format(
        title=" ".join(chance.choices(WORDS, k=7)).capitalize(),
        day=day,
        author=chance.randint(1, 20),
        part=chance.randint(1, 12),
        tag=chance.randint(1, 400),
        body="\n\n".join(blocks),
        number=number,
    )


def _block(chance: random.Random, number: int) -> str:
    text = " ".join(chance.choices(WORDS, k=chance.randint(40, 80))).capitalize()
    kind = chance.random()
    if kind < 0.1:
        return f'<!-- wp:heading --><h2 class="wp-block-heading">{text[:60]}</h2><!-- /wp:heading -->'
    if kind < 0.2:
        points = "".join(f"<li>{point}</li>" for point in text.split(" the ") if point)
        return f"<!-- wp:list --><ul>{points}</ul><!-- /wp:list -->"
    if kind < 0.25 and number > 1:
        text += f' <a href="https://old.example/?p={chance.randint(1, number - 1)}">more</a>'
    return f"<!-- wp:paragraph --><p>{text} <strong>{text[:20]}</strong>.</p><!-- /wp:paragraph -->"


def measure(site: Site, posts: int = POSTS) -> list[Figure]:
    """Import into a copy of the demo while it is served."""
    folder = site.data.parent / "wordpress"
    folder.mkdir()
    data = shutil.copytree(site.data, folder / "data")
    write_export(folder / "export.xml", posts)
    with running("serve", data=data) as program:
        paths = [site.articles[0], "/contact/"]
        with _asking(program.port, paths) as idle:
            time.sleep(IDLE)
        began = time.monotonic()
        with _asking(program.port, paths) as busy, _writing(data) as waits:
            brought, most = _import(data, folder / "export.xml")
        seconds = time.monotonic() - began
    shutil.rmtree(folder)
    before, during = (quantiles(times, n=20)[-1] * 1000 for times in (idle, busy))
    return [
        Figure(f"bringing {posts} WordPress posts", seconds, "s"),
        Figure("  articles a second (at least 100)", brought / seconds, ""),
        Figure("  seconds for 100 articles", seconds / max(brought, 1) * 100, "s", 1),
        Figure("  the most memory of the import", most / 1000, "MB", 300),
        Figure("  an article or a plain page before, p95", before, "ms"),
        Figure("  the same meanwhile, p95", during, "ms"),
        Figure("  meanwhile in times of before", during / before, "x", 2),
        Figure("  another writer waits meanwhile, p95", quantiles(waits, n=20)[-1] * 1000, "ms", 100),
        Figure("  another writer waits at the most", max(waits) * 1000, "ms"),
    ]


class _asking:  # noqa: N801 - read as a sentence
    """Ask for pages, again and again, as long as the block lasts; gives the seconds of each answer."""

    def __init__(self, port: int, paths: list[str]) -> None:
        self.port, self.paths, self.times = port, paths, list[float]()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._ask)

    def __enter__(self) -> list[float]:
        self.thread.start()
        return self.times

    def __exit__(self, *_error: object) -> None:
        self.ended.set()
        self.thread.join()

    def _ask(self) -> None:
        for path in self._in_turn():
            began = time.perf_counter()
            status, _page = get(self.port, path)
            self.times.append(time.perf_counter() - began if status == 200 else 30.0)

    def _in_turn(self) -> Iterator[str]:
        while True:
            for path in self.paths:
                if self.ended.wait(PAUSE):
                    return
                yield path


@contextmanager
def _writing(data: Path) -> Iterator[list[float]]:
    """Want to write ten times a second as long as the block lasts; gives the waits in seconds."""
    waits, ended = list[float](), threading.Event()

    def want() -> None:
        with closing(pysqlite3.connect(data / "db.sqlite3", timeout=0, isolation_level=None)) as database:
            while not ended.wait(0.1):
                began = time.perf_counter()
                while not _begins(database):
                    time.sleep(0.001)
                waits.append(time.perf_counter() - began)
                database.execute("ROLLBACK")

    thread = threading.Thread(target=want)
    thread.start()
    try:
        yield waits
    finally:
        ended.set()
        thread.join()


def _begins(database: pysqlite3.Connection) -> bool:
    try:
        database.execute("BEGIN IMMEDIATE")
    except pysqlite3.OperationalError:
        return False
    return True


def _import(data: Path, export: Path) -> tuple[int, float]:
    """Run the import; return how many articles came, and the most kilobytes it held."""
    command = [
        sys.executable,
        "-m",
        "comity",
        "import",
        "wordpress",
        str(export),
        "--data",
        str(data),
        "--json",
    ]
    log = export.with_suffix(".log")
    with log.open("w") as out:
        program = subprocess.Popen(command, stdout=out, stderr=sys.stderr, env=os.environ)
        most, end = 0.0, time.monotonic() + PATIENCE
        while program.poll() is None:
            most = max(most, _kilobytes(program.pid))
            if time.monotonic() > end:
                program.terminate()
            time.sleep(0.5)
    found = re.search(r'"articles": (\d+)', log.read_text())
    if not found:
        raise RuntimeError(f"the import did not come to its end: exit code {program.returncode}")
    return int(found.group(1)), most


def _kilobytes(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return float(found.group(1)) * 1.024 if found else 0.0
