//! Records of statistics as C gets them: an array, and for each domain a record and a block of
//! parameters, all from malloc, with a reference to the domain.

use std::ptr;

use crate::abi::*;
use crate::api::typed_params::{to_c, virTypedParamsFree};
use crate::driver::object::{Connect, ConnectBody, Domain, DomainBody};
use crate::driver::{StatsRecords, TypedEntry};
use crate::error::{Code, Error, Origin, Result};
use crate::handle::{Batches, Member};

/// Records that are being made. Dropped before they are handed out, they go with all they hold.
struct Records<'a> {
    handles: Batches<'a, DomainBody>,
    /// The last one, or NULL. In place of its domain each has the one before it, so that there is one array
    /// in the end, which is never moved: malloc would give memory back to the system in between, and get it
    /// again page by page.
    last: virDomainStatsRecordPtr,
    length: usize,
}

/// Makes records for C of what `collect` adds, and returns how many there are.
///
/// # Errors
/// `Code::NoMemory`, and those of `collect`; then nothing is written.
///
/// # Safety
/// `output` is valid for a write.
pub(super) unsafe fn hand_out(
    output: *mut *mut virDomainStatsRecordPtr,
    connection: &Connect,
    collect: impl FnOnce(&mut dyn StatsRecords) -> Result<()>,
) -> Result<usize> {
    let shared = Member::<ConnectBody>::of(connection);
    let mut records = Records { handles: Batches::new(&shared, 0), last: ptr::null_mut(), length: 0 };
    collect(&mut records)?;
    let count = records.length;
    let array = records.done()?;
    // SAFETY: by the caller's promise.
    unsafe { output.write(array) };
    Ok(count)
}

impl StatsRecords for Records<'_> {
    fn expect(&mut self, most: usize) {
        self.handles.expect(most);
    }

    fn add(&mut self, domain: DomainBody, numbers: &[TypedEntry]) -> Result<()> {
        let (params, nparams) = to_c(numbers)?;
        // SAFETY: malloc may be called with any size.
        let record: virDomainStatsRecordPtr = unsafe { libc::malloc(size_of::<virDomainStatsRecord>()) }.cast();
        if record.is_null() {
            // SAFETY: just made, and not handed out.
            unsafe { virTypedParamsFree(params, nparams) };
            return Err(Error::bare(Origin::None, Code::NoMemory));
        }
        // SAFETY: it has the size of a record, and memory from malloc is aligned for any type.
        unsafe { record.write(virDomainStatsRecord { dom: self.last.cast(), params, nparams }) };
        self.last = record;
        self.length += 1;
        self.handles.add(|| domain);
        Ok(())
    }
}

impl Records<'_> {
    /// The last of those that are left, which has no domain then; NULL if there are none.
    fn pop(&mut self) -> virDomainStatsRecordPtr {
        let record = self.last;
        // SAFETY: a record is whole, and made by `add`.
        if let Some(record) = unsafe { record.as_mut() } {
            self.last = std::mem::replace(&mut record.dom, ptr::null_mut()).cast();
        }
        record
    }

    /// The array with NULL at its end, whose records have their domains.
    fn done(mut self) -> Result<*mut virDomainStatsRecordPtr> {
        let none = Batches::new(self.handles.shared(), 0);
        let domains: *mut virDomainPtr = std::mem::replace(&mut self.handles, none).done()?.into_raw();
        let array: *mut virDomainStatsRecordPtr = domains.cast();
        for place in (0..self.length).rev() {
            let record = self.pop();
            // SAFETY: there are as many records as handles in the array, and each gets its own, in whose place
            // it goes: both are pointers.
            unsafe {
                (*record).dom = *domains.add(place);
                array.add(place).write(record);
            }
        }
        Ok(array)
    }
}

impl Drop for Records<'_> {
    fn drop(&mut self) {
        loop {
            let record = self.pop();
            if record.is_null() {
                return;
            }
            // SAFETY: it and what is in it are from malloc, and nobody else has it.
            unsafe {
                empty(&mut *record);
                libc::free(record.cast());
            }
        }
    }
}

/// Frees an array of records with all they hold.
///
/// # Safety
/// It ends in NULL; it, its records and the parameters in them are from malloc, and each has a reference to
/// its domain.
pub(super) unsafe fn free_all(array: *mut virDomainStatsRecordPtr) {
    // The array goes before the records: were it the last block, malloc would join all of them, give the memory
    // back to the system, and get it again page by page when the program asks next, which takes longer
    // than all the rest. The records are chained up for that.
    // SAFETY: by the caller's promise.
    unsafe {
        let mut next = array;
        while let Some(record) = (*next).as_mut() {
            empty(record);
            next = next.add(1);
            record.dom = (*next).cast();
        }
        let mut record = *array;
        libc::free(array.cast());
        while !record.is_null() {
            let next = (*record).dom.cast();
            libc::free(record.cast());
            record = next;
        }
    }
}

/// Frees what a record holds.
///
/// # Safety
/// Its parameters are from malloc, and it has a reference to its domain, if it has one.
unsafe fn empty(record: &mut virDomainStatsRecord) {
    // SAFETY: by the caller's promise.
    unsafe {
        virTypedParamsFree(record.params, record.nparams);
        if let Some(domain) = Domain::borrow(record.dom) {
            domain.take().release();
        }
    }
}
