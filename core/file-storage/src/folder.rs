use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use diia_citizen::ports::{StorageChange, StorageError, StorageName};

use crate::journal::{self, Step};

/// Before the names of files that are being written.
pub(crate) const BESIDE: &str = ".new-";
const JOURNAL: &str = ".journal";
const LOCK: &str = ".lock";

/// The folder, held by this process alone.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    _lock: Lock,
    /// No two files beside their places have one name, not even of two processes.
    start: u128,
    written: u64,
    /// A power cut could bring back the journal of the last batch. It would do no harm, until a later write.
    journal_may_come_back: bool,
    whole: bool,
}

/// The lock on the folder, held until it is dropped.
#[derive(Debug)]
struct Lock(File);

impl Drop for Lock {
    /// Closing alone would not do: a child of this process that is just being started has the file too, until it runs.
    fn drop(&mut self) {
        // What cannot be unlocked is unlocked when the last of them closes it.
        let _ = self.0.unlock();
    }
}

impl Folder {
    pub(crate) fn open(path: PathBuf) -> Result<Self, StorageError> {
        make_folder(&path).map_err(storage_error)?;
        let lock = own_file(&path.join(LOCK), false).map_err(storage_error)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StorageError::Unavailable),
            Err(TryLockError::Error(error)) => return Err(storage_error(error)),
        }
        let start = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let mut folder =
            Folder { path, _lock: Lock(lock), start, written: 0, journal_may_come_back: false, whole: true };
        folder.recover().map_err(storage_error)?;
        Ok(folder)
    }

    pub(crate) const fn is_whole(&self) -> bool {
        self.whole
    }

    pub(crate) fn read(&self, name: &StorageName) -> Result<Option<Vec<u8>>, StorageError> {
        match fs::read(self.path.join(name.as_str())) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(storage_error(error)),
        }
    }

    pub(crate) fn put(&mut self, name: &StorageName, bytes: &[u8]) -> Result<(), StorageError> {
        self.forget_journal().map_err(storage_error)?;
        let beside = self.write_beside(bytes)?;
        let placed = fs::rename(self.path.join(&beside), self.path.join(name.as_str()));
        placed.and_then(|()| self.make_durable()).map_err(storage_error)
    }

    pub(crate) fn remove(&mut self, name: &StorageName) -> Result<(), StorageError> {
        self.forget_journal().map_err(storage_error)?;
        remove_file(&self.path.join(name.as_str())).and_then(|()| self.make_durable()).map_err(storage_error)
    }

    pub(crate) fn list(&self, prefix: &str) -> Result<Vec<StorageName>, StorageError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(storage_error)? {
            let name = entry.map_err(storage_error)?.file_name();
            // Other files in the folder are none of ours.
            let name = name.to_str().and_then(StorageName::new);
            names.extend(name.filter(|name| name.as_str().starts_with(prefix)));
        }
        names.sort_unstable();
        Ok(names)
    }

    pub(crate) fn batch(&mut self, changes: Vec<StorageChange>) -> Result<(), StorageError> {
        if changes.is_empty() {
            return Ok(());
        }
        let mut steps = Vec::with_capacity(changes.len());
        for change in changes {
            let step = match change {
                StorageChange::Remove { name } => Ok(Step::Remove { name }),
                StorageChange::Put { name, bytes } => {
                    self.write_beside(&bytes).map(|beside| Step::Put { beside, name })
                }
            };
            match step {
                Ok(step) => steps.push(step),
                Err(error) => {
                    self.discard(&steps);
                    return Err(error);
                }
            }
        }
        let committed = self.write_beside(journal::write(&steps).as_bytes()).and_then(|beside| {
            fs::rename(self.path.join(beside), self.path.join(JOURNAL)).map_err(storage_error)
        });
        if let Err(error) = committed {
            self.discard(&steps);
            return Err(error);
        }
        // From here on the batch counts. If a step fails, only a new start may look at the records again.
        self.whole = false;
        self.make_durable().and_then(|()| self.follow(&steps)).map_err(storage_error)?;
        self.whole = true;
        self.journal_may_come_back = true;
        Ok(())
    }

    /// Does what the journal says, as often as it is asked: a file that is not beside its place is in it already.
    fn follow(&self, steps: &[Step]) -> io::Result<()> {
        for step in steps {
            match step {
                Step::Put { beside, name } => {
                    match fs::rename(self.path.join(beside), self.path.join(name.as_str())) {
                        Err(error) if error.kind() == ErrorKind::NotFound => {}
                        renamed => renamed?,
                    }
                }
                Step::Remove { name } => remove_file(&self.path.join(name.as_str()))?,
            }
        }
        self.make_durable()?;
        remove_file(&self.path.join(JOURNAL))
    }

    fn recover(&mut self) -> io::Result<()> {
        match fs::read_to_string(self.path.join(JOURNAL)) {
            Ok(text) => match journal::read(&text) {
                Some(steps) => self.follow(&steps)?,
                None => remove_file(&self.path.join(JOURNAL))?,
            },
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) if error.kind() == ErrorKind::InvalidData => remove_file(&self.path.join(JOURNAL))?,
            Err(error) => return Err(error),
        }
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            if entry.file_name().to_str().is_some_and(|name| name.starts_with(BESIDE)) {
                remove_file(&entry.path())?;
            }
        }
        self.make_durable()
    }

    /// Before a write without a journal: the last one must not come back after it.
    fn forget_journal(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.journal_may_come_back) { self.make_durable() } else { Ok(()) }
    }

    fn write_beside(&mut self, bytes: &[u8]) -> Result<String, StorageError> {
        self.written = self.written.saturating_add(1);
        let name = format!("{BESIDE}{:x}-{:x}", self.start, self.written);
        let path = self.path.join(&name);
        let written = own_file(&path, true).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map(|()| name).map_err(|error| {
            let _ = fs::remove_file(&path);
            storage_error(error)
        })
    }

    /// Left-overs harm nobody, and the next start removes them; but a full phone wants its room back now.
    fn discard(&self, steps: &[Step]) {
        for step in steps {
            if let Step::Put { beside, .. } = step {
                let _ = fs::remove_file(self.path.join(beside));
            }
        }
    }

    fn make_durable(&self) -> io::Result<()> {
        make_folder_durable(&self.path)
    }
}

/// A folder and files that other users of the machine cannot read.
fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Ok(()) => path.parent().map_or(Ok(()), |parent| {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            make_folder_durable(parent)
        }),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn make_folder_durable(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

#[cfg(not(unix))]
fn make_folder_durable(_: &Path) -> io::Result<()> {
    Ok(())
}

fn own_file(path: &Path, new: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).create_new(new).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Without the path: it may name a person.
fn storage_error(error: io::Error) -> StorageError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StorageError::Full,
        kind => StorageError::Unexpected { reason: kind.to_string() },
    }
}
