/* libvirt-secret.h: the test driver has no secrets and says so, after the same checks as everywhere. */
#include "check.h"

#define UNSUPPORTED(call, failure, name) \
    CHECK_FAILS(call, failure, VIR_ERR_NO_SUPPORT, VIR_FROM_SECRET, \
                "this function is not supported by the connection driver: " name)

static void happened(virConnectPtr conn, virSecretPtr secret, void *opaque)
{
    (void)conn;
    (void)secret;
    (void)opaque;
}

static void secrets(virConnectPtr conn)
{
    unsigned char uuid[VIR_UUID_BUFLEN] = {0};
    virSecretPtr *secrets = (virSecretPtr *)&conn;
    char *uuids[1];

    UNSUPPORTED(virConnectNumOfSecrets(conn), -1, "virConnectNumOfSecrets");
    UNSUPPORTED(virConnectListSecrets(conn, uuids, 1), -1, "virConnectListSecrets");
    UNSUPPORTED(virConnectListAllSecrets(conn, &secrets, 0), -1, "virConnectListAllSecrets");
    CHECK(secrets == NULL);
    UNSUPPORTED(virSecretLookupByUUID(conn, uuid), NULL, "virSecretLookupByUUID");
    UNSUPPORTED(virSecretLookupByUsage(conn, VIR_SECRET_USAGE_TYPE_VOLUME, "/v"), NULL, "virSecretLookupByUsage");
    UNSUPPORTED(virSecretDefineXML(conn, "<secret/>", 0), NULL, "virSecretDefineXML");
    UNSUPPORTED(virConnectSecretEventRegisterAny(conn, NULL, 0, happened, NULL, NULL), -1,
                "virConnectSecretEventRegisterAny");
    UNSUPPORTED(virConnectSecretEventDeregisterAny(conn, 0), -1, "virConnectSecretEventDeregisterAny");

    CHECK_FAILS(virConnectListSecrets(conn, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_SECRET,
                "uuids in virConnectListSecrets must not be NULL");
    CHECK_FAILS(virSecretLookupByUUIDString(conn, "bad"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_SECRET,
                "uuidstr in virSecretLookupByUUIDString must be a valid UUID");
    CHECK_FAILS(virSecretLookupByUsage(conn, 0, NULL), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_SECRET,
                "usageID in virSecretLookupByUsage must not be NULL");
    CHECK_FAILS(virConnectNumOfSecrets(NULL), -1, VIR_ERR_INVALID_CONN, VIR_FROM_SECRET,
                "invalid connection pointer in virConnectNumOfSecrets");
}

/* A call on a handle that is none. */
#define NO_SECRET(call, failure, name) \
    CHECK_FAILS(call, failure, VIR_ERR_INVALID_SECRET, VIR_FROM_SECRET, "Invalid secret: " name)

static void handles(virConnectPtr conn)
{
    virSecretPtr wrong = (virSecretPtr)conn;
    unsigned char uuid[VIR_UUID_BUFLEN];
    char text[VIR_UUID_STRING_BUFLEN];
    size_t size;

    NO_SECRET(virSecretGetConnect(NULL), NULL, "virSecretGetConnect");
    NO_SECRET(virSecretGetUUID(wrong, uuid), -1, "virSecretGetUUID");
    NO_SECRET(virSecretGetUUIDString(wrong, text), -1, "virSecretGetUUIDString");
    NO_SECRET(virSecretGetUsageType(wrong), -1, "virSecretGetUsageType");
    NO_SECRET(virSecretGetUsageID(wrong), NULL, "virSecretGetUsageID");
    NO_SECRET(virSecretGetXMLDesc(wrong, 0), NULL, "virSecretGetXMLDesc");
    NO_SECRET(virSecretGetValue(NULL, &size, 0), NULL, "virSecretGetValue");
    NO_SECRET(virSecretSetValue(NULL, uuid, 1, 0), -1, "virSecretSetValue");
    NO_SECRET(virSecretUndefine(NULL), -1, "virSecretUndefine");
    NO_SECRET(virSecretRef(NULL), -1, "virSecretRef");
    NO_SECRET(virSecretFree(NULL), -1, "virSecretFree");
}

int main(void)
{
    virConnectPtr conn;

    check_begin();
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    secrets(conn);
    handles(conn);
    CHECK_INT(virConnectClose(conn), 0);

    conn = virConnectOpenReadOnly("test:///default");
    CHECK_FAILS(virSecretDefineXML(conn, "<secret/>", 0), NULL, VIR_ERR_OPERATION_DENIED, VIR_FROM_SECRET,
                "operation forbidden: read only access prevents virSecretDefineXML");
    CHECK_INT(virConnectClose(conn), 0);
    return check_end();
}
