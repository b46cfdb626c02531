"""Gradle is not at hand on every machine that runs the tests: what it says is held against pom.xml, which is built and tested."""

import re
import tomllib
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

KOTLIN = Path(__file__).resolve().parents[2] / "bindings" / "kotlin"
POM = {"m": "http://maven.apache.org/POM/4.0.0"}


def pom():
    return ElementTree.parse(KOTLIN / "pom.xml").getroot()


def pom_property(name):
    return pom().findtext(f"m:properties/m:{name}", namespaces=POM)


def catalog():
    return tomllib.loads((KOTLIN / "gradle" / "libs.versions.toml").read_text(encoding="utf-8"))


def script(name):
    """A build script without its comments."""
    text = (KOTLIN / name).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/|//[^\n\"]*$", "", text, flags=re.DOTALL | re.MULTILINE)


def source_folders(module):
    """The folders that a module names as sources, from bindings/kotlin, by source set."""
    found = {}
    pattern = r'sourceSets\.named\("(\w+)"\) \{\s*kotlin\.setSrcDirs\(\s*listOf\((.*?)\)'
    for name, folders in re.findall(pattern, script(f"{module}/build.gradle.kts"), flags=re.DOTALL):
        paths = [(KOTLIN / module / folder).resolve() for folder in re.findall(r'"([^"]+)"', folders)]
        found[name] = [str(path.relative_to(KOTLIN)) for path in paths]
    return found


def pom_folders(execution):
    path = f".//m:execution[m:id='{execution}']/m:configuration/m:sourceDirs/m:sourceDir"
    return [folder.text.replace("${project.basedir}/", "") for folder in pom().iterfind(path, POM)]


def kotlin_files(folders):
    return sorted(str(path.relative_to(KOTLIN)) for folder in folders for path in (KOTLIN / folder).rglob("*.kt"))


class Versions(unittest.TestCase):
    def test_what_both_name_is_the_same(self):
        names = {
            "kotlin": "kotlin.version",
            "jvmTarget": "kotlin.compiler.jvmTarget",
            "coroutines": "coroutines.version",
            "jna": "jna.version",
            "junit": "junit.version",
            "proguard": "proguard.version",
        }
        for here, there in names.items():
            with self.subTest(here):
                self.assertEqual(catalog()["versions"][here], pom_property(there))

    def test_libraries_are_those_of_the_pom(self):
        depends = {}
        for dependency in pom().iterfind("m:dependencies/m:dependency", POM):
            group, name, version = (dependency.findtext(f"m:{part}", namespaces=POM) for part in ("groupId", "artifactId", "version"))
            key = re.fullmatch(r"\$\{(.+)\}", version)
            depends[f"{group}:{name}"] = pom_property(key.group(1)) if key else version
        for name, library in catalog()["libraries"].items():
            if name in ("junit-bom", "junit-launcher"):
                continue  # Maven brings the launcher by itself
            with self.subTest(name):
                self.assertEqual(catalog()["versions"][library["version"]["ref"]], depends[library["module"]])

    def test_no_script_has_a_version_of_its_own(self):
        for path in KOTLIN.glob("**/*.gradle.kts"):
            with self.subTest(path.name):
                self.assertIsNone(re.search(r'"[^"]*\d+\.\d+[^"]*"', script(str(path.relative_to(KOTLIN)))))

    def test_the_package_is_called_the_same(self):
        properties = dict(re.findall(r"^(\w+)=(.+)$", (KOTLIN / "gradle.properties").read_text(encoding="utf-8"), re.MULTILINE))
        self.assertEqual(properties["group"], pom().findtext("m:groupId", namespaces=POM))
        self.assertEqual(properties["version"], pom().findtext("m:version", namespaces=POM))
        self.assertIn(f'artifactId = "{pom().findtext("m:artifactId", namespaces=POM)}"', script("jvm/build.gradle.kts"))

    def test_every_name_of_the_catalog_that_a_script_uses_is_there(self):
        known = {"libs.plugins." + name.replace("-", ".") for name in catalog()["plugins"]}
        known |= {"libs.versions." + name for name in catalog()["versions"]}
        known |= {"libs." + name.replace("-", ".") for name in catalog()["libraries"]}
        used = set()
        for path in KOTLIN.glob("**/*.gradle.kts"):
            found = re.findall(r"\blibs\.[A-Za-z.]+", script(str(path.relative_to(KOTLIN))))
            used |= {name.removesuffix(".get") for name in found if name != "libs.versions.toml"}
        self.assertGreater(len(used), 10)
        self.assertEqual(used - known, set())

    def test_pages_of_16_kilobytes(self):
        versions = catalog()["versions"]
        self.assertGreaterEqual(tuple(map(int, versions["jna"].split(".")[:2])), (5, 17))
        self.assertGreaterEqual(int(versions["ndk"].split(".")[0]), 28)

    def test_the_api_is_not_older_than_that_which_the_sources_are_compiled_against(self):
        self.assertGreaterEqual(int(catalog()["versions"]["compileSdk"]), 35)
        self.assertTrue(pom_property("android.version").startswith("15-"), "Android 15 is API 35: change the line above too")


class Sources(unittest.TestCase):
    def test_the_jar_is_made_of_the_folders_of_the_pom(self):
        self.assertEqual(sorted(source_folders("jvm")["main"]), sorted(pom_folders("compile")))
        self.assertIn(source_folders("jvm")["test"][0], pom_folders("test-compile"))

    def test_the_aar_has_every_source_but_those_for_the_jvm(self):
        of_the_pom = kotlin_files(pom_folders("compile") + ["android/src/main/kotlin"])
        packed = kotlin_files(source_folders("android")["main"])
        left_out = [path for path in of_the_pom if path not in packed]
        self.assertGreater(len(packed), 10)
        self.assertEqual([path for path in packed if path not in of_the_pom], [])
        self.assertTrue(left_out and all("/diia/citizen/jvm/" in path for path in left_out), left_out)
        self.assertIn("android/src/main/kotlin", pom_folders("test-compile"))

    def test_what_the_aar_packs_calls_nothing_that_only_a_jvm_has(self):
        for path in kotlin_files(source_folders("android")["main"]):
            with self.subTest(path):
                text = (KOTLIN / path).read_text(encoding="utf-8")
                self.assertIsNone(re.search(r"\bjava\.net\.http\b|\bjava\.awt\b|\bjavax\.swing\b|\bdiia\.citizen\.jvm\b", text))

    def test_files_that_the_scripts_name_are_there(self):
        android = script("android/build.gradle.kts")
        for name in ("consumer-rules.pro", "lint.xml", "native-libraries"):
            with self.subTest(name):
                self.assertIn(f'"{name}"', android)
                self.assertTrue((KOTLIN / "android" / name).is_file())
        for module in re.findall(r'":(\w+)"', script("settings.gradle.kts")):
            self.assertTrue((KOTLIN / module / "build.gradle.kts").is_file(), module)


if __name__ == "__main__":
    unittest.main()
