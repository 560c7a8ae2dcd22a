/* libvirt-storage.h: the pools and volumes of the test driver. */

/* VIR_STORAGE_POOL_EVENT_CALLBACK casts between kinds of function: it is the public way to register one. */
#pragma GCC diagnostic ignored "-Wcast-function-type"

#include <unistd.h>

#include "lists.h"

#define UUID "dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566"
#define CAPACITY (100ULL << 30)

static const char description[] = "<pool type='dir'>\n"
                                  "  <name>default-pool</name>\n"
                                  "  <uuid>" UUID "</uuid>\n"
                                  "  <capacity unit='bytes'>107374182400</capacity>\n"
                                  "  <allocation unit='bytes'>0</allocation>\n"
                                  "  <available unit='bytes'>107374182400</available>\n"
                                  "  <source>\n"
                                  "  </source>\n"
                                  "  <target>\n"
                                  "    <path>/default-pool</path>\n"
                                  "  </target>\n"
                                  "</pool>\n";

/* A node with two pools, of which one has volumes. */
static const char node[] = "<node>"
                           "<pool type='dir'><name>images</name><target><path>/images/</path></target>"
                           "<volume><name>a</name><capacity unit='KiB'>2</capacity></volume>"
                           "<volume><name>b</name><key>key</key><capacity>7</capacity><allocation>3</allocation>"
                           "<target><path>/elsewhere</path><format type='qcow2'/></target></volume></pool>"
                           "<pool type='disk'><name>disk</name><source><device path='/dev/vda'/></source>"
                           "<target><path>/dev</path></target>"
                           "<volume><name>vda1</name><capacity>5</capacity></volume></pool>"
                           "</node>";

static const char volume[] = "<volume type='file'>\n"
                             "  <name>b</name>\n"
                             "  <key>key</key>\n"
                             "  <capacity unit='bytes'>7</capacity>\n"
                             "  <allocation unit='bytes'>3</allocation>\n"
                             "  <target>\n"
                             "    <path>/elsewhere</path>\n"
                             "    <format type='qcow2'/>\n"
                             "  </target>\n"
                             "</volume>\n";

static virConnectPtr open_node(void)
{
    char path[] = "/tmp/ferrovirt-XXXXXX", uri[100];
    int fd = mkstemp(path);
    virConnectPtr conn;

    CHECK(fd >= 0 && write(fd, node, sizeof(node) - 1) == (ssize_t)sizeof(node) - 1);
    close(fd);
    snprintf(uri, sizeof(uri), "test://%s", path);
    conn = virConnectOpen(uri);
    unlink(path);
    return conn;
}

static void counting(virConnectPtr conn)
{
    check_by_name(conn, (struct by_name)BY_NAME(StoragePools, VIR_FROM_STORAGE), "default-pool");
    check_by_name(conn, (struct by_name)BY_NAME(DefinedStoragePools, VIR_FROM_STORAGE), NULL);
}

/* The original counts all where it is asked for no more than the count. */
LISTED(virStoragePool, StoragePools, NULL, !check_original())

static void listing(virConnectPtr conn, virConnectPtr other)
{
    CHECK_INT(passing(conn, 0), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_STORAGE_POOLS_DIR | VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_STORAGE_POOLS_FS | VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT), 0);
    CHECK_INT(passing(other, 0), 2);
    CHECK_INT(passing(other, VIR_CONNECT_LIST_STORAGE_POOLS_DISK), 1);
    CHECK_INT(passing(other, VIR_CONNECT_LIST_STORAGE_POOLS_DISK | VIR_CONNECT_LIST_STORAGE_POOLS_DIR), 2);

    refusing(conn, 1U << 30, 1U << 30);
}

static void finding(virConnectPtr conn)
{
    unsigned char uuid[VIR_UUID_BUFLEN] = {0};
    char text[VIR_UUID_STRING_BUFLEN];
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "default-pool");
    virStoragePoolPtr other;

    CHECK_STR(virStoragePoolGetName(pool), "default-pool");
    CHECK(virStoragePoolGetConnect(pool) == conn);
    CHECK_INT(virStoragePoolGetUUIDString(pool, text), 0);
    CHECK_STR(text, UUID);
    CHECK_FAILS(virStoragePoolLookupByUUID(conn, uuid), NULL, VIR_ERR_NO_STORAGE_POOL, VIR_FROM_TEST,
                "Storage pool not found: no storage pool with matching uuid '00000000-0000-0000-0000-000000000000'");
    CHECK_INT(virStoragePoolGetUUID(pool, uuid), 0);
    other = virStoragePoolLookupByUUID(conn, uuid);
    CHECK_STR(virStoragePoolGetName(other), "default-pool");
    CHECK_INT(virStoragePoolFree(other), 0);
    other = virStoragePoolLookupByUUIDString(conn, UUID);
    CHECK_STR(virStoragePoolGetName(other), "default-pool");
    CHECK_INT(virStoragePoolFree(other), 0);
    CHECK_INT(virStoragePoolFree(pool), 0);

    CHECK_FAILS(virStoragePoolLookupByName(conn, "none"), NULL, VIR_ERR_NO_STORAGE_POOL, VIR_FROM_TEST,
                "Storage pool not found: no storage pool with matching name 'none'");
    CHECK_FAILS(virStoragePoolLookupByUUIDString(conn, "bad"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_STORAGE,
                "uuidstr in virStoragePoolLookupByUUIDString must be a valid UUID");
    CHECK_FAILS(virStoragePoolLookupByTargetPath(conn, "/default-pool"), NULL, VIR_ERR_NO_SUPPORT, VIR_FROM_STORAGE,
                "this function is not supported by the connection driver: virStoragePoolLookupByTargetPath");
}

static void looking(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "default-pool");
    virStoragePoolInfo info;
    virStorageVolPtr *vols = NULL;
    char *text = virStoragePoolGetXMLDesc(pool, 0);
    int autostart = 7;

    CHECK_STR(text, description);
    free(text);
    CHECK_INT(virStoragePoolGetInfo(pool, &info), 0);
    CHECK_INT(info.state, VIR_STORAGE_POOL_RUNNING);
    CHECK(info.capacity == CAPACITY && info.allocation == 0 && info.available == CAPACITY);
    CHECK_INT(virStoragePoolIsActive(pool), 1);
    CHECK_INT(virStoragePoolIsPersistent(pool), 1);
    CHECK_INT(virStoragePoolGetAutostart(pool, &autostart), 0);
    CHECK_INT(autostart, 0);
    CHECK_INT(virStoragePoolNumOfVolumes(pool), 0);
    CHECK_INT(virStoragePoolListVolumes(pool, NULL, 0), 0);
    CHECK_INT(virStoragePoolListAllVolumes(pool, &vols, 0), 0);
    CHECK(vols != NULL && vols[0] == NULL);
    free(vols);

    CHECK_FAILS(virStoragePoolGetInfo(pool, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STORAGE,
                "info in virStoragePoolGetInfo must not be NULL");
    CHECK_FAILS(virStoragePoolGetXMLDesc(pool, VIR_STORAGE_XML_INACTIVE), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testStoragePoolGetXMLDesc");
    CHECK_FAILS(virStoragePoolListAllVolumes(pool, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testStoragePoolListAllVolumes");
    CHECK_FAILS(virStorageVolLookupByName(pool, "none"), NULL, VIR_ERR_NO_STORAGE_VOL, VIR_FROM_TEST,
                "Storage volume not found: no storage vol with matching name 'none'");
    CHECK_FAILS(virStoragePoolGetName(NULL), NULL, VIR_ERR_INVALID_STORAGE_POOL, VIR_FROM_STORAGE,
                "invalid storage pool pointer in virStoragePoolGetName");
    CHECK_INT(virStoragePoolFree(pool), 0);
}

static void volumes_of_a_pool(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "images");
    virStorageVolPtr *vols = NULL;
    virStoragePoolInfo info;
    char *names[3] = {NULL, NULL, NULL};

    CHECK_INT(virStoragePoolNumOfVolumes(pool), 2);
    CHECK_INT(virStoragePoolListVolumes(pool, names, 1), 1);
    CHECK(names[0] != NULL && names[1] == NULL);
    free(names[0]);
    CHECK_INT(virStoragePoolListVolumes(pool, names, 3), 2);
    CHECK(names[2] == NULL && strcmp(names[0], names[1]) != 0);
    free(names[0]);
    free(names[1]);
    CHECK_INT(virStoragePoolListAllVolumes(pool, NULL, 0), 2);
    CHECK_INT(virStoragePoolListAllVolumes(pool, &vols, 0), 2);
    CHECK(vols[0] && vols[1] && !vols[2]);
    virStorageVolFree(vols[0]);
    virStorageVolFree(vols[1]);
    free(vols);
    CHECK_INT(virStoragePoolGetInfo(pool, &info), 0);
    CHECK(info.allocation == 2048 + 3 && info.available == CAPACITY - 2048 - 3);
    CHECK_INT(virStoragePoolFree(pool), 0);
}

/* A volume by its name, its key and its path. */
static void finding_a_volume(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "images");
    virStorageVolPtr vol = virStorageVolLookupByName(pool, "b");
    virStoragePoolPtr holds = virStoragePoolLookupByVolume(vol);

    CHECK_STR(virStoragePoolGetName(holds), "images");
    CHECK_STR(virStorageVolGetName(vol), "b");
    CHECK_STR(virStorageVolGetKey(vol), "key");
    CHECK_INT(virStorageVolFree(vol), 0);
    CHECK_INT(virStoragePoolFree(holds), 0);
    CHECK_INT(virStoragePoolFree(pool), 0);
    vol = virStorageVolLookupByKey(conn, "/images/a");
    CHECK_STR(virStorageVolGetName(vol), "a");
    CHECK_INT(virStorageVolFree(vol), 0);
    vol = virStorageVolLookupByPath(conn, "/elsewhere");
    CHECK_STR(virStorageVolGetName(vol), "b");
    CHECK_INT(virStorageVolFree(vol), 0);

    CHECK_FAILS(virStorageVolLookupByKey(conn, "/elsewhere"), NULL, VIR_ERR_NO_STORAGE_VOL, VIR_FROM_TEST,
                "Storage volume not found: no storage vol with matching key '/elsewhere'");
    CHECK_FAILS(virStorageVolLookupByPath(conn, "key"), NULL, VIR_ERR_NO_STORAGE_VOL, VIR_FROM_TEST,
                "Storage volume not found: no storage vol with matching path 'key'");
    CHECK_FAILS(virStorageVolLookupByPath(conn, NULL), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_STORAGE,
                "path in virStorageVolLookupByPath must not be NULL");
}

static void looking_at_a_volume(virConnectPtr conn)
{
    virStorageVolPtr vol = virStorageVolLookupByKey(conn, "key");
    virStorageVolInfo info;
    char *text = virStorageVolGetXMLDesc(vol, 0);

    CHECK_STR(text, volume);
    free(text);
    text = virStorageVolGetPath(vol);
    CHECK_STR(text, "/elsewhere");
    free(text);
    CHECK_INT(virStorageVolGetInfo(vol, &info), 0);
    CHECK(info.type == VIR_STORAGE_VOL_FILE && info.capacity == 7 && info.allocation == 3);
    CHECK_FAILS(virStorageVolGetInfoFlags(vol, &info, 0), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STORAGE,
                "this function is not supported by the connection driver: virStorageVolGetInfoFlags");
    CHECK_FAILS(virStorageVolGetXMLDesc(vol, 1), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testStorageVolGetXMLDesc");
    CHECK_INT(virStorageVolRef(vol), 0);
    CHECK_INT(virStorageVolFree(vol), 0);
    CHECK_INT(virStorageVolFree(vol), 0);

    vol = virStorageVolLookupByPath(conn, "/dev/vda1");
    CHECK_INT(virStorageVolGetInfo(vol, &info), 0);
    CHECK_INT(info.type, VIR_STORAGE_VOL_BLOCK);
    CHECK_INT(virStorageVolFree(vol), 0);

    CHECK_FAILS(virStorageVolGetPath(NULL), NULL, VIR_ERR_INVALID_STORAGE_VOL, VIR_FROM_STORAGE,
                "invalid storage volume pointer in virStorageVolGetPath");
    CHECK_FAILS(virStorageVolFree((virStorageVolPtr)conn), -1, VIR_ERR_INVALID_STORAGE_VOL, VIR_FROM_STORAGE,
                "invalid storage volume pointer in virStorageVolFree");
}

#define POOL(name, uuid, path) \
    "<pool type='dir'><name>" name "</name><uuid>" uuid "</uuid><target><path>" path "</path></target></pool>"
#define ONE "11111111-1111-1111-1111-111111111111"
#define TWO "22222222-2222-2222-2222-222222222222"

/* The events so far: a letter each, of virStoragePoolEventLifecycleType or r for a refresh. */
static char events[32];

static void lifecycle(virConnectPtr conn, virStoragePoolPtr pool, int event, int detail, void *opaque)
{
    CHECK_STR(virStoragePoolGetName(pool), "made");
    CHECK(conn == opaque && detail == 0);
    strncat(events, &"DUSTCX"[event], 1);
}

static void refreshed(virConnectPtr conn, virStoragePoolPtr pool, void *opaque)
{
    CHECK_STR(virStoragePoolGetName(pool), "made");
    CHECK(conn == opaque);
    strcat(events, "r");
}

static void no_wait(int timer, void *opaque)
{
    (void)timer;
    (void)opaque;
}

/* What happened since the last look. */
static void check_events(const char *expected)
{
    int i;

    for (i = 0; i < 3; i++)
        CHECK_INT(virEventRunDefaultImpl(), 0);
    CHECK_STR(events, expected);
    events[0] = '\0';
}

/* A pool from its definition to its end. */
static void life_of_a_pool(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolDefineXML(conn, POOL("made", ONE, "/made"), 0);
    int autostart = 0;

    CHECK_STR(virStoragePoolGetName(pool), "made");
    CHECK_INT(virStoragePoolIsActive(pool), 0);
    CHECK_INT(virStoragePoolIsPersistent(pool), 1);
    CHECK_INT(virConnectNumOfDefinedStoragePools(conn), 1);
    check_events("D");
    CHECK_FAILS(virStoragePoolDestroy(pool), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: storage pool 'made' is not active");
    CHECK_FAILS(virStoragePoolRefresh(pool, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: storage pool 'made' is not active");
    CHECK_INT(virStoragePoolBuild(pool, 0), 0);
    CHECK_INT(virStoragePoolCreate(pool, 0), 0);
    CHECK_INT(virStoragePoolRefresh(pool, 0), 0);
    check_events("CSr");
    CHECK_FAILS(virStoragePoolCreate(pool, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: storage pool 'made' is active");
    CHECK_FAILS(virStoragePoolUndefine(pool), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: storage pool 'made' is active");
    CHECK_INT(virStoragePoolSetAutostart(pool, 1), 0);
    CHECK_INT(virStoragePoolGetAutostart(pool, &autostart), 0);
    CHECK_INT(autostart, 1);
    CHECK_INT(virStoragePoolDestroy(pool), 0);
    CHECK_INT(virStoragePoolDelete(pool, 0), 0);
    CHECK_INT(virStoragePoolUndefine(pool), 0);
    check_events("TXU");
    CHECK_FAILS(virStoragePoolCreate(pool, 0), -1, VIR_ERR_NO_STORAGE_POOL, VIR_FROM_TEST,
                "Storage pool not found: no storage pool with matching name 'made'");
    CHECK_FAILS(virStoragePoolBuild(pool, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testStoragePoolBuild");
    CHECK_INT(virStoragePoolFree(pool), 0);
}

/* A pool that is gone when it stops. */
static void transient_pool(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolCreateXML(conn, POOL("made", ONE, "/made"), 0);

    CHECK_INT(virStoragePoolIsActive(pool), 1);
    CHECK_INT(virStoragePoolIsPersistent(pool), 0);
    check_events("S");
    CHECK_FAILS(virStoragePoolSetAutostart(pool, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: pool has no config file");
    CHECK_FAILS(virStoragePoolCreateXML(conn, POOL("made", ONE, "/made"), 0), NULL, VIR_ERR_OPERATION_INVALID,
                VIR_FROM_STORAGE, "Requested operation is not valid: pool is already active as 'made'");
    CHECK_FAILS(virStoragePoolDefineXML(conn, POOL("made", TWO, "/other"), 0), NULL, VIR_ERR_OPERATION_FAILED,
                VIR_FROM_STORAGE, "operation failed: pool 'made' already exists with uuid " ONE);
    CHECK_FAILS(virStoragePoolDefineXML(conn, POOL("other", ONE, "/other"), 0), NULL, VIR_ERR_OPERATION_FAILED,
                VIR_FROM_STORAGE, "operation failed: pool 'made' is already defined with uuid " ONE);
    CHECK_FAILS(virStoragePoolDefineXML(conn, POOL("other", TWO, "/made"), 0), NULL, VIR_ERR_OPERATION_FAILED,
                VIR_FROM_STORAGE, "operation failed: Storage source conflict with pool: 'made'");
    CHECK_FAILS(virStoragePoolDefineXML(conn, "<pool type='dir'/>", 0), NULL, VIR_ERR_XML_ERROR, VIR_FROM_STORAGE,
                "XML error: missing pool source name element");
    CHECK_INT(virStoragePoolDestroy(pool), 0);
    check_events("T");
    CHECK_INT(virStoragePoolFree(pool), 0);
    CHECK_INT(virConnectNumOfDefinedStoragePools(conn), 0);
}

static void check_room(virStoragePoolPtr pool, unsigned long long allocation)
{
    virStoragePoolInfo info;

    CHECK_INT(virStoragePoolGetInfo(pool, &info), 0);
    CHECK(info.capacity == CAPACITY && info.allocation == allocation && info.available == CAPACITY - allocation);
}

static void making_volumes(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "default-pool");
    virStorageVolPtr vol = virStorageVolCreateXML(
        pool, "<volume><name>v</name><key>k</key><capacity>10</capacity><target><path>/x</path></target></volume>", 0);
    virStorageVolPtr copy;

    CHECK_STR(virStorageVolGetKey(vol), "/default-pool/v");
    check_room(pool, 10);
    CHECK_FAILS(virStorageVolCreateXML(pool, "<volume><name>v</name><capacity>10</capacity></volume>", 0), NULL,
                VIR_ERR_OPERATION_FAILED, VIR_FROM_TEST, "operation failed: storage vol already exists");
    CHECK_FAILS(virStorageVolCreateXML(pool, "<volume><name>w</name><capacity unit='TiB'>1</capacity></volume>", 0),
                NULL, VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST,
                "internal error: Not enough free space in pool for volume 'w'");
    CHECK_FAILS(virStorageVolCreateXML(pool, "<volume><name>w</name></volume>", 0), NULL, VIR_ERR_XML_ERROR,
                VIR_FROM_STORAGE, "XML error: missing capacity element");
    copy = virStorageVolCreateXMLFrom(
        pool, "<volume><name>w</name><capacity unit='TiB'>1</capacity><allocation>5</allocation></volume>", vol, 0);
    CHECK_STR(virStorageVolGetName(copy), "w");
    check_room(pool, 15);
    CHECK_INT(virStorageVolDelete(vol, 0), 0);
    check_room(pool, 5);
    CHECK_FAILS(virStorageVolDelete(vol, 0), -1, VIR_ERR_NO_STORAGE_VOL, VIR_FROM_TEST,
                "Storage volume not found: no storage vol with matching name 'v'");
    CHECK_FAILS(virStorageVolCreateXMLFrom(pool, "<volume><name>x</name><capacity>1</capacity></volume>", vol, 0),
                NULL, VIR_ERR_NO_STORAGE_VOL, VIR_FROM_TEST,
                "Storage volume not found: no storage vol with matching name 'v'");
    CHECK_FAILS(virStorageVolCreateXMLFrom(pool, "<volume/>", NULL, 0), NULL, VIR_ERR_INVALID_STORAGE_VOL,
                VIR_FROM_STORAGE, "invalid storage volume pointer in virStorageVolCreateXMLFrom");
    CHECK_INT(virStorageVolDelete(copy, 0), 0);
    check_room(pool, 0);
    CHECK_INT(virStorageVolFree(copy), 0);
    CHECK_INT(virStorageVolFree(vol), 0);
    CHECK_INT(virStoragePoolFree(pool), 0);
}

static void searching(virConnectPtr conn)
{
    char *text = virConnectFindStoragePoolSources(conn, "netfs", "<source><host name='h'/></source>", 0);

    CHECK_STR(text, "<sources>\n"
                    "  <source>\n"
                    "    <host name='h'/>\n"
                    "    <dir path='/testshare'/>\n"
                    "    <format type='nfs'/>\n"
                    "  </source>\n"
                    "</sources>\n");
    free(text);
    CHECK_FAILS(virConnectFindStoragePoolSources(conn, "netfs", NULL, 0), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: hostname must be specified for netfs sources");
    CHECK_FAILS(virConnectFindStoragePoolSources(conn, "fs", NULL, 0), NULL, VIR_ERR_NO_SUPPORT, VIR_FROM_TEST,
                "this function is not supported by the connection driver: "
                "pool type 'fs' does not support source discovery");
}

int main(void)
{
    virConnectPtr conn, other;
    int timer, callbacks[2];

    check_begin();
    CHECK_INT(virEventRegisterDefaultImpl(), 0);
    timer = virEventAddTimeout(0, no_wait, NULL, NULL);
    conn = virConnectOpen("test:///default");
    other = open_node();
    CHECK(conn != NULL && other != NULL);
    counting(conn);
    listing(conn, other);
    finding(conn);
    looking(conn);
    volumes_of_a_pool(other);
    finding_a_volume(other);
    looking_at_a_volume(other);
    callbacks[0] = virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
                                                         VIR_STORAGE_POOL_EVENT_CALLBACK(lifecycle), conn, NULL);
    callbacks[1] = virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_REFRESH,
                                                         VIR_STORAGE_POOL_EVENT_CALLBACK(refreshed), conn, NULL);
    life_of_a_pool(conn);
    transient_pool(conn);
    making_volumes(conn);
    searching(conn);
    CHECK_INT(virConnectStoragePoolEventDeregisterAny(conn, callbacks[0]), 0);
    CHECK_INT(virConnectStoragePoolEventDeregisterAny(conn, callbacks[1]), 0);
    CHECK_INT(virEventRemoveTimeout(timer), 0);
    CHECK_INT(virConnectClose(other), 0);
    CHECK_INT(virConnectClose(conn), 0);
    check_settle();
    return check_end();
}
