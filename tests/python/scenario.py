"""What a user of python3-libvirt does with snapshots; any difference ends it with a traceback."""
import libvirt

XML = "<domain type='test'><name>py</name><memory>4096</memory><os><type>hvm</type></os></domain>"
seen = []


def lifecycle(conn, domain, event, detail, opaque):
    seen.append((domain.name(), event, detail, opaque))


def snapshot(domain, name, flags=0):
    return domain.snapshotCreateXML(f"<domainsnapshot><name>{name}</name></domainsnapshot>", flags)


def names(snapshots):
    return [snapshot.getName() for snapshot in snapshots]


libvirt.registerErrorHandler(lambda data, error: None, None)
libvirt.virEventRegisterDefaultImpl()
libvirt.virEventAddTimeout(10, lambda timer, opaque: None, None)
conn = libvirt.open("test:///default")
conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, lifecycle, "mine")
domain = conn.defineXML(XML)
base = snapshot(domain, "base")
domain.create()
left = snapshot(domain, "left")
domain.revertToSnapshot(base)
right = snapshot(domain, "right", libvirt.VIR_DOMAIN_SNAPSHOT_CREATE_HALT)

topological = libvirt.VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL
assert names(domain.listAllSnapshots(topological)) == ["base", "right", "left"]
assert names(domain.listAllSnapshots(libvirt.VIR_DOMAIN_SNAPSHOT_LIST_ROOTS)) == ["base"]
assert names(domain.listAllSnapshots(libvirt.VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE)) == ["left"]
assert names(base.listAllChildren()) == ["right", "left"]
assert sorted(domain.snapshotListNames()) == ["base", "left", "right"] and domain.snapshotNum() == 3
assert left.getParent().getName() == "base" and right.isCurrent() and base.hasMetadata()
assert "<parent>" in left.getXMLDesc() and "<parent>" not in base.getXMLDesc()
domain.revertToSnapshot(left, libvirt.VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED)
assert domain.state() == [libvirt.VIR_DOMAIN_PAUSED, libvirt.VIR_DOMAIN_PAUSED_FROM_SNAPSHOT]
base.delete(libvirt.VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN)
assert domain.listAllSnapshots() == [] and not domain.hasCurrentSnapshot()
try:
    left.getXMLDesc()
    raise AssertionError("a snapshot that is gone describes itself")
except libvirt.libvirtError as error:
    assert error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN_SNAPSHOT, error
    assert error.get_error_domain() == libvirt.VIR_FROM_TEST and "'left'" in str(error)
domain.destroy()
for run in range(5):
    libvirt.virEventRunDefaultImpl()
moments = [(event, detail) for name, event, detail, opaque in seen if name == "py" and opaque == "mine"]
assert moments == [(0, 0), (2, 0), (5, 6), (2, 3), (3, 5), (5, 1)], moments
print("passed")
