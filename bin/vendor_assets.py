#!/usr/bin/env python3
"""Fetch the design-system files that we serve, adapt them, and note their hashes.

Run it by hand to move to another version: `python bin/vendor_assets.py`. It needs npm; the
service and its tests do not. What is changed in the files is in `adapt`; nothing else is.
"""

import base64
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVED = ROOT / "static" / "vendor"
TESTED = ROOT / "tests" / "vendor"
FIXTURES = ROOT / "rosh" / "tests" / "fixtures"

GOVUK, MOJ, AXE = "govuk-frontend", "@ministryofjustice/frontend", "axe-core"
MOJ_ICONS = (
    "close-cross-black document progress-tick tag-remove-cross-white tag-remove-cross "
    "toggle-plus-minus wysiwyg-bold wysiwyg-italic wysiwyg-ordered-list wysiwyg-underline "
    "wysiwyg-unordered-list"
)
PACKAGES = {
    GOVUK: {
        "version": "6.6.0",
        "sha512": "xctkWrQvLnvQt7fyjQ3MGX9S0wz0x0RQuLxCeoXF+s8EjGICG81/DYQGKN5qgO+0"
        "KVT12UAaRwUsGY6fulRcRg==",
        "licence": "MIT",
        "to": SERVED / "govuk",
        "files": {
            "dist/govuk/govuk-frontend.min.css": "govuk-frontend.min.css",
            "dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
        },
    },
    MOJ: {
        "version": "11.1.0",
        "sha512": "1bkUbm2M4DpcpX/pOmumQRBsbJco9W2RwmJv5h/ZC/ZqrAOn2/FjpF+A7vS0gs7o"
        "MXBizr9O5huDrSYbLx73Nw==",
        "licence": "MIT",
        "to": SERVED / "moj",
        "files": {
            "moj/moj-frontend.min.css": "moj-frontend.min.css",
            **{
                f"moj/assets/images/icon-{icon}.svg": f"images/icon-{icon}.svg"
                for icon in MOJ_ICONS.split()
            },
        },
    },
    AXE: {
        "version": "4.14.1",
        "sha512": "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASy"
        "FNNtuFooJpZe37OgudVGtQ==",
        "licence": "MPL-2.0, used by tests only",
        "to": TESTED,
        "files": {"axe.min.js": "axe.min.js", "LICENSE": "axe-LICENSE.txt"},
    },
}
OURS = {SERVED / "govuk": "Crown Copyright (Government Digital Service)"}
OURS |= {SERVED / "moj": "Crown Copyright (Ministry of Justice)"}
MIT = """The MIT License (MIT)

Copyright (c) {holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def adapt(name: str, text: str) -> str:
    """Make a file servable from our own place, in our own font, without the crown."""
    text = re.sub(r"\n?/[/*][#@] sourceMappingURL=[^\n*]*(\*/)?\s*$", "\n", text)
    if name.endswith(".css"):
        text = re.sub(r"/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/", "", text, flags=re.S)
        text = re.sub(r"@font-face\{[^}]*\}", "", text)
        text = text.replace("GDS Transport,arial,sans-serif", "var(--rosh-font)")
        text = text.replace("url(/assets/images/govuk-crest.svg)", "none")
        text = text.replace("url(/assets/images/", "url(images/")
    return text


def fetch(name: str, version: str, sha512: str, folder: Path) -> Path:
    """Fetch one package and refuse it unless it is the one that was looked at."""
    command = ["npm", "pack", f"{name}@{version}", "--silent"]
    made = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / made.stdout.strip().splitlines()[-1]
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != sha512:
        raise SystemExit(f"{name} {version} is not the file that was looked at: {found}")
    with tarfile.open(archive) as packed:
        packed.extractall(folder / archive.stem, filter="data")
    return folder / archive.stem / "package"


def place(name: str, package: dict[str, object], source: Path) -> None:
    """Copy the files that we serve, adapted, with licence and hashes beside them."""
    to, files = package["to"], package["files"]
    assert isinstance(to, Path) and isinstance(files, dict)
    for origin, target in files.items():
        (to / target).parent.mkdir(parents=True, exist_ok=True)
        text = adapt(target, (source / origin).read_text(encoding="utf-8"))
        (to / target).write_text(text, encoding="utf-8")
    if to in OURS:
        (to / "LICENSE.txt").write_text(MIT.format(holder=OURS[to]), encoding="utf-8")
    hashes = {
        str(path.relative_to(to)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(to.rglob("*"))
        if path.is_file() and path.name != "VENDOR.json"
    }
    about = {key: package[key] for key in ("version", "licence", "sha512")}
    note = {"name": name, **about, "adapted_by": "bin/vendor_assets.py", "sha256": hashes}
    (to / "VENDOR.json").write_text(json.dumps(note, indent=2) + "\n", encoding="utf-8")


def place_fixtures(source: Path) -> None:
    """Keep, of the official fixtures, those named in `SUPPORTED.json`."""
    supported = json.loads((FIXTURES / "SUPPORTED.json").read_text(encoding="utf-8"))
    kept = {}
    for component, names in supported.items():
        path = source / "dist" / "govuk" / "components" / component / "fixtures.json"
        official = {f["name"]: f for f in json.loads(path.read_text("utf-8"))["fixtures"]}
        kept[component] = {
            name: {"options": official[name]["options"], "html": official[name]["html"]}
            for name in names
        }
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    (FIXTURES / "govuk.json").write_text(text, encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, package in PACKAGES.items():
            version, sha512 = str(package["version"]), str(package["sha512"])
            source = fetch(name, version, sha512, Path(folder))
            place(name, package, source)
            if name == GOVUK and (FIXTURES / "SUPPORTED.json").exists():
                place_fixtures(source)


if __name__ == "__main__":
    main()
