//! What stands around the declarations: guards, includes, and the macros that are code.

use crate::generate::headers::comment::above;
use crate::generate::headers::{PARTS, Result, Tables};
use crate::generate::table::Row;

const NOTE: &str = "\
/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */
";

const CPP_OPEN: &str = "#ifdef __cplusplus\nextern \"C\" {\n#endif\n";
const CPP_CLOSE: &str = "#ifdef __cplusplus\n}\n#endif\n";

/// What `libvirt-common.h` says before all else.
const SWITCHES: &str = "\
/* Marks what new programs should not use. A program may define it first, as nothing for example. */
#ifndef VIR_DEPRECATED
#if defined __GNUC__ && (__GNUC__ > 3 || (__GNUC__ == 3 && __GNUC_MINOR__ >= 1))
#define VIR_DEPRECATED __attribute__((__deprecated__))
#else
#define VIR_DEPRECATED
#endif
#endif

/* Declares a variable of the library. */
#if defined WIN32 && !defined LIBVIRT_STATIC
#ifdef IN_LIBVIRT
#define VIR_EXPORT_VAR __declspec(dllexport) extern
#else
#define VIR_EXPORT_VAR __declspec(dllimport) extern
#endif
#else
#define VIR_EXPORT_VAR extern
#endif

/* A program that defines VIR_ENUM_SENTINELS before it includes libvirt.h sees the end markers of
 * the enums too (the members that end in _LAST). They grow as members are added. */
";

/// `libvirt.h`, which includes the others.
pub(super) fn umbrella(parts: &[&str]) -> String {
    let includes: String = parts.iter().map(|part| format!("#include <libvirt/{part}>\n")).collect();
    format!(
        "{NOTE}\n/** The whole public interface but for errors (virterror.h) and what is special to QEMU and LXC. */\n\
         #ifndef LIBVIRT_H\n#define LIBVIRT_H\n\n#include <sys/types.h>\n\n\
         #define __VIR_LIBVIRT_H_INCLUDES__\n{includes}#undef __VIR_LIBVIRT_H_INCLUDES__\n\n#endif /* LIBVIRT_H */\n"
    )
}

/// A header with everything around its declarations.
pub(super) fn wrap(header: &str, body: &str) -> String {
    let guard = match header {
        "libvirt-common.h" => "__VIR_VIRCOMMON_H__".to_owned(),
        "virterror.h" => "LIBVIRT_VIRTERROR_H".to_owned(),
        _ => header.to_uppercase().replace(['-', '.'], "_"),
    };
    // The header of the administration library includes this one part by itself.
    let allowed = match header {
        "libvirt-common.h" => "!defined __VIR_LIBVIRT_H_INCLUDES__ && !defined __VIR_ADMIN_H_INCLUDES__",
        _ => "!defined __VIR_LIBVIRT_H_INCLUDES__",
    };
    let part = PARTS.contains(&header);
    let mut text = format!("{NOTE}\n");
    let refusal =
        format!("#if {allowed}\n#error \"{header} is a part of libvirt.h: include <libvirt/libvirt.h>\"\n#endif\n");
    // Only the common part is refused on each try to include it, as in the original.
    if header == "libvirt-common.h" {
        text.push_str(&refusal);
    }
    text.push_str(&format!("#ifndef {guard}\n#define {guard}\n\n"));
    match header {
        "libvirt-common.h" => text.push_str("#include <sys/types.h>\n\n"),
        _ if part => text.push_str(&format!("{refusal}\n")),
        _ => text.push_str("#include <libvirt/libvirt.h>\n\n"),
    }
    text.push_str(&format!("{CPP_OPEN}\n"));
    if header == "libvirt-common.h" {
        text.push_str(&format!("{SWITCHES}\n"));
    }
    text.push_str(&format!("{body}{CPP_CLOSE}\n#endif /* {guard} */\n"));
    text
}

/// Old names of structs, for programs that write `struct` before them.
pub(super) fn tag_aliases(header: &str, tables: &Tables) -> Vec<String> {
    let rows = tables.function_macros.iter().filter(|row| row["header"] == header && row["kind"] == "tag-alias");
    let text: String = rows.map(|row| format!("#define {} _virTypedParameter\n", row["name"])).collect();
    if text.is_empty() { Vec::new() } else { vec![format!("/* Older names of struct _virTypedParameter. */\n{text}")] }
}

/// The macros of a header that take arguments.
pub(super) fn function_macros(header: &str, tables: &Tables) -> Result<Vec<String>> {
    let rows = tables.function_macros.iter().filter(|row| row["header"] == header && row["kind"] == "function-like");
    rows.map(function_macro).collect()
}

fn function_macro(row: &Row) -> Result<String> {
    let name = &row["name"];
    let code = code(name)?;
    let comment = above(&row["description"], &row["since"], 0)?;
    Ok(format!("{comment}#define {name}({}) \\\n    {code}\n", row["parameters"].replace("; ", ", ")))
}

/// What a macro that takes arguments expands to.
pub(super) fn code(name: &str) -> Result<&'static str> {
    Ok(match name {
        "LIBVIR_CHECK_VERSION" => "((major) * 1000000 + (minor) * 1000 + (micro) <= LIBVIR_VERSION_NUMBER)",
        "VIR_USE_CPU" => "((cpumap)[(cpu) / 8] |= (1 << ((cpu) % 8)))",
        "VIR_UNUSE_CPU" => "((cpumap)[(cpu) / 8] &= ~(1 << ((cpu) % 8)))",
        "VIR_CPU_USED" => "((cpumap)[(cpu) / 8] & (1 << ((cpu) % 8)))",
        "VIR_CPU_MAPLEN" => "(((cpu) + 7) / 8)",
        "VIR_CPU_USABLE" => "VIR_CPU_USED(VIR_GET_CPUMAP(cpumaps, maplen, vcpu), cpu)",
        "VIR_COPY_CPUMAP" => "memcpy(cpumap, VIR_GET_CPUMAP(cpumaps, maplen, vcpu), maplen)",
        "VIR_GET_CPUMAP" => "(&((cpumaps)[(vcpu) * (maplen)]))",
        "VIR_NODEINFO_MAXCPUS" => "((nodeinfo).nodes * (nodeinfo).sockets * (nodeinfo).cores * (nodeinfo).threads)",
        "VIR_DOMAIN_EVENT_CALLBACK" => "((virConnectDomainEventGenericCallback)(void (*)(void))(cb))",
        "VIR_NETWORK_EVENT_CALLBACK" => "((virConnectNetworkEventGenericCallback)(void (*)(void))(cb))",
        "VIR_NODE_DEVICE_EVENT_CALLBACK" => "((virConnectNodeDeviceEventGenericCallback)(void (*)(void))(cb))",
        "VIR_SECRET_EVENT_CALLBACK" => "((virConnectSecretEventGenericCallback)(void (*)(void))(cb))",
        "VIR_STORAGE_POOL_EVENT_CALLBACK" => "((virConnectStoragePoolEventGenericCallback)(void (*)(void))(cb))",
        _ => return Err(format!("function-macros.tsv: no code for {name} in headers/frame.rs")),
    })
}
