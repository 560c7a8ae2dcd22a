//! The functions that faults can be about.

include!(concat!(env!("OUT_DIR"), "/functions.rs"));

/// Ends of the names of functions that answer from the handle and ask no driver.
const OF_HANDLES: &[&str] = &[
    "GetConnect",
    "GetDomain",
    "GetFilterName",
    "GetKey",
    "GetMACString",
    "GetName",
    "GetNetwork",
    "GetPortDev",
    "GetUUID",
    "GetUUIDString",
    "GetUsageID",
    "GetUsageType",
];

/// Others, which have to do with the program's side of a connection.
const OF_PROGRAMS: &[&str] = &[
    "virConnectGetURI",
    "virConnectIsAlive",
    "virConnectRegisterCloseCallback",
    "virConnectUnregisterCloseCallback",
    "virDomainGetID",
];

/// What is wrong with the name of a function that shall fail.
#[derive(Debug, PartialEq)]
pub(super) enum Unfit {
    /// The library has none of that name.
    Unknown,
    /// It is not asked of a connection, or it gives something up, which always works.
    NeverFails,
}

/// Whether a call is about its handle alone and goes nowhere.
pub(super) fn is_about_the_handle(function: &str) -> bool {
    never_fails(function)
        || OF_PROGRAMS.contains(&function)
        || OF_HANDLES.iter().any(|end| function.ends_with(end))
        // Callbacks go whether the connection still works or not.
        || function.contains("EventDeregister")
}

/// Finds a function that can be made to fail by its name.
pub(super) fn find(name: &str) -> Result<&'static str, Unfit> {
    match ASKED_OF_A_HANDLE.lines().find(|line| *line == name) {
        Some(found) if !never_fails(found) => Ok(found),
        None if OTHERS.lines().all(|line| line != name) => Err(Unfit::Unknown),
        _ => Err(Unfit::NeverFails),
    }
}

/// Whether a function gives up a handle, adds a reference to it, or asks for a connection's errors.
fn never_fails(function: &str) -> bool {
    let about_errors = function.starts_with("virConn") && !function.starts_with("virConnect");
    about_errors || ["Free", "Ref", "Close"].iter().any(|end| function.ends_with(end))
}
