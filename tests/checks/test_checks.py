"""A check that cannot fail checks nothing: each rule is shown to catch what it is for."""

import subprocess
import tempfile
import unittest
from pathlib import Path

import layout
import no_panic


class Layout(unittest.TestCase):
    def assertCaught(self, found, times=1):
        self.assertEqual(len(list(found)), times)

    def test_top_level(self):
        self.assertCaught(layout.path_breaches("tools/x.rs"))
        self.assertCaught(layout.path_breaches("core/src/lib.rs"), 0)

    def test_nameless_rooms(self):
        for path in ("core/src/utils.rs", "core/src/common/mod.rs", "tests/helpers.py", "bindings/src/Misc.rs"):
            with self.subTest(path):
                self.assertCaught(layout.path_breaches(path))
        self.assertCaught(layout.path_breaches("core/src/uncommon.rs"), 0)

    def test_length(self):
        self.assertCaught(layout.text_breaches("core/src/a.rs", "\n" * 401))
        self.assertCaught(layout.text_breaches("core/src/a.rs", "\n" * 400), 0)
        self.assertCaught(layout.text_breaches("tests/a.rs", "\n" * 401), 0)

    def test_machine_paths(self):
        for place in ("root", "work", "home/ann", "Users/ann"):
            with self.subTest(place):
                self.assertCaught(layout.text_breaches("README.md", f"see /{place}/x"))
        self.assertCaught(layout.text_breaches("README.md", "see docs/home/ann/x and https://diia.app/home/"), 0)

    def test_unfinished(self):
        for mark in ("TO" + "DO", "FIX" + "ME", "XX" + "X", "to" + "do!()", "unimple" + "mented!()", "#[ig" + "nore]"):
            with self.subTest(mark):
                self.assertCaught(layout.text_breaches("core/src/a.rs", f"  // {mark} later"))
        self.assertCaught(layout.text_breaches("tests/run", "mktemp -t a.XXXXXX"), 0)
        self.assertCaught(layout.text_breaches("Cargo.toml", 'todo = "warn"'), 0)

    def test_a_whole_repository(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            subprocess.run(["git", "init", "-q", folder], check=True)
            self.assertCaught(layout.breaches(root))  # nothing in it
            (root / "README.md").write_text("Дія")
            (root / "docs").mkdir()
            (root / "docs" / "picture.png").write_bytes(b"\x89PNG\xff")
            self.assertCaught(layout.breaches(root), 0)
            (root / "stray").write_text("")
            self.assertCaught(layout.breaches(root))


class NoPanic(unittest.TestCase):
    def lines(self, text):
        return list(no_panic.unreasoned(text))

    def test_exceptions_without_reason(self):
        for text in (
            "#[allow(clippy::unwrap_used)]",
            "#![allow(clippy::panic)]",
            "#[expect(clippy::expect_used)]",
            "#[cfg_attr(test, allow(clippy::panic))]",
            "#[allow(\n    clippy::indexing_slicing,\n    clippy::cast_possible_truncation,\n)]",
            '#[allow(clippy::panic, reason = "")]',
            "#[allow(clippy::restriction)]",
            "// a broken attribute is no excuse\n#[allow(clippy::panic",
            '#[allow(clippy::panic)] // reason = "in a comment"',
            '#[allow(dead_code, reason = "a good one")]\n#[allow(clippy::panic)]',
        ):
            with self.subTest(text):
                self.assertEqual(len(self.lines(text)), 1)

    def test_line(self):
        self.assertEqual(self.lines("fn a() {}\n\n#[allow(clippy::panic)]\nfn b() {}"), [3])

    def test_exceptions_with_reason(self):
        for text in (
            '#[allow(clippy::indexing_slicing, reason = "i < 13 (see the loop)")]',
            '#[expect(\n    clippy::unwrap_used,\n    reason = "a constant [text]"\n)]',
            '#[allow(clippy::panic, reason = "see https://example.org/why")]',
            "#![deny(clippy::panic)]",
            "//! Write `#[allow(clippy::panic)]` with a reason.",
            "#[allow(clippy::cast_possible_truncation)]",
            "fn allow(x: u8) {}",
        ):
            with self.subTest(text):
                self.assertEqual(self.lines(text), [])

    def test_lints_switched_off(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "core/src").mkdir(parents=True)
            lints = ["unwrap_used", "expect_used", "panic", "indexing_slicing"]
            (root / "Cargo.toml").write_text("".join(f'{lint} = "warn"\n' for lint in lints))
            (root / "core/Cargo.toml").write_text("[lints]\nworkspace = true\n")
            (root / "core/src/lib.rs").write_text("#![forbid(unsafe_code)]\n")
            self.assertEqual(list(no_panic.breaches(root)), [])
            (root / "Cargo.toml").write_text("".join(f'{lint} = "allow"\n' for lint in lints))
            self.assertEqual(len(list(no_panic.breaches(root))), 4)


if __name__ == "__main__":
    unittest.main()
