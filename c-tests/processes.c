/* The library among threads and processes: many threads, fork, signals, two copies, dlclose, the end of a process. */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#define THREADS 32
#define ROUNDS 5

/* Opens, makes a domain with a snapshot, finds it in lists, removes it, closes. Returns how much went wrong. */
static int work(const char *name)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainSnapshotPtr snapshot = NULL, *snapshots = NULL;
    virDomainPtr dom = NULL, *domains = NULL;
    char xml[200];
    int wrong = 0, count, found = 0;

    snprintf(xml, sizeof(xml), "<domain type='test'><name>%s</name><memory>1</memory><os><type>hvm</type></os></domain>",
             name);
    if (!conn || !(dom = virDomainDefineXML(conn, xml)))
        return 1;
    snapshot = virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>s</name></domainsnapshot>", 0);
    wrong += snapshot == NULL;
    wrong += virDomainListAllSnapshots(dom, &snapshots, 0) != 1;
    count = virConnectListAllDomains(conn, &domains, 0);
    for (int i = 0; i < count; i++) {
        found += strcmp(virDomainGetName(domains[i]), name) == 0;
        wrong += virDomainFree(domains[i]) != 0;
    }
    free(domains);
    wrong += found != 1;
    /* An error of this thread's own. */
    wrong += virDomainLookupByName(conn, "nobody") != NULL || virGetLastErrorCode() != VIR_ERR_NO_DOMAIN;
    if (snapshots)
        wrong += virDomainSnapshotFree(snapshots[0]) != 0;
    free(snapshots);
    wrong += virDomainSnapshotDelete(snapshot, 0) != 0 || virDomainSnapshotFree(snapshot) != 0;
    wrong += virDomainUndefine(dom) != 0 || virDomainFree(dom) != 0 || virConnectClose(conn) != 0;
    return wrong;
}

static void *work_often(void *number)
{
    long wrong = 0;
    char name[32];

    for (int i = 0; i < ROUNDS; i++) {
        snprintf(name, sizeof(name), "t%ld-%d", (long)number, i);
        wrong += work(name);
    }
    return (void *)wrong;
}

static void many_threads(void)
{
    pthread_t threads[THREADS];
    void *wrong;

    for (long i = 0; i < THREADS; i++)
        CHECK_INT(pthread_create(&threads[i], NULL, work_often, (void *)i), 0);
    for (int i = 0; i < THREADS; i++) {
        CHECK_INT(pthread_join(threads[i], &wrong), 0);
        CHECK_INT((long)wrong, 0);
    }
}

/* What a child makes of an exit status: 0 if it ended of itself with 0. */
static int end_of(pid_t child)
{
    int status = -1;

    return child < 0 || waitpid(child, &status, 0) != child ? -1 : status;
}

static void in_a_child(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    pid_t child;

    CHECK(dom != NULL);
    fflush(stdout);
    child = fork();
    if (child == 0) {
        /* The parent's handles, and new ones. */
        int wrong = virDomainIsActive(dom) != 1 || virDomainSuspend(dom) != 0 || virDomainFree(dom) != 0;

        wrong += virConnectClose(conn) != 0;
        wrong += work("child");
        _exit(wrong != 0);
    }
    CHECK_INT(end_of(child), 0);
    /* What the child did is not seen here. */
    CHECK_INT(virDomainResume(dom), -1);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
    CHECK_INT(work("parent"), 0);
}

static volatile sig_atomic_t signals;

static void count_signal(int number)
{
    (void)number;
    signals++;
}

static void fires(int timer, void *opaque)
{
    (void)timer;
    ++*(int *)opaque;
}

static void signals_in_the_event_loop(void)
{
    struct sigaction action = { .sa_handler = count_signal };
    struct itimerval often = { { 0, 5000 }, { 0, 5000 } }, never = { { 0, 0 }, { 0, 0 } };
    int fired = 0, failures = 0, timer;

    CHECK_INT(virEventRegisterDefaultImpl(), 0);
    timer = virEventAddTimeout(100, fires, &fired, NULL);
    CHECK(timer >= 0);
    /* For good: one may be under way when no more are asked for. */
    CHECK_INT(sigaction(SIGALRM, &action, NULL), 0);
    CHECK_INT(setitimer(ITIMER_REAL, &often, NULL), 0);
    while (fired < 2 && !failures)
        failures = virEventRunDefaultImpl() < 0;
    CHECK_INT(setitimer(ITIMER_REAL, &never, NULL), 0);
    CHECK_INT(failures, 0);
    CHECK(signals > 0);
    CHECK_INT(virEventRemoveTimeout(timer), 0);
}

/* A copy of the library's file, which the loader takes for another library. */
static int copy_library(char *path, size_t size)
{
    Dl_info info;
    FILE *from, *to;
    char block[65536];
    size_t length;

    snprintf(path, size, "/tmp/libvirt-copy-%ld.so", (long)getpid());
    if (!dladdr((void *)virInitialize, &info) || !(from = fopen(info.dli_fname, "r")))
        return -1;
    to = fopen(path, "w");
    while (to && (length = fread(block, 1, sizeof(block), from)) > 0)
        fwrite(block, 1, length, to);
    fclose(from);
    return to ? fclose(to) : -1;
}

static void *use_copy(void *library)
{
    virConnectPtr (*open)(const char *) = (virConnectPtr(*)(const char *))dlsym(library, "virConnectOpen");
    virDomainPtr (*look_up)(virConnectPtr, const char *) =
        (virDomainPtr(*)(virConnectPtr, const char *))dlsym(library, "virDomainLookupByName");
    int (*close)(virConnectPtr) = (int (*)(virConnectPtr))dlsym(library, "virConnectClose");
    int (*code)(void) = (int (*)(void))dlsym(library, "virGetLastErrorCode");
    void (*quiet)(void *, virErrorFunc) = (void (*)(void *, virErrorFunc))dlsym(library, "virSetErrorFunc");
    virConnectPtr conn, foreign;
    long good;

    if (!open || !look_up || !close || !code || !quiet || open == virConnectOpen)
        return NULL;
    quiet(NULL, check_swallow);
    conn = open("test:///default");
    foreign = virConnectOpen("test:///default");
    /* Each has errors and handles of its own. */
    virResetLastError();
    good = conn && foreign && look_up(conn, "nobody") == NULL && code() == VIR_ERR_NO_DOMAIN;
    good = good && virGetLastErrorCode() == VIR_ERR_OK;
    good = good && close(conn) == 0 && virConnectClose(foreign) == 0;
    return (void *)good;
}

static void two_copies_and_dlclose(void)
{
    char path[64];
    pthread_t thread;
    void *good = NULL, *library;

    /* On glib, which the original needs, a second copy in one process is not to be had. */
    if (check_original())
        return;
    CHECK_INT(copy_library(path, sizeof(path)), 0);
    for (int i = 0; i < 3; i++) {
        library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
        CHECK(library != NULL);
        if (!library)
            break;
        /* The thread outlives its use of the library: what it keeps for itself goes before the code does. */
        CHECK_INT(pthread_create(&thread, NULL, use_copy, library), 0);
        CHECK_INT(pthread_join(thread, &good), 0);
        CHECK((long)good == 1);
        CHECK((long)use_copy(library) == 1);
        CHECK_INT(dlclose(library), 0);
    }
    unlink(path);
}

static int at_the_end = -1;

/* Runs after main, when this thread's own data may be gone already. */
static void use_at_exit(void)
{
    if (at_the_end >= 0)
        _exit(work("late") || virGetLastErrorMessage() == NULL ? 1 : at_the_end);
}

static void at_exit(void)
{
    pid_t child;

    fflush(stdout);
    child = fork();
    if (child == 0) {
        at_the_end = 0;
        atexit(use_at_exit);
        exit(2);
    }
    CHECK_INT(end_of(child), 0);
}

static virConnectPtr left_open;

__attribute__((destructor)) static void close_at_the_end(void)
{
    if (left_open && (virConnectNumOfDomains(left_open) < 1 || virConnectClose(left_open) != 0))
        _exit(3);
}

static void in_a_destructor(void)
{
    pid_t child;

    fflush(stdout);
    child = fork();
    if (child == 0) {
        left_open = virConnectOpen("test:///default");
        exit(left_open ? 0 : 2);
    }
    CHECK_INT(end_of(child), 0);
}

int main(void)
{
    check_begin();
    many_threads();
    in_a_child();
    signals_in_the_event_loop();
    two_copies_and_dlclose();
    at_exit();
    in_a_destructor();
    return check_end();
}
