from comity.kernel import access
from comity.organisation.kinds import OFFICES


def test_every_office_is_kept_under_its_own_code():
    assert all(office.code == code for code, office in OFFICES.items())


def test_every_office_has_a_name_and_a_duty_that_people_read():
    assert all(str(office.name) and str(office.duty).endswith(".") for office in OFFICES.values())


def test_refusals_can_name_every_office():
    assert access.name_offices(OFFICES) == [office.name for office in OFFICES.values()]


def test_whoever_writes_needs_a_second_factor():
    assert all(OFFICES[code].needs_second_factor for code in ("administrator", "editor", "reviewer"))
