"""Forms of rows: no stale save, no second row, no empty history, nothing typed is lost."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django import forms
from django.db import connection, connections, models, transaction
from django.test.utils import CaptureQueriesContext

from rosh.fields import LineField, ProseField
from rosh.forms import RowForm
from rosh.rows import TrackedRow
from rosh.tests.forms import page_of, posted

# The pages of the apps are not what is tested here
pytestmark = pytest.mark.urls("rosh.gallery")

# In an app that is not installed: no migration is asked for, no other test meets them.


class Folder(models.Model):
    class Meta:
        app_label = "rosh_tests"

    def __str__(self):
        return f"Folder {self.pk}"


class Note(TrackedRow):
    folder = models.ForeignKey(Folder, models.CASCADE, null=True)
    title = LineField(unique=True)
    text = ProseField(blank=True)
    kind = models.CharField(max_length=5, choices=[("a", "Apple"), ("b", "Pear")], blank=True)
    seen_on = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "rosh_tests"


TABLES = [Folder, Note, Note.history.model]


class NoteForm(RowForm):
    class Meta:
        model = Note
        fields = ["title", "text", "kind", "seen_on"]


def make_tables():
    with connection.schema_editor() as editor:
        for model in TABLES:
            editor.create_model(model)


@pytest.fixture
def tables(db):
    make_tables()


def saved(form):
    assert form.is_valid(), form.errors
    return form.save()


def test_a_new_row_gets_the_token_of_its_page(tables):
    page = NoteForm()
    note = saved(NoteForm(posted(page, title="One", seen_on_day="3", seen_on_month="5", seen_on_year="2026")))  # fmt: skip # noqa: E501
    assert str(note.uuid) == str(page["row_token"].value())
    assert note.seen_on == dt.date(2026, 5, 3) and note.version == 1


def test_a_second_post_of_the_same_page_finds_the_row(tables):
    data = posted(NoteForm(), title="One")
    first = saved(NoteForm(data))
    again = NoteForm(data)  # the title is unique: on its own this would be refused
    assert again.is_valid() and again.already_saved == first
    assert again.save() == first and again.instance == first
    assert Note.objects.count() == 1


class StrictForm(NoteForm):
    def clean_title(self):
        if Note.objects.filter(title=self.cleaned_data["title"]).exists():
            raise forms.ValidationError("Enter another title")
        return self.cleaned_data["title"]


def test_a_second_post_is_not_refused_for_what_the_first_one_made(tables):
    data = posted(StrictForm(), title="One")
    first = saved(StrictForm(data))
    assert saved(StrictForm(data)) == first
    assert not StrictForm(posted(StrictForm(), title="One")).is_valid()


def test_a_token_opens_no_row_of_another_folder(tables):
    mine, other = Folder.objects.create(), Folder.objects.create()
    data = posted(NoteForm(), title="One")
    saved(NoteForm(data, instance=Note(folder=mine)))
    foreign = NoteForm(data, instance=Note(folder=other))
    assert not foreign.is_valid() and foreign.already_saved is None
    data["row_token"] = foreign["row_token"].value()
    data["title"] = "Two"
    assert saved(NoteForm(data, instance=Note(folder=other))).folder == other


def test_a_new_row_needs_no_token_and_an_odd_one_is_refused(tables):
    assert saved(NoteForm({"title": "One"})).pk
    assert not NoteForm({"title": "Two", "row_token": "x"}).is_valid()


def test_a_save_that_changes_nothing_writes_nothing(tables):
    note = Note.objects.create(title="One", text="a\nb", seen_on=dt.date(2026, 5, 3))
    form = NoteForm(posted(NoteForm(instance=note), text="a\r\nb"), instance=note)
    saved(form)
    note.refresh_from_db()
    assert note.version == 1 and not form.has_changed()
    assert note.history.count() == 1


def test_a_save_locks_the_row_and_raises_the_version(tables):
    note = Note.objects.create(title="One")
    form = NoteForm(posted(NoteForm(instance=note), text="new"), instance=note)
    with CaptureQueriesContext(connection) as queries:
        saved(form)
    assert any("FOR UPDATE" in query["sql"] for query in queries)
    note.refresh_from_db()
    assert (note.version, note.text) == (2, "new")


def stale_form(note, **typed):
    """A form whose page was read before somebody else saved."""
    data = posted(NoteForm(instance=note), **typed)
    other = Note.objects.get(pk=note.pk)
    saved(NoteForm(posted(NoteForm(instance=other), text="theirs", kind="a"), instance=other))
    return NoteForm(data, instance=Note.objects.get(pk=note.pk))


def test_a_stale_save_writes_nothing_and_shows_both_texts(tables):
    note = Note.objects.create(title="One", text="old")
    form = stale_form(note, text="mine", kind="b")
    assert not form.is_valid()
    assert form.non_field_errors()[0].startswith("This page was changed")
    assert form.conflict == [
        {"label": "Text", "theirs": "theirs", "yours": "mine"},
        {"label": "Kind", "theirs": "Apple", "yours": "Pear"},
    ]
    html = page_of(form)
    assert "theirs" in html and html.count("mine") >= 2
    note.refresh_from_db()
    assert (note.text, note.version) == ("theirs", 2)


def test_saving_again_after_both_texts_were_shown_is_a_knowing_choice(tables):
    note = Note.objects.create(title="One", text="old")
    shown = stale_form(note, text="mine")
    assert not shown.is_valid()
    note = Note.objects.get(pk=note.pk)
    assert shown["row_version"].value() == 2
    assert saved(NoteForm(posted(shown), instance=note)).text == "mine"


def test_two_people_who_write_the_same_do_not_quarrel(tables):
    note = Note.objects.create(title="One", text="old")
    form = stale_form(note, text="theirs", kind="a")
    assert form.is_valid() and form.conflict == []
    assert form.save().version == 2
    note.refresh_from_db()
    assert note.version == 2


def test_a_save_without_a_version_is_stale(tables):
    note = Note.objects.create(title="One", text="old")
    assert not NoteForm({"title": "One", "text": "blind"}, instance=note).is_valid()


def test_a_row_that_was_removed_keeps_the_text_on_the_page(tables):
    note = Note.objects.create(title="One")
    data = posted(NoteForm(instance=note), text="mine")
    copy = Note.objects.get(pk=note.pk)
    note.delete()
    form = NoteForm(data, instance=copy)
    assert not form.is_valid() and "removed" in form.non_field_errors()[0]
    assert "mine" in page_of(form)


class LinkForm(NoteForm):
    links = forms.MultipleChoiceField(choices=[("a", "Ann"), ("b", "Bea")], required=False)


def test_what_is_kept_beside_the_row_is_shown_too(tables):
    note = Note.objects.create(title="One")
    data = posted(LinkForm(instance=note, initial={"links": []}))
    data.setlist("links", ["a", "b"])
    note.save()
    stale = LinkForm(data, instance=Note.objects.get(pk=note.pk), initial={"links": ["a"]})
    assert not stale.is_valid()
    assert stale.conflict == [{"label": "Links", "theirs": "Ann", "yours": "Ann, Bea"}]


def test_a_conflict_and_a_mistake_are_told_together(tables):
    note = Note.objects.create(title="One")
    form = stale_form(note, title="", text="mine")
    assert not form.is_valid() and set(form.errors) == {"title", "__all__"}


@pytest.mark.django_db(transaction=True)
def test_ten_posts_at_once_make_one_row():
    make_tables()
    data = posted(NoteForm(), title="One")

    def post(_):
        try:
            with transaction.atomic():
                return saved(NoteForm(data)).pk
        finally:
            connections.close_all()

    try:
        with ThreadPoolExecutor(10) as pool:
            made = list(pool.map(post, range(10)))
        assert len(set(made)) == 1 and Note.objects.count() == 1
    finally:
        with connection.schema_editor() as editor:
            for model in reversed(TABLES):
                editor.delete_model(model)


@pytest.mark.django_db(transaction=True)
def test_of_ten_stale_saves_at_once_one_is_written_and_nine_are_told():
    make_tables()
    try:
        note = Note.objects.create(title="One", text="old")
        pages = [posted(NoteForm(instance=note), text=f"text {n}") for n in range(10)]

        def post(data):
            try:
                with transaction.atomic():
                    form = NoteForm(data, instance=Note.objects.get(pk=note.pk))
                    return form.is_valid() and form.save().text
            finally:
                connections.close_all()

        with ThreadPoolExecutor(10) as pool:
            written = [text for text in pool.map(post, pages) if text]
        note.refresh_from_db()
        assert written == [note.text] and note.version == 2
    finally:
        with connection.schema_editor() as editor:
            for model in reversed(TABLES):
                editor.delete_model(model)
