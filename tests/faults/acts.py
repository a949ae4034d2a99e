"""What can be done with a POST. `test_acts.py` says what each asker gets for it."""

from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    PageViewRestriction,
    Site,
    Task,
    Workflow,
    WorkflowState,
    WorkflowTask,
)

from comity.organisation.models import Profile, Topic, Wording
from comity.pages.models import Author, File, Menu, Picture
from comity.people.models import Account
from tests.factories.documents import PDF
from tests.factories.pages import jpeg
from tests.faults.world import (
    JSON,
    SCRIPTED,
    Act,
    article,
    below,
    fields,
    live,
    mandates,
    menu,
    of,
    others_sign_in,
    own_email,
    own_submission,
    own_uploads,
    rows,
    schedules,
    sign_ins,
    upload,
)

_ADD, _API = "/cms/pages/add/pages/articlepage/{section}/", "/cms/api/main/pages/{story}/action/"
_BULK, _WORK = "/cms/bulk/wagtailcore/page/", "/cms/pages/workflow/action/{submitted}/"
_IMAGE, _FILE = "image-chooser-upload-", "document-chooser-upload-"
_ARTICLE = "/cms/pages/{story}/edit/"
_TOPIC = fields(name="Rail", slug="rail", about="")
_AUTHOR = fields(name="Ana Reis", slug="ana-reis", role="", about="", portrait="")
_REDIRECT = fields(
    old_path="/older", site="", is_permanent="on", redirect_page="", redirect_link="https://example.org/"
)
_MENU = menu(words="Press", address="https://example.org/")
_COPY = fields(new_title="Copy", new_slug="copy", new_parent_page="{section}", publish_copies="on")

PAGES = (
    Act("create a draft", _ADD, below("section"), article()),
    Act("create a page and publish it", _ADD, live, article(**{"action-publish": "1"})),
    Act("create a section", "/cms/pages/add/pages/sectionpage/{home}/", below("home"), article()),
    Act("create a page above home", "/cms/pages/add/pages/homepage/1/", below("top"), article()),
    Act("edit", _ARTICLE, of("story", "latest_revision"), article()),
    Act("edit and publish", _ARTICLE, of("story", "title"), article(**{"action-publish": "1"})),
    Act("edit what is locked", "/cms/pages/{locked}/edit/", of("locked", "latest_revision"), article()),
    Act(
        "publish a draft",
        "/cms/pages/{draft}/edit/",
        of("draft", "live"),
        article(**{"action-publish": "1"}),
    ),
    Act(
        "schedule",
        "/cms/pages/{draft}/edit/",
        schedules,
        article(**{"action-publish": "1", "go_live_at": "2099-01-01 10:00"}),
    ),
    Act(
        "unschedule",
        "/cms/pages/{scheduled}/revisions/{schedule}/unschedule/",
        of("schedule", "approved_go_live_at"),
    ),
    Act("unpublish", "/cms/pages/{story}/unpublish/", of("story", "live")),
    Act("delete", "/cms/pages/{story}/delete/", live),
    Act("delete somebody's draft", "/cms/pages/{draft}/delete/", below("section")),
    Act("delete a section", "/cms/pages/{section}/delete/", live),
    Act("delete home", "/cms/pages/{home}/delete/", below("top")),
    Act("delete home among several", f"{_BULK}delete/?id={{home}}", below("top")),
    Act("delete home by the API", "/cms/api/main/pages/{home}/action/delete/", below("top"), headers=JSON),
    Act("unpublish home", "/cms/pages/{home}/unpublish/", below("top")),
    Act("unpublish home among several", f"{_BULK}unpublish/?id={{home}}", below("top")),
    Act("move", "/cms/pages/{story}/move/{elsewhere}/confirm/", below("section")),
    Act("put in another place", "/cms/pages/{second}/set_position/?position=0", of("second", "path")),
    Act("copy", "/cms/pages/{story}/copy/", below("section"), _COPY),
    Act("copy into the live pages", "/cms/pages/{story}/copy/", live, _COPY),
    Act("duplicate", "/cms/pages/{story}/duplicate/", below("section")),
    Act("duplicate a section", "/cms/pages/{section}/duplicate/", below("home")),
    Act("lock", "/cms/pages/{story}/lock/", of("story", "locked")),
    Act("unlock somebody's lock", "/cms/pages/{locked}/unlock/", of("locked", "locked")),
    Act(
        "make private",
        "/cms/pages/{story}/privacy/",
        rows(PageViewRestriction),
        fields(restriction_type="login"),
    ),
    Act(
        "make private by password",
        "/cms/pages/{section}/privacy/",
        rows(PageViewRestriction),
        fields(restriction_type="password", password="sesame"),
    ),
    *(
        Act(f"{verb} by the API", f"{_API}{verb}/", live, fields(**form), JSON)
        for verb, form in {
            "unpublish": {},
            "delete": {},
            "copy": {"slug": "copied"},
            "create_alias": {"update_slug": "aliased"},
        }.items()
    ),
    Act(
        "publish a draft by the API",
        "/cms/api/main/pages/{draft}/action/publish/",
        of("draft", "live"),
        headers=JSON,
    ),
    Act(
        "move by the API",
        f"{_API}move/",
        below("elsewhere"),
        fields(destination_page_id="{elsewhere}", position="last-child"),
        JSON,
    ),
    Act(
        "restore an older text by the API",
        f"{_API}revert_to_page_revision/",
        of("story", "latest_revision"),
        fields(revision_id="{first}"),
        JSON,
    ),
    Act("publish several", f"{_BULK}publish/?id={{draft}}", of("draft", "live")),
    Act("unpublish several", f"{_BULK}unpublish/?id={{story}}&id={{second}}", live),
    Act("delete several", f"{_BULK}delete/?id={{story}}&id={{draft}}", live),
    Act("move several", f"{_BULK}move/?id={{story}}", below("elsewhere"), fields(chooser="{elsewhere}")),
)
WORKFLOW = (
    Act("submit", "/cms/pages/{draft}/edit/", rows(WorkflowState), article(**{"action-submit": "1"})),
    Act("approve", f"{_WORK}approve/{{state}}/", of("submitted", "live"), fields(comment="")),
    Act("reject", f"{_WORK}reject/{{state}}/", of("state", "status"), fields(comment="Why?")),
    Act(
        "approve what one submitted",
        "/cms/pages/workflow/action/{own}/approve/{own_state}/",
        of("own", "live"),
        fields(comment=""),
        first=own_submission,
    ),
    Act(
        "approve one's own while editing",
        "/cms/pages/{own}/edit/",
        of("own", "live"),
        article(**{"action-workflow-action": "1", "workflow-action-name": "approve"}),
        first=own_submission,
    ),
    Act(
        "cancel a submission of somebody",
        "/cms/pages/{submitted}/edit/",
        of("state", "status"),
        article(**{"action-cancel-workflow": "1"}),
    ),
    Act("add a workflow", "/cms/workflows/add/", rows(Workflow), fields(name="Mine", active="on")),
    Act("disable the workflow", "/cms/workflows/disable/{workflow}/", of("workflow", "active")),
    Act("take the workflow off", "/cms/workflows/remove/1/{workflow}/", rows(WorkflowTask)),
    Act(
        "add a task",
        "/cms/workflows/tasks/add/wagtailcore/groupapprovaltask/",
        rows(Task),
        fields(name="Mine", groups="{group}"),
    ),
    Act(
        "change who approves",
        "/cms/workflows/tasks/edit/{task}/",
        rows(GroupApprovalTask, "groups"),
        fields(name="Approval", groups="{group}"),
    ),
    Act("disable the task", "/cms/workflows/tasks/disable/{task}/", of("task", "active")),
    Act(
        "add a task while choosing",
        "/cms/workflows/task_chooser/create/?create_model=wagtailcore.GroupApprovalTask",
        rows(Task),
        fields(**{"create-task-name": "Mine", "create-task-groups": "{group}"}),
    ),
)
LISTS = (
    Act("add a menu", "/cms/snippets/pages/menu/add/", rows(Menu), _MENU),
    Act("change a menu", "/cms/snippets/pages/menu/edit/{menu}/", of("menu", "place"), _MENU),
    Act("delete a menu", "/cms/snippets/pages/menu/delete/{menu}/", rows(Menu)),
    Act("add a redirect", "/cms/redirects/add/", rows(Redirect), _REDIRECT),
    Act("change a redirect", "/cms/redirects/{redirect}/", of("redirect", "old_path"), _REDIRECT),
    Act("delete a redirect", "/cms/redirects/{redirect}/delete/", rows(Redirect)),
    Act(
        "import redirects",
        "/cms/redirects/import/",
        rows(Redirect),
        upload(lambda: b"from,to\n/a,/b/\n", "redirects.csv", key="import_file"),
    ),
    Act("add a topic", "/cms/snippets/organisation/topic/add/", rows(Topic), _TOPIC),
    Act("change a topic", "/cms/snippets/organisation/topic/edit/{topic}/", of("topic", "name"), _TOPIC),
    Act("delete a topic", "/cms/snippets/organisation/topic/delete/{topic}/", rows(Topic)),
    Act("add a topic while choosing", "/cms/snippets/choose/organisation/topic/create/", rows(Topic), _TOPIC),
    Act("delete several topics", "/cms/bulk/organisation/topic/delete/?id={topic}", rows(Topic)),
    Act("add an author", "/cms/snippets/pages/author/add/", rows(Author), _AUTHOR),
    Act("change an author", "/cms/snippets/pages/author/edit/{author}/", of("author", "name"), _AUTHOR),
    Act("delete an author", "/cms/snippets/pages/author/delete/{author}/", rows(Author)),
    Act("add an author while choosing", "/cms/snippets/choose/pages/author/create/", rows(Author), _AUTHOR),
    Act("delete several authors", "/cms/bulk/pages/author/delete/?id={author}", rows(Author)),
)
UPLOADS = (
    Act("add a picture", "/cms/images/add/", rows(Picture), upload(jpeg, "a.jpg")),
    Act(
        "add several pictures",
        "/cms/images/multiple/add/",
        rows(Picture),
        upload(jpeg, "a.jpg", key="files[]"),
        SCRIPTED,
    ),
    Act(
        "add a picture while choosing",
        "/cms/images/chooser/create/",
        rows(Picture),
        upload(jpeg, "a.jpg", _IMAGE),
    ),
    Act("change a picture", "/cms/images/{picture}/", of("picture", "title"), upload(jpeg, "a.jpg")),
    Act(
        "change a picture of one's own",
        "/cms/images/{picture}/",
        of("picture", "title"),
        upload(jpeg, "a.jpg"),
        first=own_uploads,
    ),
    Act("delete a picture of one's own", "/cms/images/{picture}/delete/", rows(Picture), first=own_uploads),
    Act("delete a picture", "/cms/images/{picture}/delete/", rows(Picture)),
    Act("delete one of several", "/cms/images/multiple/{picture}/delete/", rows(Picture), headers=SCRIPTED),
    Act("delete several pictures", "/cms/bulk/pages/picture/delete/?id={picture}", rows(Picture)),
    Act("add a file", "/cms/documents/add/", rows(File), upload(lambda: PDF, "a.pdf")),
    Act(
        "add a file while choosing",
        "/cms/documents/chooser/create/",
        rows(File),
        upload(lambda: PDF, "a.pdf", _FILE),
    ),
    Act("change a file", "/cms/documents/edit/{file}/", of("file", "title"), upload(lambda: PDF, "a.pdf")),
    Act("delete a file of one's own", "/cms/documents/delete/{file}/", rows(File), first=own_uploads),
    Act("delete a file", "/cms/documents/delete/{file}/", rows(File)),
    Act("delete several files", "/cms/bulk/pages/file/delete/?id={file}", rows(File)),
    Act("add a collection", "/cms/collections/add/", rows(Collection), fields(name="Mine", parent="{root}")),
    Act("rename a collection", "/cms/collections/{collection}/", of("collection", "name"), fields(name="No")),
    Act("delete a collection", "/cms/collections/{collection}/delete/", rows(Collection)),
    Act(
        "make a collection private",
        "/cms/collections/{collection}/privacy/",
        rows(CollectionViewRestriction),
        fields(restriction_type="login"),
    ),
)
_PERSON = fields(email="new@example.org", is_active="on", is_superuser="on", groups="{group}")
PEOPLE = (
    Act("add an account in the CMS", "/cms/users/new/", rows(Account), _PERSON),
    Act("change an account in the CMS", "/cms/users/edit/{other}/", of("other", "email"), _PERSON),
    Act("delete an account in the CMS", "/cms/users/delete/{other}/", of("other", "is_active")),
    Act("delete several accounts", "/cms/bulk/people/account/delete/?id={other}", of("other", "is_active")),
    Act(
        "give several accounts a role",
        "/cms/bulk/people/account/assign_role/?id={other}",
        mandates,
        fields(role="{group}"),
    ),
    Act("add a group", "/cms/groups/new/", rows(Group), fields(name="Mine")),
    Act("change a group", "/cms/groups/edit/{group}/", of("group", "name"), fields(name="Mine")),
    Act("delete a group", "/cms/groups/delete/{group}/", rows(Group)),
    Act("add a site", "/cms/sites/new/", rows(Site), fields(hostname="a.example", port="80")),
    Act("change the site", "/cms/sites/edit/{site}/", of("site", "hostname"), fields(hostname="a.example")),
    Act("delete the site", "/cms/sites/delete/{site}/", rows(Site)),
    Act(
        "change one's address in the CMS",
        "/cms/account/",
        own_email,
        fields(**{"name_email-email": "new@example.org", "email": "new@example.org"}),
    ),
)
DESK = (
    Act(
        "save the profile",
        "/desk/organisation/",
        rows(Profile, "name"),
        fields(name="New name", accent="#a4262c"),
    ),
    Act("word the profile in Spanish", "/desk/organisation/es/", rows(Wording), fields(tagline="Cinco")),
    Act("give an office at the desk", "/desk/offices/", mandates, fields(office="administrator")),
    Act("post to the desk", "/desk/", mandates, fields(office="administrator")),
    Act("end somebody's sign-in", "/account/sessions/{sign_in}/ending/", sign_ins, first=others_sign_in),
    Act("choose one's language", "/account/language/", rows(Account, "language"), fields(language="fr")),
)
ACTS = (*PAGES, *WORKFLOW, *LISTS, *UPLOADS, *PEOPLE, *DESK)
