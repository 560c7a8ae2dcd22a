/* open: a whole process that opens test:///default, lists the domain's snapshots and closes. The
 * parent, with an argument, runs it many times and reports its time and peak memory. */
#include <libvirt/libvirt.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

#define ROUNDS 31

static int client(void)
{
    virDomainSnapshotPtr *list = NULL;
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain;

    CHECK(conn && (domain = virDomainLookupByName(conn, "test")));
    CHECK(virDomainListAllSnapshots(domain, &list, 0) == 0);
    free(list);
    virDomainFree(domain);
    return virConnectClose(conn);
}

int main(int argc, char **argv)
{
    double times[ROUNDS], peaks[ROUNDS];

    if (argc < 2)
        return client();
    for (int i = 0; i < ROUNDS; i++) {
        double begin = now_ns();
        struct rusage usage;
        int status;
        pid_t child = fork();

        if (child == 0) {
            execl(argv[0], argv[0], (char *)NULL);
            _exit(1);
        }
        CHECK(wait4(child, &status, 0, &usage) == child && status == 0);
        times[i] = now_ns() - begin;
        peaks[i] = (double)usage.ru_maxrss * 1024;
    }
    report("open, list, close: whole process", 0, median(times, ROUNDS));
    report("open, list, close: peak memory", 0, median(peaks, ROUNDS));
    return 0;
}
