import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.cache.backends.db import BaseDatabaseCache
from django.test import override_settings

from comity.kernel.models import Entry
from comity.kernel.sqlite.router import ScratchRouter

router = ScratchRouter()
TWO_FILES = {"default": {}, "scratch": {}}
ONE_DATABASE = {"default": {}}


def with_databases(databases: dict[str, dict[str, str]]) -> override_settings:
    return override_settings(DATABASES=databases)


@pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
class TestTwoFiles:
    @pytest.fixture(autouse=True)
    def two_files(self) -> object:
        with with_databases(TWO_FILES):
            yield

    def test_sessions_and_cache_live_in_the_scratch_file(self) -> None:
        cache = BaseDatabaseCache("cache", {}).cache_model_class
        for model in (Session, cache):
            assert router.db_for_read(model) == router.db_for_write(model) == "scratch"

    @pytest.mark.parametrize("model", [Entry, Group])
    def test_all_other_rows_live_where_django_puts_them(self, model: type[Entry] | type[Group]) -> None:
        assert router.db_for_read(model) is None
        assert router.db_for_write(model) is None

    def test_each_table_is_made_in_its_own_file_only(self) -> None:
        assert router.allow_migrate("scratch", "sessions") is True
        assert router.allow_migrate("scratch", "django_cache") is True
        assert router.allow_migrate("default", "kernel") is True
        assert router.allow_migrate("default", "sessions") is False
        assert router.allow_migrate("scratch", "kernel") is False

    def test_nothing_refers_from_one_file_to_the_other(self) -> None:
        assert router.allow_relation(Entry(), Group()) is True
        assert router.allow_relation(Entry(), Session()) is False
        assert router.allow_relation(Session(), Session()) is True


@pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
def test_with_one_database_the_router_stays_out_of_the_way() -> None:
    with with_databases(ONE_DATABASE):
        assert router.db_for_read(Session) is None
        assert router.db_for_write(Session) is None
        assert router.allow_migrate("default", "sessions") is None
        assert router.allow_relation(Entry(), Session()) is None
