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
    VIR_EVENT_HANDLE_READABLE = 1, /**< There is something to read */
    VIR_EVENT_HANDLE_WRITABLE = 2, /**< Writing would not block */
    VIR_EVENT_HANDLE_ERROR = 4,    /**< The descriptor is in error */
    VIR_EVENT_HANDLE_HANGUP = 8,   /**< The other end has gone */
} virEventHandleType;

/* Types */

/**
 * Called by the event loop when a watched descriptor is ready. `watch` is the id from
 * virEventAddHandle, `events` a set of virEventHandleType bits.
 *
 * Since 0.5.0.
 */
typedef void (*virEventHandleCallback)(int watch, int fd, int events, void *opaque);

/**
 * Called by the library to watch `fd` for the virEventHandleType bits in `event`; the loop then
 * calls `cb` with `opaque`. Return a new watch id, or -1 on failure. After removal, the loop calls
 * `ff`, if not NULL, with `opaque`, but not from inside the removal call.
 *
 * Since 0.5.0.
 */
typedef int (*virEventAddHandleFunc)(int fd,
                                     int event,
                                     virEventHandleCallback cb,
                                     void *opaque,
                                     virFreeCallback ff);

/**
 * Called by the library to change the events of `watch` to the virEventHandleType bits in `event`;
 * 0 pauses the watch.
 *
 * Since 0.5.0.
 */
typedef void (*virEventUpdateHandleFunc)(int watch, int event);

/**
 * Called by the library to stop `watch`; it may come from inside a callback of the same watch.
 * Return 0, or -1 if there is no such watch.
 *
 * Since 0.5.0.
 */
typedef int (*virEventRemoveHandleFunc)(int watch);

/**
 * Called by the event loop when a timer expires. `timer` is the id from virEventAddTimeout.
 *
 * Since 0.5.0.
 */
typedef void (*virEventTimeoutCallback)(int timer, void *opaque);

/**
 * Called by the library to have `cb` called with `opaque` every `timeout` milliseconds; 0 means on
 * each turn of the loop, -1 means not yet. Return a new timer id, or -1 on failure. After removal,
 * the loop calls `ff`, if not NULL, with `opaque`, but not from inside the removal call.
 *
 * Since 0.5.0.
 */
typedef int (*virEventAddTimeoutFunc)(int timeout,
                                      virEventTimeoutCallback cb,
                                      void *opaque,
                                      virFreeCallback ff);

/**
 * Called by the library to change the period of `timer` to `timeout` milliseconds; -1 pauses it.
 *
 * Since 0.5.0.
 */
typedef void (*virEventUpdateTimeoutFunc)(int timer, int timeout);

/**
 * Called by the library to remove `timer`; it may come from inside a callback of the same timer.
 * Return 0, or -1 if there is no such timer.
 *
 * Since 0.5.0.
 */
typedef int (*virEventRemoveTimeoutFunc)(int timer);

/* Functions */

/**
 * Makes the library use the caller's event loop.
 *
 * The six functions add, change and remove watches for file descriptors and timers. Call it once,
 * before opening a connection. virEventRegisterDefaultImpl installs a built-in loop instead.
 *
 * Since 0.5.0.
 */
void virEventRegisterImpl(virEventAddHandleFunc addHandle,
                          virEventUpdateHandleFunc updateHandle,
                          virEventRemoveHandleFunc removeHandle,
                          virEventAddTimeoutFunc addTimeout,
                          virEventUpdateTimeoutFunc updateTimeout,
                          virEventRemoveTimeoutFunc removeTimeout);

/**
 * Installs the built-in event loop.
 *
 * Call it before opening a connection, then call virEventRunDefaultImpl over and over. Returns 0,
 * or -1 on failure.
 *
 * Since 0.9.0.
 */
int virEventRegisterDefaultImpl(void);

/**
 * Runs one round of the built-in event loop.
 *
 * Waits until a watched file descriptor or timer is due and runs its callbacks. Needs
 * virEventRegisterDefaultImpl first. Usually called in a loop by a thread of its own. Returns 0, or
 * -1 on failure.
 *
 * Since 0.9.0.
 */
int virEventRunDefaultImpl(void);

/**
 * Watches a file descriptor in the registered event loop.
 *
 * `events` is a mask of virEventHandleType values. `ff`, if not NULL, is called with `opaque` after
 * the watch has been removed. Needs a registered event loop. Returns a watch number for later
 * calls, or -1 on failure.
 *
 * Since 0.9.3.
 */
int virEventAddHandle(int fd,
                      int events,
                      virEventHandleCallback cb,
                      void *opaque,
                      virFreeCallback ff);

/**
 * Adds a timer to the registered event loop.
 *
 * `frequency` is in milliseconds; 0 fires in each round of the loop, -1 keeps the timer off. `ff`,
 * if not NULL, is called with `opaque` after the timer has been removed. Returns a timer number for
 * later calls, or -1 on failure.
 *
 * Since 0.9.3.
 */
int virEventAddTimeout(int frequency, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff);

/**
 * Stops watching a file descriptor; `watch` is the number that virEventAddHandle returned.
 *
 * The descriptor is not closed. The free callback runs later, from the loop. Returns 0, or -1 on
 * failure.
 *
 * Since 0.9.3.
 */
int virEventRemoveHandle(int watch);

/**
 * Removes a timer; `timer` is the number that virEventAddTimeout returned.
 *
 * The free callback runs later, from the loop. Returns 0, or -1 on failure.
 *
 * Since 0.9.3.
 */
int virEventRemoveTimeout(int timer);

/**
 * Changes the events of a watch; `watch` is the number that virEventAddHandle returned.
 *
 * `events` is a mask of virEventHandleType values. A mask of 0 pauses the watch.
 *
 * Since 0.9.3.
 */
void virEventUpdateHandle(int watch, int events);

/**
 * Changes the period of a timer; `timer` is the number that virEventAddTimeout returned.
 *
 * `frequency` is in milliseconds; 0 fires in each round of the loop, -1 turns the timer off.
 *
 * Since 0.9.3.
 */
void virEventUpdateTimeout(int timer, int frequency);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_EVENT_H */
