from django.db import migrations, models

OUTCOMES = [
    ("followed", "Followed as written"),
    ("varied", "Varied"),
    ("not this", "Does not fit what happened"),
]


class Migration(migrations.Migration):

    dependencies = [
        ("riskplans", "0003_the_whole_plan"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contingencyuse",
            name="outcome",
            field=models.CharField(choices=OUTCOMES, max_length=10, verbose_name="what was done"),
        ),
        migrations.AlterField(
            model_name="historicalcontingencyuse",
            name="outcome",
            field=models.CharField(choices=OUTCOMES, max_length=10, verbose_name="what was done"),
        ),
    ]
