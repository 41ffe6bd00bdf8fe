"""Static files as they are served: hashed names, compressed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """The manifest storage of WhiteNoise."""
