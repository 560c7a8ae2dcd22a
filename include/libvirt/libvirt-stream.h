/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_STREAM_H
#define LIBVIRT_STREAM_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-stream.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Enums */

/** Flag bits for making a stream. Since 0.7.2. */
typedef enum {
    VIR_STREAM_NONBLOCK = 1 << 0,
} virStreamFlags;

/** Flag bits for receiving from a stream. Since 3.4.0. */
typedef enum {
    VIR_STREAM_RECV_STOP_AT_HOLE = 1 << 0,
} virStreamRecvFlagsValues;

/** Bits for the events on a stream. Since 0.7.2. */
typedef enum {
    VIR_STREAM_EVENT_READABLE = 1,
    VIR_STREAM_EVENT_WRITABLE = 2,
    VIR_STREAM_EVENT_ERROR = 4,
    VIR_STREAM_EVENT_HANGUP = 8,
} virStreamEventType;

/* Types */

/** Called by the library. Since 0.7.2. */
typedef void (*virStreamEventCallback)(virStreamPtr stream, int events, void *opaque);

/** Called by the library. Since 0.7.2. */
typedef int (*virStreamSinkFunc)(virStreamPtr st, const char *data, size_t nbytes, void *opaque);

/** Called by the library. Since 0.7.2. */
typedef int (*virStreamSourceFunc)(virStreamPtr st, char *data, size_t nbytes, void *opaque);

/** Called by the library. Since 3.4.0. */
typedef int (*virStreamSinkHoleFunc)(virStreamPtr st, long long length, void *opaque);

/** Called by the library. Since 3.4.0. */
typedef int (*virStreamSourceHoleFunc)(virStreamPtr st,
                                       int *inData,
                                       long long *length,
                                       void *opaque);

/** Called by the library. Since 3.4.0. */
typedef int (*virStreamSourceSkipFunc)(virStreamPtr st, long long length, void *opaque);

/* Functions */

/** (to be described). Since 0.7.2. */
int virStreamAbort(virStreamPtr st);

/** (to be described). Since 0.7.2. */
int virStreamEventAddCallback(virStreamPtr stream,
                              int events,
                              virStreamEventCallback cb,
                              void *opaque,
                              virFreeCallback ff);

/** (to be described). Since 0.7.2. */
int virStreamEventRemoveCallback(virStreamPtr stream);

/** (to be described). Since 0.7.2. */
int virStreamEventUpdateCallback(virStreamPtr stream, int events);

/** (to be described). Since 0.7.2. */
int virStreamFinish(virStreamPtr st);

/** (to be described). Since 0.7.2. */
int virStreamFree(virStreamPtr st);

/** (to be described). Since 0.7.2. */
virStreamPtr virStreamNew(virConnectPtr conn, unsigned int flags);

/** (to be described). Since 0.7.2. */
int virStreamRecv(virStreamPtr st, char *data, size_t nbytes);

/** (to be described). Since 0.7.2. */
int virStreamRecvAll(virStreamPtr st, virStreamSinkFunc handler, void *opaque);

/** (to be described). Since 0.7.2. */
int virStreamRef(virStreamPtr st);

/** (to be described). Since 0.7.2. */
int virStreamSend(virStreamPtr st, const char *data, size_t nbytes);

/** (to be described). Since 0.7.2. */
int virStreamSendAll(virStreamPtr st, virStreamSourceFunc handler, void *opaque);

/** (to be described). Since 3.4.0. */
int virStreamRecvFlags(virStreamPtr st, char *data, size_t nbytes, unsigned int flags);

/** (to be described). Since 3.4.0. */
int virStreamRecvHole(virStreamPtr stream, long long *length, unsigned int flags);

/** (to be described). Since 3.4.0. */
int virStreamSendHole(virStreamPtr st, long long length, unsigned int flags);

/** (to be described). Since 3.4.0. */
int virStreamSparseRecvAll(virStreamPtr stream,
                           virStreamSinkFunc handler,
                           virStreamSinkHoleFunc holeHandler,
                           void *opaque);

/** (to be described). Since 3.4.0. */
int virStreamSparseSendAll(virStreamPtr st,
                           virStreamSourceFunc handler,
                           virStreamSourceHoleFunc holeHandler,
                           virStreamSourceSkipFunc skipHandler,
                           void *opaque);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_STREAM_H */
