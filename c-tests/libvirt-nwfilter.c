/* libvirt-nwfilter.h: the test driver has no filters and says so, after the same checks as everywhere. */
#include "check.h"

#define UNSUPPORTED(call, failure, name) \
    CHECK_FAILS(call, failure, VIR_ERR_NO_SUPPORT, VIR_FROM_NWFILTER, \
                "this function is not supported by the connection driver: " name)

static void filters(virConnectPtr conn)
{
    unsigned char uuid[VIR_UUID_BUFLEN] = {0};
    virNWFilterPtr *filters = (virNWFilterPtr *)&conn;
    char *names[1];

    UNSUPPORTED(virConnectNumOfNWFilters(conn), -1, "virConnectNumOfNWFilters");
    UNSUPPORTED(virConnectListNWFilters(conn, names, 1), -1, "virConnectListNWFilters");
    UNSUPPORTED(virConnectListAllNWFilters(conn, &filters, 0), -1, "virConnectListAllNWFilters");
    CHECK(filters == NULL);
    UNSUPPORTED(virNWFilterLookupByName(conn, "f"), NULL, "virNWFilterLookupByName");
    UNSUPPORTED(virNWFilterLookupByUUID(conn, uuid), NULL, "virNWFilterLookupByUUID");
    UNSUPPORTED(virNWFilterDefineXML(conn, "<filter/>"), NULL, "virNWFilterDefineXML");
    UNSUPPORTED(virNWFilterDefineXMLFlags(conn, "<filter/>", 0), NULL, "virNWFilterDefineXMLFlags");

    CHECK_FAILS(virConnectListNWFilters(conn, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NWFILTER,
                "names in virConnectListNWFilters must not be NULL");
    CHECK_FAILS(virNWFilterLookupByUUIDString(conn, "bad"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_NWFILTER,
                "uuidstr in virNWFilterLookupByUUIDString must be a valid UUID");
    CHECK_FAILS(virNWFilterLookupByName(conn, NULL), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_NWFILTER,
                "name in virNWFilterLookupByName must not be NULL");
    CHECK_FAILS(virConnectNumOfNWFilters(NULL), -1, VIR_ERR_INVALID_CONN, VIR_FROM_NWFILTER,
                "invalid connection pointer in virConnectNumOfNWFilters");
}

static void bindings(virConnectPtr conn)
{
    virNWFilterBindingPtr *bindings = (virNWFilterBindingPtr *)&conn;

    UNSUPPORTED(virConnectListAllNWFilterBindings(conn, &bindings, 0), -1, "virConnectListAllNWFilterBindings");
    CHECK(bindings == NULL);
    UNSUPPORTED(virNWFilterBindingLookupByPortDev(conn, "vnet0"), NULL, "virNWFilterBindingLookupByPortDev");
    UNSUPPORTED(virNWFilterBindingCreateXML(conn, "<filterbinding/>", 0), NULL, "virNWFilterBindingCreateXML");
    CHECK_FAILS(virNWFilterBindingLookupByPortDev(conn, NULL), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_NWFILTER,
                "portdev in virNWFilterBindingLookupByPortDev must not be NULL");
}

/* A call on a handle that is none. */
#define NO_FILTER(call, failure, name) \
    CHECK_FAILS(call, failure, VIR_ERR_INVALID_NWFILTER, VIR_FROM_NWFILTER, "Invalid network filter: " name)
#define NO_BINDING(call, failure, name) \
    CHECK_FAILS(call, failure, VIR_ERR_INVALID_NWFILTER_BINDING, VIR_FROM_NWFILTER, \
                "Invalid network filter binding: " name)

static void handles(virConnectPtr conn)
{
    virNWFilterPtr wrong = (virNWFilterPtr)conn;
    unsigned char uuid[VIR_UUID_BUFLEN];
    char text[VIR_UUID_STRING_BUFLEN];

    NO_FILTER(virNWFilterGetName(NULL), NULL, "virNWFilterGetName");
    NO_FILTER(virNWFilterGetName(wrong), NULL, "virNWFilterGetName");
    NO_FILTER(virNWFilterGetUUID(wrong, uuid), -1, "virNWFilterGetUUID");
    NO_FILTER(virNWFilterGetUUIDString(wrong, text), -1, "virNWFilterGetUUIDString");
    NO_FILTER(virNWFilterGetXMLDesc(wrong, 0), NULL, "virNWFilterGetXMLDesc");
    NO_FILTER(virNWFilterUndefine(NULL), -1, "virNWFilterUndefine");
    NO_FILTER(virNWFilterRef(NULL), -1, "virNWFilterRef");
    NO_FILTER(virNWFilterFree(NULL), -1, "virNWFilterFree");

    NO_BINDING(virNWFilterBindingGetPortDev(NULL), NULL, "virNWFilterBindingGetPortDev");
    NO_BINDING(virNWFilterBindingGetFilterName(NULL), NULL, "virNWFilterBindingGetFilterName");
    NO_BINDING(virNWFilterBindingGetXMLDesc((virNWFilterBindingPtr)conn, 0), NULL, "virNWFilterBindingGetXMLDesc");
    NO_BINDING(virNWFilterBindingDelete(NULL), -1, "virNWFilterBindingDelete");
    NO_BINDING(virNWFilterBindingRef(NULL), -1, "virNWFilterBindingRef");
    NO_BINDING(virNWFilterBindingFree(NULL), -1, "virNWFilterBindingFree");
}

int main(void)
{
    virConnectPtr conn;

    check_begin();
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    filters(conn);
    bindings(conn);
    handles(conn);
    CHECK_INT(virConnectClose(conn), 0);

    conn = virConnectOpenReadOnly("test:///default");
    CHECK_FAILS(virNWFilterDefineXML(conn, "<filter/>"), NULL, VIR_ERR_OPERATION_DENIED, VIR_FROM_NWFILTER,
                "operation forbidden: read only access prevents virNWFilterDefineXML");
    CHECK_INT(virConnectClose(conn), 0);
    return check_end();
}
