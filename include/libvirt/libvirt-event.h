/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_EVENT_H
#define LIBVIRT_EVENT_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-event.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Enums */

/** Bits for the events on a watched file descriptor. Since 0.5.0. */
typedef enum {
    VIR_EVENT_HANDLE_READABLE = 1,
    VIR_EVENT_HANDLE_WRITABLE = 2,
    VIR_EVENT_HANDLE_ERROR = 4,
    VIR_EVENT_HANDLE_HANGUP = 8,
} virEventHandleType;

/* Types */

/** Called by the library. Since 0.5.0. */
typedef void (*virEventHandleCallback)(int watch, int fd, int events, void *opaque);

/** Called by the library. Since 0.5.0. */
typedef int (*virEventAddHandleFunc)(int fd,
                                     int event,
                                     virEventHandleCallback cb,
                                     void *opaque,
                                     virFreeCallback ff);

/** Called by the library. Since 0.5.0. */
typedef void (*virEventUpdateHandleFunc)(int watch, int event);

/** Called by the library. Since 0.5.0. */
typedef int (*virEventRemoveHandleFunc)(int watch);

/** Called by the library. Since 0.5.0. */
typedef void (*virEventTimeoutCallback)(int timer, void *opaque);

/** Called by the library. Since 0.5.0. */
typedef int (*virEventAddTimeoutFunc)(int timeout,
                                      virEventTimeoutCallback cb,
                                      void *opaque,
                                      virFreeCallback ff);

/** Called by the library. Since 0.5.0. */
typedef void (*virEventUpdateTimeoutFunc)(int timer, int timeout);

/** Called by the library. Since 0.5.0. */
typedef int (*virEventRemoveTimeoutFunc)(int timer);

/* Functions */

/** (to be described). Since 0.5.0. */
void virEventRegisterImpl(virEventAddHandleFunc addHandle,
                          virEventUpdateHandleFunc updateHandle,
                          virEventRemoveHandleFunc removeHandle,
                          virEventAddTimeoutFunc addTimeout,
                          virEventUpdateTimeoutFunc updateTimeout,
                          virEventRemoveTimeoutFunc removeTimeout);

/** (to be described). Since 0.9.0. */
int virEventRegisterDefaultImpl(void);

/** (to be described). Since 0.9.0. */
int virEventRunDefaultImpl(void);

/** (to be described). Since 0.9.3. */
int virEventAddHandle(int fd,
                      int events,
                      virEventHandleCallback cb,
                      void *opaque,
                      virFreeCallback ff);

/** (to be described). Since 0.9.3. */
int virEventAddTimeout(int frequency, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff);

/** (to be described). Since 0.9.3. */
int virEventRemoveHandle(int watch);

/** (to be described). Since 0.9.3. */
int virEventRemoveTimeout(int timer);

/** (to be described). Since 0.9.3. */
void virEventUpdateHandle(int watch, int events);

/** (to be described). Since 0.9.3. */
void virEventUpdateTimeout(int timer, int frequency);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_EVENT_H */
