// Every public header from C++17: the declarations must be usable, with C linkage and C's types.
// Compiled only; `make check-headers` does it.

#define VIR_ENUM_SENTINELS 1

#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

// libvirt-common.h
static_assert(LIBVIR_CHECK_VERSION(1, 2, 3), "the headers are newer than that");
static_assert(!LIBVIR_CHECK_VERSION(999, 0, 0), "and older than that");
static_assert(std::is_same_v<decltype(virTypedParameter::value.ul), unsigned long long>, "no stdint types");
static_assert(sizeof(virTypedParameter::field) == VIR_TYPED_PARAM_FIELD_LENGTH, "as long as the macro says");
static_assert(std::is_same_v<virTypedParameter, struct _virSchedParameter>, "older names mean the same struct");
static_assert(std::is_same_v<virTypedParameter, struct _virBlkioParameter>, "older names mean the same struct");
static_assert(std::is_same_v<virTypedParameter, struct _virMemoryParameter>, "older names mean the same struct");

// virterror.h
static_assert(offsetof(virError, message) == 8, "the layout of the C struct");

namespace {

// libvirt-host.h
struct CloseConnection {
    void operator()(virConnectPtr connection) const { virConnectClose(connection); }
};
using Connection = std::unique_ptr<virConnect, CloseConnection>;

Connection open(const std::string &uri)
{
    return Connection(virConnectOpenAuth(uri.c_str(), virConnectAuthPtrDefault, VIR_CONNECT_RO));
}

unsigned int most_cpus(virConnectPtr connection)
{
    virNodeInfo info{};
    return virNodeGetInfo(connection, &info) < 0 ? 0 : VIR_NODEINFO_MAXCPUS(info);
}

// libvirt-domain.h
bool first_vcpu_may_use_first_cpu(virDomainPtr domain)
{
    unsigned char maps[2 * VIR_CPU_MAPLEN(64)] = {};
    unsigned char one[VIR_CPU_MAPLEN(64)];
    VIR_USE_CPU(maps, 0);
    VIR_UNUSE_CPU(maps, 1);
    VIR_COPY_CPUMAP(maps, VIR_CPU_MAPLEN(64), 0, one);
    return virDomainPinVcpuFlags(domain, 0, one, sizeof one, VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG) == 0 &&
           VIR_CPU_USABLE(maps, VIR_CPU_MAPLEN(64), 0, 0);
}

void on_clock_change(virConnectPtr, virDomainPtr, long long, void *)
{
}

// The macro's cast is what the C interface is made of; -Wextra calls it suspicious in C++.
#pragma GCC diagnostic ignored "-Wcast-function-type"
int register_events(virConnectPtr connection)
{
    return virConnectDomainEventRegisterAny(connection, nullptr, VIR_DOMAIN_EVENT_ID_RTC_CHANGE,
                                            VIR_DOMAIN_EVENT_CALLBACK(on_clock_change), nullptr, nullptr);
}

// libvirt-domain-snapshot.h, libvirt-domain-checkpoint.h
std::vector<std::string> snapshot_names(virDomainPtr domain)
{
    virDomainSnapshotPtr *snapshots = nullptr;
    std::vector<std::string> names;
    int count = virDomainListAllSnapshots(domain, &snapshots, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    for (int i = 0; i < count; i++) {
        names.emplace_back(virDomainSnapshotGetName(snapshots[i]));
        virDomainSnapshotFree(snapshots[i]);
    }
    std::free(snapshots);
    return names;
}

int checkpoints(virDomainPtr domain, virDomainCheckpointPtr **list)
{
    return virDomainListAllCheckpoints(domain, list, VIR_DOMAIN_CHECKPOINT_LIST_ROOTS);
}

// libvirt-event.h
void on_timeout(int timer, void *stop)
{
    *static_cast<bool *>(stop) = virEventRemoveTimeout(timer) == 0;
}

// One call each of the others.
int others(virConnectPtr connection)
{
    static_assert(VIR_NETWORK_SECTION_LAST > VIR_NETWORK_SECTION_DNS_SRV, "end markers are visible");
    bool stop = false;
    char *names[4];
    int sum = virEventAddTimeout(0, on_timeout, &stop, nullptr);
    sum += virConnectListInterfaces(connection, names, 4);
    sum += virNetworkIsActive(nullptr);
    sum += virNodeNumOfDevices(connection, "net", 0);
    sum += virNWFilterFree(nullptr);
    sum += virSecretFree(nullptr);
    sum += virStoragePoolRefresh(nullptr, 0);
    sum += virStreamAbort(virStreamNew(connection, VIR_STREAM_NONBLOCK));
    sum += virDomainQemuMonitorCommand(nullptr, "{}", names, VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT);
    sum += virDomainLxcEnterCGroup(nullptr, 0);
    return sum;
}

} // namespace

int main()
{
    Connection connection = open("test:///default");
    if (!connection) {
        virErrorPtr error = virGetLastError();
        return error && error->domain == VIR_FROM_NONE ? error->code : VIR_ERR_INTERNAL_ERROR;
    }
    virDomainPtr domain = virDomainLookupByName(connection.get(), "test");
    virDomainCheckpointPtr *list = nullptr;
    int sum = static_cast<int>(most_cpus(connection.get()) + snapshot_names(domain).size());
    sum += first_vcpu_may_use_first_cpu(domain) + register_events(connection.get()) + checkpoints(domain, &list);
    sum += others(connection.get());
    virDomainFree(domain);
    return sum < 0;
}
