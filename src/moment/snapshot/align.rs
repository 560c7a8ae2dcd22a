//! Bringing the disks of a snapshot in line with those of its domain.

use std::collections::HashMap;

use super::disk::{SnapshotDisk, mode_name};
use crate::conf::domain::{Disk, DomainDef, SnapshotMode};
use crate::moment::disks;
use crate::moment::error::{Error, What};

fn unsupported<T>(detail: String) -> Result<T, Error> {
    Err(Error::Unsupported(What::Snapshot, detail))
}

/// What the domain says about snapshots of a disk. One that the guest cannot write is left out.
fn wish_of(disk: &Disk) -> Option<SnapshotMode> {
    disk.snapshot.or(disk.read_only.then_some(SnapshotMode::No))
}

/// The disks of a snapshot named `name` in the order of the domain's, each with a mode: its own, else
/// what the domain says, else `common`. With `common` internal, all that take part are internal.
/// Paths become names, and what is external without a path gets one beside the disk's image.
pub(super) fn align(
    asked: Vec<SnapshotDisk>,
    domain: &DomainDef,
    common: SnapshotMode,
    name: &str,
) -> Result<Vec<SnapshotDisk>, Error> {
    if asked.len() > domain.disks.len() {
        return unsupported("too many disk snapshot requests for domain".to_owned());
    }
    let mut chosen = HashMap::with_capacity(asked.len());
    for mut disk in asked {
        let at = disks::find(domain, &disk.name, What::Snapshot)?;
        if chosen.contains_key(&at) {
            return unsupported(format!("disk '{}' specified twice", disk.name));
        }
        let of_domain = &domain.disks[at];
        settle(&mut disk, of_domain, common)?;
        disk.name.clone_from(&of_domain.target);
        chosen.insert(at, disk);
    }
    let all = domain.disks.iter().enumerate();
    let mut aligned: Vec<_> = all.map(|(at, disk)| chosen.remove(&at).unwrap_or_else(|| fill(disk, common))).collect();
    name_files(&mut aligned, domain, name)?;
    Ok(aligned)
}

/// The entry of a disk that the document does not mention.
fn fill(disk: &Disk, common: SnapshotMode) -> SnapshotDisk {
    let mode = if disk.empty { SnapshotMode::No } else { wish_of(disk).unwrap_or(common) };
    SnapshotDisk::plain(&disk.target, mode)
}

/// Decides the mode of a disk that the document mentions.
fn settle(disk: &mut SnapshotDisk, of_domain: &Disk, common: SnapshotMode) -> Result<(), Error> {
    let wish = wish_of(of_domain);
    let left_out = wish == Some(SnapshotMode::No);
    let uniform = common == SnapshotMode::Internal;
    let mode = match disk.mode {
        None => wish.filter(|_| !uniform || left_out).unwrap_or(common),
        Some(mode) if uniform && mode != common && !(mode == SnapshotMode::No && left_out) => {
            return unsupported(format!("disk '{}' must use snapshot mode '{}'", disk.name, mode_name(common)));
        }
        Some(mode) => mode,
    };
    if let Some(path) = disk.path.as_ref().filter(|_| mode != SnapshotMode::External) {
        let name = &disk.name;
        return unsupported(format!("file '{path}' for disk '{name}' requires use of external snapshot mode"));
    }
    disk.mode = Some(mode);
    Ok(())
}

/// Gives external disks without a path one: that of the image, with the snapshot's name for a suffix.
fn name_files(disks: &mut [SnapshotDisk], domain: &DomainDef, name: &str) -> Result<(), Error> {
    for (at, of_domain) in domain.disks.iter().enumerate() {
        let (before, rest) = disks.split_at_mut(at);
        let Some(disk) = rest.first_mut() else { break };
        if disk.mode != Some(SnapshotMode::External) || disk.path.is_some() {
            continue;
        }
        let path = file_beside(disk, of_domain, name)?;
        if let Some(other) = before.iter().find(|other| other.path.as_ref() == Some(&path)) {
            return unsupported(format!(
                "cannot generate external snapshot name for disk '{}': collision with disk '{}'",
                disk.name, other.name
            ));
        }
        disk.path = Some(path);
    }
    Ok(())
}

fn file_beside(disk: &SnapshotDisk, of_domain: &Disk, name: &str) -> Result<String, Error> {
    let target = &disk.name;
    if disk.kind != "file" {
        let kind = disk.kind;
        return unsupported(format!("cannot generate external snapshot name for disk '{target}' on a '{kind}' device"));
    }
    let Some(image) = &of_domain.source else {
        return unsupported(format!("cannot generate external snapshot name for disk '{target}' without source"));
    };
    if !std::fs::metadata(image).is_ok_and(|file| file.is_file()) {
        return unsupported(format!(
            "source for disk '{target}' is not a regular file; refusing to generate external snapshot name"
        ));
    }
    let stem = match image.rsplit_once('.') {
        Some((stem, suffix)) if !suffix.contains('/') => stem,
        _ => image,
    };
    Ok(format!("{stem}.{name}"))
}
