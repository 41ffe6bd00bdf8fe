"""Facts of Thai life that the modules are held to; every number in them is made up."""

import json
from pathlib import Path

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
