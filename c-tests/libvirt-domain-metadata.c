/* libvirt-domain.h: titles, descriptions and metadata of domains. */

/* VIR_DOMAIN_EVENT_CALLBACK casts between kinds of function: it is the public way to register one. */
#pragma GCC diagnostic ignored "-Wcast-function-type"

#include "domains.h"

#define LIVE VIR_DOMAIN_AFFECT_LIVE
#define CONFIG VIR_DOMAIN_AFFECT_CONFIG
#define TITLE VIR_DOMAIN_METADATA_TITLE
#define ELEMENT VIR_DOMAIN_METADATA_ELEMENT

static int events, event_kind;
static char event_uri[20];

static void changed(virConnectPtr c, virDomainPtr d, int kind, const char *uri, void *data)
{
    (void)c;
    (void)d;
    (void)data;
    events++;
    event_kind = kind;
    snprintf(event_uri, sizeof(event_uri), "%s", uri ? uri : "(none)");
}

static void is(virDomainPtr domain, int kind, const char *uri, unsigned int flags, const char *text)
{
    char *got = virDomainGetMetadata(domain, kind, uri, flags);

    CHECK_STR(got, text);
    if (!text)
        CHECK_ERROR(VIR_ERR_NO_DOMAIN_METADATA, VIR_FROM_DOMAIN);
    free(got);
}

static void titles(void)
{
    is(dom, TITLE, NULL, 0, NULL);
    CHECK_INT(virDomainSetMetadata(dom, TITLE, "a <b>", NULL, NULL, 0), 0);
    is(dom, TITLE, NULL, 0, "a <b>");
    is(dom, TITLE, NULL, CONFIG, NULL);
    CHECK(says(dom, 0, "  <title>a &lt;b&gt;</title>\n"));
    CHECK_INT(virDomainSetMetadata(dom, TITLE, "both", NULL, NULL, LIVE | CONFIG), 0);
    is(dom, TITLE, NULL, CONFIG, "both");
    is(dom, TITLE, NULL, LIVE, "both");
    CHECK_INT(virDomainSetMetadata(dom, TITLE, "", NULL, NULL, 0), 0);
    is(dom, TITLE, NULL, 0, NULL);
    CHECK_INT(virDomainSetMetadata(off, VIR_DOMAIN_METADATA_DESCRIPTION, "two\nlines", NULL, NULL, 0), 0);
    is(off, VIR_DOMAIN_METADATA_DESCRIPTION, NULL, CONFIG, "two\nlines");
    CHECK_INT(virDomainSetMetadata(off, TITLE, "x", NULL, NULL, LIVE), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN);
    CHECK_FAILS(virDomainSetMetadata(off, 3, "x", NULL, NULL, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: unknown metadata type '3'");
}

static void elements(void)
{
    CHECK_INT(virDomainSetMetadata(off, ELEMENT, "<a x='1'><b>text</b></a>", "k", "urn:one", 0), 0);
    CHECK(says(off, 0, "  <metadata>\n    <k:a xmlns:k=\"urn:one\" x=\"1\">\n      <k:b>text</k:b>\n    </k:a>\n  </metadata>\n"));
    is(off, ELEMENT, "urn:one", 0, "<a x=\"1\">\n  <b>text</b>\n</a>");
    is(off, ELEMENT, "urn:two", 0, NULL);
    CHECK_INT(virDomainSetMetadata(off, ELEMENT, "<c/>", "l", "urn:two", 0), 0);
    CHECK_INT(virDomainSetMetadata(off, ELEMENT, "<d/>", "k", "urn:one", 0), 0);
    is(off, ELEMENT, "urn:one", 0, "<d/>");
    is(off, ELEMENT, "urn:two", 0, "<c/>");
    CHECK_INT(virDomainSetMetadata(off, ELEMENT, NULL, NULL, "urn:one", 0), 0);
    is(off, ELEMENT, "urn:one", 0, NULL);
    CHECK_INT(virDomainSetMetadata(off, ELEMENT, NULL, NULL, "urn:two", 0), 0);
    CHECK(!says(off, 0, "metadata"));
}

static void what_is_no_element(void)
{
    CHECK_INT(virDomainSetMetadata(off, ELEMENT, "<a/>", "k", "urn:one", 0), 0);
    CHECK_INT(virDomainSetMetadata(off, ELEMENT, "<a>", "k", "urn:one", 0), -1);
    CHECK_ERROR(VIR_ERR_XML_DETAIL, VIR_FROM_DOMAIN);
    CHECK_FAILS(virDomainSetMetadata(off, ELEMENT, "<a/>", "1", "urn:one", 0), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_XML,
                "internal error: failed to validate prefix for a new XML namespace");
    CHECK_FAILS(virDomainSetMetadata(off, ELEMENT, "<a xmlns:k='urn:z'/>", "k", "urn:one", 0), -1,
                VIR_ERR_INTERNAL_ERROR, VIR_FROM_XML, "internal error: failed to create a new XML namespace");
    is(off, ELEMENT, "urn:one", 0, "<a/>");
}

static void metadata_of_a_definition(void)
{
    virDomainPtr other = virDomainDefineXML(
        conn, "<domain type='test'><name>other</name><metadata xmlns:o='urn:o'><o:a><o:b/></o:a>"
              "<p xmlns='urn:p'><q/></p></metadata><memory>1024</memory><os><type>hvm</type></os></domain>");

    is(other, ELEMENT, "urn:o", 0, "<a>\n  <b/>\n</a>");
    is(other, ELEMENT, "urn:p", 0, "<p>\n  <q/>\n</p>");
    CHECK_INT(virDomainFree(other), 0);
}

static void changes_are_told(void)
{
    int id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
                                              VIR_DOMAIN_EVENT_CALLBACK(changed), NULL, NULL);

    CHECK(id >= 0);
    events = 0;
    CHECK_INT(virDomainSetMetadata(dom, ELEMENT, "<a/>", "k", "urn:one", LIVE | CONFIG), 0);
    CHECK_INT(virDomainSetMetadata(dom, ELEMENT, "<a", "k", "urn:one", 0), -1);
    CHECK_INT(virEventRunDefaultImpl(), 0);
    CHECK_INT(events, 1);
    CHECK_INT(event_kind, ELEMENT);
    CHECK_STR(event_uri, "urn:one");
    CHECK_INT(virDomainSetMetadata(off, TITLE, "t", NULL, NULL, 0), 0);
    CHECK_INT(virEventRunDefaultImpl(), 0);
    CHECK_INT(events, 2);
    CHECK_STR(event_uri, "(none)");
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), 0);
    check_settle();
}

int main(void)
{
    void (*const tests[])(void) = {
        titles, elements, what_is_no_element, metadata_of_a_definition, changes_are_told,
    };

    virEventRegisterDefaultImpl();
    return RUN(tests);
}
