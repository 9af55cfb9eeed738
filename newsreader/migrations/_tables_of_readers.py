from django.conf import settings
import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import django_extensions.db.fields
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        'User',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('password', models.CharField(max_length=128, verbose_name='password')),
            ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
            ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
            ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
            ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
            ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
            ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
            ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
            ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
            ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
            ('role', models.CharField(choices=[('reader', 'Reader'), ('editor', 'Editor')], default='reader', max_length=10, verbose_name='role')),
            ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
            ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ('reads_on_opening', models.BooleanField(db_default=True, default=True, verbose_name='articles I open are read')),
        ],
        options={
            'verbose_name': 'user',
            'verbose_name_plural': 'users',
        },
        managers=[('objects', django.contrib.auth.models.UserManager())],
    ),
    migrations.CreateModel(
        'UnsavedForm',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('path', models.CharField(max_length=500)),
            ('answers', models.JSONField()),
            ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unsaved', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'unsaved form',
            'verbose_name_plural': 'unsaved forms',
        },
    ),
    migrations.CreateModel(
        'Presence',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('page', models.CharField(max_length=200)),
            ('since', models.DateTimeField(default=django.utils.timezone.now)),
            ('seen', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'presence',
            'verbose_name_plural': 'presences',
            'constraints': [models.UniqueConstraint(fields=('page', 'user'), name='presence_once')],
        },
    ),
    migrations.CreateModel(
        'Visit',
        [
            ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='visit', serialize=False, to=settings.AUTH_USER_MODEL)),
            ('last', models.DateTimeField(default=django.utils.timezone.now)),
            ('before', models.DateTimeField(null=True)),
        ],
        options={
            'verbose_name': 'visit',
            'verbose_name_plural': 'visits',
        },
    ),
    migrations.CreateModel(
        'Invitation',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('digest', models.CharField(editable=False, max_length=64, unique=True)),
            ('label', models.CharField(blank=True, max_length=100, verbose_name='for whom')),
            ('made', models.DateTimeField(default=django.utils.timezone.now)),
            ('expires', models.DateTimeField()),
            ('used', models.DateTimeField(null=True)),
            ('withdrawn', models.DateTimeField(null=True)),
            ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'invitation',
            'verbose_name_plural': 'invitations',
        },
    ),
    migrations.CreateModel(
        'RegistrationAttempt',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('address', models.CharField(max_length=64)),
            ('at', models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            'verbose_name': 'attempt to register',
            'verbose_name_plural': 'attempts to register',
            'indexes': [models.Index(fields=['at', 'address'], name='registration_at')],
        },
    ),
    migrations.CreateModel(
        'Follow',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('query', models.CharField(blank=True, max_length=1000, verbose_name='search')),
            ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
            ('since', models.DateTimeField(default=django.utils.timezone.now)),
            ('entity', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='newsreader.entity')),
            ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='newsreader.source')),
            ('timeline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='newsreader.timeline')),
            ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='follows', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'followed',
            'verbose_name_plural': 'followed',
            'constraints': [models.UniqueConstraint(fields=('user', 'timeline'), name='follow_timeline_once'), models.UniqueConstraint(fields=('user', 'entity'), name='follow_entity_once'), models.UniqueConstraint(fields=('user', 'source'), name='follow_source_once'), models.UniqueConstraint(condition=models.Q(('query', ''), _negated=True), fields=('user', 'query'), name='follow_search_once'), models.CheckConstraint(condition=models.Q(models.Q(('entity', None), ('query', ''), ('source', None), ('timeline__isnull', False)), models.Q(('entity__isnull', False), ('query', ''), ('source', None), ('timeline', None)), models.Q(('entity', None), ('query', ''), ('source__isnull', False), ('timeline', None)), models.Q(('entity', None), ('source', None), ('timeline', None), models.Q(('query', ''), _negated=True)), _connector='OR'), name='follow_one_thing')],
        },
    ),
    migrations.CreateModel(
        'Note',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('field', models.CharField(choices=[('headline', 'headline'), ('standfirst', 'standfirst'), ('byline', 'byline'), ('caption', 'caption'), ('body', 'body')], default='body', max_length=10)),
            ('prefix', models.CharField(blank=True, max_length=40)),
            ('suffix', models.CharField(blank=True, max_length=40)),
            ('lost', models.BooleanField(default=False)),
            ('created', django_extensions.db.fields.CreationDateTimeField(auto_now_add=True, verbose_name='created')),
            ('modified', django_extensions.db.fields.ModificationDateTimeField(auto_now=True, verbose_name='modified')),
            ('start', models.PositiveIntegerField(default=0)),
            ('end', models.PositiveIntegerField(default=0)),
            ('exact', models.TextField(blank=True)),
            ('text', models.TextField(verbose_name='note')),
            ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='newsreader.article')),
            ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to=settings.AUTH_USER_MODEL)),
            ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notes', to='newsreader.articleversion')),
        ],
        options={
            'verbose_name': 'note',
            'verbose_name_plural': 'notes',
            'indexes': [models.Index(fields=['user', 'created'], name='note_user_created'), models.Index(fields=['user', 'article'], name='note_user_article')],
        },
    ),
    migrations.CreateModel(
        'ReaderMark',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('read', models.DateTimeField(null=True)),
            ('starred', models.DateTimeField(null=True)),
            ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reader_marks', to='newsreader.article')),
            ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='reader_marks', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'reader’s mark',
            'verbose_name_plural': 'readers’ marks',
            'indexes': [models.Index(condition=models.Q(('read__isnull', False)), fields=['user', 'article'], name='reader_read'), models.Index(condition=models.Q(('starred__isnull', False)), fields=['user', 'starred', 'article'], name='reader_starred'), models.Index(condition=models.Q(('read__isnull', True), ('starred__isnull', True)), fields=['user'], name='reader_empty'), models.Index(condition=models.Q(('read__isnull', False)), fields=['user', 'read', 'article'], name='reader_read_at')],
            'constraints': [models.UniqueConstraint(fields=('user', 'article'), name='reader_mark_once')],
        },
    ),
    migrations.CreateModel(
        'AccountEvent',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('kind', models.CharField(choices=[('login', 'logged in'), ('logout', 'logged out'), ('wrong', 'wrong password'), ('password', 'password set'), ('link', 'link for a new password made'), ('made', 'account made'), ('role', 'role changed'), ('disabled', 'disabled'), ('enabled', 'enabled'), ('ended', 'sessions ended')], max_length=10)),
            ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ('times', models.PositiveIntegerField(default=1)),
            ('said', models.CharField(blank=True, max_length=100)),
            ('address', models.GenericIPAddressField(blank=True, null=True)),
            ('agent', models.CharField(blank=True, max_length=120)),
            ('session', models.CharField(blank=True, db_index=True, max_length=40)),
            ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'event of an account',
            'verbose_name_plural': 'events of accounts',
            'indexes': [models.Index(fields=['user', 'kind', 'at'], name='account_event_of')],
        },
    ),
    migrations.CreateModel(
        'ReadBlock',
        [
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('block', models.PositiveIntegerField()),
            ('read', models.BinaryField()),
            ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='read_blocks', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'block of what a reader has read',
            'verbose_name_plural': 'blocks of what readers have read',
            'constraints': [models.UniqueConstraint(fields=('user', 'block'), name='read_block_once')],
        },
    ),
]
