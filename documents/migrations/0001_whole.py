"""All tables of this app before the first release; in place of the steps that led there."""

import django.db.models.deletion
import django.utils.timezone
import rosh.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('documents', '0001_oasys_entries'), ('documents', '0002_editions'), ('documents', '0003_issued_record_hash')]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('assessments', '0001_whole'),
        ('signing', '0001_whole'),
    ]

    operations = [
        migrations.CreateModel(
            name='OasysEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('boxes', models.JSONField()),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='oasys_entries', to='assessments.assessment')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='IssuedEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('full', 'Full edition'), ('partner', 'Edition for a partner agency'), ('person', 'Edition for the person'), ('duty', 'Duty sheet')], max_length=10)),
                ('recipient', rosh.fields.LineField(blank=True, max_length=200, verbose_name='who receives it')),
                ('purpose', rosh.fields.ProseField(blank=True, max_length=2000, verbose_name='why they need it')),
                ('sections', models.JSONField(default=list)),
                ('content_hash', models.CharField(max_length=64)),
                ('record_hash', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='signing.submission')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'partner'), _negated=True), models.Q(models.Q(('recipient', ''), _negated=True), models.Q(('purpose', ''), _negated=True)), _connector='OR'), name='partner_edition_has_recipient_and_purpose')],
            },
        ),
        migrations.CreateModel(
            name='StoredDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('body', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stored_documents', to='signing.submission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('submission', 'key'), name='document_stored_once')],
            },
        ),
    ]
