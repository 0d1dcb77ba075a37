"""Packages that load their modules when a name is asked for: every name that they promise can be had, and comes from there."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("models.rules", "models.exports")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_is_there(package):
    found = import_module(package)
    for name in found.__all__:
        assert getattr(found, name).__module__.startswith(f"{package}."), name


@pytest.mark.parametrize("package", PACKAGES)
def test_another_name_is_an_error(package):
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        import_module(package).nothing  # noqa: B018


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_of_a_package_is_loaded_with_it(package):
    program = f"import sys, {package}; print([m for m in sys.modules if m.startswith('{package}.')])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
