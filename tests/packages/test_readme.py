"""A newcomer copies the first lines that they see: the READMEs name the packages as they are published."""

import re
import unittest

from test_gradle_build import KOTLIN, POM, pom, script

ROOT = KOTLIN.parents[1]
READMES = ("README.md", "README.uk.md")


class Dependencies(unittest.TestCase):
    def setUp(self):
        self.group, self.version = (pom().findtext(f"m:{part}", namespaces=POM) for part in ("groupId", "version"))

    def test_the_lines_for_gradle(self):
        wanted = []
        for module in ("jvm", "android"):
            artifact = re.search(r'artifactId = "([^"]+)"', script(f"{module}/build.gradle.kts")).group(1)
            wanted.append(f'implementation("{self.group}:{artifact}:{self.version}")')
        for name in READMES:
            with self.subTest(name):
                blocks = re.findall(r"```gradle\n(.*?)\n```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
                self.assertEqual(blocks, wanted)

    def test_the_lines_for_maven(self):
        artifact = pom().findtext("m:artifactId", namespaces=POM)
        wanted = (
            f"<dependency><groupId>{self.group}</groupId><artifactId>{artifact}</artifactId>"
            f"<version>{self.version}</version></dependency>"
        )
        for name in READMES:
            with self.subTest(name):
                blocks = re.findall(r"```xml\n(.*?)\n```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
                self.assertEqual(blocks, [wanted])

    def test_the_lines_for_swift(self):
        package = (ROOT / "bindings" / "swift" / "Package.swift").read_text(encoding="utf-8")
        for name in READMES:
            with self.subTest(name):
                text = (ROOT / name).read_text(encoding="utf-8")
                product = re.search(r'\.product\(name: "(\w+)", package: "(\w+)"\)', text)
                self.assertIn(f'.library(name: "{product.group(1)}"', package)
                # The name of a package in a folder is that of the folder.
                folder = re.search(r'\.package\(path: "\.\./diia-citizen/([\w/]+)"\)', text).group(1)
                self.assertTrue((ROOT / folder / "Package.swift").is_file())
                self.assertEqual(folder.rsplit("/", 1)[-1], product.group(2))


if __name__ == "__main__":
    unittest.main()
