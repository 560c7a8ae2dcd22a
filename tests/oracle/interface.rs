//! The public interface as the tables in `abi/` say it: what each function takes and returns.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What an argument or a result is, as far as a call has to know.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Void,
    /// A number by value or, of an argument, behind a pointer.
    Number(Number),
    Numbers(Number),
    /// `const char *`, which stays the owner's.
    Text,
    /// `const char **` to read.
    Texts,
    /// `char *`, as a result the caller's to free; bytes to read or write as an argument.
    Bytes,
    /// `char **`: an array to write names to.
    Names,
    /// `char ***`: an array of the library's.
    NameList,
    /// `unsigned char **`: a map of the library's.
    Map,
    /// `virDomainPtr` and the like.
    Handle(&'static Kind),
    /// `virDomainPtr **`: an array of the library's.
    Handles(&'static Kind),
    /// An array of typed parameters of the caller's.
    Params,
    /// An array of typed parameters of the library's.
    ParamsOut,
    /// Statistics of domains, of the library's.
    Stats,
    /// A struct of the caller's.
    Struct(String),
    /// An array of the library's of pointers to structs.
    Structs(String),
    /// A function of the caller's, by its type's name.
    Callback(String),
    /// What scripts give as NULL only.
    Other,
}

/// A number in C.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) size: usize,
    pub(crate) signed: bool,
}

impl Number {
    fn of(text: &str) -> Option<Number> {
        let (size, signed) = match text {
            "int" => (4, true),
            "unsigned int" => (4, false),
            "long" | "long long" => (8, true),
            "unsigned long" | "unsigned long long" | "size_t" => (8, false),
            "char" => (1, true),
            "unsigned char" => (1, false),
            _ => return None,
        };
        Some(Number { size, signed })
    }

    /// The number in the first bytes, as C prints it.
    pub(crate) fn write(self, bytes: [u8; 8]) -> String {
        let value = u64::from_le_bytes(bytes);
        let unused = 64 - 8 * self.size as u32;
        if self.signed {
            ((value << unused).cast_signed() >> unused).to_string()
        } else {
            (value << unused >> unused).to_string()
        }
    }
}

/// A kind of handle. Scripts say `WORD:NAME` for one that is looked up.
#[derive(Debug, PartialEq)]
pub(crate) struct Kind {
    /// How scripts call it.
    pub(crate) word: &'static str,
    /// Its type's name without `Ptr`, which also begins the names of its functions.
    pub(crate) prefix: &'static str,
    /// The function that finds it by name, below a handle of `parent`.
    pub(crate) lookup: &'static str,
    /// The kind that it is looked up in, by its word.
    pub(crate) parent: &'static str,
    /// Whether the lookup takes flags.
    pub(crate) flags: bool,
}

const fn kind(
    word: &'static str,
    prefix: &'static str,
    lookup: &'static str,
    parent: &'static str,
    flags: bool,
) -> Kind {
    Kind { word, prefix, lookup, parent, flags }
}

/// All kinds of handles.
pub(crate) const KINDS: &[Kind] = &[
    kind("conn", "virConnect", "", "", false),
    kind("dom", "virDomain", "virDomainLookupByName", "conn", false),
    kind("snap", "virDomainSnapshot", "virDomainSnapshotLookupByName", "dom", true),
    kind("check", "virDomainCheckpoint", "virDomainCheckpointLookupByName", "dom", true),
    kind("net", "virNetwork", "virNetworkLookupByName", "conn", false),
    kind("iface", "virInterface", "virInterfaceLookupByName", "conn", false),
    kind("pool", "virStoragePool", "virStoragePoolLookupByName", "conn", false),
    kind("vol", "virStorageVol", "virStorageVolLookupByName", "pool", false),
    kind("dev", "virNodeDevice", "virNodeDeviceLookupByName", "conn", false),
    kind("secret", "virSecret", "virSecretLookupByUUIDString", "conn", false),
    kind("filter", "virNWFilter", "virNWFilterLookupByName", "conn", false),
    kind("binding", "virNWFilterBinding", "virNWFilterBindingLookupByPortDev", "conn", false),
    kind("port", "virNetworkPort", "virNetworkPortLookupByUUIDString", "net", false),
    kind("stream", "virStream", "", "", false),
];

/// The kind that scripts call so.
pub(crate) fn kind_of(word: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.word == word)
}

/// A function.
pub(crate) struct Function {
    pub(crate) returns: Type,
    /// Types and names.
    pub(crate) parameters: Vec<(Type, String)>,
}

/// A member of a struct: its name, type and offset.
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) of: &'static str,
    pub(crate) offset: usize,
}

/// Size and members of a struct.
#[derive(Default)]
pub(crate) struct Layout {
    pub(crate) size: usize,
    pub(crate) members: Vec<Member>,
}

/// All tables.
pub(crate) struct Interface {
    pub(crate) functions: HashMap<&'static str, Function>,
    pub(crate) constants: HashMap<&'static str, i64>,
    pub(crate) structs: HashMap<&'static str, Layout>,
    /// The parameters of each type of callback.
    pub(crate) callbacks: HashMap<&'static str, Vec<(Type, String)>>,
}

/// The interface, read once.
pub(crate) static INTERFACE: LazyLock<Interface> = LazyLock::new(Interface::read);

/// The cells of a table, without its first line.
fn table(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).map(|line| line.split('\t').collect())
}

impl Interface {
    fn read() -> Interface {
        let mut structs: HashMap<&str, Layout> = HashMap::new();
        for row in table(include_str!("../../abi/structs.tsv")) {
            let layout = structs.entry(row[0]).or_default();
            layout.size = row[5].parse().expect("the size of a struct");
            let offset = row[3].parse().expect("the offset of a member");
            layout.members.push(Member { name: row[1], of: row[2], offset });
        }
        let function = |returns: &str, parameters: &str| Function {
            returns: Type::result(returns, &structs),
            parameters: parameters_of(parameters, &structs),
        };
        let functions = table(include_str!("../../abi/symbols.tsv"))
            .filter(|row| row[1] == "function")
            .map(|row| (row[0], function(row[3], row[4])))
            .collect();
        let numbers =
            |text, value: usize| table(text).filter_map(move |row| Some((row[value - 1], row[value].parse().ok()?)));
        let constants = numbers(include_str!("../../abi/enums.tsv"), 2)
            .chain(numbers(include_str!("../../abi/macros.tsv"), 1))
            .collect();
        let callbacks = table(include_str!("../../abi/callbacks.tsv"))
            .map(|row| (row[0], parameters_of(row[2], &structs)))
            .collect();
        Interface { functions, constants, structs, callbacks }
    }
}

/// `int a; char **b` as types and names.
fn parameters_of(text: &str, structs: &HashMap<&str, Layout>) -> Vec<(Type, String)> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty() && *part != "void")
        .map(|part| {
            let bare = part.trim_end_matches(']').trim_end_matches('[');
            let start = bare.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
            (Type::argument(bare[..start].trim(), structs), bare[start..].to_owned())
        })
        .collect()
}

impl Type {
    fn result(text: &str, structs: &HashMap<&str, Layout>) -> Type {
        match text {
            "void" => Type::Void,
            _ => Type::argument(text, structs),
        }
    }

    fn argument(text: &str, structs: &HashMap<&str, Layout>) -> Type {
        if let Some(number) = Number::of(text) {
            return Type::Number(number);
        }
        match text {
            "const char *" => return Type::Text,
            "const char **" => return Type::Texts,
            "char *" | "unsigned char *" | "const unsigned char *" | "void *" => return Type::Bytes,
            "char **" | "char ** const" => return Type::Names,
            "char ***" => return Type::NameList,
            "unsigned char **" => return Type::Map,
            "virTypedParameterPtr" => return Type::Params,
            "virTypedParameterPtr *" => return Type::ParamsOut,
            "virDomainStatsRecordPtr **" => return Type::Stats,
            _ => {}
        }
        if let Some(number) = text.strip_suffix(" *").and_then(Number::of) {
            return Type::Numbers(number);
        }
        let name = text.trim_end_matches([' ', '*']);
        let stars = text.len() - text.trim_end_matches('*').len();
        let Some(bare) = name.strip_suffix("Ptr") else {
            return if stars == 0 { Type::Callback(name.to_owned()) } else { Type::Other };
        };
        let kind = KINDS.iter().find(|kind| kind.prefix == bare);
        let layout = [bare.to_owned(), format!("{bare}Struct")].into_iter().find(|name| structs.contains_key(&**name));
        match (stars, kind, layout) {
            (0, Some(kind), _) => Type::Handle(kind),
            (2, Some(kind), _) => Type::Handles(kind),
            (0, None, Some(layout)) => Type::Struct(layout),
            (2, None, Some(layout)) => Type::Structs(layout),
            _ => Type::Other,
        }
    }
}
