//! Recording an error for the thread and its connection, and telling the program's handler.

use std::ffi::{CStr, c_char};
use std::io::Write as _;

use crate::abi::*;
use crate::driver::object::{Connect, DomainBody, NetworkBody};
use crate::error::{Error, Handler, Record, copy, keep_errno, origin_name, thread_record};
use crate::handle::Handle;
use crate::lock::Mutex;

/// The process's error handler; without a function, errors are printed.
static HANDLER: Mutex<Handler> = Mutex::new(Handler { function: None, data: std::ptr::null_mut() });

/// Sets the process's error handler.
pub(crate) fn set_handler(handler: Handler) {
    *HANDLER.lock() = handler;
}

/// Records `error` as the last one of the thread and of `connection`, and calls the handler.
///
/// No lock is held while the handler runs, so it may call the library.
pub(crate) fn dispatch(error: &Error, connection: Option<&Connect>) {
    keep_errno(|| record_and_tell(thread_record(), error, connection));
}

fn record_and_tell(record: *mut Record, error: &Error, connection: Option<&Connect>) {
    // SAFETY: the record is this thread's, and no reference to it is alive here.
    unsafe { (*record).set(error) };
    let mut handler = *HANDLER.lock();
    if let Some(connection) = connection {
        // SAFETY: as above; both records own strings from malloc.
        unsafe { copy(&(*record).c, &mut connection.errors.last.lock().c) };
        let own = *connection.errors.handler.lock();
        if own.function.is_some() {
            handler = own;
        }
    }
    match handler.function {
        // SAFETY: whoever set the handler promised that it can be called with that data, and the
        // record is valid until the thread's next call.
        Some(function) => unsafe { function(handler.data, &raw mut (*record).c) },
        // SAFETY: the record is this thread's and is not changed while it is printed.
        None => unsafe { print(&(*record).c) },
    }
}

/// Prints an error to the standard error stream, as the library does where no handler is set.
///
/// # Safety
/// The strings of `error` are NULL or end in NUL; its handles are NULL or as for a call.
pub(crate) unsafe fn print(error: &virError) {
    if error.code == VIR_ERR_OK {
        return;
    }
    // SAFETY: by the caller's promise.
    let line = unsafe { printed(error) };
    // Nowhere to report a failure to write.
    let _ = std::io::stderr().write_all(&line);
}

/// What [`print`] writes: `libvirt: ORIGIN LEVEL SUBJECT: MESSAGE` and a newline, byte for byte as
/// the original, so that programs that read it go on to understand it.
///
/// # Safety
/// As for [`print`].
unsafe fn printed(error: &virError) -> Vec<u8> {
    let level = match i32::try_from(error.level) {
        Ok(VIR_ERR_WARNING) => "warning",
        Ok(VIR_ERR_ERROR) => "error",
        _ => "",
    };
    // SAFETY: by the caller's promise.
    let message = unsafe { bytes(error.message) };
    let mut line = format!("libvirt: {} {level} ", origin_name(error.domain)).into_bytes();
    // SAFETY: by the caller's promise.
    line.extend(unsafe { subject(error) });
    line.extend_from_slice(b": ");
    let detail = error.domain == VIR_FROM_XML && error.code == VIR_ERR_XML_DETAIL && error.int1 != 0;
    if detail {
        // int1 is the line of the document; the parser's message brings its own newline.
        line.extend_from_slice(format!("line {}: ", error.int1).as_bytes());
    }
    line.extend_from_slice(message);
    if !detail && !message.ends_with(b"\n") {
        line.push(b'\n');
    }
    line
}

/// The name of the domain or network that an error made by the program itself may be about.
///
/// # Safety
/// As for [`print`].
unsafe fn subject(error: &virError) -> Vec<u8> {
    if !error.dom.is_null() && error.code != VIR_ERR_INVALID_DOMAIN {
        // SAFETY: by the caller's promise.
        let domain = unsafe { Handle::<DomainBody>::borrow(error.dom) };
        return domain.map_or_else(Vec::new, |domain| domain.name.as_str().as_bytes().to_vec());
    }
    if !error.net.is_null() && error.code != VIR_ERR_INVALID_NETWORK {
        // SAFETY: by the caller's promise.
        let network = unsafe { Handle::<NetworkBody>::borrow(error.net) };
        return network.map_or_else(Vec::new, |network| network.name.to_bytes().to_vec());
    }
    Vec::new()
}

/// The bytes of a string; none for NULL.
///
/// # Safety
/// `text` is NULL or ends in NUL, and lives as long as the result is used.
unsafe fn bytes<'a>(text: *const c_char) -> &'a [u8] {
    if text.is_null() {
        return b"";
    }
    // SAFETY: not NULL, so it ends in NUL by the caller's promise.
    unsafe { CStr::from_ptr(text) }.to_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::no_error;

    fn line(domain: i32, code: i32, level: i32, int1: i32, message: Option<&CStr>) -> String {
        let message = message.map_or(std::ptr::null_mut(), |message| message.as_ptr().cast_mut());
        let error = virError { code, domain, level: level.cast_unsigned(), int1, message, ..no_error() };
        // SAFETY: the message is a C string, the other pointers are NULL.
        String::from_utf8(unsafe { printed(&error) }).unwrap()
    }

    #[test]
    fn a_newline_is_added_where_the_message_has_none() {
        assert_eq!(line(12, 1, 2, 0, Some(c"no")), "libvirt: Test Driver error : no\n");
        assert_eq!(line(12, 1, 1, 0, Some(c"no\n")), "libvirt: Test Driver warning : no\n");
        assert_eq!(line(0, 1, 0, 0, None), "libvirt:   : \n");
    }

    #[test]
    fn details_of_xml_errors_name_the_line_and_get_no_newline() {
        assert_eq!(line(5, 35, 2, 7, Some(c"no")), "libvirt: XML Util error : line 7: no");
        assert_eq!(line(5, 35, 2, 0, Some(c"no")), "libvirt: XML Util error : no\n");
    }

    #[test]
    fn an_unknown_origin_is_named_so() {
        assert_eq!(line(9999, 1, 2, 0, Some(c"no")), "libvirt: Unknown error : no\n");
    }
}
