//! Whether memory devices lie beside each other.

use crate::conf::domain::value;
use crate::error::Result;
use crate::xml::Element;

/// Checks that no other device has a memory device's slot, and that none begins within it.
pub(super) fn check_place(memory: &Element, all: &[Element]) -> Result<()> {
    let Some(start) = start_of(memory) else { return Ok(()) };
    let is_other = |other: &&Element| !std::ptr::eq(*other, memory);
    if let Some(slot) =
        slot_of(memory).filter(|slot| all.iter().filter(is_other).any(|other| slot_of(other) == Some(*slot)))
    {
        let detail = format!("memory device slot '{slot}' is already being used by another memory device");
        return Err(value::unsupported(detail));
    }
    let size = memory.child("target").and_then(|target| target.child_text("size"));
    let kib = size.and_then(|text| value::unsigned(&text, 10)).unwrap_or(0);
    let end = start.saturating_add(kib.saturating_mul(1024));
    let others = all.iter().filter(is_other).filter_map(start_of);
    // Two that begin at the same place are let pass, as the original does.
    match others.into_iter().find(|other| start < *other && *other < end) {
        Some(other) => {
            let place = format!("memory device address [0x{start:x}:0x{end:x}]");
            Err(value::unsupported(format!("{place} overlaps with other memory device (0x{other:x})")))
        }
        None => Ok(()),
    }
}

/// The slot that a memory device is in, if that is said.
fn slot_of(memory: &Element) -> Option<u64> {
    let address = memory.child("address").filter(|address| address.get("type") == Some("dimm"))?;
    value::unsigned(address.get("slot")?, 0)
}

/// Where a memory device begins in the guest, if that is said and not 0.
fn start_of(memory: &Element) -> Option<u64> {
    let base = match memory.get("model")? {
        "dimm" | "nvdimm" => {
            memory.child("address").filter(|address| address.get("type") == Some("dimm"))?.get("base")?
        }
        "virtio-mem" | "virtio-pmem" => memory.child("target")?.child("address")?.get("base")?,
        _ => return None,
    };
    value::unsigned(base, 0).filter(|base| *base > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn dimm(base: &str) -> Element {
        let text = format!(
            "<memory model='dimm'><target><size>1024</size></target><address type='dimm' base='{base}'/></memory>"
        );
        xml::parse(text.as_bytes(), None).unwrap()
    }

    #[test]
    fn devices_that_begin_within_another_are_refused() {
        let check = |bases: &[&str]| {
            let all: Vec<_> = bases.iter().map(|base| dimm(base)).collect();
            all.iter().try_for_each(|memory| check_place(memory, &all)).map_err(|error| error.to_string())
        };
        assert_eq!(check(&["0x100000", "0x200000", "0", "0"]), Ok(()));
        let message = "unsupported configuration: memory device address [0x100000:0x200000] overlaps with other \
                       memory device (0x1fffff)";
        assert_eq!(check(&["0x100000", "0x1fffff"]), Err(message.to_owned()));
        assert_eq!(check(&["0x100000", "0x100000"]), Ok(()));
    }

    #[test]
    fn a_slot_holds_one_device() {
        let mut all = vec![dimm("0x100000"), dimm("0x300000")];
        for memory in &mut all {
            memory.child_mut("address").unwrap().set("slot", "3");
        }
        let message =
            "unsupported configuration: memory device slot '3' is already being used by another memory device";
        assert_eq!(check_place(&all[0], &all).unwrap_err().to_string(), message);
    }
}
