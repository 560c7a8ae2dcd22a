//! What C handed over, as the checks ask of it.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::slice;

use crate::abi::*;
use crate::api::domain::migrate;
use crate::api::entry::Argument;
use crate::call::{Arguments, ByHand, Kind, Object, Rule, Unsound};
use crate::driver::object::{
    Connect, ConnectBody, Connected, DomainBody, NetworkBody, NodeDeviceBody, SecretBody, StoragePoolBody,
    StorageVolBody, StreamBody,
};
use crate::error::Result;
use crate::handle::Handle;
use crate::uuid;

/// The arguments of a call, and the connection that the first is of.
pub(super) struct Given<'a> {
    arguments: &'a [Argument],
    connect: Option<&'a Connect>,
}

impl<'a> Given<'a> {
    /// # Safety
    /// The arguments are those of an exported function, as its caller promises: texts end in NUL, handles are
    /// live or recognizable, other pointers are valid for what the function does with them. What is asked
    /// of them is what `abi/checks.tsv` has for that function.
    pub(super) unsafe fn new(arguments: &'a [Argument], connect: Option<&'a Connect>) -> Self {
        Given { arguments, connect }
    }

    fn pointer(&self, place: usize) -> *const c_void {
        self.arguments.get(place).map_or(std::ptr::null(), Argument::pointer)
    }

    fn object_of<T: Connected>(&self, place: usize) -> Option<Object> {
        // SAFETY: a handle, by the promise of `new`.
        let handle = unsafe { Handle::<T>::borrow(self.pointer(place)) }?;
        let connection = handle.connection();
        let same_connection = self.connect.is_some_and(|connect| connection.is(connect));
        Some(Object { read_only: connection.read_only(), same_connection })
    }

    fn name_of<T: Connected>(&self, place: usize, name: impl FnOnce(&T) -> String) -> Option<String> {
        // SAFETY: a handle, by the promise of `new`.
        unsafe { Handle::<T>::borrow(self.pointer(place)) }.map(|handle| name(&handle))
    }
}

impl Arguments for Given<'_> {
    fn given(&self, place: usize) -> bool {
        self.arguments.get(place).is_some_and(|argument| !argument.is_null())
    }

    fn clear(&self, place: usize) {
        // SAFETY: the rule asks this of a pointer to an array, for the caller to free, only.
        unsafe { super::clear(self.pointer(place).cast_mut().cast::<*mut c_void>()) };
    }

    fn number(&self, place: usize) -> i128 {
        match self.arguments.get(place) {
            Some(Argument::Signed(number)) => (*number).into(),
            Some(Argument::Unsigned(number)) => (*number).into(),
            _ => 0,
        }
    }

    fn behind(&self, place: usize) -> i128 {
        let number = self.pointer(place).cast::<c_int>();
        // SAFETY: the rule asks this of an `int *` only, after it was seen that it is given.
        if number.is_null() { 0 } else { unsafe { number.read() }.into() }
    }

    fn text(&self, place: usize) -> Option<&[u8]> {
        let text = self.pointer(place).cast::<c_char>();
        // SAFETY: the rule asks this of a string only, which ends in NUL by the promise of `new`.
        (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_bytes())
    }

    fn object(&self, place: usize, kind: Kind) -> Option<Object> {
        match kind {
            Kind::Connect => self.object_of::<ConnectBody>(place),
            Kind::Domain => self.object_of::<DomainBody>(place),
            Kind::Network => self.object_of::<NetworkBody>(place),
            Kind::NodeDevice => self.object_of::<NodeDeviceBody>(place),
            Kind::Secret => self.object_of::<SecretBody>(place),
            Kind::StoragePool => self.object_of::<StoragePoolBody>(place),
            Kind::StorageVol => self.object_of::<StorageVolBody>(place),
            Kind::Stream => self.object_of::<StreamBody>(place),
            // No function has one of these beside its first argument.
            _ => None,
        }
    }

    fn name(&self, place: usize) -> String {
        let name = self.name_of::<DomainBody>(place, |body| body.name.to_string());
        let name = name.or_else(|| self.name_of::<NetworkBody>(place, |body| body.name.to_string_lossy().into_owned()));
        let name =
            name.or_else(|| self.name_of::<NodeDeviceBody>(place, |body| body.name.to_string_lossy().into_owned()));
        let name =
            name.or_else(|| self.name_of::<StoragePoolBody>(place, |body| body.name.to_string_lossy().into_owned()));
        let name =
            name.or_else(|| self.name_of::<StorageVolBody>(place, |body| body.name.to_string_lossy().into_owned()));
        name.or_else(|| self.name_of::<SecretBody>(place, |body| uuid::format(&body.uuid).to_string()))
            .unwrap_or_default()
    }

    fn unsound(&self, params: usize, count: usize) -> Option<Unsound> {
        let length = usize::try_from(self.number(count)).unwrap_or(0);
        let params = self.pointer(params).cast::<virTypedParameter>();
        if params.is_null() {
            return None;
        }
        // SAFETY: an array of so many, by the promise of `new`; the rule bounds the number first.
        let params = unsafe { slice::from_raw_parts(params, length) };
        params.iter().find_map(|parameter| {
            if !parameter.field.contains(&0) {
                return Some(Unsound::LongName(parameter.field.iter().map(|byte| byte.cast_unsigned()).collect()));
            }
            // SAFETY: a parameter of the string type has its string member set.
            let missing = parameter.r#type == VIR_TYPED_PARAM_STRING && unsafe { parameter.value.s }.is_null();
            // SAFETY: the field holds a NUL, as was just seen.
            missing.then(|| Unsound::NoString(unsafe { super::text(parameter.field.as_ptr()) }.into_owned()))
        })
    }

    fn by_hand(&self, hand: ByHand, params: usize, count: usize, rule: &Rule) -> Result<()> {
        let params = self.pointer(params).cast::<virTypedParameter>().cast_mut();
        let count = c_int::try_from(self.number(count)).unwrap_or(0);
        // SAFETY: an array of so many, by the promise of `new`; the rule bounds the number first.
        unsafe {
            match hand {
                ByHand::Migration => migrate::plain_parameters(params, count, rule),
                ByHand::FurtherMigration => migrate::no_further_parameters(params, count, rule.origin()),
            }
        }
    }
}
