/* virterror.h: the last error of threads and connections, copies, handlers, and how errors print. */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <pthread.h>
#include <unistd.h>

#include "check.h"

/* Fails a call that needs no connection: VIR_ERR_INVALID_ARG from VIR_FROM_NONE. */
static void fail(void)
{
    virTypedParameterPtr params = NULL;
    int length = 0, room = 0;

    virTypedParamsAddFromString(&params, &length, &room, "field", VIR_TYPED_PARAM_INT, NULL);
    virTypedParamsFree(params, length);
}

#define FAILED "invalid argument: NULL value for field 'field'"

static void no_error(void)
{
    virError copy;
    virErrorPtr saved;

    virResetLastError();
    CHECK(virGetLastError() == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OK);
    CHECK_INT(virGetLastErrorDomain(), VIR_FROM_NONE);
    CHECK_STR(virGetLastErrorMessage(), "no error");
    memset(&copy, 0x55, sizeof(copy));
    CHECK_INT(virCopyLastError(&copy), 0);
    CHECK(copy.code == 0 && copy.message == NULL && copy.int2 == 0);
    saved = virSaveLastError();
    CHECK(saved != NULL && saved->code == 0);
    virFreeError(saved);
}

static void an_error_and_its_copies(void)
{
    virErrorPtr last, saved;
    virError copy;

    fail();
    last = virGetLastError();
    CHECK(last != NULL);
    if (!last)
        return;
    CHECK_INT(last->code, VIR_ERR_INVALID_ARG);
    CHECK_INT(last->domain, VIR_FROM_NONE);
    CHECK_INT(last->level, VIR_ERR_ERROR);
    CHECK_STR(last->message, FAILED);
    CHECK_STR(last->str1, "invalid argument: %1$s");
    CHECK_STR(last->str2, "NULL value for field 'field'");
    CHECK_STR(last->str3, NULL);
    CHECK_INT(last->int1, -1);
    CHECK_INT(last->int2, -1);

    memset(&copy, 0x55, sizeof(copy));
    CHECK_INT(virCopyLastError(&copy), VIR_ERR_INVALID_ARG);
    CHECK_INT(virCopyLastError(NULL), -1);
    saved = virSaveLastError();
    virResetLastError();
    CHECK(virGetLastError() == NULL);
    CHECK_STR(copy.message, FAILED);
    CHECK_STR(saved->message, FAILED);
    CHECK(copy.message != saved->message);
    virResetError(&copy);
    CHECK(copy.code == 0 && copy.message == NULL && copy.str1 == NULL);
    virResetError(&copy);
    virResetError(NULL);
    virFreeError(saved);
    virFreeError(NULL);
}

static void errno_stays(void)
{
    errno = 77;
    fail();
    CHECK_INT(errno, 77);
    virFreeError(virSaveLastError());
    CHECK_INT(errno, 77);
}

static void *other_thread(void *data)
{
    int *code = data;

    *code = virGetLastErrorCode();
    fail();
    return NULL;
}

static void each_thread_has_its_own(void)
{
    pthread_t thread;
    int code = -1;

    fail();
    CHECK(pthread_create(&thread, NULL, other_thread, &code) == 0);
    pthread_join(thread, NULL);
    CHECK_INT(code, VIR_ERR_OK);
    virResetLastError();
}

static void remember(void *data, virErrorPtr error)
{
    *(int *)data = error->code;
}

static void handlers(void)
{
    int process = 0, own = 0;
    virConnectPtr conn = virConnectOpen("test:///default");
    virError copy;

    CHECK(conn != NULL);
    if (!conn)
        return;
    virSetErrorFunc(&process, remember);
    CHECK(virDomainLookupByName(conn, "no such domain") == NULL);
    CHECK_INT(process, VIR_ERR_NO_DOMAIN);

    process = 0;
    virConnSetErrorFunc(conn, &own, remember);
    CHECK(virDomainLookupByName(conn, "no such domain") == NULL);
    CHECK_INT(own, VIR_ERR_NO_DOMAIN);
    CHECK_INT(process, 0);

    own = 0;
    virConnSetErrorFunc(conn, NULL, NULL);
    CHECK(virDomainLookupByName(conn, "no such domain") == NULL);
    CHECK_INT(own, 0);
    CHECK_INT(process, VIR_ERR_NO_DOMAIN);
    virSetErrorFunc(NULL, check_swallow);

    /* The connection remembers while the thread has forgotten. */
    CHECK(virConnectGetType(conn) != NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OK);
    CHECK(virConnGetLastError(conn) != NULL && virConnGetLastError(conn)->code == VIR_ERR_NO_DOMAIN);
    memset(&copy, 0x55, sizeof(copy));
    CHECK_INT(virConnCopyLastError(conn, &copy), VIR_ERR_NO_DOMAIN);
    CHECK(copy.message != NULL);
    virResetError(&copy);
    virConnResetLastError(conn);
    CHECK_INT(virConnCopyLastError(conn, &copy), VIR_ERR_OK);
    CHECK(copy.message == NULL);
    virConnectClose(conn);
}

static void no_connection(void)
{
    virError copy;

    CHECK(virConnGetLastError(NULL) == NULL);
    memset(&copy, 0x55, sizeof(copy));
    CHECK_INT(virConnCopyLastError(NULL, &copy), -1);
    CHECK(copy.code == 0 && copy.message == NULL);
    virConnResetLastError(NULL);
    virConnSetErrorFunc(NULL, NULL, NULL);
    /* What only ours promises. */
    if (!check_original())
        CHECK_INT(virConnCopyLastError(NULL, NULL), -1);
}

/* What virDefaultErrorFunc writes to the standard error stream. */
static const char *printed(virErrorPtr error)
{
    static char text[512];
    int ends[2], before = dup(STDERR_FILENO);
    ssize_t length;

    if (pipe(ends) < 0 || dup2(ends[1], STDERR_FILENO) < 0)
        return NULL;
    virDefaultErrorFunc(error);
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    close(ends[1]);
    length = read(ends[0], text, sizeof(text) - 1);
    close(ends[0]);
    text[length > 0 ? length : 0] = '\0';
    return text;
}

static const char *line(int domain, int code, virErrorLevel level, int int1, char *message)
{
    virError error;

    memset(&error, 0, sizeof(error));
    error.domain = domain;
    error.code = code;
    error.level = level;
    error.int1 = int1;
    error.message = message;
    return printed(&error);
}

static void printing(void)
{
    char plain[] = "what happened", ended[] = "what happened\n", empty[] = "";

    CHECK_STR(printed(NULL), "");
    CHECK_STR(line(VIR_FROM_TEST, VIR_ERR_OK, VIR_ERR_ERROR, 0, plain), "");
    CHECK_STR(line(VIR_FROM_TEST, VIR_ERR_INTERNAL_ERROR, VIR_ERR_ERROR, 0, plain),
              "libvirt: Test Driver error : what happened\n");
    CHECK_STR(line(VIR_FROM_TEST, VIR_ERR_INTERNAL_ERROR, VIR_ERR_WARNING, 0, ended),
              "libvirt: Test Driver warning : what happened\n");
    CHECK_STR(line(VIR_FROM_NONE, VIR_ERR_INTERNAL_ERROR, VIR_ERR_NONE, 3, empty), "libvirt:   : \n");
    CHECK_STR(line(9999, VIR_ERR_INTERNAL_ERROR, VIR_ERR_ERROR, 0, plain), "libvirt: Unknown error : what happened\n");
    CHECK_STR(line(-1, VIR_ERR_INTERNAL_ERROR, VIR_ERR_ERROR, 0, plain), "libvirt: Unknown error : what happened\n");
    CHECK_STR(line(VIR_FROM_XML, VIR_ERR_XML_DETAIL, VIR_ERR_ERROR, 17, plain),
              "libvirt: XML Util error : line 17: what happened");
    CHECK_STR(line(VIR_FROM_XML, VIR_ERR_XML_DETAIL, VIR_ERR_ERROR, 17, ended),
              "libvirt: XML Util error : line 17: what happened\n");
    CHECK_STR(line(VIR_FROM_XML, VIR_ERR_XML_DETAIL, VIR_ERR_ERROR, 0, plain),
              "libvirt: XML Util error : what happened\n");
    CHECK_STR(line(VIR_FROM_XML, VIR_ERR_XML_ERROR, VIR_ERR_ERROR, 17, plain),
              "libvirt: XML Util error : what happened\n");
    /* What only ours promises. */
    if (!check_original())
        CHECK_STR(line(VIR_FROM_TEST, VIR_ERR_INTERNAL_ERROR, VIR_ERR_ERROR, 0, NULL),
                  "libvirt: Test Driver error : \n");
}

int main(void)
{
    check_begin();
    no_error();
    an_error_and_its_copies();
    errno_stays();
    each_thread_has_its_own();
    handlers();
    no_connection();
    printing();
    return check_end();
}
