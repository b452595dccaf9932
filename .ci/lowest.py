"""Print the lowest versions that pyproject.toml allows of what Infoview and its encryption need, as pip constraints."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


def lowest(requirement: str) -> str:
    """Return ``textual==8.2.8`` for ``textual>=8.2.8,<9``. Raises ValueError where there is no lower bound."""
    name, bounds = re.fullmatch(r"([\w.-]+)(.*)", requirement.replace(" ", "")).groups()
    found = re.search(r"(?:>=|==|~=)([\w.]+)", bounds)
    if found is None:
        raise ValueError(f"{requirement} has no lower bound")
    return f"{name}=={found[1]}"


def main() -> None:
    """Print one constraint a line."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    requirements = project["dependencies"] + project["optional-dependencies"]["encryption"]
    sys.stdout.writelines(f"{lowest(requirement)}\n" for requirement in requirements)


main()
