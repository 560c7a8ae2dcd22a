//! The documents that rows name in words.

/// The domain `test`, as little of it as a snapshot needs.
const DOMAIN: &str = "<domain type='test'><name>test</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>\
                      <memory>1024</memory><os><type>hvm</type></os></domain>";

/// The document that the words of a row stand for.
pub(crate) fn document(words: &str) -> Option<Vec<u8>> {
    let plain = PLAIN.iter().find(|(name, _)| *name == words).map(|(_, document)| document.to_vec());
    plain.or_else(|| redefinition(words)).or_else(|| large(words))
}

/// Documents that are what they are called.
#[rustfmt::skip]
const PLAIN: &[(&str, &[u8])] = &[
    ("empty string", b""),
    ("not xml", b"hello"),
    ("wrong root", b"<domain/>"),
    ("unclosed", b"<domainsnapshot>"),
    ("minimal", b"<domainsnapshot/>"),
    ("empty name", b"<domainsnapshot><name/></domainsnapshot>"),
    ("space name", b"<domainsnapshot><name> </name></domainsnapshot>"),
    ("slash", b"<domainsnapshot><name>a/b</name></domainsnapshot>"),
    ("dot", b"<domainsnapshot><name>.</name></domainsnapshot>"),
    ("dotdot", b"<domainsnapshot><name>..</name></domainsnapshot>"),
    (".hidden", b"<domainsnapshot><name>.hidden</name></domainsnapshot>"),
    ("../x", b"<domainsnapshot><name>../x</name></domainsnapshot>"),
    ("newline", b"<domainsnapshot><name>a\nb</name></domainsnapshot>"),
    ("tab", b"<domainsnapshot><name>a\tb</name></domainsnapshot>"),
    ("CR ref", b"<domainsnapshot><name>a&#13;b</name></domainsnapshot>"),
    ("ctrl 1", b"<domainsnapshot><name>a\x01b</name></domainsnapshot>"),
    ("utf8", b"<domainsnapshot><name>h\xc3\xa9</name></domainsnapshot>"),
    ("bad utf8", b"<domainsnapshot><name>a\xff\xfeb</name></domainsnapshot>"),
    ("latin1 decl", b"<?xml version='1.0' encoding='ISO-8859-1'?><domainsnapshot><name>h\xe9</name></domainsnapshot>"),
    ("amp entity", b"<domainsnapshot><name>a&amp;b&lt;c</name></domainsnapshot>"),
    ("undefined entity", b"<domainsnapshot><name>a&foo;b</name></domainsnapshot>"),
    ("simple DTD entity", b"<!DOCTYPE d [<!ENTITY x 'xv'>]><domainsnapshot><name>&x;</name></domainsnapshot>"),
    ("external entity", b"<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><domainsnapshot><name>x&e;</name></domainsnapshot>"),
    ("billion laughs", b"<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>\
        <!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>\
        <!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>\
        <!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'><!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>\
        <!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'><!ENTITY i '&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;'>]>\
        <domainsnapshot><name>&i;</name></domainsnapshot>"),
    ("namespace default", b"<domainsnapshot xmlns='http://example.org/'><name>ns</name></domainsnapshot>"),
    ("cdata", b"<domainsnapshot><name><![CDATA[cd]]></name></domainsnapshot>"),
    ("comment in name", b"<domainsnapshot><name>a<!-- x -->b</name></domainsnapshot>"),
    ("two names", b"<domainsnapshot><name>n1</name><name>n2</name></domainsnapshot>"),
    ("unknown elem", b"<domainsnapshot><name>u</name><bogus/></domainsnapshot>"),
    ("unknown elem VALIDATE", b"<domainsnapshot><name>u</name><bogus/></domainsnapshot>"),
    ("valid VALIDATE", b"<domainsnapshot><name>u</name></domainsnapshot>"),
    ("leading ws", b"\n  <domainsnapshot><name>lw</name></domainsnapshot>"),
    ("BOM", b"\xef\xbb\xbf<domainsnapshot><name>bom</name></domainsnapshot>"),
    ("trailing junk", b"<domainsnapshot><name>tj</name></domainsnapshot>junk"),
    ("trailing nl+comment", b"<domainsnapshot><name>tc</name></domainsnapshot>\n<!-- end -->\n"),
    ("description", b"<domainsnapshot><name>ds</name><description>some words</description></domainsnapshot>"),
    ("memory no", b"<domainsnapshot><name>m</name><memory snapshot='no'/></domainsnapshot>"),
    ("memory internal", b"<domainsnapshot><name>m</name><memory snapshot='internal'/></domainsnapshot>"),
    ("memory external nofile", b"<domainsnapshot><name>m</name><memory snapshot='external'/></domainsnapshot>"),
    ("memory external file", b"<domainsnapshot><name>m</name><memory snapshot='external' file='/tmp/m'/></domainsnapshot>"),
    ("memory file only", b"<domainsnapshot><name>m</name><memory file='/tmp/m'/></domainsnapshot>"),
    ("memory internal+file", b"<domainsnapshot><name>m</name><memory snapshot='internal' file='/tmp/m'/></domainsnapshot>"),
    ("memory bogus", b"<domainsnapshot><name>m</name><memory snapshot='bogus'/></domainsnapshot>"),
    ("memory relative", b"<domainsnapshot><name>m</name><memory snapshot='external' file='m'/></domainsnapshot>"),
    ("disk vda ext (test has none)", b"<domainsnapshot><name>d</name><disks><disk name='vda' snapshot='external'/></disks></domainsnapshot>"),
    ("disk noname", b"<domainsnapshot><name>d</name><disks><disk snapshot='external'/></disks></domainsnapshot>"),
    ("disk bad mode", b"<domainsnapshot><name>d</name><disks><disk name='vda' snapshot='bogus'/></disks></domainsnapshot>"),
    ("disk bad type", b"<domainsnapshot><name>d</name><disks><disk name='vda' type='bogus'/></disks></domainsnapshot>"),
    ("disk default flags=0", b"<domainsnapshot><name>d</name><disks><disk name='vda'/></disks></domainsnapshot>"),
    ("disks empty", b"<domainsnapshot><name>d</name><disks/></domainsnapshot>"),
    ("state w/o redefine", b"<domainsnapshot><name>st</name><state>running</state></domainsnapshot>"),
    ("ctime w/o redefine", b"<domainsnapshot><name>ct</name><creationTime>1</creationTime></domainsnapshot>"),
    ("parent w/o redefine", b"<domainsnapshot><name>pp</name><parent><name>nope</name></parent></domainsnapshot>"),
    ("cookie", b"<domainsnapshot><name>r</name><cookie><any/></cookie></domainsnapshot>"),
    ("active elem", b"<domainsnapshot><name>r</name><active>1</active></domainsnapshot>"),
    ("redefine noname", b"<domainsnapshot><state>shutoff</state><creationTime>1</creationTime></domainsnapshot>"),
    ("redefine name only", b"<domainsnapshot><name>r</name></domainsnapshot>"),
    ("redefine no state", b"<domainsnapshot><name>r</name><creationTime>1</creationTime></domainsnapshot>"),
    ("c parent a via REDEFINE", b"<domainsnapshot><name>c</name><state>shutoff</state><creationTime>1</creationTime><parent><name>a</name></parent></domainsnapshot>"),
    ("REDEFINE a with parent b (cycle)", b"<domainsnapshot><name>a</name><state>shutoff</state><creationTime>1</creationTime><parent><name>b</name></parent></domainsnapshot>"),
    ("REDEFINE a no domain shutoff", b"<domainsnapshot><name>a</name><state>shutoff</state><creationTime>1</creationTime></domainsnapshot>"),
    ("REDEFINE|CURRENT a", b"<domainsnapshot><name>a</name><state>shutoff</state><creationTime>1</creationTime></domainsnapshot>"),
    ("REDEFINE a running", b"<domainsnapshot><name>a</name><state>running</state><creationTime>1</creationTime></domainsnapshot>"),
    ("REDEFINE a disk-snapshot", b"<domainsnapshot><name>a</name><state>disk-snapshot</state><creationTime>1</creationTime></domainsnapshot>"),
];

/// What a redefinition of `r` holds besides its name.
fn redefinition(words: &str) -> Option<Vec<u8>> {
    let what = words.strip_prefix("redefine ");
    let (state, time, more) = match what {
        Some("bad state") => ("bogus", "1", String::new()),
        Some("neg ctime") => ("shutoff", "-1", String::new()),
        Some("bad ctime") => ("shutoff", "abc", String::new()),
        Some("huge ctime") => ("shutoff", "9223372036854775807", String::new()),
        Some("overflow ctime") => ("shutoff", "99999999999999999999", String::new()),
        Some("missing parent") => ("shutoff", "1", "<parent><name>nope</name></parent>".to_owned()),
        Some("self parent") => ("shutoff", "1", "<parent><name>r</name></parent>".to_owned()),
        Some("empty parent") => ("shutoff", "1", "<parent/>".to_owned()),
        Some("w/ domain wrong uuid") => ("shutoff", "1", DOMAIN.replace("6695eb01", "00000000")),
        Some("w/ domain no uuid") => {
            let (before, rest) = DOMAIN.split_once("<uuid>")?;
            ("shutoff", "1", format!("{before}{}", rest.split_once("</uuid>")?.1))
        }
        Some("w/ domain ok uuid") => ("shutoff", "1", DOMAIN.to_owned()),
        Some("w/ domain type qemu") => ("shutoff", "1", DOMAIN.replace("type='test'", "type='qemu'")),
        Some("w/ empty domain") => ("shutoff", "1", "<domain/>".to_owned()),
        Some("internal mem, shutoff") => ("shutoff", "1", "<memory snapshot='internal'/>".to_owned()),
        Some("memory no, running") => ("running", "1", "<memory snapshot='no'/>".to_owned()),
        Some("disk-snapshot|DISK_ONLY") => ("disk-snapshot", "1", String::new()),
        // The other words are states.
        Some(state) => (state, "1", String::new()),
        None if words == "domain in normal create (ignored?)" => ("shutoff", "1", DOMAIN.to_owned()),
        None => return None,
    };
    let head = format!("<name>r</name><state>{state}</state><creationTime>{time}</creationTime>");
    Some(format!("<domainsnapshot>{head}{more}</domainsnapshot>").into_bytes())
}

/// Documents of a size.
fn large(words: &str) -> Option<Vec<u8>> {
    let number = |text: &str| text.split(' ').next()?.parse::<usize>().ok();
    let inside = if let Some(size) = words.strip_prefix("name of ") {
        format!("<name>{}</name>", "n".repeat(number(size)?))
    } else if let Some(size) = words.strip_prefix("description of ") {
        format!("<description>{}</description>", "d".repeat(number(size)? << 20))
    } else {
        let levels = number(words.strip_prefix("nesting +")?)?;
        format!("{}{}<name>deep</name>", "<a>".repeat(levels), "</a>".repeat(levels))
    };
    Some(format!("<domainsnapshot>{inside}</domainsnapshot>").into_bytes())
}
