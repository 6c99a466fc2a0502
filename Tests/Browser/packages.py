"""Single files out of the packages that requirements.txt names: axe and two jQuerys.

The packages are downloaded once, into .venv/browser, and not installed: two versions of one package are needed side by
side.
"""

import pathlib
import subprocess
import sys
import tarfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / ".venv" / "browser"


def axe():
    """The source of axe-core."""
    return _text("axe-playwright-python", "axe_playwright_python/axe.min.js")


def jquery(version):
    """The source of a jQuery whose version begins so: "1" or "3"."""
    return _text("XStatic-jQuery", "xstatic/pkg/jquery/data/jquery.min.js", version)


def _text(name, path, version=""):
    lines = [line for line in _requirements() if line.startswith(f"{name}=={version}")]
    assert len(lines) == 1, f"requirements.txt names {name} {version} {len(lines)} times"
    archive = _archive(lines[0])
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(path).decode()
    with tarfile.open(archive) as source:
        for suffix in (path, path.replace(".min", "")):
            for member in source.getmembers():
                if member.name.endswith(suffix):
                    return source.extractfile(member).read().decode()
    sys.exit(f"{archive.name} holds no {path}.")


def _requirements():
    return [line for line in (HERE / "requirements.txt").read_text().splitlines() if "==" in line and line[0] != "#"]


def _archive(requirement):
    folder = FOLDER / "packages" / requirement.replace("==", "-")
    if not list(folder.glob("*")):
        _download(requirement, folder)
    return next(folder.glob("*"))


def _download(requirement, folder):
    pip = FOLDER / "bin" / "pip"
    if not pip.exists():
        subprocess.run(["/usr/bin/python3", "-m", "venv", FOLDER], check=True)
        # Old source packages look for both while pip reads their names.
        _pip(pip, "install", "setuptools<81", "wheel")
    folder.mkdir(parents=True, exist_ok=True)
    _pip(pip, "download", "--no-deps", "--no-build-isolation", "--dest", folder, requirement)


def _pip(pip, *arguments):
    subprocess.run([pip, "--quiet", "--disable-pip-version-check", *arguments], check=True)
