"""How files for browsers are named in production: by their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hash the names, and also those that one script module imports from another."""

    support_js_module_import_aggregation = True
