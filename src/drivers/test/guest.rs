//! The guests that domains pretend to run: their clock, their file systems, their keys.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use super::affect;
use super::messages::Remarks;
use super::state::DomainObject;
use super::{ORIGIN, TestDriver, addresses, keys};
use crate::conf::domain::DomainDef;
use crate::domains::{RUNNING, Which};
use crate::driver::object::Domain;
use crate::driver::{ControlInfo, DomainGuestDriver, FileSystem, GuestInterface, SecurityLabel, TypedList};
use crate::error::{Code, Error, Origin, Result};
use crate::flags::{self, DomainAffectFlags, DomainMessageFlags, DomainPasswordFlags, DomainTimeFlags};

/// The time that a guest's clock starts with, in seconds since 1970.
const STARTS_AT: i64 = 627_319_920;

/// How an I/O thread looks for work before it sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Polling {
    /// The longest time that it looks, in nanoseconds.
    pub(super) max_ns: u64,
    /// What the time grows by; 0 for the emulator's own choice.
    pub(super) grow: u32,
    /// What the time shrinks by; 0 for the emulator's own choice.
    pub(super) shrink: u32,
}

impl Default for Polling {
    fn default() -> Polling {
        Polling { max_ns: 32768, grow: 0, shrink: 0 }
    }
}

/// What a guest has beyond its definition. It outlives a stop of the domain, as in the original.
pub(super) struct Guest {
    /// Its clock: seconds since 1970, and nanoseconds. It stands still.
    pub(super) time: (i64, u32),
    /// Whether each of [`MOUNT_POINTS`] is frozen.
    pub(super) frozen: [bool; 2],
    /// How I/O threads look for work, by their id, of those of which it is known.
    pub(super) polling: HashMap<u32, Polling>,
    /// What was out of the ordinary when the node was read.
    pub(super) remarks: Remarks,
}

impl Default for Guest {
    fn default() -> Guest {
        Guest { time: (STARTS_AT, 0), frozen: [false; 2], polling: HashMap::new(), remarks: Default::default() }
    }
}

/// A guest as it is kept with its domain: most are as all begin, and take no memory.
#[derive(Default)]
pub(super) struct KeptGuest(Option<Box<Guest>>);

impl KeptGuest {
    /// The guest of a domain that a node file has.
    pub(super) fn of(def: &DomainDef) -> KeptGuest {
        let polling: HashMap<_, _> = def.iothreads().into_iter().map(|id| (id, Polling::default())).collect();
        let remarks = Remarks::of(def);
        let plain = polling.is_empty() && remarks.is_empty();
        KeptGuest((!plain).then(|| Box::new(Guest { polling, remarks, ..Guest::default() })))
    }
}

impl Deref for KeptGuest {
    type Target = Guest;

    fn deref(&self) -> &Guest {
        static PLAIN: LazyLock<Guest> = LazyLock::new(Guest::default);
        self.0.as_deref().unwrap_or_else(|| &PLAIN)
    }
}

impl DerefMut for KeptGuest {
    fn deref_mut(&mut self) -> &mut Guest {
        self.0.get_or_insert_default()
    }
}

/// Where a guest's two file systems are.
const MOUNT_POINTS: [&str; 2] = ["/", "/boot"];

/// The label of a domain that runs.
const LABEL: &str = "libvirt-test";

/// How many signals `virDomainProcessSignal` has.
const SIGNALS: u32 = 65;

/// Values of `virDomainControlState`.
const JOB: u32 = 1;
const OCCUPIED: u32 = 2;
const ERROR: u32 = 3;

/// How a guest can end, in the order of `virDomainLifecycle`.
const ENDS: [&str; 3] = ["poweroff", "reboot", "crash"];

/// What may follow, in the order of `virDomainLifecycleAction`.
const ACTIONS: [&str; 6] = ["destroy", "restart", "rename-restart", "preserve", "coredump-destroy", "coredump-restart"];

impl Guest {
    /// What the channel by which the guest is controlled pretends, chosen by its clock.
    fn control(&self) -> ControlInfo {
        let (seconds, _) = self.time;
        let state_time = |start| seconds.abs_diff(start);
        match seconds {
            1..10_000 => ControlInfo { state: JOB, details: 0, state_time: state_time(0) },
            10_000..30_000 => ControlInfo { state: OCCUPIED, details: 0, state_time: state_time(10_000) },
            30_000..60_000 => {
                let details = u32::try_from(seconds % 4).unwrap_or(0);
                ControlInfo { state: ERROR, details, state_time: state_time(30_000) }
            }
            _ => ControlInfo::default(),
        }
    }

    /// Freezes or thaws file systems, all if none is named; returns how many it changed.
    fn set_frozen(&mut self, mount_points: &[Cow<str>], frozen: bool) -> Result<usize> {
        let mut wanted = [mount_points.is_empty(); 2];
        for named in mount_points {
            let place = MOUNT_POINTS.iter().position(|known| known == named);
            let wanted = place.and_then(|place| wanted.get_mut(place)).ok_or_else(|| not_mounted(named))?;
            *wanted = true;
        }
        let mut changed = 0;
        for (state, wanted) in self.frozen.iter_mut().zip(wanted) {
            if wanted && *state != frozen {
                *state = frozen;
                changed += 1;
            }
        }
        Ok(changed)
    }
}

fn not_mounted(mount_point: &str) -> Error {
    Error::new(ORIGIN, Code::OperationInvalid, format!("mount point not found: {mount_point}"))
}

impl TestDriver {
    /// Looks at a domain that runs.
    pub(super) fn with_active<R>(&self, domain: &Domain, look: impl FnOnce(&DomainObject) -> R) -> Result<R> {
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        object.check_active()?;
        Ok(look(&object))
    }

    /// Changes the guest of a domain that runs.
    fn with_guest<R>(&self, domain: &Domain, change: impl FnOnce(&mut Guest) -> Result<R>) -> Result<R> {
        self.state.domains.change(domain, |object, _| {
            object.check_active()?;
            change(&mut object.guest)
        })
    }
}

impl DomainGuestDriver for TestDriver {
    fn domain_fs_freeze(&self, domain: &Domain, mount_points: &[Cow<str>], flags: u32) -> Result<usize> {
        flags::check_none(ORIGIN, "testDomainFSFreeze", flags)?;
        self.with_guest(domain, |guest| guest.set_frozen(mount_points, true))
    }

    fn domain_fs_thaw(&self, domain: &Domain, mount_points: &[Cow<str>], flags: u32) -> Result<usize> {
        flags::check_none(ORIGIN, "testDomainFSThaw", flags)?;
        self.with_guest(domain, |guest| guest.set_frozen(mount_points, false))
    }

    fn domain_fs_trim(&self, domain: &Domain, mount_point: Option<&str>, _minimum: u64, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testDomainFSTrim", flags)?;
        self.with_active(domain, |_| ())?;
        match mount_point {
            Some(unknown) if !MOUNT_POINTS.contains(&unknown) => Err(not_mounted(unknown)),
            _ => Ok(()),
        }
    }

    fn domain_get_fs_info(&self, domain: &Domain, flags: u32) -> Result<Vec<FileSystem>> {
        flags::check_none(ORIGIN, "testDomainGetFSInfo", flags)?;
        self.with_active(domain, |object| {
            let Some(disk) = object.def().disks.iter().find(|disk| disk.device == "disk") else { return Vec::new() };
            let part = |(place, mount_point): (usize, &&str)| FileSystem {
                mount_point: (*mount_point).to_owned(),
                name: format!("{}{}", disk.target, place + 1),
                kind: "ext4".to_owned(),
                disks: vec![disk.target.clone()],
            };
            MOUNT_POINTS.iter().enumerate().map(part).collect()
        })
    }

    fn domain_interface_addresses(&self, domain: &Domain, source: u32, flags: u32) -> Result<Vec<GuestInterface>> {
        flags::check_none(ORIGIN, "testDomainInterfaceAddresses", flags)?;
        addresses::interfaces(self, domain, source)
    }

    fn domain_set_user_password(
        &self,
        domain: &Domain,
        _user: &str,
        _password: &str,
        wanted: DomainPasswordFlags,
    ) -> Result<()> {
        flags::check(ORIGIN, "testDomainSetUserPassword", wanted, DomainPasswordFlags::ENCRYPTED)?;
        self.with_active(domain, |_| ())
    }

    fn domain_get_time(&self, domain: &Domain, flags: u32) -> Result<(i64, u32)> {
        flags::check_none(ORIGIN, "testDomainGetTime", flags)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        if object.state.state != RUNNING {
            return Err(Error::new(ORIGIN, Code::OperationInvalid, "domain is not running"));
        }
        Ok(object.guest.time)
    }

    fn domain_set_time(&self, domain: &Domain, seconds: i64, nanoseconds: u32, wanted: DomainTimeFlags) -> Result<()> {
        flags::check(ORIGIN, "testDomainSetTime", wanted, DomainTimeFlags::SYNC)?;
        self.with_guest(domain, |guest| {
            guest.time = (seconds, nanoseconds);
            Ok(())
        })
    }

    fn domain_get_hostname(&self, domain: &Domain, flags: u32) -> Result<String> {
        flags::check_none(ORIGIN, "testDomainGetHostname", flags)?;
        self.with_active(domain, |_| format!("{}host", domain.name))
    }

    fn domain_inject_nmi(&self, domain: &Domain, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testDomainInjectNMI", flags)?;
        self.with_active(domain, |_| ())
    }

    fn domain_send_key(&self, domain: &Domain, set: u32, _hold_time: u32, codes: &[u32], flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testDomainSendKey", flags)?;
        self.with_active(domain, |_| ())?;
        for code in codes {
            if let Some(set) = keys::set_without(set, *code) {
                return Err(Error::internal(ORIGIN, format!("invalid keycode {code} of {set} codeset")));
            }
        }
        Ok(())
    }

    fn domain_send_process_signal(&self, domain: &Domain, process: i64, signal: u32, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testDomainSendProcessSignal", flags)?;
        if process != 1 {
            return Err(Error::new(ORIGIN, Code::InvalidArg, "only sending a signal to pid 1 is supported"));
        }
        if signal >= SIGNALS {
            let detail = format!("signum value {} is out of range", signal.cast_signed());
            return Err(Error::new(ORIGIN, Code::InvalidArg, detail));
        }
        // The domain need not run, as in the original.
        self.with(domain, |_| ())
    }

    fn domain_get_control_info(&self, domain: &Domain, flags: u32) -> Result<ControlInfo> {
        flags::check_none(ORIGIN, "testDomainGetControlInfo", flags)?;
        self.with_active(domain, |object| object.guest.control())
    }

    fn domain_get_launch_security_info(&self, _domain: &Domain, flags: u32) -> Result<TypedList> {
        flags::check_none(ORIGIN, "testDomainGetLaunchSecurityInfo", flags)?;
        Ok(TypedList::new())
    }

    fn domain_get_messages(&self, domain: &Domain, wanted: DomainMessageFlags) -> Result<Vec<String>> {
        flags::check(ORIGIN, "testDomainGetMessages", wanted, DomainMessageFlags::all())?;
        self.with(domain, |object| object.guest.remarks.messages(wanted))
    }

    fn domain_get_security_label(&self, domain: &Domain) -> Result<SecurityLabel> {
        self.with(domain, |object| match object.is_active() {
            true => SecurityLabel { label: LABEL.to_owned(), enforcing: true },
            false => SecurityLabel::default(),
        })
    }

    fn domain_set_lifecycle_action(
        &self,
        domain: &Domain,
        kind: u32,
        action: u32,
        wanted: DomainAffectFlags,
    ) -> Result<()> {
        affect::check("testDomainSetLifecycleAction", wanted)?;
        let name = |names: &[&'static str], index: u32| {
            let found = usize::try_from(index).ok().and_then(|index| names.get(index).copied());
            found.ok_or_else(|| Error::new(ORIGIN, Code::InvalidArg, format!("no lifecycle value {index} is known")))
        };
        let (end, follows) = (name(&ENDS, kind)?, name(&ACTIONS, action)?);
        if end != "crash" && follows.starts_with("coredump") {
            let detail = format!("Lifecycle event '{end}' doesn't support '{follows}' action");
            return Err(Error::new(Origin::Domain, Code::ConfigUnsupported, detail));
        }
        self.state.domains.change(domain, |object, _| {
            let meant = object.impact(wanted)?;
            for (flag, which) in [(DomainAffectFlags::LIVE, Which::Live), (DomainAffectFlags::CONFIG, Which::Config)] {
                if meant.contains(flag) {
                    object.definition_mut(which).set_action(&format!("on_{end}"), follows);
                }
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_mount_point_changes_nothing() {
        let mut guest = Guest::default();
        assert!(guest.set_frozen(&["/".into(), "/home".into()], true).is_err());
        assert_eq!(guest.set_frozen(&["/".into(), "/".into()], true).unwrap(), 1);
        assert_eq!(guest.set_frozen(&[], true).unwrap(), 1);
        assert_eq!(guest.set_frozen(&[], false).unwrap(), 2);
    }

    #[test]
    fn the_clock_chooses_what_the_channel_pretends() {
        let control = |seconds| {
            let guest = Guest { time: (seconds, 0), ..Guest::default() };
            let ControlInfo { state, details, state_time } = guest.control();
            (state, details, state_time)
        };
        let answers = [0, 1, 9_999, 10_000, 29_999, 30_003, 59_999, 60_000, -5].map(control);
        let should = [
            (0, 0, 0),
            (1, 0, 1),
            (1, 0, 9_999),
            (2, 0, 0),
            (2, 0, 19_999),
            (3, 3, 3),
            (3, 3, 29_999),
            (0, 0, 0),
            (0, 0, 0),
        ];
        assert_eq!(answers, should);
    }
}
