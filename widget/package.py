#!/usr/bin/env python3
"""Assembles the package with which a shop's web developer installs the widget.

usage: package.py BUILT OUTPUT

BUILT holds the built chatbot-widget.js and chatbot-widget.css. Into OUTPUT go package/, the same as package.zip, whose folder
is libriassist-widget-vX.Y, and versions/X.Y.Z/ with the two files, plain and in gzip's format. Folders of other versions stay
as they are. The same input gives the same bytes, on any day and for any user. Needs Debian's zopfli.
"""

import argparse
import base64
import functools
import hashlib
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import markdown_links

WIDGET = pathlib.Path(__file__).resolve().parent
PROJECT = WIDGET.parent
GUIDES = WIDGET / "package"
TYPES = WIDGET / "types" / "chatbot-widget.d.ts"
RELEASED = WIDGET / "released.sha384"  # written by make widget-release
VERSION_FILE = PROJECT / "Sources" / "LibriAssist" / "LibriAssistVersion.swift"
SCRIPT, STYLE = "chatbot-widget.js", "chatbot-widget.css"

PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
LARGEST = 14 * 1024  # what a customer's browser is to load at most
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold


class PackageError(Exception):
    """What is wrong, in words for whoever builds the package."""


def read_version():
    """The project's version, as in 1.0.0."""
    found = re.search(r'static let current = "(\d+\.\d+\.\d+)"', VERSION_FILE.read_text(encoding="utf-8"))
    if not found:
        raise PackageError(f'{VERSION_FILE}: no line such as: static let current = "1.0.0"')
    return found[1]


def integrity(data):
    """What browsers compare with the attribute `integrity` (Subresource Integrity)."""
    return "sha384-" + base64.b64encode(hashlib.sha384(data).digest()).decode()


@functools.cache
def compressed(data):
    """In gzip's format, as small as it gets: it is done once, and loaded by every customer."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            return subprocess.run(["zopfli", "--i1000", "-c", file.name], stdout=subprocess.PIPE, check=True).stdout
        except FileNotFoundError as error:
            raise PackageError("zopfli is missing: install Debian's package of that name.") from error
        except subprocess.CalledProcessError as error:
            raise PackageError(f"zopfli ended with status {error.returncode}") from error


def read_built(folder):
    """The widget's built files by name."""
    built = {}
    for name in (SCRIPT, STYLE):
        try:
            built[name] = (folder / name).read_bytes()
        except OSError as error:
            raise PackageError(f"{folder / name}: {error.strerror}. Build the widget first (widget/build.sh).") from error
        if not built[name]:
            raise PackageError(f"{folder / name} is empty. Build the widget again (widget/build.sh).")
    return built


def integrity_json(version, built):
    """The version, and for each built file its hash and sizes, for programs."""
    files = {
        name: {"integrity": integrity(data), "bytes": len(data), "gzipBytes": len(compressed(data))}
        for name, data in sorted(built.items())
    }
    return json.dumps({"version": version, "files": files}, indent=2).encode() + b"\n"


def filled(path, values):
    """A guide or an example with its placeholders filled."""
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    left = sorted(set(PLACEHOLDER.findall(text)))
    if left:
        raise PackageError(f"{path}: nothing to fill in for {', '.join(left)}; there is {', '.join(sorted(values))}")
    return text


def package_files(version, built):
    """All files of the package: bytes by path."""
    values = {
        "version": version,
        "short-version": short(version),
        "script-integrity": integrity(built[SCRIPT]),
        "style-integrity": integrity(built[STYLE]),
    }
    texts = {
        path.relative_to(GUIDES).as_posix(): filled(path, values)
        for path in GUIDES.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    files = {**built, "integrity.json": integrity_json(version, built), "LICENSE": (PROJECT / "LICENSE").read_bytes()}
    if TYPES.exists():
        files[TYPES.name] = TYPES.read_bytes()
    files.update((path, text.encode()) for path, text in texts.items())

    dead = markdown_links.dead({path: text for path, text in texts.items() if path.endswith(".md")}, files)
    if dead:
        raise PackageError("\n".join(f"{GUIDES / path}: the link {link} points nowhere" for path, link in dead))
    return dict(sorted(files.items()))


def refuse_released(version, built):
    """A released version stays as it is: pages name its hashes."""
    released = RELEASED.read_text(encoding="utf-8") if RELEASED.exists() else ""
    for name, data in built.items():
        for line in released.splitlines():
            if line.endswith(f"versions/{version}/{name}") and hashlib.sha384(data).hexdigest() not in line:
                raise PackageError(f"{version} is released with another {name}: raise the version in {VERSION_FILE}.")


def short(version):
    """1.0.0 as 1.0."""
    return version.rsplit(".", 1)[0]


def write_folder(folder, files):
    """Writes the package anew: a file of an earlier one does not stay."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def zipped(name, files):
    """The package as a zip, whose folder is `name`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(f"{name}/{path}", EARLIEST)
            entry.create_system = 3  # Unix, whose permissions these are
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def build(built_folder, output):
    """Writes everything and returns what to say about it."""
    built, version = read_built(built_folder), read_version()
    files = package_files(version, built)
    name = f"libriassist-widget-v{short(version)}"
    refuse_released(version, built)

    write_folder(output / "package", files)
    archive = zipped(name, files)
    (output / "package.zip").write_bytes(archive)
    small = {f"{file}.gz": compressed(data) for file, data in built.items()}
    write_folder(output / "versions" / version, {**built, **small})
    total = sum(len(data) for data in small.values())
    if total > LARGEST:
        raise PackageError(f"script and style sheet have {total:,} bytes in gzip; {LARGEST:,} are the most")
    return (f"{name}: {len(files)} files, zip {len(archive):,} bytes; "
            f"script and style sheet {total:,} of {LARGEST:,} bytes in gzip")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--version", action="version", version=read_version(), help="the project's version")
    parser.add_argument("built", type=pathlib.Path, help="the folder with the built widget")
    parser.add_argument("output", type=pathlib.Path, help="where the package is written")
    arguments = parser.parse_args()
    try:
        print(build(arguments.built, arguments.output))
    except (PackageError, OSError) as error:
        sys.exit(f"package.py: {error}")


if __name__ == "__main__":
    main()
