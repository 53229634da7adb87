from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

# Test folders are no packages; what the tests of this folder share is loaded by its path.
_spec = importlib.util.spec_from_file_location("narratives", Path(__file__).parent / "narratives.py")
assert _spec is not None
assert _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
sys.modules.setdefault("narratives", _module)
_spec.loader.exec_module(_module)
