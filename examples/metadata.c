/* metadata: a program's own data, kept in the description of a domain.
 *
 *     metadata [URI [DOMAIN]]
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>

/* The name of the data is a URI that belongs to the program; the prefix is for the reader only. */
#define OWN_URI "https://example.org/backup"
#define OWN_PREFIX "backup"

static int set(virDomainPtr domain, const char *xml)
{
    return virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, xml, OWN_PREFIX, OWN_URI, VIR_DOMAIN_AFFECT_CURRENT);
}

static void show(virDomainPtr domain, int type, const char *what, const char *uri)
{
    char *text = virDomainGetMetadata(domain, type, uri, VIR_DOMAIN_AFFECT_CURRENT);
    if (text) {
        printf("%s: %s\n", what, text);
        free(text);
    } else if (virGetLastErrorCode() == VIR_ERR_NO_DOMAIN_METADATA) {
        printf("%s: none\n", what);
    } else {
        printf("%s: %s\n", what, virGetLastErrorMessage());
    }
}

static int run(virDomainPtr domain)
{
    show(domain, VIR_DOMAIN_METADATA_TITLE, "title", NULL);
    if (virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "the web server", NULL, NULL, 0) < 0)
        return 1;
    if (virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, "serves example.org", NULL, NULL, 0) < 0)
        return 1;
    show(domain, VIR_DOMAIN_METADATA_TITLE, "title", NULL);
    show(domain, VIR_DOMAIN_METADATA_DESCRIPTION, "description", NULL);

    if (set(domain, "<plan every='day'><keep>7</keep></plan>") < 0)
        return 1;
    show(domain, VIR_DOMAIN_METADATA_ELEMENT, "plan", OWN_URI);
    if (set(domain, "<plan every='week'><keep>4</keep></plan>") < 0)
        return 1;
    show(domain, VIR_DOMAIN_METADATA_ELEMENT, "plan", OWN_URI);
    /* NULL takes the element away. */
    if (set(domain, NULL) < 0)
        return 1;
    show(domain, VIR_DOMAIN_METADATA_ELEMENT, "plan", OWN_URI);

    if (virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "two\nlines", NULL, NULL, 0) < 0)
        printf("refused: %s\n", virGetLastErrorMessage());
    return 0;
}

static void quiet(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

int main(int argc, char **argv)
{
    virSetErrorFunc(NULL, quiet);
    virConnectPtr connection = virConnectOpen(argc > 1 ? argv[1] : "test:///default");
    virDomainPtr domain = connection ? virDomainLookupByName(connection, argc > 2 ? argv[2] : "test") : NULL;
    int status = domain ? run(domain) : 1;
    if (status != 0)
        fprintf(stderr, "failed: %s\n", virGetLastErrorMessage());
    if (domain)
        virDomainFree(domain);
    if (connection)
        virConnectClose(connection);
    return status;
}
