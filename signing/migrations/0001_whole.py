"""All tables of this app before the first release; in place of the steps that led there."""

import django.db.models.deletion
import rosh.fields
import rules.terms.service
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('signing', '0001_initial'), ('signing', '0002_signature_declaration'), ('signing', '0003_signature_late_because'), ('signing', '0004_told')]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('assessments', '0001_whole'),
        ('cases', '0001_whole'),
        ('riskplans', '0001_whole'),
    ]

    operations = [
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('awaiting', 'Awaiting countersignature'), ('awaiting second', 'Awaiting second countersignature'), ('returned', 'Returned for changes'), ('complete', 'Complete'), ('abandoned', 'Abandoned')], default=rules.terms.service.SubmissionStatus['DRAFT'], max_length=20)),
                ('is_urgent', models.BooleanField(default=False)),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Low'), (2, 'Medium'), (3, 'High'), (4, 'Very High')], null=True)),
                ('is_reduction', models.BooleanField(default=False)),
                ('stages', models.PositiveSmallIntegerField(default=0)),
                ('why_countersigned', rosh.fields.ProseField(blank=True, max_length=500)),
                ('signed_at', models.DateTimeField(null=True)),
                ('countersigned_at', models.DateTimeField(null=True)),
                ('seconded_at', models.DateTimeField(null=True)),
                ('completed_at', models.DateTimeField(null=True)),
                ('record', models.TextField(blank=True)),
                ('record_hash', models.CharField(blank=True, max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('assessment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='assessments.assessment')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='cases.case')),
                ('countersigned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='riskplans.plan')),
                ('seconded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_urgent', False), ('status__in', ['draft', 'awaiting', 'awaiting second', 'returned'])), fields=('case',), name='submission_one_open_per_case'), models.UniqueConstraint(condition=models.Q(('is_urgent', True), ('status__in', ['draft', 'awaiting', 'awaiting second', 'returned'])), fields=('case',), name='submission_one_open_urgent_per_case'), models.CheckConstraint(condition=models.Q(('assessment__isnull', False), ('plan__isnull', False), _connector='OR'), name='submission_is_of_something'), models.CheckConstraint(condition=models.Q(models.Q(('record_hash', ''), ('signed_at__isnull', True), ('signed_by__isnull', True)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False), models.Q(('record_hash', ''), _negated=True)), _connector='OR'), name='submission_signed_has_its_record'), models.CheckConstraint(condition=models.Q(models.Q(('countersigned_at__isnull', True), ('countersigned_by__isnull', True)), models.Q(('countersigned_at__isnull', False), ('countersigned_by__isnull', False)), _connector='OR'), name='submission_countersigned_has_who_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('seconded_at__isnull', True), ('seconded_by__isnull', True)), models.Q(('seconded_at__isnull', False), ('seconded_by__isnull', False)), _connector='OR'), name='submission_seconded_has_who_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('countersigned_by__isnull', True), models.Q(('countersigned_by', models.F('signed_by')), _negated=True), _connector='OR'), models.Q(('seconded_by__isnull', True), models.Q(('seconded_by', models.F('signed_by')), _negated=True), _connector='OR'), models.Q(('seconded_by__isnull', True), models.Q(('seconded_by', models.F('countersigned_by')), _negated=True), _connector='OR')), name='submission_signers_are_different_people'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'complete'), _negated=True), ('stages', 0), models.Q(('countersigned_by__isnull', False), ('stages', 1)), models.Q(('countersigned_by__isnull', False), ('seconded_by__isnull', False), ('stages', 2)), _connector='OR'), name='submission_complete_has_its_countersignatures'), models.CheckConstraint(condition=models.Q(models.Q(('completed_at__isnull', False), ('status', 'complete')), models.Q(models.Q(('status', 'complete'), _negated=True), ('completed_at__isnull', True)), _connector='OR'), name='submission_complete_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sign', 'Signed'), ('countersign', 'Countersigned'), ('second', 'Countersigned, second'), ('return', 'Returned for changes'), ('withdraw', 'Withdrawn'), ('abandon', 'Abandoned')], max_length=12)),
                ('role', models.CharField(choices=[('practitioner', 'Practitioner'), ('manager', 'Manager'), ('head', 'Head of the delivery unit'), ('inspector', 'Inspector'), ('administrator', 'Administrator')], max_length=20)),
                ('authority', models.CharField(blank=True, max_length=120)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('comment', rosh.fields.ProseField(blank=True, max_length=8000)),
                ('declaration', rosh.fields.ProseField(blank=True, max_length=500)),
                ('late_because', rosh.fields.ProseField(blank=True, max_length=1000)),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Low'), (2, 'Medium'), (3, 'High'), (4, 'Very High')], null=True)),
                ('record_hash', models.CharField(blank=True, max_length=64)),
                ('record', models.TextField(blank=True)),
                ('findings', models.JSONField(default=list)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='signing.submission')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalTold',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(blank=True, editable=False)),
                ('who', rosh.fields.LineField(max_length=200, verbose_name='who was told')),
                ('how', models.CharField(choices=[('meeting', 'At a meeting'), ('phone', 'By telephone'), ('secure email', 'By secure email'), ('letter', 'By letter'), ('in person', 'In person'), ('edition sent', 'An edition was sent'), ('other', 'Another way')], max_length=12, verbose_name='how')),
                ('on', models.DateField(verbose_name='when')),
                ('note', rosh.fields.LineField(blank=True, max_length=300, verbose_name='what else to know of it')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Low'), (2, 'Medium'), (3, 'High'), (4, 'Very High')], editable=False, null=True)),
                ('recorded_at', models.DateTimeField(blank=True, editable=False)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='signing.submission')),
            ],
            options={
                'verbose_name': 'historical who was told',
                'verbose_name_plural': 'historical who was told',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
                'indexes': [models.Index(fields=['history_date', 'id'], name='signing_his_history_e7b0ee_idx')],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Told',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('who', rosh.fields.LineField(max_length=200, verbose_name='who was told')),
                ('how', models.CharField(choices=[('meeting', 'At a meeting'), ('phone', 'By telephone'), ('secure email', 'By secure email'), ('letter', 'By letter'), ('in person', 'In person'), ('edition sent', 'An edition was sent'), ('other', 'Another way')], max_length=12, verbose_name='how')),
                ('on', models.DateField(verbose_name='when')),
                ('note', rosh.fields.LineField(blank=True, max_length=300, verbose_name='what else to know of it')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Low'), (2, 'Medium'), (3, 'High'), (4, 'Very High')], editable=False, null=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told', to='signing.submission')),
            ],
            options={
                'verbose_name': 'who was told',
                'verbose_name_plural': 'who was told',
                'ordering': ['-on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('recorded_at__isnull', False), ('recorded_by__isnull', False)), name='told_is_recorded_by_somebody')],
            },
        ),
    ]
