//! Installs zxing-cpp once, into the user's cache folder and nowhere else.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{last_line, output};
use crate::error::SandboxError;

pub(super) const NAME: &str = "zxing-cpp 3.1.1";

/// Pillow opens PNG files for it (the newest Pillow is not for every Python that is still in use), and PDFium turns
/// the page of a card into a picture.
const WHEELS: [&str; 4] = [
    "zxing-cpp==3.1.1",
    "pypdfium2==5.15.2",
    "pillow==13.0.0; python_version >= '3.11'",
    "pillow==11.3.0; python_version < '3.11'",
];

/// Changes with [`WHEELS`], so that an older folder is never taken for this one.
const FOLDER: &str = "tour-zxing-cpp-3.1.1-pypdfium2-5.15.2";

/// A Python that has zxing-cpp.
#[derive(Debug)]
pub(crate) struct Environment {
    python: PathBuf,
    packages: Option<PathBuf>,
}

impl Environment {
    /// A command that is about to run Python.
    pub(super) fn python(&self) -> Command {
        let mut command = Command::new(&self.python);
        if let Some(packages) = &self.packages {
            command.env("PYTHONPATH", packages);
        }
        command.env_remove("PYTHONHOME").env("PYTHONIOENCODING", "utf-8");
        command
    }

    /// What is installed in `folder`: a virtual environment, or packages beside the machine's own Python.
    fn in_folder(folder: &Path, base: &Path) -> Option<Self> {
        let (own, packages) = (folder.join("venv/bin/python"), folder.join("packages"));
        if own.exists() {
            return Some(Environment { python: own, packages: None });
        }
        packages.exists().then(|| Environment { python: base.to_owned(), packages: Some(packages) })
    }

    fn works(&self) -> bool {
        output(self.python().args(["-c", "import zxingcpp, pypdfium2, PIL.Image"])).is_ok()
    }
}

/// The environment that is there, or a new one.
pub(super) fn environment(
    progress: &mut dyn FnMut(&str) -> Result<(), SandboxError>,
) -> Result<Environment, SandboxError> {
    let (base, tag) = machine_python()?;
    let cache = cache_folder()?;
    // Wheels are for one version of Python.
    let folder = cache.join(format!("{FOLDER}-{tag}"));
    if let Some(environment) = Environment::in_folder(&folder, &base).filter(Environment::works) {
        return Ok(environment);
    }
    // Made aside and moved when complete: an interrupted installation is never taken for a whole one.
    let making = cache.join(format!("{FOLDER}-{tag}.{}", std::process::id()));
    let made = make(&base, &making, progress).and_then(|()| {
        let placed = fs::rename(&making, &folder).or_else(|error| {
            // Another tour was quicker: what works is left to whoever uses it already.
            if Environment::in_folder(&folder, &base).is_some_and(|there| there.works()) {
                return Ok(());
            }
            fs::remove_dir_all(&folder).map_err(|_| error)?;
            fs::rename(&making, &folder)
        });
        placed.map_err(|source| SandboxError::Write { path: folder.clone(), source })
    });
    let _ = fs::remove_dir_all(&making);
    made?;
    Environment::in_folder(&folder, &base)
        .filter(Environment::works)
        .ok_or_else(|| SandboxError::ReaderSetup { detail: format!("{} does not work", folder.display()) })
}

fn make(
    base: &Path,
    folder: &Path,
    progress: &mut dyn FnMut(&str) -> Result<(), SandboxError>,
) -> Result<(), SandboxError> {
    fs::create_dir_all(folder).map_err(|source| SandboxError::Write { path: folder.to_owned(), source })?;
    let venv = folder.join("venv");
    let own = venv.join("bin/python");
    match output(Command::new(base).args(["-m", "venv"]).arg(&venv)) {
        Ok(_) => install(Command::new(own), None, progress),
        // Debian's Python comes without ensurepip, and perhaps with pip.
        Err(_) => {
            let _ = fs::remove_dir_all(&venv);
            install(Command::new(base), Some(&folder.join("packages")), progress)
        }
    }
}

fn install(
    mut python: Command,
    target: Option<&Path>,
    progress: &mut dyn FnMut(&str) -> Result<(), SandboxError>,
) -> Result<(), SandboxError> {
    let failed = |detail: String| SandboxError::ReaderSetup { detail };
    python.args([
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--retries",
        "1",
        "--progress-bar",
        "off",
    ]);
    python.args(["--only-binary", ":all:"]);
    if let Some(target) = target {
        python.arg("--target").arg(target);
    }
    python.args(WHEELS).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut pip = python.spawn().map_err(|error| failed(error.to_string()))?;
    // pip's few complaints fit the pipe's buffer, so standard error can wait until the end.
    for line in
        pip.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(Result::ok)
    {
        if let Some(line) = worth_showing(line.trim()) {
            progress(&line)?;
        }
    }
    let done = pip.wait_with_output().map_err(|error| failed(error.to_string()))?;
    if done.status.success() {
        Ok(())
    } else {
        Err(failed(last_line(&done.stderr, &done.status.to_string())))
    }
}

/// The machine's own Python and the name of its version, as in `cpython-311`.
fn machine_python() -> Result<(PathBuf, String), SandboxError> {
    let named = std::env::var_os("PYTHON").filter(|name| !name.is_empty());
    let names = named.into_iter().chain(["python3", "python"].map(OsString::from));
    let question = "import sys; assert sys.version_info >= (3, 9); print(sys.implementation.cache_tag)";
    names
        .filter_map(|name| {
            let tag = String::from_utf8(output(Command::new(&name).args(["-c", question])).ok()?).ok()?;
            Some((PathBuf::from(name), tag.trim().to_owned()))
        })
        .next()
        .ok_or(SandboxError::NoPython)
}

fn cache_folder() -> Result<PathBuf, SandboxError> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .or_else(|| Some(set("HOME")?.join(".cache")))
        .map(|cache| cache.join("diia-citizen"))
        .ok_or_else(|| SandboxError::ReaderSetup { detail: "neither HOME nor XDG_CACHE_HOME is set".into() })
}

/// pip's lines about what takes time, without the long names of files: `Downloading pillow (7.1 MB)`.
fn worth_showing(line: &str) -> Option<String> {
    let rest = line.strip_prefix("Downloading ").or_else(|| line.strip_prefix("Using cached "));
    let Some((file, size)) = rest.and_then(|rest| rest.split_once(' ')) else {
        return line.starts_with("Installing ").then(|| line.to_owned());
    };
    let (name, _) = file.split_once('-')?;
    Some(format!("Downloading {name} {size}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_pip_says_only_the_slow_steps_are_shown() {
        let line = "Downloading pillow-13.0.0-cp311-cp311-manylinux_2_27_x86_64.whl (7.1 MB)";
        assert_eq!(worth_showing(line).as_deref(), Some("Downloading pillow (7.1 MB)"));
        assert_eq!(
            worth_showing("Installing collected packages: a").as_deref(),
            Some("Installing collected packages: a")
        );
        assert_eq!(worth_showing("Collecting pillow==13.0.0"), None);
        assert_eq!(worth_showing("Downloading"), None);
    }
}
