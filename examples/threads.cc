// threads: one connection, many threads: each takes snapshots while another lists them (C++17).
//
//     threads [URI [DOMAIN]]
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

// Handles that are let go when they leave their scope.
template <typename T, int (*Release)(T *)> struct Releasing {
    void operator()(T *handle) const { Release(handle); }
};
using Connection = std::unique_ptr<virConnect, Releasing<virConnect, virConnectClose>>;
using Domain = std::unique_ptr<virDomain, Releasing<virDomain, virDomainFree>>;
using Snapshot = std::unique_ptr<virDomainSnapshot, Releasing<virDomainSnapshot, virDomainSnapshotFree>>;

constexpr int writers = 4;
constexpr int each = 25;

std::vector<Snapshot> list(virDomainPtr domain, unsigned int flags)
{
    virDomainSnapshotPtr *found = nullptr;
    int count = virDomainListAllSnapshots(domain, &found, flags);
    std::vector<Snapshot> snapshots;
    for (int i = 0; i < count; i++)
        snapshots.emplace_back(found[i]);
    std::free(found);
    return snapshots;
}

// Takes snapshots; answers how many were taken.
int take(virDomainPtr domain, int writer)
{
    int taken = 0;
    for (int i = 0; i < each; i++) {
        std::string name = "thread-" + std::to_string(writer) + "-" + std::to_string(i);
        std::string xml = "<domainsnapshot><name>" + name + "</name></domainsnapshot>";
        Snapshot snapshot(virDomainSnapshotCreateXML(domain, xml.c_str(), 0));
        taken += snapshot != nullptr;
    }
    return taken;
}

// Every listing is of one moment: whatever the others do, it never shows fewer than the last one did.
bool watch(virDomainPtr domain, const std::atomic<bool> &done)
{
    bool growing = true;
    std::size_t last = 0;
    while (!done) {
        std::size_t now = list(domain, 0).size();
        growing = growing && now >= last;
        last = now;
    }
    return growing;
}

// The error of a call is the thread's own: none of the threads sees what fails in another.
bool errors_are_apart(virDomainPtr domain)
{
    bool apart = true;
    Snapshot missing(virDomainSnapshotLookupByName(domain, "missing", 0));
    std::thread other([&] { apart = virGetLastError() == nullptr; });
    other.join();
    return apart && virGetLastErrorCode() == VIR_ERR_NO_DOMAIN_SNAPSHOT;
}

int run(virDomainPtr domain)
{
    std::atomic<bool> done{false};
    std::atomic<int> taken{0};
    bool growing = false;
    std::thread reader([&] { growing = watch(domain, done); });
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; writer++)
        threads.emplace_back([&, writer] { taken += take(domain, writer); });
    for (auto &thread : threads)
        thread.join();
    done = true;
    reader.join();

    std::printf("taken: %d, listed: %zu, roots: %zu, leaves: %zu\n", taken.load(), list(domain, 0).size(),
                list(domain, VIR_DOMAIN_SNAPSHOT_LIST_ROOTS).size(), list(domain, VIR_DOMAIN_SNAPSHOT_LIST_LEAVES).size());
    std::printf("the listings only grew: %s\n", growing ? "yes" : "no");
    std::printf("errors stay in their threads: %s\n", errors_are_apart(domain) ? "yes" : "no");

    for (auto &root : list(domain, VIR_DOMAIN_SNAPSHOT_LIST_ROOTS))
        virDomainSnapshotDelete(root.get(), VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN);
    std::printf("left: %zu\n", list(domain, 0).size());
    return growing ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
    Connection connection(virConnectOpen(argc > 1 ? argv[1] : "test:///default"));
    Domain domain(connection ? virDomainLookupByName(connection.get(), argc > 2 ? argv[2] : "test") : nullptr);
    if (!domain) {
        std::fprintf(stderr, "failed: %s\n", virGetLastErrorMessage());
        return 1;
    }
    return run(domain.get());
}
