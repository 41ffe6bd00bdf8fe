"""Properties are tried on a few hundred examples; no deadline, for machines that are busy."""

from hypothesis import settings

settings.register_profile("thai", max_examples=300, deadline=None)
settings.load_profile("thai")
