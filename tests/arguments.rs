//! Checks of arguments that `c-tests/arguments.py` has no objects for: two connections, parameters with
//! values, secrets, outputs that are cleared. The answers are those of the original.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]

mod bare;

use std::ffi::{CStr, c_char};
use std::ptr::{dangling_mut, null, null_mut};

use bare::{connection, last, pointer};
use virt::abi::*;
use virt::api::domain::console::*;
use virt::api::domain::device::*;
use virt::api::domain::guest::*;
use virt::api::domain::migrate::*;
use virt::api::domain::save::*;
use virt::api::domain::stats::*;
use virt::api::domain::vcpu::*;
use virt::api::network::*;
use virt::api::secret::*;
use virt::api::storage_vol::*;
use virt::api::stream::{virStreamFree, virStreamNew};
use virt::driver::object::{Connect, Domain, Secret, StoragePool, StorageVol};

const UUID: [u8; 16] = [7; 16];
const INVALID_ARG: i32 = VIR_ERR_INVALID_ARG;

fn domain(conn: &Connect) -> Domain {
    Domain::of(conn, "web", UUID, None)
}

/// A parameter with a string, or with a number where there is none.
fn parameter(name: &str, value: Option<&CStr>) -> virTypedParameter {
    let mut field = [0; 80];
    for (to, from) in field.iter_mut().zip(name.bytes()) {
        *to = from as c_char;
    }
    match value {
        Some(text) => virTypedParameter {
            field,
            r#type: VIR_TYPED_PARAM_STRING,
            value: virTypedParameterValue { s: text.as_ptr().cast_mut() },
        },
        None => virTypedParameter { field, r#type: VIR_TYPED_PARAM_INT, value: virTypedParameterValue { i: 1 } },
    }
}

fn refused(code: i32, origin: i32, message: &str) {
    assert_eq!(last(), (code, origin, message.to_owned()));
}

#[test]
fn consoles_are_denied_on_read_only_connections_before_streams_are_compared() {
    let (ours, theirs) = (connection(true), connection(false));
    let stream = unsafe { virStreamNew(pointer(&theirs), 0) };
    assert_eq!(unsafe { virDomainOpenConsole(domain(&ours).as_raw(), null(), stream, 0) }, -1);
    assert_eq!(last().0, VIR_ERR_OPERATION_DENIED);
    assert_eq!(unsafe { virDomainOpenChannel(domain(&ours).as_raw(), null(), stream, 0) }, -1);
    assert_eq!(last().0, VIR_ERR_OPERATION_DENIED);
    let writable = connection(false);
    assert_eq!(unsafe { virDomainOpenConsole(domain(&writable).as_raw(), null(), stream, 0) }, -1);
    refused(INVALID_ARG, VIR_FROM_DOMAIN, "stream must match connection of domain 'web'");
    assert_eq!(unsafe { virStreamFree(stream) }, 0);
}

#[test]
fn volumes_of_read_only_connections_are_not_cloned() {
    let (ours, theirs) = (connection(false), connection(true));
    let pool = StoragePool::of(&ours, "pool", UUID);
    let clone = |volume: &StorageVol| unsafe {
        virStorageVolCreateXMLFrom(pool.as_raw(), c"<volume/>".as_ptr(), volume.as_raw(), 0)
    };
    assert!(clone(&StorageVol::of(&theirs, "pool", "a", "k")).is_null());
    let message = "operation forbidden: read only access prevents virStorageVolCreateXMLFrom";
    refused(VIR_ERR_OPERATION_DENIED, VIR_FROM_STORAGE, message);
    assert!(clone(&StorageVol::of(&ours, "pool", "a", "k")).is_null());
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
}

#[test]
fn volumes_and_streams_must_be_of_one_connection() {
    let (ours, theirs) = (connection(false), connection(false));
    let volume = StorageVol::of(&ours, "pool", "a", "k");
    let stream = unsafe { virStreamNew(pointer(&theirs), 0) };
    assert_eq!(unsafe { virStorageVolUpload(volume.as_raw(), stream, 0, 0, 0) }, -1);
    refused(INVALID_ARG, VIR_FROM_STORAGE, "stream in virStorageVolUpload must match connection of volume 'a'");
    assert_eq!(unsafe { virStorageVolDownload(volume.as_raw(), stream, 0, 0, 0) }, -1);
    refused(INVALID_ARG, VIR_FROM_STORAGE, "stream in virStorageVolDownload must match connection of volume 'a'");
    assert_eq!(unsafe { virStreamFree(stream) }, 0);
}

#[test]
fn volumes_shrink_to_nothing_only_where_that_is_meant() {
    let conn = connection(false);
    let volume = StorageVol::of(&conn, "pool", "a", "k");
    assert_eq!(unsafe { virStorageVolResize(volume.as_raw(), 0, 0) }, -1);
    let message = "capacity in virStorageVolResize cannot be zero without 'delta' or 'shrink' flags set";
    refused(INVALID_ARG, VIR_FROM_STORAGE, message);
    let shrink = VIR_STORAGE_VOL_RESIZE_SHRINK.cast_unsigned();
    assert_eq!(unsafe { virStorageVolResize(volume.as_raw(), 0, shrink) }, -1);
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
}

#[test]
fn lists_are_cleared_once_their_place_was_checked() {
    let conn = connection(false);
    let both = (VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG).cast_unsigned();
    let mut threads = dangling_mut();
    assert_eq!(unsafe { virDomainGetIOThreadInfo(null_mut(), &raw mut threads, 0) }, -1);
    assert_eq!(threads, dangling_mut());
    assert_eq!(unsafe { virDomainGetIOThreadInfo(domain(&conn).as_raw(), &raw mut threads, both) }, -1);
    assert_eq!((last().0, threads), (INVALID_ARG, null_mut()));
    let mut systems = dangling_mut();
    assert_eq!(unsafe { virDomainGetFSInfo(domain(&connection(true)).as_raw(), &raw mut systems, 0) }, -1);
    assert_eq!(systems, dangling_mut());
    assert_eq!(unsafe { virDomainGetFSInfo(domain(&conn).as_raw(), &raw mut systems, 0) }, -1);
    assert_eq!((last().0, systems), (VIR_ERR_NO_SUPPORT, null_mut()));
}

#[test]
fn memory_stats_without_room_are_none() {
    let conn = connection(false);
    assert_eq!(unsafe { virDomainMemoryStats(domain(&conn).as_raw(), null_mut(), 3, 0) }, 0);
    assert_eq!(last().0, 0);
    let mut room = [virDomainMemoryStatStruct { tag: 0, val: 0 }];
    assert_eq!(unsafe { virDomainMemoryStats(domain(&conn).as_raw(), room.as_mut_ptr(), 0, 0) }, 0);
    assert_eq!(unsafe { virDomainMemoryStats(domain(&conn).as_raw(), room.as_mut_ptr(), 1, 0) }, -1);
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
    assert_eq!(unsafe { virDomainMemoryStats(null_mut(), null_mut(), 0, 0) }, -1);
    assert_eq!(last().0, VIR_ERR_INVALID_DOMAIN);
}

#[test]
fn statistics_are_of_domains_of_one_connection() {
    let (one, two) = (domain(&connection(false)), domain(&connection(false)));
    let mut records = null_mut();
    let mut stats =
        |mut domains: Vec<virDomainPtr>| unsafe { virDomainListGetStats(domains.as_mut_ptr(), 0, &raw mut records, 0) };
    assert_eq!(stats(vec![null_mut()]), -1);
    let message = "invalid argument: doms array in virDomainListGetStats must contain at least one domain";
    refused(INVALID_ARG, VIR_FROM_DOMAIN, message);
    assert_eq!(stats(vec![one.as_raw(), one.as_raw(), two.as_raw(), null_mut()]), -1);
    refused(
        INVALID_ARG,
        VIR_FROM_DOMAIN,
        "invalid argument: domains in 'doms' array must belong to a single connection",
    );
    assert_eq!(stats(vec![one.as_raw(), pointer(one.connection()).cast(), null_mut()]), -1);
    assert_eq!(last().0, VIR_ERR_INVALID_DOMAIN);
    assert_eq!(stats(vec![one.as_raw(), one.as_raw(), null_mut()]), -1);
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
}

#[test]
fn uuids_as_text_are_looked_up_as_uuids() {
    let conn = connection(false);
    assert!(unsafe { virSecretLookupByUUIDString(pointer(&conn), c"x".as_ptr()) }.is_null());
    refused(INVALID_ARG, VIR_FROM_SECRET, "uuidstr in virSecretLookupByUUIDString must be a valid UUID");
    let uuid = c"30313233-3435-3637-3839-616263646566";
    assert!(unsafe { virSecretLookupByUUIDString(pointer(&conn), uuid.as_ptr()) }.is_null());
    let message = "this function is not supported by the connection driver: virSecretLookupByUUID";
    refused(VIR_ERR_NO_SUPPORT, VIR_FROM_SECRET, message);
}

#[test]
fn values_of_secrets_are_denied_on_read_only_connections() {
    let secret = |read_only| Secret::of(&connection(read_only), UUID, 0, "");
    let mut size = 0;
    assert!(unsafe { virSecretGetValue(secret(true).as_raw(), &raw mut size, 0) }.is_null());
    assert_eq!(last().0, VIR_ERR_OPERATION_DENIED);
    assert!(unsafe { virSecretGetValue(secret(false).as_raw(), null_mut(), 0) }.is_null());
    refused(INVALID_ARG, VIR_FROM_SECRET, "value_size in virSecretGetValue must not be NULL");
}

#[test]
fn metadata_titles_are_one_line() {
    let conn = connection(false);
    let network = virt::driver::object::Network::of(&conn, "net", UUID);
    let set = |kind, text: &CStr, uri| unsafe {
        virNetworkSetMetadata(network.as_raw(), kind, text.as_ptr(), null(), uri, 0)
    };
    assert_eq!(set(VIR_NETWORK_METADATA_TITLE, c"a\nb", null()), -1);
    assert_eq!(last().2, "metadata title can't contain newlines");
    assert_eq!(set(VIR_NETWORK_METADATA_DESCRIPTION, c"a\nb", c"u".as_ptr()), -1);
    assert_eq!(last().2, "uri in virNetworkSetMetadata must be NULL");
    assert_eq!(set(VIR_NETWORK_METADATA_ELEMENT, c"<a/>", c"u".as_ptr()), -1);
    assert_eq!(last().2, "key in virNetworkSetMetadata must not be NULL");
    assert_eq!(set(VIR_NETWORK_METADATA_DESCRIPTION, c"a\nb", null()), -1);
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
}

fn migrate3(domain: &Domain, to: &Connect, params: &mut [virTypedParameter], flags: i32) -> (i32, i32, String) {
    let count = u32::try_from(params.len()).unwrap_or(u32::MAX);
    let migrated =
        unsafe { virDomainMigrate3(domain.as_raw(), pointer(to), params.as_mut_ptr(), count, flags.cast_unsigned()) };
    assert!(migrated.is_null());
    last()
}

#[test]
fn migration_parameters_are_checked() {
    let (conn, to) = (connection(false), connection(false));
    let domain = domain(&conn);
    let migrate = |params: &mut [virTypedParameter], flags| migrate3(&domain, &to, params, flags);
    let message =
        "invalid argument: Invalid type 'string' requested for parameter 'destination_name', actual type is 'int'";
    assert_eq!(migrate(&mut [parameter("destination_name", None)], 0), (INVALID_ARG, 0, message.to_owned()));
    let message = "string dname in virDomainMigrate3 must not be empty";
    let mut unnamed = [parameter("destination_name", Some(c""))];
    assert_eq!(migrate(&mut unnamed, VIR_MIGRATE_OFFLINE), (INVALID_ARG, VIR_FROM_DOMAIN, message.to_owned()));
    let mut known = [parameter("migrate_uri", Some(c"tcp://b")), parameter("destination_name", Some(c"b"))];
    assert_eq!(migrate(&mut known, 0).0, VIR_ERR_NO_SUPPORT);
    assert_eq!(migrate(&mut known, VIR_MIGRATE_OFFLINE).0, VIR_ERR_ARGUMENT_UNSUPPORTED);
    let other = migrate(&mut [parameter("compression", Some(c"xz"))], 0);
    assert_eq!(other.0, VIR_ERR_ARGUMENT_UNSUPPORTED);
    assert!(other.2.ends_with("extended parameters were passed"));
}

#[test]
fn migrations_name_the_feature_that_is_missing() {
    let (conn, to) = (connection(false), connection(false));
    let domain = domain(&conn);
    let migrate = |flags: i32| {
        let flags = flags.cast_unsigned().into();
        assert!(unsafe { virDomainMigrate(domain.as_raw(), pointer(&to), flags, null(), null(), 0) }.is_null());
        last()
    };
    assert_eq!(migrate(VIR_MIGRATE_CHANGE_PROTECTION).2, "argument unsupported: cannot enforce change protection");
    assert_eq!(migrate(VIR_MIGRATE_TUNNELLED).0, VIR_ERR_OPERATION_INVALID);
    assert_eq!(migrate(VIR_MIGRATE_TUNNELLED | VIR_MIGRATE_PEER2PEER).0, VIR_ERR_NO_SUPPORT);
    let to_uri = |flags: i32| {
        let flags = flags.cast_unsigned().into();
        assert_eq!(unsafe { virDomainMigrateToURI(domain.as_raw(), c"x".as_ptr(), flags, null(), 0) }, -1);
        last().2
    };
    let without = |what| format!("argument unsupported: {what} migration is not supported by the source host");
    assert_eq!(to_uri(0), without("direct"));
    assert_eq!(to_uri(VIR_MIGRATE_PEER2PEER), without("p2p"));
    assert_eq!(to_uri(VIR_MIGRATE_OFFLINE), without("offline"));
    let read_only = connection(true);
    assert!(unsafe { virDomainMigrate(domain.as_raw(), pointer(&read_only), 0, null(), null(), 0) }.is_null());
    assert_eq!(last().0, VIR_ERR_OPERATION_DENIED);
}

#[test]
fn the_file_to_save_to_is_text() {
    let conn = connection(false);
    let mut params = [parameter("file", None)];
    assert_eq!(unsafe { virDomainSaveParams(domain(&conn).as_raw(), params.as_mut_ptr(), 1, 0) }, -1);
    assert_eq!(last().0, INVALID_ARG);
    params = [parameter("file", Some(c"/x"))];
    assert_eq!(unsafe { virDomainSaveParams(domain(&conn).as_raw(), params.as_mut_ptr(), 1, 0) }, -1);
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
}

/// A string from malloc, as calls hand them out.
fn given(text: &CStr) -> *mut c_char {
    unsafe { libc::strdup(text.as_ptr()) }
}

/// Room from malloc that holds `value`.
fn allocated<T>(value: T) -> *mut T {
    unsafe {
        let room = libc::malloc(size_of::<T>()).cast::<T>();
        room.write(value);
        room
    }
}

#[test]
fn what_calls_hand_out_can_be_freed() {
    let aliases = allocated([given(c"vda"), given(c"vdb")]).cast();
    let (mountpoint, name, fstype) = (given(c"/"), given(c"dm-0"), given(c"ext4"));
    let system = virDomainFSInfo { mountpoint, name, fstype, ndevAlias: 2, devAlias: aliases };
    unsafe { virDomainFSInfoFree(allocated(system)) };
    let address = virDomainIPAddress { r#type: 0, addr: given(c"::1"), prefix: 128 };
    let interface = virDomainInterface { name: given(c"lo"), hwaddr: null_mut(), naddrs: 1, addrs: allocated(address) };
    unsafe { virDomainInterfaceFree(allocated(interface)) };
    let conn = connection(false);
    let listed = domain(&conn);
    let record = virDomainStatsRecord { dom: listed.clone().into_raw(), params: null_mut(), nparams: 0 };
    unsafe { virDomainStatsRecordListFree(allocated([allocated(record), null_mut()]).cast()) };
    // The list's reference went, and with this one the domain goes.
    assert!(listed.release());
}

#[test]
fn nothing_can_be_freed() {
    unsafe {
        virDomainFSInfoFree(null_mut());
        virDomainInterfaceFree(null_mut());
        virDomainIOThreadInfoFree(null_mut());
        virDomainStatsRecordListFree(null_mut());
        virNetworkDHCPLeaseFree(null_mut());
    }
}

#[test]
fn announcements_look_at_the_connection_then_the_array_then_its_names() {
    let (readable, conn) = (connection(true), connection(false));
    let announce = |conn: &Connect, params, count| {
        let dom = domain(conn);
        assert_eq!(unsafe { virDomainAnnounceInterface(dom.as_raw(), null(), params, count, 0) }, -1);
    };
    announce(&readable, null_mut(), 1);
    assert_eq!(last().0, VIR_ERR_OPERATION_DENIED);
    for count in [1, -1] {
        announce(&conn, null_mut(), count);
        refused(INVALID_ARG, VIR_FROM_DOMAIN, "params in virDomainAnnounceInterface must not be NULL");
    }
    let mut known = parameter(VIR_DOMAIN_ANNOUNCE_INTERFACE_INITIAL.to_str().unwrap(), None);
    announce(&conn, &raw mut known, 0);
    refused(INVALID_ARG, VIR_FROM_DOMAIN, "params in virDomainAnnounceInterface must be NULL");
    announce(&conn, &raw mut known, -1);
    assert_eq!(last().0, INVALID_ARG);
    let long = "y".repeat(80);
    let mut endless = parameter(&long, None);
    announce(&conn, &raw mut endless, 1);
    let (code, _, message) = last();
    assert_eq!((code, message), (INVALID_ARG, format!("string parameter name '{long}' too long")));
    for (params, count) in [(null_mut(), 0), (&raw mut known, 1)] {
        announce(&conn, params, count);
        assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
    }
}
