/* authenticate: answering a connection that asks who you are.
 *
 *     authenticate URI USER [PASSWORD]
 *
 * Try it on auth.xml, the node file beside this program: test:///path/to/auth.xml
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct answers {
    const char *user;
    const char *password;
};

/* Fills in what is asked for. The library frees the results, so each is a copy of its own.
 * -1 ends the attempt: the connection is not opened. */
static int answer(virConnectCredentialPtr asked, unsigned int count, void *opaque)
{
    const struct answers *answers = opaque;
    for (unsigned int i = 0; i < count; i++) {
        const char *text = NULL;
        if (asked[i].type == VIR_CRED_AUTHNAME)
            text = answers->user;
        else if (asked[i].type == VIR_CRED_PASSPHRASE)
            text = answers->password;
        printf("asked: %s\n", asked[i].prompt);
        if (!text)
            return -1;
        asked[i].result = strdup(text);
        if (!asked[i].result)
            return -1;
        asked[i].resultlen = (unsigned int)strlen(text);
    }
    return 0;
}

static void quiet(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: %s URI USER [PASSWORD]\n", argv[0]);
        return 2;
    }
    /* The kinds of question that `answer` understands; others are not put to it. */
    int kinds[] = {VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE};
    struct answers answers = {argv[2], argc > 3 ? argv[3] : NULL};
    virConnectAuth auth = {.credtype = kinds, .ncredtype = sizeof(kinds) / sizeof(kinds[0]), .cb = answer, .cbdata = &answers};

    virSetErrorFunc(NULL, quiet);
    virConnectPtr connection = virConnectOpenAuth(argv[1], &auth, 0);
    if (!connection) {
        printf("no (error %d): %s\n", virGetLastErrorCode(), virGetLastErrorMessage());
        return 1;
    }
    printf("open, %d domain(s) running\n", virConnectNumOfDomains(connection));
    virConnectClose(connection);
    return 0;
}
