//! What a graphics event tells, as C has it.

use std::ffi::{CString, c_char, c_int};

use crate::abi::*;
use crate::driver::object::c_name;
use crate::events::{GraphicsAddress, GraphicsEvent};

/// A graphics event with all that the C structs point to.
pub(super) struct Seen {
    /// The server's end of the connection.
    pub(super) local: Address,
    /// The client's end.
    pub(super) remote: Address,
    /// The way of login.
    pub(super) scheme: CString,
    /// Who logged in; points into the two lists below.
    pub(super) subject: virDomainEventGraphicsSubject,
    _texts: Vec<(CString, CString)>,
    _identities: Vec<virDomainEventGraphicsSubjectIdentity>,
}

/// One end of the connection with its texts.
pub(super) struct Address {
    /// Points to the texts.
    pub(super) c: virDomainEventGraphicsAddress,
    _node: CString,
    _service: CString,
}

impl Address {
    fn new(address: &GraphicsAddress) -> Address {
        let (node, service) = (c_name(&address.node), c_name(&address.service));
        let c =
            virDomainEventGraphicsAddress { family: address.family, node: pointer(&node), service: pointer(&service) };
        Address { c, _node: node, _service: service }
    }
}

impl Seen {
    /// The event, whole.
    pub(super) fn new(event: &GraphicsEvent) -> Seen {
        let texts: Vec<_> = event.identities.iter().map(|(kind, name)| (c_name(kind), c_name(name))).collect();
        let identity = |(kind, name): &(CString, CString)| virDomainEventGraphicsSubjectIdentity {
            r#type: pointer(kind),
            name: pointer(name),
        };
        let mut identities: Vec<_> = texts.iter().map(identity).collect();
        let subject = virDomainEventGraphicsSubject {
            nidentity: c_int::try_from(identities.len()).unwrap_or(c_int::MAX),
            identities: identities.as_mut_ptr(),
        };
        Seen {
            local: Address::new(&event.local),
            remote: Address::new(&event.remote),
            scheme: c_name(&event.auth_scheme),
            subject,
            _texts: texts,
            _identities: identities,
        }
    }
}

/// C's structs have their texts as if one could write to them, which a callback may not.
fn pointer(text: &CString) -> *mut c_char {
    text.as_ptr().cast_mut()
}
