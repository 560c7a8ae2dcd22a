//! The adapter that a storage pool is reached by.

use super::domain::check_pci;
use super::shape::{Child, NUMBER, Shape, computed, number, text, yes_no};
use super::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// How a host reaches the storage of a pool.
pub(super) static ADAPTER: Shape = Shape::new(
    "adapter",
    &[
        computed("type"),
        text("name"),
        text("parent"),
        text("parent_wwnn"),
        text("parent_wwpn"),
        text("parent_fabric_wwn"),
        yes_no("managed"),
        text("wwnn"),
        text("wwpn"),
    ],
)
.children(&[Child::One(&PARENT_ADDRESS)])
.adjust(|raw, element| {
    // One without a type is a SCSI host, if it has a name.
    let default = raw.get("name").map(|_| "scsi_host");
    if let Some(kind) = raw.get("type").or(default) {
        element.set("type", kind);
    }
    Ok(())
});

static PARENT_ADDRESS: Shape =
    Shape::new("parentaddr", &[number("unique_id", NUMBER.with_zero())]).children(&[Child::One(&ADDRESS)]);

static ADDRESS: Shape = Shape::new(
    "address",
    &[
        number("domain", NUMBER.with_zero().base(0).hex(4)).or("0x0000"),
        number("bus", NUMBER.with_zero().base(0).hex(2)).or("0x00"),
        number("slot", NUMBER.with_zero().base(0).hex(2)).or("0x00"),
        number("function", NUMBER.with_zero().base(0).hex(1)).or("0x0"),
    ],
)
.adjust(|_, element| check_pci(element));

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Storage, Code::XmlError, detail)
}

/// Checks an adapter by itself, of whatever kind the pool is.
pub(super) fn check(adapter: &Element) -> Result<()> {
    match adapter.get("type") {
        None => check_untyped(adapter),
        Some("scsi_host") => check_parent_address(adapter),
        Some("fc_host") => Ok(()),
        Some(other) => {
            let detail = format!("Invalid value for attribute 'type' in element 'adapter': '{other}'.");
            Err(Error::new(Origin::Xml, Code::XmlError, detail))
        }
    }
}

/// An adapter of the time before types has nothing but a name.
fn check_untyped(adapter: &Element) -> Result<()> {
    if ["wwnn", "wwpn", "parent"].iter().any(|name| adapter.get(name).is_some()) {
        return Err(wrong("Use of 'wwnn', 'wwpn', and 'parent' attributes requires use of the adapter 'type'"));
    }
    if adapter.child("parentaddr").is_some() {
        return Err(wrong("Use of 'parentaddr' element requires use of the adapter 'type'"));
    }
    Ok(())
}

fn check_parent_address(adapter: &Element) -> Result<()> {
    let Some(parent) = adapter.child("parentaddr") else { return Ok(()) };
    let address = parent.child("address").ok_or_else(|| wrong("Missing scsi_host PCI address element"))?;
    ADDRESS.read(address)?;
    let id = parent.get("unique_id").and_then(|id| value::unsigned32(id, 10));
    if id.is_none_or(|id| id > i32::MAX.unsigned_abs()) {
        return Err(wrong("Missing or invalid scsi adapter 'unique_id' value"));
    }
    Ok(())
}

/// Checks the adapter of a pool that needs one.
pub(super) fn check_needed(adapter: Option<&Element>) -> Result<()> {
    let missing = || wrong("missing storage pool source adapter");
    let adapter = adapter.filter(|adapter| adapter.get("type").or(adapter.get("name")).is_some());
    let adapter = adapter.ok_or_else(missing)?;
    if adapter.get("type") == Some("fc_host") {
        return check_fabric(adapter);
    }
    match (adapter.get("name"), adapter.child("parentaddr")) {
        (None, None) => Err(wrong("Either 'name' or 'parent' must be specified for the 'scsi_host' adapter")),
        (Some(_), Some(_)) => Err(wrong("Both 'name' and 'parent' cannot be specified for the 'scsi_host' adapter")),
        _ => Ok(()),
    }
}

fn check_fabric(adapter: &Element) -> Result<()> {
    let (Some(node), Some(port)) = (adapter.get("wwnn"), adapter.get("wwpn")) else {
        return Err(wrong("'wwnn' and 'wwpn' must be specified for adapter type 'fchost'"));
    };
    check_name(node)?;
    check_name(port)?;
    for (given, other) in [("parent_wwnn", "parent_wwpn"), ("parent_wwpn", "parent_wwnn")] {
        if let (Some(name), None) = (adapter.get(given), adapter.get(other)) {
            return Err(wrong(format!("when providing {given}='{name}', the {other} must also be provided")));
        }
    }
    ["parent_wwnn", "parent_wwpn", "parent_fabric_wwn"]
        .iter()
        .filter_map(|name| adapter.get(name))
        .try_for_each(check_name)
}

/// Checks a name in a fabric: 16 digits in base 16.
fn check_name(name: &str) -> Result<()> {
    let digits = name.strip_prefix("0x").unwrap_or(name);
    if digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(());
    }
    Err(Error::internal(Origin::None, format!("Malformed wwn: {name}")))
}

#[cfg(test)]
mod tests {
    use crate::conf::storage_pool::PoolDef;
    use crate::xml;

    fn refused(adapter: &str) -> String {
        let source = format!("<source>{adapter}</source><target><path>/t</path></target>");
        let text = format!("<pool type='scsi'><name>p</name>{source}</pool>");
        PoolDef::parse(&xml::parse(text.as_bytes(), None).unwrap()).unwrap_err().to_string()
    }

    #[test]
    fn an_adapter_says_one_thing_and_all_of_it() {
        let names = "wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'";
        for (adapter, message) in [
            ("<adapter/>".to_owned(), "XML error: missing storage pool source adapter"),
            (
                "<adapter type='default'/>".to_owned(),
                "XML error: Invalid value for attribute 'type' in element 'adapter': 'default'.",
            ),
            (
                format!("<adapter {names}/>"),
                "XML error: Use of 'wwnn', 'wwpn', and 'parent' attributes requires use of the adapter 'type'",
            ),
            (
                "<adapter type='scsi_host'/>".to_owned(),
                "XML error: Either 'name' or 'parent' must be specified for the 'scsi_host' adapter",
            ),
            (
                "<adapter type='scsi_host'><parentaddr unique_id='1'/></adapter>".to_owned(),
                "XML error: Missing scsi_host PCI address element",
            ),
            (
                "<adapter type='scsi_host'><parentaddr unique_id='-1'><address/></parentaddr></adapter>".to_owned(),
                "XML error: Missing or invalid scsi adapter 'unique_id' value",
            ),
            (
                "<adapter type='fc_host' wwnn='1'/>".to_owned(),
                "XML error: 'wwnn' and 'wwpn' must be specified for adapter type 'fchost'",
            ),
            ("<adapter type='fc_host' wwnn='1' wwpn='2'/>".to_owned(), "internal error: Malformed wwn: 1"),
            (
                format!("<adapter type='fc_host' {names} parent_wwpn='3'/>"),
                "XML error: when providing parent_wwpn='3', the parent_wwnn must also be provided",
            ),
        ] {
            assert_eq!(refused(&adapter), message);
        }
    }
}
