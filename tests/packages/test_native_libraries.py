"""The libraries of an AAR: an NDK and a cargo that only play their parts, and the script between them, which is real."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "bindings" / "kotlin" / "android" / "native-libraries"
ABIS = {
    "arm64-v8a": ("aarch64-linux-android", "aarch64-linux-android26-clang"),
    "armeabi-v7a": ("armv7-linux-androideabi", "armv7a-linux-androideabi26-clang"),
    "x86_64": ("x86_64-linux-android", "x86_64-linux-android26-clang"),
}
# Writes down with what it was called, and leaves a "library" where cargo would.
CARGO = """#!/usr/bin/env bash
while [ "$1" != --target ]; do shift; done
upper=$(tr a-z- A-Z_ <<<"$2") cc=CC_${2//-/_} ar=AR_${2//-/_} linker=CARGO_TARGET_${upper}_LINKER
mkdir -p "$CARGO_TARGET_DIR/$2/shipping"
printf '%s\\n' "$DIIA_LINKER" "${!cc}" "${!ar}" "${!linker}" "$*" >"$CARGO_TARGET_DIR/$2/shipping/libdiia_citizen_ffi.so"
"""
READELF = """#!/usr/bin/env bash
echo 'Program Headers:'
echo '  LOAD           0x000000 0x0000000000000000 0x0000000000000000 0x1000 0x1000 R   0x%s'
"""


class NativeLibraries(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)
        self.tools = self.folder / "ndk" / "toolchains" / "llvm" / "prebuilt" / "linux-x86_64" / "bin"
        self.tools.mkdir(parents=True)
        self.program(self.folder / "cargo", CARGO)
        self.program(self.folder / "rustc", f"#!/bin/sh\necho '{self.folder}'\n")
        sources = self.folder / "lib" / "rustlib" / "src" / "rust" / "library"
        sources.mkdir(parents=True)
        (sources / "Cargo.lock").touch()
        self.program(self.tools / "llvm-readelf", READELF % "4000")

    def program(self, path, text):
        path.write_text(text)
        path.chmod(0o755)

    def build(self, ndk=None):
        environment = os.environ | {
            "ANDROID_NDK_HOME": str(ndk or self.folder / "ndk"),
            "CARGO": str(self.folder / "cargo"),
            "RUSTC": str(self.folder / "rustc"),
            "CARGO_TARGET_DIR": str(self.folder / "target"),
        }
        return subprocess.run([SCRIPT, self.folder / "out"], env=environment, capture_output=True, text=True, check=False)

    def test_each_processor_has_its_library_made_by_its_compiler(self):
        done = self.build()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()), sorted(ABIS))
        for abi, (target, compiler) in ABIS.items():
            with self.subTest(abi):
                linker, cc, ar, cargo_linker, words = (self.folder / "out" / abi / "libdiia_citizen_ffi.so").read_text().splitlines()
                self.assertEqual([linker, cc, ar], [str(self.tools / compiler)] * 2 + [str(self.tools / "llvm-ar")])
                self.assertEqual(cargo_linker, str(ROOT / "bindings" / "linker"))
                self.assertIn(f"--target {target}", words)
                self.assertIn("max-page-size=16384", words)

    def test_a_library_for_small_pages_is_refused(self):
        for align in ("1000", "10", "3fff"):
            with self.subTest(align):
                self.program(self.tools / "llvm-readelf", READELF % align)
                done = self.build()
                self.assertNotEqual(done.returncode, 0)
                self.assertIn("16 KB", done.stderr)

    def test_what_cannot_be_read_is_refused(self):
        self.program(self.tools / "llvm-readelf", "#!/bin/sh\n")
        done = self.build()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("no segments", done.stderr)

    def test_without_an_ndk_it_says_so(self):
        done = self.build(ndk=self.folder / "nowhere")
        self.assertEqual(done.returncode, 1)
        self.assertIn("no NDK", done.stderr)


if __name__ == "__main__":
    unittest.main()
