// The scenario of tests/clients in Go (libvirt-go).
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/libvirt/libvirt-go"
)

func must(err error) {
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}

func names(snapshots []libvirt.DomainSnapshot, err error) string {
	must(err)
	var names []string
	for i := range snapshots {
		name, err := snapshots[i].GetName()
		must(err)
		must(snapshots[i].Free())
		names = append(names, name)
	}
	if len(names) == 0 {
		return "none"
	}
	sort.Strings(names)
	return strings.Join(names, " ")
}

func code(err error) libvirt.ErrorNumber {
	if known, ok := err.(libvirt.Error); ok {
		return known.Code
	}
	return 0
}

func main() {
	must(libvirt.EventRegisterDefaultImpl())
	connection, err := libvirt.NewConnect("test:///default")
	must(err)
	uri, err := connection.GetURI()
	must(err)
	fmt.Println("open:", uri)

	words := map[libvirt.DomainEventType]string{
		libvirt.DOMAIN_EVENT_DEFINED: "defined",
		libvirt.DOMAIN_EVENT_STARTED: "started",
	}
	var seen []string
	registration, err := connection.DomainEventLifecycleRegister(nil,
		func(_ *libvirt.Connect, domain *libvirt.Domain, event *libvirt.DomainEventLifecycle) {
			if name, _ := domain.GetName(); name == "guest" {
				seen = append(seen, words[event.Event])
			}
		})
	must(err)

	xml, err := os.ReadFile(os.Args[1])
	must(err)
	domain, err := connection.DomainDefineXML(string(xml))
	must(err)
	name, err := domain.GetName()
	must(err)
	fmt.Println("define:", name)
	must(domain.Create())
	for len(seen) < 2 {
		must(libvirt.EventRunDefaultImpl())
	}

	take := func(name string) *libvirt.DomainSnapshot {
		snapshot, err := domain.CreateSnapshotXML("<domainsnapshot><name>"+name+"</name></domainsnapshot>", 0)
		must(err)
		return snapshot
	}
	base, left := take("base"), take("left")
	must(base.RevertToSnapshot(0))
	right := take("right")
	fmt.Println("all:", names(domain.ListAllSnapshots(0)))
	fmt.Println("roots:", names(domain.ListAllSnapshots(libvirt.DOMAIN_SNAPSHOT_LIST_ROOTS)))
	fmt.Println("leaves:", names(domain.ListAllSnapshots(libvirt.DOMAIN_SNAPSHOT_LIST_LEAVES)))
	fmt.Println("children of base:", names(base.ListAllChildren(0)))
	parent, err := right.GetParent(0)
	must(err)
	name, err = parent.GetName()
	must(err)
	fmt.Println("parent of right:", name)
	must(left.RevertToSnapshot(0))
	current, err := domain.SnapshotCurrent(0)
	must(err)
	name, err = current.GetName()
	must(err)
	fmt.Println("current:", name)
	must(left.Delete(0))
	fmt.Println("without left:", names(domain.ListAllSnapshots(0)))
	must(base.Delete(libvirt.DOMAIN_SNAPSHOT_DELETE_CHILDREN))
	fmt.Println("without base and what is below:", names(domain.ListAllSnapshots(0)))

	_, err = connection.LookupDomainByName("nobody")
	fmt.Println("error of a missing domain:", int(code(err)))
	_, err = domain.SnapshotLookupByName("nothing", 0)
	fmt.Println("error of a missing snapshot:", int(code(err)))
	fmt.Println("events:", strings.Join(seen[:2], " "))
	must(connection.DomainEventDeregister(registration))
	must(domain.Destroy())
	must(domain.Undefine())
	if _, err = connection.LookupDomainByName("guest"); code(err) == libvirt.ERR_NO_DOMAIN {
		fmt.Println("undefine: gone")
	}
	_, err = connection.Close()
	must(err)
}
