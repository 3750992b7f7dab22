//! Walls around a foreign program: what it may open, which calls of the kernel it may make, and what it may use up.
//!
//! Everything is made ready before the fork; between fork and exec there are system calls only. The walls stand when the
//! program begins, hold for all threads of it, and cannot be taken down from within.

mod calls;

use std::fmt;
use std::fs;
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::path::Path;
use std::sync::{LazyLock, Once};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, PathBeneath, Ruleset, RulesetAttr, RulesetCreated,
    RulesetCreatedAttr, RulesetError, Scope,
};
use rustix::fs::{Mode, OFlags};
use rustix::io::{Errno, FdFlags, fcntl_setfd};
use rustix::process::{Pid, Resource, Rlimit, Signal};
use seccompiler::BpfProgram;
use tokio::process::Command;

use super::Limits;
use crate::error::{Error, Result};

/// What of the disk a child may see, beside the libraries of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reach<'a> {
    /// Files that it may read; one under `/proc/self/fd/` is a file of our memory, and is handed to it under that number.
    pub read: &'a [&'a Path],
    /// The one folder in which it may read, write, make and remove files.
    pub write: Option<&'a Path>,
}

/// Where libraries of programs lie, to be read.
const LIBRARIES: [&str; 7] = [
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/sys/devices/system/cpu",
];
/// What puts a program and its libraries together: it is executed, too.
const LOADERS: [&str; 5] = [
    "/lib64/ld-linux-x86-64.so.2",
    "/lib/ld-linux-aarch64.so.1",
    "/lib/ld-linux-riscv64-lp64d.so.1",
    "/lib/ld-musl-x86_64.so.1",
    "/lib/ld-musl-aarch64.so.1",
];
/// What the kernel says of seccomp.
const ACTIONS: &str = "/proc/sys/kernel/seccomp/actions_avail";
/// Under which our own open files have names.
const OURS: &str = "/proc/self/fd";
/// How many files a child may have open.
const OPEN_FILES: u64 = 64;

/// What of the walls this kernel can put up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    /// Landlock: files.
    files: bool,
    /// Seccomp: calls, and by them the network, other programs and signals.
    calls: bool,
}

static MEANS: LazyLock<Means> = LazyLock::new(|| Means {
    files: handled(AccessFs::from_all(ABI::V1))
        .is_ok_and(|ruleset| Option::<OwnedFd>::from(ruleset).is_some()),
    calls: FILTER.is_some() && fs::read_to_string(ACTIONS).is_ok_and(|all| all.contains("errno")),
});

static FILTER: LazyLock<Option<BpfProgram>> = LazyLock::new(|| calls::filter().ok());

impl Means {
    /// What this kernel has.
    #[must_use]
    pub fn here() -> Self {
        *MEANS
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.files && self.calls
    }
}

impl fmt::Display for Means {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.files, self.calls) {
            (true, true) => {
                "ffmpeg and ffprobe run shut in: they open nothing but their file, and reach neither the network nor \
                 another program (Landlock, seccomp)."
            }
            (false, true) => {
                "ffmpeg and ffprobe reach neither the network nor another program, but this kernel cannot keep them from \
                 other files: it has no Landlock (Linux 5.13 or newer, “landlock” among its security modules)."
            }
            (true, false) => {
                "ffmpeg and ffprobe open nothing but their file, but this kernel cannot keep them from the network and \
                 other calls: it has no seccomp filters for this machine."
            }
            (false, false) => {
                "ffmpeg and ffprobe run with limits of time and memory only: this kernel has neither Landlock nor seccomp. \
                 A hostile file could read what this program can read."
            }
        })
    }
}

/// Says once in the log how foreign programs are shut in: as a warning where something is missing.
pub fn tell() {
    static TOLD: Once = Once::new();
    TOLD.call_once(|| {
        let means = Means::here();
        if means.is_whole() { tracing::info!("{means}") } else { tracing::warn!("{means}") }
    });
}

/// Walls for one child, made ready.
pub(super) struct Walls {
    ruleset: Option<OwnedFd>,
    filter: Option<&'static BpfProgram>,
    limits: [(Resource, u64); 5],
    handed: Vec<RawFd>,
    parent: Pid,
}

impl Walls {
    /// Walls around the program at `program`.
    ///
    /// # Errors
    /// `Missing` when a file that it shall read is not there.
    pub(super) fn around(program: &Path, limits: &Limits, reach: Reach<'_>) -> Result<Self> {
        let means = Means::here();
        Ok(Self {
            ruleset: if means.files { ruleset(program, reach)? } else { None },
            filter: FILTER.as_ref().filter(|_| means.calls),
            limits: [
                (Resource::Cpu, limits.cpu_seconds),
                (Resource::As, limits.memory),
                (Resource::Fsize, limits.output_bytes),
                (Resource::Core, 0),
                (Resource::Nofile, OPEN_FILES),
            ],
            handed: reach.read.iter().filter_map(|path| of_ours(path)).collect(),
            parent: rustix::process::getpid(),
        })
    }

    /// Has the child of `command` put them up around itself before it becomes its program.
    #[expect(unsafe_code, reason = "what runs between fork and exec is promised to be safe there")]
    pub(super) fn put_around(self, command: &mut Command) {
        // SAFETY: another thread may have held any lock, that of the allocator too, while the process was forked; so the
        // closure must neither allocate nor lock. `put_up` makes system calls with what was made ready before, and its
        // errors are bare numbers. The parts of `self` are not dropped in the child, which becomes another program or ends.
        unsafe { command.pre_exec(move || self.put_up()) };
    }

    /// In the child. The order counts: the filter comes last, since it allows none of the calls before it.
    fn put_up(&self) -> io::Result<()> {
        rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
        if rustix::process::getppid() != Some(self.parent) {
            // Whoever would have been told is gone.
            return Err(Errno::SRCH.into());
        }
        self.handed.iter().try_for_each(|fd| hand(*fd))?;
        for (resource, most) in self.limits {
            let limit = Rlimit { current: Some(most), maximum: Some(most) };
            rustix::process::setrlimit(resource, limit)?;
        }
        rustix::thread::set_no_new_privs(true)?;
        if let Some(ruleset) = &self.ruleset {
            restrict(ruleset)?;
        }
        match self.filter {
            Some(filter) => seccompiler::apply_filter(filter).map_err(|e| match e {
                seccompiler::Error::Prctl(e) | seccompiler::Error::Seccomp(e) => e,
                _ => Errno::INVAL.into(),
            }),
            None => Ok(()),
        }
    }
}

/// Lets an open file of ours outlive the coming exec, in this process alone.
#[expect(unsafe_code, reason = "an open file is named by its number")]
fn hand(fd: RawFd) -> io::Result<()> {
    // SAFETY: borrowed for one call; a number that is not open gives EBADF. This process is a fork, so whatever another
    // thread of ours does with the number does not concern it.
    let file = unsafe { BorrowedFd::borrow_raw(fd) };
    Ok(fcntl_setfd(file, FdFlags::empty())?)
}

/// Like `RulesetCreated::restrict_self`, which builds an answer that nobody reads here: the one call of it alone.
#[expect(unsafe_code, reason = "the C library has no function for this system call")]
fn restrict(ruleset: &OwnedFd) -> io::Result<()> {
    // SAFETY: the call takes two numbers and touches no memory of ours (landlock_restrict_self(2)).
    let told = unsafe { libc::syscall(libc::SYS_landlock_restrict_self, ruleset.as_raw_fd(), 0_u32) };
    if told == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// The number of a file of our memory.
fn of_ours(path: &Path) -> Option<RawFd> {
    path.strip_prefix(OURS).ok()?.to_str()?.parse().ok()
}

/// A ruleset that allows nothing yet, as far as the kernel knows: files as asked, no network, no signals outside.
fn handled(files: BitFlags<AccessFs>) -> Result<RulesetCreated, RulesetError> {
    Ruleset::default()
        .handle_access(files)?
        .handle_access(AccessNet::from_all(ABI::V4))?
        .scope(Scope::from_all(ABI::V6))?
        .create()
}

fn ruleset(program: &Path, reach: Reach<'_>) -> Result<Option<OwnedFd>> {
    let run = AccessFs::Execute | AccessFs::ReadFile;
    let keep = AccessFs::ReadFile
        | AccessFs::ReadDir
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::RemoveFile;
    let mut rules = handled(AccessFs::from_all(ABI::V5)).map_err(Error::internal)?;
    let system = LOADERS
        .iter()
        .map(|path| (path, run))
        .chain(LIBRARIES.iter().map(|p| (p, AccessFs::ReadFile.into())));
    for (path, access) in system {
        if let Ok(place) = opened(Path::new(path)) {
            rules = rules.add_rule(PathBeneath::new(place, access)).map_err(Error::internal)?;
        }
    }
    let read =
        reach.read.iter().filter(|path| of_ours(path).is_none()).map(|p| (*p, AccessFs::ReadFile.into()));
    for (path, access) in read.chain(reach.write.map(|folder| (folder, keep))).chain([(program, run)]) {
        rules = rules.add_rule(PathBeneath::new(opened(path)?, access)).map_err(Error::internal)?;
    }
    Ok(rules.into())
}

fn opened(path: &Path) -> Result<OwnedFd> {
    let opened = rustix::fs::open(path, OFlags::PATH | OFlags::CLOEXEC, Mode::empty());
    opened.map_err(|e| io::Error::from(e).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_missing_is_named_and_nothing_else() {
        let told = |files, calls| Means { files, calls }.to_string();
        assert!(!told(true, true).contains("cannot") && !told(true, true).contains("no seccomp"));
        assert!(told(false, true).contains("no Landlock") && !told(false, true).contains("no seccomp"));
        assert!(told(true, false).contains("no seccomp") && !told(true, false).contains("no Landlock"));
        assert!(told(false, false).contains("neither Landlock nor seccomp"));
        assert!(
            Means { files: true, calls: true }.is_whole() && !Means { files: false, calls: true }.is_whole()
        );
    }

    #[test]
    fn a_file_of_our_memory_is_known_by_its_number() {
        assert_eq!(of_ours(Path::new("/proc/self/fd/17")), Some(17));
        for other in ["/proc/self/fd", "/proc/self/fd/x", "/proc/1/fd/17", "/home/17"] {
            assert_eq!(of_ours(Path::new(other)), None, "{other}");
        }
    }

    #[test]
    fn there_is_a_filter_for_this_machine() {
        assert!(FILTER.is_some());
    }
}
