//! Where the data of disks, firmware variables and the like comes from.

use super::info;
use crate::conf::domain::shape::{
    Child, Content, Family, NUMBER, Shape, WIDE, computed, dropped, filled, number, text, word, word_but_first,
    word_or_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// The kinds of source.
pub(in crate::conf::domain) const TYPES: &[&str] =
    &["none", "file", "block", "dir", "network", "volume", "nvme", "vhostuser", "vhostvdpa"];

/// The formats of images.
pub(in crate::conf::domain) const FORMATS: &[&str] = &[
    "none", "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2",
    "qed", "vmdk",
];

const PROTOCOLS: &[&str] = &[
    "none", "nbd", "rbd", "sheepdog", "gluster", "iscsi", "http", "https", "ftp", "ftps", "tftp", "ssh", "vxhs", "nfs",
];

/// When a missing source stops the domain from starting.
pub(super) const STARTUP_POLICIES: &[&str] = &["default", "mandatory", "requisite", "optional"];

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Storage, Code::XmlError, detail)
}

fn unsupported(detail: impl Into<String>) -> Error {
    Error::new(Origin::Storage, Code::ConfigUnsupported, detail)
}

/// The source of something whose attribute `type` says what kind it is.
pub(in crate::conf::domain) static SOURCE: Family = Family {
    name: "source",
    shapes: &[&FILE, &BLOCK, &DIR, &NETWORK, &NETWORK_SSH, &VOLUME, &NVME, &VHOST_USER, &VHOST_VDPA],
    pick: pick_source,
};

fn pick_source(parent: &Element, raw: &Element) -> Result<&'static Shape> {
    Ok(match parent.get("type").unwrap_or("file") {
        "block" => &BLOCK,
        "dir" => &DIR,
        "network" if raw.get("protocol") == Some("ssh") => &NETWORK_SSH,
        "network" => &NETWORK,
        "volume" => &VOLUME,
        "nvme" => &NVME,
        "vhostuser" => &VHOST_USER,
        "vhostvdpa" => &VHOST_VDPA,
        _ => &FILE,
    })
}

/// What all sources may hold, after what is theirs.
macro_rules! with_common {
    ($($own:expr),*) => {
        &[
            $($own,)*
            Child::One(&SLICES),
            Child::Each(&SECLABEL),
            Child::One(&AUTH),
            Child::One(&ENCRYPTION),
            Child::One(&RESERVATIONS),
            Child::One(&DATA_STORE),
            Child::Dropped("privateData"),
        ]
    };
}

static FILE: Shape =
    Shape::new("source", &[filled("file"), text("fdgroup"), STARTUP_POLICY, dropped("index")]).children(with_common!());

static BLOCK: Shape = Shape::new("source", &[filled("dev"), STARTUP_POLICY, dropped("index")]).children(with_common!());

static DIR: Shape = Shape::new("source", &[filled("dir"), STARTUP_POLICY, dropped("index")]).children(with_common!());

static VOLUME: Shape = Shape::new(
    "source",
    &[text("pool"), text("volume"), word_but_first("mode", &["default", "host", "direct"]), STARTUP_POLICY],
)
.children(with_common!())
.adjust(volume);

static NVME: Shape =
    Shape::new("source", &[text("type"), yes_no("managed").or("yes"), computed("namespace"), STARTUP_POLICY])
        .children(with_common!(Child::One(&NVME_ADDRESS)))
        .adjust(nvme);

static VHOST_USER: Shape = Shape::new("source", &[text("type"), text("path"), STARTUP_POLICY])
    .children(with_common!(Child::One(&RECONNECT)))
    .adjust(vhost_user);

static VHOST_VDPA: Shape = Shape::new("source", &[text("dev").required(), STARTUP_POLICY]).children(with_common!());

const STARTUP_POLICY: super::super::shape::Attribute = word_but_first("startupPolicy", STARTUP_POLICIES);

/// What network sources have; those of SSH have the identity elsewhere.
macro_rules! network {
    ($($children:expr),*) => {
        Shape::new(
            "source",
            &[
                word("protocol", PROTOCOLS).required(),
                text("name"),
                computed("query"),
                yes_no("tls"),
                text("tlsHostname"),
                dropped("startupPolicy"),
                dropped("index"),
                dropped("tlsFromConfig"),
            ],
        )
        .children(with_common!($($children),*))
        .adjust(network)
    };
}

static NETWORK: Shape = network!(
    Child::Each(&HOST),
    Child::One(&IDENTITY),
    Child::One(&RECONNECT_DELAY),
    Child::One(&SNAPSHOT),
    Child::One(&CONFIG),
    Child::One(&INITIATOR),
    Child::One(&SSL),
    Child::One(&COOKIES),
    Child::One(&READAHEAD),
    Child::One(&TIMEOUT),
    Child::Dropped("knownHosts")
);

static NETWORK_SSH: Shape = network!(
    Child::Each(&HOST),
    Child::Dropped("reconnect"),
    Child::One(&SNAPSHOT),
    Child::One(&CONFIG),
    Child::One(&INITIATOR),
    Child::One(&KNOWN_HOSTS),
    Child::One(&SSH_IDENTITY)
);

static IDENTITY: Shape = Shape::new("identity", &[text("user"), text("group"), dropped("username")]);
static RECONNECT_DELAY: Shape = Shape::new("reconnect", &[number("delay", NUMBER)]);
static SNAPSHOT: Shape = Shape::new("snapshot", &[filled("name")]);
static CONFIG: Shape = Shape::new("config", &[filled("file")]);
pub(in crate::conf) static INITIATOR: Shape = Shape::holding("initiator", &[Child::One(&IQN)]);
static IQN: Shape = Shape::new("iqn", &[filled("name")]);
static SSL: Shape = Shape::new("ssl", &[yes_no("verify")]);
static COOKIES: Shape = Shape::holding("cookies", &[Child::Each(&COOKIE)]).adjust(cookies);
static COOKIE: Shape = Shape::new("cookie", &[text("name")]).content(Content::Text).adjust(cookie);
static READAHEAD: Shape =
    Shape::new("readahead", &[computed("size")]).adjust(|raw, element| transfer(raw, element, "size"));
static TIMEOUT: Shape =
    Shape::new("timeout", &[computed("seconds")]).adjust(|raw, element| transfer(raw, element, "seconds"));
static KNOWN_HOSTS: Shape = Shape::new("knownHosts", &[text("path").required()]);
static SSH_IDENTITY: Shape =
    Shape::new("identity", &[text("username").required(), text("keyfile"), text("agentsock")]).adjust(ssh_identity);

/// Whether and when to connect again.
pub(super) static RECONNECT: Shape =
    Shape::new("reconnect", &[yes_no("enabled"), number("timeout", NUMBER.with_zero())]).adjust(reconnect);

/// A network host.
pub(super) static HOST: Shape = Shape::new(
    "host",
    &[text("name"), computed("port"), word_or_first("transport", &["tcp", "unix", "rdma", "fd"]), text("socket")],
)
.adjust(host);

static SLICES: Shape = Shape::holding("slices", &[Child::One(&SLICE)]).adjust(slices);
static SLICE: Shape = Shape::new("slice", &[text("type"), computed("offset"), computed("size")]).adjust(slice);

/// A security label of a source.
pub(super) static SECLABEL: Shape =
    Shape::new("seclabel", &[text("model"), dropped("labelskip"), yes_no("relabel").or("yes")])
        .children(&[Child::One(&LABEL)])
        .adjust(seclabel);
static LABEL: Shape = Shape::with_text("label");

/// Who the client is to the server.
pub(in crate::conf) static AUTH: Shape =
    Shape::new("auth", &[computed("type"), filled("username")]).children(&[Child::One(&AUTH_SECRET)]).adjust(auth);
static AUTH_SECRET: Shape = Shape::new("secret", &[text("type"), computed("uuid"), text("usage")]).adjust(secret);

/// How the data is encrypted.
pub(in crate::conf) static ENCRYPTION: Shape =
    Shape::new("encryption", &[filled("format"), word_but_first("engine", &["default", "qemu", "librbd"])])
        .children(&[Child::Each(&PASSPHRASE), Child::One(&CIPHER), Child::One(&IVGEN)])
        .open()
        .adjust(encryption);
static PASSPHRASE: Shape = Shape::new("secret", &[filled("type"), computed("uuid"), text("usage")]).adjust(passphrase);
static CIPHER: Shape =
    Shape::new("cipher", &[text("name"), computed("size"), text("mode"), text("hash")]).adjust(|raw, element| {
        if raw.get("name").is_none() {
            return Err(wrong("cipher info missing 'name' attribute"));
        }
        number("size", NUMBER.with_zero()).required().read(raw, element)
    });
static IVGEN: Shape = Shape::new("ivgen", &[text("name"), text("hash")]).or_bare();

static RESERVATIONS: Shape = Shape::new("reservations", &[yes_no("managed").required(), yes_no("migration")])
    .children(&[Child::One(&RESERVATIONS_SOURCE)])
    .adjust(reservations);
static RESERVATIONS_SOURCE: Shape = Shape::new("source", &[filled("type"), filled("path"), filled("mode")]);

static DATA_STORE: Shape = Shape::new("dataStore", &[computed("type")])
    .children(&[Child::One(&DATA_STORE_FORMAT), Child::OneOf(&SOURCE)])
    .adjust(data_store);
static DATA_STORE_FORMAT: Shape = Shape::new("format", &[text("type")]);

/// What an image is based on.
pub(super) static BACKING_STORE: Shape = Shape::new("backingStore", &[computed("type"), dropped("index")])
    .children(&[
        Child::One(&BACKING_FORMAT),
        Child::OneOf(&SOURCE),
        Child::One(&BACKING_STORE),
        Child::Dropped("dataStore"),
    ])
    .or_bare()
    .adjust(backing_store);
static BACKING_FORMAT: Shape = Shape::new("format", &[filled("type")]).children(&[Child::One(&METADATA_CACHE)]);

/// How much of an image's metadata is kept in memory.
pub(super) static METADATA_CACHE: Shape = Shape::holding("metadata_cache", &[Child::One(&MAX_SIZE)]);
static MAX_SIZE: Shape = Shape::new("max_size", &[computed("unit")]).content(Content::Size {
    path: "./metadata_cache/max_size",
    scale: 1,
    unit: "bytes",
    zero: false,
});

static NVME_ADDRESS: Shape = Shape::new(
    "address",
    &[
        dropped("type"),
        number("domain", NUMBER.with_zero().base(0).hex(4)).or("0x0000"),
        number("bus", NUMBER.with_zero().base(0).hex(2)).or("0x00"),
        number("slot", NUMBER.with_zero().base(0).hex(2)).or("0x00"),
        number("function", NUMBER.with_zero().base(0).hex(1)).or("0x0"),
    ],
)
.adjust(|_, element| if info::is_empty_pci(element) { Ok(()) } else { info::check_pci(element) });

fn volume(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("pool").is_some() != element.get("volume").is_some() {
        return Err(value::wrong("'pool' and 'volume' must be specified together for 'pool' type source"));
    }
    Ok(())
}

fn nvme(raw: &Element, element: &mut Element) -> Result<()> {
    match element.get("type") {
        None => return Err(value::wrong("missing 'type' attribute to disk source")),
        Some("pci") => {}
        Some(other) => return Err(value::wrong(format!("unsupported source type '{other}'"))),
    }
    number("namespace", WIDE.with_zero()).required().read(raw, element)?;
    if element.child("address").is_none() {
        return Err(value::wrong("NVMe disk source is missing address"));
    }
    Ok(())
}

fn vhost_user(_: &Element, element: &mut Element) -> Result<()> {
    match element.get("type") {
        None => return Err(value::wrong("missing 'type' attribute for vhostuser disk source")),
        Some("unix") => {}
        Some(_) => return Err(value::wrong("invalid 'type' attribute for vhostuser disk source")),
    }
    if element.get("path").is_none() {
        return Err(value::wrong("missing 'path' attribute for vhostuser disk source"));
    }
    Ok(())
}

fn network(raw: &Element, element: &mut Element) -> Result<()> {
    let protocol = raw.get("protocol").unwrap_or_default();
    let web = matches!(protocol, "http" | "https");
    match element.get("name").map(str::to_owned) {
        None if protocol != "nbd" => return Err(value::wrong("missing name for disk source")),
        Some(name) if matches!(protocol, "gluster" | "rbd") && name.find('/').is_none_or(|slash| slash == 0) => {
            return Err(value::wrong(format!("can't split path '{name}' into pool name and image name")));
        }
        Some(name) if name.is_empty() => element.unset("name"),
        _ => {}
    }
    if let Some(query) = raw.get("query").filter(|_| web) {
        element.set("query", query);
    }
    let mut unknown = vec![("reconnect", protocol == "nbd"), ("cookies", web)];
    unknown.push(("ssl", matches!(protocol, "https" | "ftps")));
    let transfer = web || matches!(protocol, "ftp" | "ftps");
    unknown.extend([("readahead", transfer), ("timeout", transfer), ("seclabel", false)]);
    unknown.push(("identity", matches!(protocol, "nfs" | "ssh")));
    unknown.iter().filter(|(_, takes)| !takes).for_each(|(name, _)| element.remove(name));
    let port = default_port(protocol);
    for host in element.elements_mut().filter(|child| child.is("host")) {
        if host.get("transport").is_none() && host.get("port").is_none() && port > 0 {
            host.set("port", port.to_string());
            HOST.arrange(host);
        }
    }
    Ok(())
}

fn default_port(protocol: &str) -> u32 {
    match protocol {
        "http" => 80,
        "https" => 443,
        "ftp" => 21,
        "ftps" => 990,
        "tftp" => 69,
        "sheepdog" => 7000,
        "nbd" => 10809,
        "ssh" => 22,
        "iscsi" => 3260,
        "gluster" => 24007,
        "vxhs" => 9999,
        _ => 0,
    }
}

fn host(raw: &Element, element: &mut Element) -> Result<()> {
    let transport = raw.get("transport").unwrap_or("tcp");
    match transport {
        "unix" if element.get("socket").is_none() => return Err(value::wrong("missing socket for unix transport")),
        "unix" => element.unset("name"),
        "fd" => return Err(value::wrong("transport 'fd' is now allowed")),
        _ => {
            if element.get("socket").is_some() {
                let detail = format!("transport '{transport}' does not support socket attribute");
                return Err(value::wrong(detail));
            }
            let port = raw.get("port").map(port_number).transpose()?;
            if element.get("name").is_none() {
                return Err(value::wrong("missing name for host"));
            }
            if let Some(port) = port.filter(|port| *port > 0) {
                element.set("port", port.to_string());
            }
        }
    }
    Ok(())
}

fn port_number(text: &str) -> Result<u32> {
    let wrong = |detail| Error::new(Origin::None, Code::InvalidArg, detail);
    let port = value::unsigned32(text, 10).ok_or_else(|| wrong(format!("failed to parse port number '{text}'")))?;
    if port > 65535 {
        return Err(wrong(format!("port '{text}' out of range")));
    }
    Ok(port)
}

fn cookie(raw: &Element, element: &mut Element) -> Result<()> {
    let name = raw.get("name").unwrap_or_default();
    if name.is_empty() {
        return Err(value::wrong("missing cookie name"));
    }
    let text = element.text();
    if text.is_empty() {
        return Err(value::wrong(format!("missing value for cookie '{name}'")));
    }
    let bad_name = |letter: char| "()<>@:/[]?={}".contains(letter) || bad_value(letter);
    if name.contains(bad_name) {
        let detail = format!("cookie name '{name}' contains invalid characters");
        return Err(wrong(detail));
    }
    let quoted = text.strip_prefix('"').map(|rest| rest.strip_suffix('"'));
    if quoted.unwrap_or(Some(&text)).is_none_or(|inner| inner.contains(bad_value)) {
        let detail = format!("value of cookie '{name}' contains invalid characters");
        return Err(wrong(detail));
    }
    Ok(())
}

fn bad_value(letter: char) -> bool {
    letter <= ' ' || "\",;\\".contains(letter)
}

fn cookies(_: &Element, element: &mut Element) -> Result<()> {
    let names: Vec<_> = element.all("cookie").filter_map(|cookie| cookie.get("name")).collect();
    for (index, name) in names.iter().enumerate() {
        if names.iter().skip(index + 1).any(|other| other == name) {
            return Err(wrong(format!("duplicate cookie '{name}'")));
        }
    }
    Ok(())
}

/// How long transfers over the web may take and how much they read ahead: one number each.
fn transfer(raw: &Element, element: &mut Element, name: &str) -> Result<()> {
    let Some(text) = raw.get(name).filter(|text| !text.is_empty()) else { return Ok(()) };
    let wrong = || value::wrong("invalid readahead size or timeout");
    let value = value::unsigned(text, 10).ok_or_else(wrong)?;
    if value > 0 {
        element.set(name, value.to_string());
    }
    Ok(())
}

fn ssh_identity(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("keyfile").is_none() && element.get("agentsock").is_none() {
        let detail = "element 'identity' requires either 'keyfile' or 'agentsock' attribute";
        return Err(value::wrong(detail));
    }
    Ok(())
}

fn reconnect(_: &Element, element: &mut Element) -> Result<()> {
    match element.get("enabled") {
        Some("yes") if element.get("timeout").is_none() => {
            return Err(super::super::shape::missing_attribute("timeout", element));
        }
        Some("yes") => {}
        Some(_) => element.unset("timeout"),
        None => element.attributes.clear(),
    }
    Ok(())
}

fn slices(raw: &Element, element: &mut Element) -> Result<()> {
    element.nodes.clear();
    if let Some(storage) = raw.all("slice").find(|slice| slice.get("type") == Some("storage")) {
        element.nodes.extend(SLICE.read(storage)?.map(crate::xml::Node::Element));
    }
    Ok(())
}

fn slice(raw: &Element, element: &mut Element) -> Result<()> {
    let get = |name| raw.get(name).filter(|text| !text.is_empty());
    if raw.get("type") != Some("storage") {
        return Ok(());
    }
    let missing = || value::wrong("missing offset or size attribute of slice");
    let given = [("offset", get("offset").ok_or_else(missing)?), ("size", get("size").ok_or_else(missing)?)];
    for (name, text) in given {
        let wrong = || value::wrong(format!("malformed value '{text}' of '{name}' attribute of slice"));
        element.set(name, value::unsigned(text, 10).ok_or_else(wrong)?.to_string());
    }
    Ok(())
}

fn seclabel(raw: &Element, element: &mut Element) -> Result<()> {
    let model = element.get("model").unwrap_or("<null>");
    let labelled = element.child("label").is_some();
    let relabel = element.get("relabel") != Some("no");
    if labelled && !relabel {
        let detail = format!("Cannot specify a label if relabelling is turned off. model={model}");
        return Err(value::wrong(detail));
    }
    if relabel && !labelled {
        if raw.get("relabel").is_some() {
            let detail = format!("Cannot specify relabel if label is missing. model={model}");
            return Err(value::wrong(detail));
        }
        element.attributes.clear();
    }
    Ok(())
}

fn secret(raw: &Element, element: &mut Element) -> Result<()> {
    let wrong = |detail: String| Error::new(Origin::None, Code::XmlError, detail);
    match (raw.get("uuid"), raw.get("usage")) {
        (None, None) => Err(wrong("missing secret uuid or usage attribute".to_owned())),
        (Some(_), Some(_)) => Err(wrong("either secret uuid or usage expected".to_owned())),
        (Some(text), None) => {
            let uuid = crate::uuid::parse(text).ok_or_else(|| wrong(format!("invalid secret uuid '{text}'")))?;
            element.set("uuid", crate::uuid::format(&uuid));
            Ok(())
        }
        (None, Some(_)) => Ok(()),
    }
}

fn auth(raw: &Element, element: &mut Element) -> Result<()> {
    if element.get("username").is_none() {
        return Err(wrong("missing username for auth"));
    }
    match raw.get("type").filter(|kind| !kind.is_empty()) {
        None | Some("none") => {}
        Some(kind @ ("chap" | "ceph")) => element.set("type", kind),
        Some(kind) => return Err(unsupported(format!("unknown auth type '{kind}'"))),
    }
    if element.child("secret").is_none() {
        return Err(wrong("Missing <secret> element in auth"));
    }
    Ok(())
}

fn passphrase(raw: &Element, element: &mut Element) -> Result<()> {
    match element.get("type") {
        None => return Err(wrong("unknown volume encryption secret type")),
        Some("passphrase") => {}
        Some(other) => return Err(unsupported(format!("unknown volume encryption secret type {other}"))),
    }
    secret(raw, element)
}

fn encryption(_: &Element, element: &mut Element) -> Result<()> {
    let format = element.get("format").ok_or_else(|| wrong("unknown volume encryption format"))?.to_owned();
    if !["default", "qcow", "luks", "luks2", "luks-any"].contains(&format.as_str()) {
        return Err(unsupported(format!("unknown volume encryption format type {format}")));
    }
    if format != "luks" {
        element.remove("cipher");
        element.remove("ivgen");
    }
    match (element.child("cipher"), element.child("ivgen")) {
        (None, Some(_)) => Err(wrong("ivgen element found, but cipher is missing")),
        (Some(cipher), _) if cipher.get("name").is_none() => Err(wrong("cipher info missing 'name' attribute")),
        (_, Some(ivgen)) if ivgen.get("name").is_none() => Err(wrong("missing ivgen info name string")),
        _ => Ok(()),
    }
}

fn reservations(_: &Element, element: &mut Element) -> Result<()> {
    let managed = element.get("managed") == Some("yes");
    let Some(source) = element.child("source").or((!managed).then_some(&Element::default())).cloned() else {
        return Ok(());
    };
    let [kind, path, mode] = ["type", "path", "mode"].map(|name| source.get(name));
    let missing = |what| wrong(format!("missing {what} for <reservations/>"));
    let kind = kind.ok_or_else(|| missing("connection type"))?;
    path.ok_or_else(|| missing("path"))?;
    let mode = mode.ok_or_else(|| missing("connection mode"))?;
    if kind != "unix" {
        return Err(wrong(format!("unsupported connection type for <reservations/>: {kind}")));
    }
    if mode != "client" {
        return Err(wrong(format!("unsupported connection mode for <reservations/>: {mode}")));
    }
    Ok(())
}

/// The checks that a store within a disk has: its type, format and source.
fn store(raw: &Element, element: &mut Element, what: &str) -> Result<()> {
    let format = element.child("format").and_then(|format| format.get("type"));
    let format = format.ok_or_else(|| value::wrong(format!("missing {what} format")))?;
    if element.child("source").is_none() && raw.child("source").is_none() {
        return Err(value::wrong(format!("missing disk {} source", what.trim_start_matches("disk "))));
    }
    let kind = raw.get("type").unwrap_or_default();
    if !TYPES.iter().skip(1).any(|known| *known == kind) {
        return Err(value::wrong(format!("unknown storage source type '{kind}'")));
    }
    if !FORMATS.iter().skip(1).any(|known| *known == format) {
        return Err(value::wrong(format!("unknown storage source format '{format}'")));
    }
    element.set("type", kind);
    if let Some(source) = element.child_mut("source") {
        source.unset("startupPolicy");
    }
    Ok(())
}

fn data_store(raw: &Element, element: &mut Element) -> Result<()> {
    if raw.get("type").is_none() {
        return Err(super::super::shape::missing_attribute("type", raw));
    }
    store(raw, element, "data file store")
}

fn backing_store(raw: &Element, element: &mut Element) -> Result<()> {
    if raw.get("type").is_none() {
        element.nodes.clear();
        return Ok(());
    }
    store(raw, element, "disk backing store")
}
