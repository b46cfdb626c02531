"""The Android sample has three builds, of which Gradle's cannot run everywhere: their versions are held together."""

import tomllib
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "android-sample"
POM = {"m": "http://maven.apache.org/POM/4.0.0"}


def properties(path):
    """What a pom.xml says in its properties."""
    found = ElementTree.parse(path).getroot().find("m:properties", POM)
    return {child.tag.rpartition("}")[2]: child.text for child in found}


def dependencies(path):
    """The versions of a pom.xml's dependencies, by name; properties are filled in."""
    known = properties(path)
    found = {}
    for dependency in ElementTree.parse(path).getroot().iterfind("m:dependencies/m:dependency", POM):
        version = dependency.findtext("m:version", namespaces=POM)
        if version.startswith("${"):
            version = known[version[2:-1]]
        found[dependency.findtext("m:artifactId", namespaces=POM)] = version
    return found


def versions(folder):
    return tomllib.loads((folder / "gradle" / "libs.versions.toml").read_text(encoding="utf-8"))["versions"]


class AndroidSampleTest(unittest.TestCase):
    def test_gradle_and_the_desktop_build_take_the_same_kotlin_and_reader(self):
        gradle, desktop = versions(SAMPLE), properties(SAMPLE / "desktop" / "pom.xml")
        self.assertEqual(gradle["kotlin"], desktop["kotlin.version"])
        self.assertEqual(gradle["jvmTarget"], desktop["kotlin.compiler.jvmTarget"])
        self.assertEqual(gradle["zxing"], desktop["zxing.version"])

    def test_the_desktop_build_takes_what_the_library_takes(self):
        desktop, library = properties(SAMPLE / "desktop" / "pom.xml"), properties(ROOT / "bindings" / "kotlin" / "pom.xml")
        for name in ["kotlin.version", "kotlin.compiler.jvmTarget", "coroutines.version", "jna.version", "junit.version"]:
            self.assertEqual(desktop[name], library[name], name)

    def test_gradle_is_that_of_the_library(self):
        sample, library = versions(SAMPLE), versions(ROOT / "bindings" / "kotlin")
        for name in ["gradle", "androidGradlePlugin", "kotlin", "jvmTarget", "compileSdk", "minSdk"]:
            self.assertEqual(sample[name], library[name], name)

    def test_the_android_part_is_compiled_with_the_same_versions(self):
        checked, desktop = (dependencies(SAMPLE / build / "pom.xml") for build in ["typecheck", "desktop"])
        shared = checked.keys() & desktop.keys()
        self.assertLessEqual({"material3-desktop", "kotlinx-coroutines-core-jvm", "jna", "core"}, shared)
        gradle = versions(SAMPLE)
        for name in shared - {"core"}:  # ZXing's and AndroidX's are both called so
            self.assertEqual(checked[name], desktop[name], name)
        self.assertEqual(checked["activity-compose"], gradle["activity"])
        self.assertEqual(checked["core"], gradle["core"])


if __name__ == "__main__":
    unittest.main()
