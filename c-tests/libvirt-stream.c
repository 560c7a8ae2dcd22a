/* libvirt-stream.h: streams that nothing is attached to, as every stream begins. */
#include <errno.h>

#include "check.h"

#define UNSUPPORTED "this function is not supported by the connection driver: "

static int calls;

static int source(virStreamPtr st, char *data, size_t nbytes, void *opaque)
{
    (void)st;
    calls++;
    if (nbytes > 0)
        memset(data, 'x', nbytes);
    errno = *(int *)opaque;
    return errno ? -1 : (int)nbytes;
}

static int sink(virStreamPtr st, const char *data, size_t nbytes, void *opaque)
{
    (void)st;
    (void)data;
    (void)opaque;
    calls++;
    return (int)nbytes;
}

static int source_hole(virStreamPtr st, int *in_data, long long *bytes, void *opaque)
{
    (void)st;
    calls++;
    *in_data = *(int *)opaque == 0;
    *bytes = 100;
    return *(int *)opaque > 0 ? -1 : 0;
}

static int skip(virStreamPtr st, long long bytes, void *opaque)
{
    (void)st;
    (void)bytes;
    (void)opaque;
    return 0;
}

static void event(virStreamPtr st, int events, void *opaque)
{
    (void)st;
    (void)events;
    (void)opaque;
}

static int freed;

static void free_data(void *opaque)
{
    (void)opaque;
    freed++;
}

static void no_stream(void)
{
    char byte = 'x';
    long long length = 0;

    CHECK_FAILS(virStreamRef(NULL), -1, VIR_ERR_INVALID_STREAM, VIR_FROM_STREAMS,
                "invalid stream pointer in virStreamRef");
    CHECK_STR(virGetLastError()->str1, "invalid stream pointer in %1$s");
    CHECK_STR(virGetLastError()->str2, "virStreamRef");
    CHECK_INT(virStreamSend(NULL, &byte, 1), -1);
    CHECK_INT(virStreamRecv(NULL, &byte, 1), -1);
    CHECK_INT(virStreamRecvFlags(NULL, &byte, 1, 0), -1);
    CHECK_INT(virStreamSendHole(NULL, 1, 0), -1);
    CHECK_INT(virStreamRecvHole(NULL, &length, 0), -1);
    CHECK_INT(virStreamSendAll(NULL, source, NULL), -1);
    CHECK_INT(virStreamSparseSendAll(NULL, source, source_hole, skip, NULL), -1);
    CHECK_INT(virStreamRecvAll(NULL, sink, NULL), -1);
    CHECK_INT(virStreamSparseRecvAll(NULL, sink, skip, NULL), -1);
    CHECK_INT(virStreamEventAddCallback(NULL, VIR_STREAM_EVENT_READABLE, event, NULL, NULL), -1);
    CHECK_INT(virStreamEventUpdateCallback(NULL, 0), -1);
    CHECK_INT(virStreamEventRemoveCallback(NULL), -1);
    CHECK_INT(virStreamFinish(NULL), -1);
    CHECK_INT(virStreamAbort(NULL), -1);
    CHECK_FAILS(virStreamFree(NULL), -1, VIR_ERR_INVALID_STREAM, VIR_FROM_STREAMS,
                "invalid stream pointer in virStreamFree");
    CHECK_FAILS(virStreamNew(NULL, 0), NULL, VIR_ERR_INVALID_CONN, VIR_FROM_STREAMS,
                "invalid connection pointer in virStreamNew");
    CHECK_INT(calls, 0);
}

static void nothing_attached(virConnectPtr conn)
{
    virStreamPtr st = virStreamNew(conn, 0);
    char byte = 'x';
    long long length = 0;

    CHECK(st != NULL);
    if (!st)
        return;
    CHECK_INT(virStreamRef(st), 0);
    CHECK_INT(virStreamFree(st), 0);

    CHECK_FAILS(virStreamSend(st, &byte, 1), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS, UNSUPPORTED "virStreamSend");
    CHECK_FAILS(virStreamSend(st, &byte, 0), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS, UNSUPPORTED "virStreamSend");
    CHECK_FAILS(virStreamRecv(st, &byte, 1), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS, UNSUPPORTED "virStreamRecv");
    CHECK_FAILS(virStreamRecvFlags(st, &byte, 1, 0xffff), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamRecvFlags");
    CHECK_FAILS(virStreamSendHole(st, -1, 7), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamSendHole");
    CHECK_FAILS(virStreamRecvHole(st, &length, 7), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamRecvHole");
    CHECK_FAILS(virStreamEventAddCallback(st, 1, event, &byte, free_data), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamEventAddCallback");
    CHECK_FAILS(virStreamEventUpdateCallback(st, 1), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamEventUpdateCallback");
    CHECK_FAILS(virStreamEventRemoveCallback(st), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamEventRemoveCallback");
    CHECK_FAILS(virStreamFinish(st), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS, UNSUPPORTED "virStreamFinish");
    CHECK_INT(virStreamAbort(st), 0);
    CHECK_INT(freed, 0);

    CHECK_FAILS(virStreamSend(st, NULL, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS,
                "data in virStreamSend must not be NULL");
    CHECK_FAILS(virStreamRecv(st, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS,
                "data in virStreamRecv must not be NULL");
    CHECK_FAILS(virStreamRecvFlags(st, NULL, 1, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS,
                "data in virStreamRecvFlags must not be NULL");
    CHECK_FAILS(virStreamRecvHole(st, NULL, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS,
                "length in virStreamRecvHole must not be NULL");
    CHECK_INT(virStreamFree(st), 0);
}

static void whole_transfers(virConnectPtr conn)
{
    virStreamPtr st = virStreamNew(conn, 0);
    int none = 0, full = ENOSPC, hole = -1;

    /* Sending asks the source first, and names the call that failed within. */
    CHECK_FAILS(virStreamSendAll(st, source, &none), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamSend");
    CHECK_INT(calls, 1);
    CHECK_FAILS(virStreamSendAll(st, source, &full), -1, VIR_ERR_SYSTEM_ERROR, VIR_FROM_STREAMS,
                "send handler failed: No space left on device");
    CHECK_INT(virGetLastError()->int1, ENOSPC);
    CHECK_FAILS(virStreamSparseSendAll(st, source, source_hole, skip, &none), -1, VIR_ERR_NO_SUPPORT,
                VIR_FROM_STREAMS, UNSUPPORTED "virStreamSend");
    CHECK_FAILS(virStreamSparseSendAll(st, source, source_hole, skip, &hole), -1, VIR_ERR_NO_SUPPORT,
                VIR_FROM_STREAMS, UNSUPPORTED "virStreamSendHole");
    errno = 0;
    CHECK_FAILS(virStreamSparseSendAll(st, source, source_hole, skip, &full), -1, VIR_ERR_SYSTEM_ERROR,
                VIR_FROM_STREAMS, "send holeHandler failed: Input/output error");
    calls = 0;
    CHECK_FAILS(virStreamRecvAll(st, sink, NULL), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamRecv");
    CHECK_FAILS(virStreamSparseRecvAll(st, sink, skip, NULL), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS,
                UNSUPPORTED "virStreamRecvFlags");
    CHECK_INT(calls, 0);

    CHECK_FAILS(virStreamSendAll(st, NULL, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS,
                "handler in virStreamSendAll must not be NULL");
    CHECK_FAILS(virStreamRecvAll(st, NULL, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS,
                "handler in virStreamRecvAll must not be NULL");
    CHECK_FAILS(virStreamSparseSendAll(st, source, NULL, NULL, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS,
                "holeHandler in virStreamSparseSendAll must not be NULL");
    CHECK_FAILS(virStreamSparseSendAll(st, source, source_hole, NULL, NULL), -1, VIR_ERR_INVALID_ARG,
                VIR_FROM_STREAMS, "skipHandler in virStreamSparseSendAll must not be NULL");
    CHECK_FAILS(virStreamSparseRecvAll(st, sink, NULL, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS,
                "holeHandler in virStreamSparseRecvAll must not be NULL");
    CHECK_INT(virStreamFree(st), 0);
}

static void non_blocking(virConnectPtr conn)
{
    virStreamPtr st = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    int none = 0;

    CHECK_FAILS(virStreamSendAll(st, source, &none), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_STREAMS,
                "Requested operation is not valid: data sources cannot be used for non-blocking streams");
    CHECK_FAILS(virStreamRecvAll(st, sink, &none), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_STREAMS,
                "Requested operation is not valid: data sinks cannot be used for non-blocking streams");
    CHECK_INT(virStreamSparseSendAll(st, source, source_hole, skip, &none), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_INVALID);
    CHECK_INT(virStreamSparseRecvAll(st, sink, skip, &none), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_INVALID);
    CHECK_INT(virStreamFree(st), 0);
}

int main(void)
{
    virConnectPtr conn;

    check_begin();
    no_stream();
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    if (conn) {
        nothing_attached(conn);
        whole_transfers(conn);
        non_blocking(conn);
        CHECK_INT(virConnectClose(conn), 0);
    }
    return check_end();
}
