"""Finds links in Markdown files that lead to no file of the same folder, or to no heading."""

import posixpath
import re
import urllib.parse

FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\(\s*<?([^\s)>]+)")
HEADING = re.compile(r"^#{1,6} +(.+?)\s*#*$", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def dead(texts, paths):
    """Of `texts` (Markdown by path), the links to none of `paths`, each with the path it stands in."""
    headings = {path: anchors(text) for path, text in texts.items()}
    return [
        (path, link)
        for path, text in sorted(texts.items())
        for link in LINK.findall(CODE.sub("", FENCE.sub("", text)))
        if not ELSEWHERE.match(link) and not leads_somewhere(link, path, paths, headings)
    ]


def leads_somewhere(link, path, paths, headings):
    """Whether `link`, written in the file `path`, names a file or folder, and a heading of it if it says one."""
    name, _, anchor = urllib.parse.unquote(link).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    exists = target in paths or any(other.startswith(target + "/") for other in paths)
    return exists and (not anchor or anchor in headings.get(target, ()))


def anchors(text):
    """The anchors of a file's headings, as GitHub makes them; a title that comes again gets a number."""
    seen, found = {}, set()
    for title in HEADING.findall(FENCE.sub("", text)):
        anchor = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        found.add(f"{anchor}-{seen[anchor]}" if anchor in seen else anchor)
        seen[anchor] = seen.get(anchor, 0) + 1
    return found
