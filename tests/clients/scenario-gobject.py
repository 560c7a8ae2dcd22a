"""The scenario of tests/clients over GObject introspection (libvirt-glib).

This binding tells neither parents nor children, and errors by their text only; it keeps a list of what it has fetched.
"""
import pathlib

import gi

gi.require_version("LibvirtGConfig", "1.0")
gi.require_version("LibvirtGObject", "1.0")
from gi.repository import GLib, LibvirtGConfig, LibvirtGObject  # noqa: E402

FILTER = LibvirtGObject.DomainSnapshotListFlags


def error(call):
    """The text of the error that a call ends with."""
    try:
        call()
    except GLib.Error as raised:
        return raised.message
    return "none"


def names(domain, flags=0):
    domain.fetch_snapshots(flags, None)
    return " ".join(sorted(snapshot.get_name() for snapshot in domain.get_snapshots())) or "none"


def take(domain, name):
    config = LibvirtGConfig.DomainSnapshot.new_from_xml(f"<domainsnapshot><name>{name}</name></domainsnapshot>")
    return domain.create_snapshot(config, 0)


def main():
    LibvirtGObject.init_object()
    connection = LibvirtGObject.Connection.new("test:///default")
    connection.open(None)
    connection.fetch_domains(None)
    print("open:", connection.get_uri())
    seen = []
    connection.connect("domain-added", lambda _connection, domain: seen.append("defined"))
    xml = (pathlib.Path(__file__).parent / "guest.xml").read_text(encoding="utf-8")
    domain = connection.create_domain(LibvirtGConfig.Domain.new_from_xml(xml))
    print("define:", domain.get_name())
    domain.connect("started", lambda _domain: seen.append("started"))
    domain.start(0)
    while "started" not in seen:
        GLib.MainContext.default().iteration(True)

    base = take(domain, "base")
    left = take(domain, "left")
    base.revert_to(0)
    take(domain, "right")
    print("all:", names(domain))
    print("roots:", names(domain, FILTER.ROOTS))
    print("leaves:", names(domain, FILTER.LEAVES))
    left.revert_to(0)
    print("current:", next(s.get_name() for s in domain.get_snapshots() if s.get_is_current(0)[1]))
    left.delete(0)
    print("without left:", names(domain))
    base.delete(LibvirtGObject.DomainSnapshotDeleteFlags.CHILDREN)
    print("without base and what is below:", names(domain))

    print("error of starting what runs:", error(lambda: domain.start(0)))
    print("events:", " ".join(seen[:2]))
    domain.stop(0)
    domain.delete(0)
    connection.fetch_domains(None)
    print("undefine:", "there" if connection.find_domain_by_name("guest") else "gone")


main()
