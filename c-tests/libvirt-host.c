/* libvirt-host.h: opening and closing connections, what they tell, the host, and asking on the terminal. */
#define _POSIX_C_SOURCE 200809L

#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

static int freed;

static void count_free(void *opaque)
{
    CHECK(opaque == &freed);
    freed++;
}

static void closed(virConnectPtr conn, int reason, void *opaque)
{
    (void)conn;
    (void)reason;
    (void)opaque;
}

static void opening(void)
{
    virConnectPtr conn = virConnectOpen("test:/default?x=1");
    char *uri;

    CHECK(conn != NULL);
    uri = virConnectGetURI(conn);
    CHECK_STR(uri, "test:///default?x=1");
    free(uri);
    CHECK_INT(virConnectRef(conn), 0);
    CHECK_INT(virConnectClose(conn), 1);
    CHECK_INT(virConnectClose(conn), 0);

    CHECK_FAILS(virConnectOpen("test"), NULL, VIR_ERR_NO_CONNECT, VIR_FROM_NONE,
                "no connection driver available for URI 'test' does not include a driver name");
    CHECK_FAILS(virConnectOpen("test:///"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: testOpen: supply a path or use test:///default");
    CHECK_FAILS(virConnectOpen("a b"), NULL, VIR_ERR_INTERNAL_ERROR, VIR_FROM_URI,
                "internal error: Unable to parse URI a b");
    CHECK_FAILS(virConnectOpen("qemu://system"), NULL, VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE,
                "internal error: invalid URI qemu://system (maybe you want qemu:///system)");
    CHECK_FAILS(virConnectOpenAuth("test:///default", NULL, 1 << 20), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x100000) in function testConnectOpen");

    CHECK_FAILS(virConnectClose(NULL), -1, VIR_ERR_INVALID_CONN, VIR_FROM_NONE,
                "invalid connection pointer in virConnectClose");
}

static void default_uri(void)
{
    virConnectPtr conn;
    char *uri;

    setenv("LIBVIRT_DEFAULT_URI", "test:///default#chosen", 1);
    conn = virConnectOpen(NULL);
    CHECK(conn != NULL);
    uri = virConnectGetURI(conn);
    CHECK_STR(uri, "test:///default#chosen");
    free(uri);
    CHECK_INT(virConnectClose(conn), 0);

    conn = virConnectOpenReadOnly("");
    CHECK(conn != NULL);
    CHECK_FAILS(virNodeSuspendForDuration(conn, VIR_NODE_SUSPEND_TARGET_MEM, 0, 0), -1, VIR_ERR_OPERATION_DENIED,
                VIR_FROM_DOMAIN, "operation forbidden: read only access prevents virNodeSuspendForDuration");
    CHECK_INT(virConnectClose(conn), 0);

    unsetenv("LIBVIRT_DEFAULT_URI");
}

static void versions(virConnectPtr conn)
{
    unsigned long version = 0;
    unsigned long other = 0;

    CHECK_INT(virInitialize(), 0);
    CHECK_INT(virGetVersion(&version, "ignored", &other), 0);
    CHECK(version != 0 && version == other);
    CHECK_INT(virGetVersion(NULL, NULL, NULL), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INTERNAL_ERROR);
    CHECK_INT(virConnectGetLibVersion(conn, &other), 0);
    CHECK(version == other);
    CHECK_INT(virConnectGetVersion(conn, &version), 0);
    CHECK(version == 2);
    CHECK_FAILS(virConnectGetVersion(conn, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "hvVer in virConnectGetVersion must not be NULL");
}

static void what_a_connection_tells(virConnectPtr conn)
{
    char *text;

    CHECK_STR(virConnectGetType(conn), "TEST");
    CHECK_INT(virConnectIsAlive(conn), 1);
    CHECK_INT(virConnectIsSecure(conn), 1);
    CHECK_INT(virConnectIsEncrypted(conn), 0);
    CHECK_INT(virConnectGetMaxVcpus(conn, NULL), 32);
    CHECK_FAILS(virConnectSetKeepAlive(conn, 5, 3), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_DOMAIN,
                "this function is not supported by the connection driver: virConnectSetKeepAlive");
    text = virConnectGetHostname(conn);
    CHECK(text != NULL && *text);
    free(text);
    text = virConnectGetCapabilities(conn);
    CHECK(text != NULL && strstr(text, "<capabilities>"));
    free(text);
    text = virConnectGetSysinfo(conn, 0);
    CHECK(text != NULL && strstr(text, "<sysinfo type='smbios'>"));
    free(text);
    CHECK_FAILS(virConnectGetSysinfo(conn, 1), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testConnectGetSysinfo");
}

static void node(virConnectPtr conn)
{
    virNodeInfo info;
    int nparams = 0;

    memset(&info, 0xff, sizeof(info));
    CHECK_INT(virNodeGetInfo(conn, &info), 0);
    CHECK_STR(info.model, "i686");
    CHECK(info.memory == 3 * 1024 * 1024);
    CHECK_INT(info.cpus, 16);
    CHECK_INT(info.mhz, 1400);
    CHECK_INT(info.nodes, 2);
    CHECK_INT(info.sockets, 2);
    CHECK_INT(info.cores, 2);
    CHECK_INT(info.threads, 2);
    CHECK_INT(VIR_NODEINFO_MAXCPUS(info), 16);
    CHECK_FAILS(virNodeGetInfo(conn, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "info in virNodeGetInfo must not be NULL");
    CHECK_FAILS(virNodeGetMemoryStats(conn, -2, NULL, &nparams, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "cellNum in virNodeGetMemoryStats only accepts -1 as a negative value");
}

static void close_callback(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");

    CHECK_FAILS(virConnectRegisterCloseCallback(conn, NULL, NULL, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "cb in virConnectRegisterCloseCallback must not be NULL");
    CHECK_INT(virConnectRegisterCloseCallback(conn, closed, &freed, count_free), 0);
    CHECK_INT(virConnectUnregisterCloseCallback(conn, closed), 0);
    CHECK_INT(virConnectUnregisterCloseCallback(conn, closed), 0);
    CHECK_INT(virConnectClose(conn), 0);
    /* The original's test driver never frees it. */
    CHECK_INT(freed, check_original() ? 0 : 1);
}

/* Makes `text` what the standard input holds, and nothing more. */
static void type(const char *text)
{
    int ends[2];

    CHECK_INT(pipe(ends), 0);
    CHECK(write(ends[1], text, strlen(text)) == (ssize_t)strlen(text));
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    clearerr(stdin);
}

static int ask(virConnectCredentialPtr cred, unsigned int ncred)
{
    return virConnectAuthPtrDefault->cb(cred, ncred, virConnectAuthPtrDefault->cbdata);
}

/* In a session of its own, which has no terminal, passwords come from the standard input. */
static void asking_for_a_password(void)
{
    pid_t child;
    int status = -1;

    fflush(NULL);
    child = fork();
    if (child == 0) {
        virConnectCredential cred = {.type = VIR_CRED_PASSPHRASE, .prompt = "Password"};

        if (!freopen("/dev/null", "w", stdout) || setsid() < 0)
            _exit(2);
        type("secret\n");
        status = ask(&cred, 1) == 0 && cred.result && strcmp(cred.result, "secret") == 0 ? 0 : 1;
        free(cred.result);
        _exit(status);
    }
    CHECK(child > 0);
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_INT(status, 0);
}

static void asking_on_the_terminal(void)
{
    virConnectCredential creds[] = {
        {.type = VIR_CRED_AUTHNAME, .prompt = "Name", .defresult = "nobody"},
        {.type = VIR_CRED_ECHOPROMPT, .prompt = "Empty", .defresult = "default"},
        {.type = VIR_CRED_EXTERNAL, .challenge = "PolicyKit"},
        {.type = VIR_CRED_REALM, .prompt = "End"},
    };
    virConnectCredential odd = {.type = VIR_CRED_LANGUAGE, .prompt = "Language"};
    virConnectCredential other = {.type = VIR_CRED_EXTERNAL, .challenge = "other"};
    char shown[64] = "";
    int saved = dup(STDOUT_FILENO);
    int prompts[2];
    size_t i;

    fflush(stdout);
    CHECK_INT(pipe(prompts), 0);
    dup2(prompts[1], STDOUT_FILENO);
    type("somebody\n\n");
    i = ask(creds, 4) == 0;
    dup2(saved, STDOUT_FILENO);
    close(saved);
    close(prompts[1]);

    CHECK_INT(i, 1);
    CHECK(read(prompts[0], shown, sizeof(shown) - 1) > 0);
    close(prompts[0]);
    CHECK_STR(shown, "Name: Empty: End: ");
    CHECK_STR(creds[0].result, "somebody");
    CHECK_INT(creds[0].resultlen, 8);
    CHECK_STR(creds[1].result, "default");
    CHECK(creds[2].result == NULL);
    CHECK_STR(creds[3].result, "");
    for (i = 0; i < 4; i++)
        free(creds[i].result);
    CHECK_INT(ask(&odd, 1), -1);
    CHECK_INT(ask(&other, 1), -1);
}

static void the_default_credentials(void)
{
    virConnectAuthPtr auth = virConnectAuthPtrDefault;
    unsigned int i;

    CHECK(auth != NULL && auth->cb != NULL && auth->credtype != NULL);
    for (i = 0; i < auth->ncredtype; i++)
        CHECK(auth->credtype[i] != VIR_CRED_USERNAME);
    CHECK_INT(auth->ncredtype, 6);
}

int main(void)
{
    virConnectPtr conn;

    check_begin();
    the_default_credentials();
    /* Before anything is open that a forked process would leak. */
    asking_for_a_password();
    asking_on_the_terminal();

    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    opening();
    default_uri();
    versions(conn);
    what_a_connection_tells(conn);
    node(conn);
    close_callback();
    CHECK_INT(virConnectClose(conn), 0);
    return check_end();
}
