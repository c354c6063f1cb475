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
    named(u64::from_ne_bytes((found.f_type as i64).to_ne_bytes()))
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
}
