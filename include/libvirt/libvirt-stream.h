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
    VIR_STREAM_NONBLOCK = 1 << 0, /**< Calls return at once instead of waiting */
} virStreamFlags;

/** Flag bits for receiving from a stream. Since 3.4.0. */
typedef enum {
    VIR_STREAM_RECV_STOP_AT_HOLE = 1 << 0, /**< Stop in front of a hole */
} virStreamRecvFlagsValues;

/** Bits for the events on a stream. Since 0.7.2. */
typedef enum {
    VIR_STREAM_EVENT_READABLE = 1, /**< There is something to receive */
    VIR_STREAM_EVENT_WRITABLE = 2, /**< Sending would not block */
    VIR_STREAM_EVENT_ERROR = 4,    /**< The stream is in error */
    VIR_STREAM_EVENT_HANGUP = 8,   /**< The other end has gone */
} virStreamEventType;

/* Types */

/**
 * Called by virStreamSendAll and virStreamSparseSendAll to get data to send. Put at most `nbytes`
 * bytes in `data`, which the library owns. Return how many bytes there are, 0 at the end of the
 * data, -1 to give up.
 *
 * Since 0.7.2.
 */
typedef int (*virStreamSourceFunc)(virStreamPtr st, char *data, size_t nbytes, void *opaque);

/**
 * Called by virStreamSparseSendAll to ask what comes next in the source. Set `inData` to 1 for data
 * or 0 for a hole, and `length` to the bytes left in it; at the end of the source both are 0.
 * Return 0, or -1 to give up.
 *
 * Since 3.4.0.
 */
typedef int (*virStreamSourceHoleFunc)(virStreamPtr st,
                                       int *inData,
                                       long long *length,
                                       void *opaque);

/**
 * Called by virStreamSparseSendAll to move the source forward by `length` bytes, past a hole.
 * Return 0, or -1 to give up.
 *
 * Since 3.4.0.
 */
typedef int (*virStreamSourceSkipFunc)(virStreamPtr st, long long length, void *opaque);

/**
 * Called by virStreamRecvAll and virStreamSparseRecvAll with `nbytes` bytes of received data;
 * `data` is borrowed for the call. Return how many bytes were taken (the rest is offered again), or
 * -1 to give up.
 *
 * Since 0.7.2.
 */
typedef int (*virStreamSinkFunc)(virStreamPtr st, const char *data, size_t nbytes, void *opaque);

/**
 * Called by virStreamSparseRecvAll when a hole of `length` bytes arrives; make the hole in the
 * target or seek past it. Return 0, or -1 to give up.
 *
 * Since 3.4.0.
 */
typedef int (*virStreamSinkHoleFunc)(virStreamPtr st, long long length, void *opaque);

/**
 * Called from the event loop when `stream` is ready; `events` is a set of virStreamEventType bits.
 * `stream` is borrowed for the call; `opaque` is the pointer given to virStreamEventAddCallback.
 *
 * Since 0.7.2.
 */
typedef void (*virStreamEventCallback)(virStreamPtr stream, int events, void *opaque);

/* Functions */

/**
 * Creates a stream handle that a transfer call can then use.
 *
 * `flags` takes virStreamFlags; with VIR_STREAM_NONBLOCK, sends and receives do not wait. Returns a
 * new handle, or NULL on failure. Release it with virStreamFree.
 *
 * Since 0.7.2.
 */
virStreamPtr virStreamNew(virConnectPtr conn, unsigned int flags);

/**
 * Adds a reference to a stream handle.
 *
 * Each reference needs its own virStreamFree. Returns 0, or -1 on failure.
 *
 * Since 0.7.2.
 */
int virStreamRef(virStreamPtr st);

/**
 * Drops one reference to a stream handle and frees it when none is left.
 *
 * End the transfer with virStreamFinish or virStreamAbort first. Returns 0, or -1 if `st` is not a
 * valid handle.
 *
 * Since 0.7.2.
 */
int virStreamFree(virStreamPtr st);

/**
 * Writes up to `nbytes` bytes from `data` to the stream.
 *
 * Returns the number of bytes taken, which may be less than asked for, -1 on failure, or -2 when a
 * non-blocking stream cannot take data now. Errors of the other side may show up only in
 * virStreamFinish.
 *
 * Since 0.7.2.
 */
int virStreamSend(virStreamPtr st, const char *data, size_t nbytes);

/**
 * Reads up to `nbytes` bytes from the stream into `data`.
 *
 * Returns the number of bytes read, which may be less than asked for, 0 at the end of the stream,
 * -1 on failure, or -2 when a non-blocking stream has no data yet. Use virStreamRecvFlags for
 * sparse streams.
 *
 * Since 0.7.2.
 */
int virStreamRecv(virStreamPtr st, char *data, size_t nbytes);

/**
 * Reads up to `nbytes` bytes from the stream into `data`, as `flags` direct.
 *
 * `flags` takes virStreamRecvFlagsValues. Returns the number of bytes read, 0 at the end of the
 * stream, -1 on failure, or -2 when a non-blocking stream has no data yet. With
 * VIR_STREAM_RECV_STOP_AT_HOLE it returns -3 at a hole; then call virStreamRecvHole.
 *
 * Since 3.4.0.
 */
int virStreamRecvFlags(virStreamPtr st, char *data, size_t nbytes, unsigned int flags);

/**
 * Sends a hole of `length` bytes instead of data.
 *
 * The transfer must have been started as a sparse one. `flags` must be 0. Returns 0, or -1 on
 * failure.
 *
 * Since 3.4.0.
 */
int virStreamSendHole(virStreamPtr st, long long length, unsigned int flags);

/**
 * Stores in `length` the size in bytes of the hole at the current place of the stream.
 *
 * Call it after virStreamRecvFlags has returned -3. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 3.4.0.
 */
int virStreamRecvHole(virStreamPtr stream, long long *length, unsigned int flags);

/**
 * Asks `handler` for data until it has no more and writes all of it to the stream.
 *
 * `opaque` is passed to `handler`. The stream must be a blocking one. On success call
 * virStreamFinish. On failure the stream has been aborted; only virStreamFree remains. Returns 0,
 * or -1 on failure.
 *
 * Since 0.7.2.
 */
int virStreamSendAll(virStreamPtr st, virStreamSourceFunc handler, void *opaque);

/**
 * Writes data and holes from the callbacks to the stream until there is no more data.
 *
 * `holeHandler` tells whether data or a hole comes next and how long it is, `handler` supplies
 * data, and `skipHandler` moves past a hole. `opaque` is passed to all. The stream must be a
 * blocking one. On success call virStreamFinish. On failure the stream has been aborted; only
 * virStreamFree remains. Returns 0, or -1 on failure.
 *
 * Since 3.4.0.
 */
int virStreamSparseSendAll(virStreamPtr st,
                           virStreamSourceFunc handler,
                           virStreamSourceHoleFunc holeHandler,
                           virStreamSourceSkipFunc skipHandler,
                           void *opaque);

/**
 * Reads the whole stream and hands each piece of data to `handler`.
 *
 * `opaque` is passed to `handler`. The stream must be a blocking one. On success call
 * virStreamFinish. On failure the stream has been aborted; only virStreamFree remains. Returns 0,
 * or -1 on failure.
 *
 * Since 0.7.2.
 */
int virStreamRecvAll(virStreamPtr st, virStreamSinkFunc handler, void *opaque);

/**
 * Reads the whole sparse stream and hands data to `handler` and holes to `holeHandler`.
 *
 * `opaque` is passed to both. The stream must be a blocking one. On success call virStreamFinish.
 * On failure the stream has been aborted; only virStreamFree remains. Returns 0, or -1 on failure.
 *
 * Since 3.4.0.
 */
int virStreamSparseRecvAll(virStreamPtr stream,
                           virStreamSinkFunc handler,
                           virStreamSinkHoleFunc holeHandler,
                           void *opaque);

/**
 * Registers the callback that is told when the stream is ready for reading or writing.
 *
 * `events` is a mask of virStreamEventType values. A stream has at most one callback. `ff`, if not
 * NULL, is called with `opaque` when the callback is removed. Needs a running event loop. Returns
 * 0, or -1 on failure.
 *
 * Since 0.7.2.
 */
int virStreamEventAddCallback(virStreamPtr stream,
                              int events,
                              virStreamEventCallback cb,
                              void *opaque,
                              virFreeCallback ff);

/**
 * Changes which events the callback of the stream waits for.
 *
 * `events` is a mask of virStreamEventType values. Returns 0, or -1 on failure.
 *
 * Since 0.7.2.
 */
int virStreamEventUpdateCallback(virStreamPtr stream, int events);

/**
 * Removes the event callback of the stream.
 *
 * Returns 0, or -1 on failure.
 *
 * Since 0.7.2.
 */
int virStreamEventRemoveCallback(virStreamPtr stream);

/**
 * Ends a stream after a complete transfer and reports whether the other side agrees.
 *
 * Errors of the transfer may show up only here, so check the result. The handle still needs
 * virStreamFree. Returns 0, or -1 on failure.
 *
 * Since 0.7.2.
 */
int virStreamFinish(virStreamPtr st);

/**
 * Ends a stream early and tells the other side that the transfer failed.
 *
 * Data in flight may be lost. The handle still needs virStreamFree. Returns 0, or -1 on failure.
 * Use virStreamFinish after a complete transfer.
 *
 * Since 0.7.2.
 */
int virStreamAbort(virStreamPtr st);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_STREAM_H */
