/* libvirt-domain.h: domains in files. */
#include "check.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/save-test-XXXXXX";
static char image[64], core[64];

/* Whether a file begins with what such files begin with. */
static int is_image(const char *path)
{
    char start[15] = "";
    FILE *file = fopen(path, "rb");
    size_t read = file ? fread(start, 1, sizeof(start), file) : 0;

    if (file)
        fclose(file);
    return read == sizeof(start) && !memcmp(start, "TestGuestMagic", sizeof(start));
}

static void check_saving(virConnectPtr conn, virDomainPtr dom)
{
    struct stat info;
    char *xml;
    int state, reason;

    CHECK_FAILS(virDomainSaveFlags(dom, image, "<domain/>", 0), -1, VIR_ERR_ARGUMENT_UNSUPPORTED, VIR_FROM_TEST,
                "argument unsupported: xml modification unsupported");
    CHECK_INT(virDomainSave(dom, "/nonexistent/folder/x"), -1);
    CHECK_STR(virGetLastErrorMessage(),
              "saving domain 'test' to '/nonexistent/folder/x': open failed: No such file or directory");
    CHECK_ERROR(VIR_ERR_SYSTEM_ERROR, VIR_FROM_TEST);
    CHECK_INT(virDomainIsActive(dom), 1);

    CHECK_INT(virDomainSave(dom, image), 0);
    CHECK(is_image(image));
    CHECK_INT(stat(image, &info), 0);
    CHECK_INT(info.st_mode & 0777, 0600);
    CHECK_INT(virDomainGetState(dom, &state, &reason, 0), 0);
    CHECK_INT(state, VIR_DOMAIN_SHUTOFF);
    CHECK_INT(reason, VIR_DOMAIN_SHUTOFF_SAVED);
    CHECK_INT(virDomainGetID(dom), (unsigned int)-1);
    CHECK_FAILS(virDomainSave(dom, core), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN,
                "Requested operation is not valid: domain is not running");

    xml = virDomainSaveImageGetXMLDesc(conn, image, 0);
    CHECK(xml && strstr(xml, "<name>test</name>") && !strstr(xml, " id='"));
    free(xml);
}

static void check_restoring(virConnectPtr conn, virDomainPtr dom)
{
    char *xml = virDomainGetXMLDesc(dom, VIR_DOMAIN_XML_SECURE), *changed;
    int state, reason;

    CHECK_INT(virDomainSaveImageDefineXML(conn, image, "<nonsense/>", 0), -1);
    CHECK(is_image(image));
    CHECK_INT(virDomainSaveImageDefineXML(conn, image, xml, 0), 0);
    free(xml);
    changed = virDomainSaveImageGetXMLDesc(conn, image, VIR_DOMAIN_SAVE_IMAGE_XML_SECURE);
    CHECK(changed && strstr(changed, "<name>test</name>"));
    free(changed);

    CHECK_INT(virDomainRestore(conn, image), 0);
    CHECK_INT(virDomainGetState(dom, &state, &reason, 0), 0);
    CHECK_INT(state, VIR_DOMAIN_RUNNING);
    CHECK_INT(reason, VIR_DOMAIN_RUNNING_RESTORED);
    CHECK_FAILS(virDomainRestore(conn, image), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN,
                "Requested operation is not valid: domain 'test' is already active");
}

static void write_file(const char *path, const void *data, size_t length)
{
    FILE *file = fopen(path, "wb");

    CHECK(file && fwrite(data, 1, length, file) == length);
    if (file)
        fclose(file);
}

static void check_files(virConnectPtr conn)
{
    CHECK_INT(virDomainRestore(conn, "/nonexistent"), -1);
    CHECK_STR(virGetLastErrorMessage(), "cannot read domain image '/nonexistent': No such file or directory");
    write_file(image, "no such thing at all", 20);
    CHECK_FAILS(virDomainRestore(conn, image), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST,
                "internal error: mismatched header magic");
    write_file(image, "TestGuestMagic\0\0\0\0\0", 19);
    CHECK_FAILS(virDomainRestore(conn, image), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST,
                "internal error: length of metadata out of range");
    write_file(image, "TestGuestMagic\0\377\377\377\377", 19);
    CHECK_FAILS(virDomainRestore(conn, image), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST,
                "internal error: length of metadata out of range");
    write_file(image, "TestGuestMagic", 14);
    CHECK_INT(virDomainRestore(conn, image), -1);
    CHECK_ERROR(VIR_ERR_SYSTEM_ERROR, VIR_FROM_TEST);
}

static void check_dumps(virDomainPtr dom)
{
    int state, reason;

    CHECK_INT(virDomainCoreDump(dom, core, 0), 0);
    CHECK(is_image(core));
    CHECK_INT(virDomainIsActive(dom), 1);
    CHECK_INT(virDomainCoreDumpWithFormat(dom, core, VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO, VIR_DUMP_CRASH), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST);
    CHECK_INT(virDomainIsActive(dom), 1);
    CHECK_INT(virDomainCoreDump(dom, core, VIR_DUMP_CRASH), 0);
    CHECK_INT(virDomainGetState(dom, &state, &reason, 0), 0);
    CHECK_INT(state, VIR_DOMAIN_SHUTOFF);
    CHECK_INT(reason, VIR_DOMAIN_SHUTOFF_CRASHED);
}

/* A disk without room: an error, and nothing lost. The original removes the device. */
static void check_full(virDomainPtr dom)
{
    if (check_original() || access("/dev/full", W_OK) != 0)
        return;
    CHECK_INT(virDomainCreate(dom), 0);
    CHECK_INT(virDomainSave(dom, "/dev/full"), -1);
    CHECK_STR(virGetLastErrorMessage(), "saving domain 'test' to '/dev/full': write failed: No space left on device");
    CHECK_INT(virDomainIsActive(dom), 1);
    CHECK_INT(access("/dev/full", F_OK), 0);
    CHECK_INT(virDomainDestroy(dom), 0);
}

int main(void)
{
    check_begin();
    CHECK(mkdtemp(folder));
    snprintf(image, sizeof(image), "%s/image", folder);
    snprintf(core, sizeof(core), "%s/core", folder);
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");

    check_saving(conn, dom);
    check_restoring(conn, dom);
    check_files(conn);
    check_dumps(dom);
    check_full(dom);
    unlink(image);
    unlink(core);
    CHECK_INT(rmdir(folder), 0);
    virDomainFree(dom);
    virConnectClose(conn);
    return check_end();
}
