//! Whether a place is a network share. The write-ahead log needs memory that all users of the file
//! share; over a network there is none, and two machines writing would destroy the file.

use std::path::Path;

use crate::{ArchiveError, Result};

/// Refuses a folder on a network share.
pub(super) fn must_be_local(path: &Path, folder: &Path) -> Result<()> {
    match network_system(folder) {
        None => Ok(()),
        Some(system) => Err(ArchiveError::NetworkShare {
            path: path.to_owned(),
            system,
        }),
    }
}

#[cfg(target_os = "linux")]
fn network_system(folder: &Path) -> Option<&'static str> {
    // A folder that cannot be asked fails later, with its own error.
    let found = rustix::fs::statfs(folder).ok()?;
    let kind = u64::from_ne_bytes((found.f_type as i64).to_ne_bytes());
    if kind & 0xffff_ffff == FUSE {
        return program_of(folder);
    }
    named(kind)
}

/// File systems that a program gives: some of disks, some of other machines.
#[cfg(target_os = "linux")]
const FUSE: u64 = 0x6573_5546;

/// Which program gives the file system of this folder, if it is one of other machines.
#[cfg(target_os = "linux")]
#[allow(
    clippy::disallowed_methods,
    reason = "the system tells of its file systems in a file"
)]
fn program_of(folder: &Path) -> Option<&'static str> {
    let whole = std::fs::canonicalize(folder).ok()?;
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    program(&mounts, &whole)
}

/// Looks into proc_pid_mountinfo(5): the place is the fifth word of a line, the kind the first behind
/// the dash. The last of the longest places that hold the folder counts.
#[cfg(target_os = "linux")]
fn program(mounts: &str, folder: &Path) -> Option<&'static str> {
    const REMOTE: [(&str, &str); 8] = [
        ("fuse.sshfs", "SSHFS"),
        ("fuse.gvfsd-fuse", "GVfs"),
        ("fuse.rclone", "rclone"),
        ("fuse.s3fs", "S3"),
        ("fuse.davfs", "WebDAV"),
        ("fuse.glusterfs", "GlusterFS"),
        ("fuse.smbnetfs", "SMB"),
        ("fuse.curlftpfs", "FTP"),
    ];
    let mount = |line: &'_ str| {
        let (before, after) = line.split_once(" - ")?;
        let place = before.split(' ').nth(4)?.replace("\\040", " ");
        let kind = after.split(' ').next()?.to_owned();
        folder.starts_with(&place).then_some((place.len(), kind))
    };
    let (_, kind) = mounts
        .lines()
        .filter_map(mount)
        .max_by_key(|(length, _)| *length)?;
    let found = REMOTE.iter().find(|(name, _)| *name == kind);
    found.map(|(_, system)| *system)
}

/// Numbers of file systems (`linux/magic.h`, statfs(2)) that stand on other machines.
#[cfg(target_os = "linux")]
fn named(kind: u64) -> Option<&'static str> {
    match kind & 0xffff_ffff {
        0x6969 => Some("NFS"),
        0x517b => Some("SMB"),
        0xfe53_4d42 => Some("SMB2"),
        0xff53_4d42 => Some("CIFS"),
        0x0102_1997 => Some("9P"),
        0x5346_414f | 0x6b41_4653 => Some("AFS"),
        0x00c3_6400 => Some("Ceph"),
        0x7375_7245 => Some("Coda"),
        0x564c => Some("NCP"),
        0x0bd0_0bd0 => Some("Lustre"),
        0x0116_1970 => Some("GFS2"),
        0x7461_636f => Some("OCFS2"),
        0x786f_4256 => Some("VirtualBox"),
        0xbacb_acbc => Some("VMware"),
        _ => None,
    }
}

#[cfg(target_os = "macos")]
fn network_system(folder: &Path) -> Option<&'static str> {
    let found = rustix::fs::statfs(folder).ok()?;
    let name: Vec<u8> = found
        .f_fstypename
        .iter()
        .map(|letter| *letter as u8)
        .take_while(|letter| *letter != 0)
        .collect();
    match name.as_slice() {
        b"nfs" => Some("NFS"),
        b"smbfs" => Some("SMB"),
        b"afpfs" => Some("AFP"),
        b"webdav" => Some("WebDAV"),
        _ => None,
    }
}

#[cfg(windows)]
#[allow(
    clippy::disallowed_methods,
    reason = "a drive letter is resolved to the share that it stands for"
)]
fn network_system(folder: &Path) -> Option<&'static str> {
    use std::path::{Component, Prefix};
    let whole = std::fs::canonicalize(folder).ok()?;
    match whole.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::UNC(..) | Prefix::VerbatimUNC(..) => Some("SMB"),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn network_system(_: &Path) -> Option<&'static str> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn shares_are_named_and_disks_are_not() {
        assert_eq!(named(0x6969), Some("NFS"));
        assert_eq!(named(0xffff_ffff_ff53_4d42), Some("CIFS"));
        for disk in [0xef53, 0x9123_683e, 0x5846_5342, 0x0102_1994, 0x794c_7630] {
            assert_eq!(named(disk), None, "{disk:x}");
        }
    }

    #[test]
    fn programs_that_give_other_machines_are_named() {
        let mounts = "\
            22 1 254:1 / / rw - ext4 /dev/vda1 rw\n\
            40 22 0:41 / /mnt/o\\040mang rw shared:9 - fuse.sshfs an@may-chu:/ rw\n\
            41 40 8:1 / /mnt/o\\040mang/usb rw - fuseblk /dev/sda1 rw\n";
        for (folder, system) in [
            ("/srv/an", None),
            ("/mnt/o mang", Some("SSHFS")),
            ("/mnt/o mang/kho", Some("SSHFS")),
            ("/mnt/o mang/usb/kho", None),
            ("/mnt/o mang khac", None),
        ] {
            assert_eq!(program(mounts, Path::new(folder)), system, "{folder}");
        }
    }
}
