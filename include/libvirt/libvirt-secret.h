/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_SECRET_H
#define LIBVIRT_SECRET_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-secret.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Handles */

/** What a `virSecretPtr` points to; only the library looks inside. Since 0.7.1. */
typedef struct _virSecret virSecret;
typedef virSecret *virSecretPtr;

/* Enums */

/** What a secret is used for. Since 0.7.1. */
typedef enum {
    VIR_SECRET_USAGE_TYPE_NONE = 0,   /**< No particular use */
    VIR_SECRET_USAGE_TYPE_VOLUME = 1, /**< Of an encrypted volume; the usage is its path */
    VIR_SECRET_USAGE_TYPE_CEPH = 2,   /**< Of a Ceph user; the usage is a name. Since 0.9.7. */
    VIR_SECRET_USAGE_TYPE_ISCSI = 3,  /**< Of an iSCSI target; the usage is a name. Since 1.0.4. */
    VIR_SECRET_USAGE_TYPE_TLS = 4,    /**< Of a TLS key; the usage is a name. Since 2.3.0. */
    VIR_SECRET_USAGE_TYPE_VTPM = 5,   /**< Of a virtual TPM; the usage is a name. Since 5.6.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_SECRET_USAGE_TYPE_LAST = 6,
#endif
} virSecretUsageType;

/** Filter bits for listing secrets. Since 0.10.2. */
typedef enum {
    VIR_CONNECT_LIST_SECRETS_EPHEMERAL = 1 << 0,    /**< Those kept in memory only */
    VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL = 1 << 1, /**< Those kept on disk */
    VIR_CONNECT_LIST_SECRETS_PRIVATE = 1 << 2,      /**< Those whose value is never told */
    VIR_CONNECT_LIST_SECRETS_NO_PRIVATE = 1 << 3,   /**< Those whose value can be read */
} virConnectListAllSecretsFlags;

/** Flag bits for defining a secret. Since 7.7.0. */
typedef enum {
    VIR_SECRET_DEFINE_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virSecretDefineFlags;

/** Secret events a callback can be registered for. Since 3.0.0. */
typedef enum {
    VIR_SECRET_EVENT_ID_LIFECYCLE = 0,     /**< virConnectSecretEventLifecycleCallback */
    VIR_SECRET_EVENT_ID_VALUE_CHANGED = 1, /**< virConnectSecretEventGenericCallback */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_SECRET_EVENT_ID_LAST = 2,
#endif
} virSecretEventID;

/** Kinds of secret lifecycle events. Since 3.0.0. */
typedef enum {
    VIR_SECRET_EVENT_DEFINED = 0,   /**< A secret was stored or changed */
    VIR_SECRET_EVENT_UNDEFINED = 1, /**< A secret was removed */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_SECRET_EVENT_LAST = 2,
#endif
} virSecretEventLifecycleType;

/* Types */

/**
 * Called from the event loop for a secret event with no further data, such as a new value; other
 * secret callbacks are cast to this type. `conn` and `secret` are borrowed for the call.
 *
 * Since 3.0.0.
 */
typedef void (*virConnectSecretEventGenericCallback)(virConnectPtr conn,
                                                     virSecretPtr secret,
                                                     void *opaque);

/**
 * Called from the event loop when a secret is defined or undefined; `event` is a
 * virSecretEventLifecycleType value, `detail` is 0 for now. `conn` and `secret` are borrowed for
 * the call; keep `secret` longer with virSecretRef.
 *
 * Since 3.0.0.
 */
typedef void (*virConnectSecretEventLifecycleCallback)(virConnectPtr conn,
                                                       virSecretPtr secret,
                                                       int event,
                                                       int detail,
                                                       void *opaque);

/* Functions */

/**
 * Fills `uuids` with the UUIDs of the secrets, as text.
 *
 * Stores at most `maxuuids` strings and returns how many it stored, or -1 on failure. Free each
 * string with free(). virConnectListAllSecrets needs no size guess and is the better choice.
 *
 * Since 0.7.1.
 */
int virConnectListSecrets(virConnectPtr conn, char **uuids, int maxuuids);

/**
 * Counts the secrets the connection can see.
 *
 * Returns the count, or -1 on failure.
 *
 * Since 0.7.1.
 */
int virConnectNumOfSecrets(virConnectPtr conn);

/**
 * Creates a secret from XML, or changes the one that has the same UUID.
 *
 * The XML holds no secret data; set that with virSecretSetValue. `flags` takes
 * virSecretDefineFlags. Returns a new handle, or NULL on failure. Release the handle with
 * virSecretFree.
 *
 * Since 0.7.1.
 */
virSecretPtr virSecretDefineXML(virConnectPtr conn, const char *xml, unsigned int flags);

/**
 * Drops one reference to the secret handle and releases it when none remain.
 *
 * The secret itself is not touched. Do not use the handle after giving up your reference. Returns 0
 * on success, -1 on failure.
 *
 * Since 0.7.1.
 */
int virSecretFree(virSecretPtr secret);

/**
 * Returns the connection that the secret handle belongs to.
 *
 * No reference is added: the connection is owned by the handle, so do not close it. Use
 * virConnectRef to keep it longer. Returns NULL on failure.
 *
 * Since 0.7.1.
 */
virConnectPtr virSecretGetConnect(virSecretPtr secret);

/**
 * Copies the raw UUID of the secret into `buf`.
 *
 * `buf` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0 on success, -1 on failure.
 *
 * Since 0.7.1.
 */
int virSecretGetUUID(virSecretPtr secret, unsigned char *buf);

/**
 * Writes the UUID of the secret into `buf` as text.
 *
 * `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, with the final NUL. Returns 0 on
 * success, -1 on failure.
 *
 * Since 0.7.1.
 */
int virSecretGetUUIDString(virSecretPtr secret, char *buf);

/**
 * Returns the name of the object that the secret is for, such as a volume path.
 *
 * How to read it depends on virSecretGetUsageType. The string is owned by the handle; do not free.
 * Returns NULL on failure.
 *
 * Since 0.7.1.
 */
const char *virSecretGetUsageID(virSecretPtr secret);

/**
 * Returns the kind of object that the secret is for.
 *
 * The value is one of virSecretUsageType, or -1 on failure.
 *
 * Since 0.7.1.
 */
int virSecretGetUsageType(virSecretPtr secret);

/**
 * Returns the data kept in the secret.
 *
 * Stores the length in bytes in `value_size`; the data may hold zero bytes, so do not treat it as a
 * C string. Fails for a private secret. `flags` must be 0. Free the result with free(), best after
 * wiping it. Returns NULL on failure.
 *
 * Since 0.7.1.
 */
unsigned char *virSecretGetValue(virSecretPtr secret, size_t *value_size, unsigned int flags);

/**
 * Returns the description of the secret as XML text, without its value.
 *
 * `flags` must be 0. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.7.1.
 */
char *virSecretGetXMLDesc(virSecretPtr secret, unsigned int flags);

/**
 * Finds a secret by its raw UUID.
 *
 * `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL if there is no such
 * secret or on failure. Release the handle with virSecretFree.
 *
 * Since 0.7.1.
 */
virSecretPtr virSecretLookupByUUID(virConnectPtr conn, const unsigned char *uuid);

/**
 * Finds a secret by its UUID in text form.
 *
 * Returns a new handle, or NULL if there is no such secret or on failure. Release the handle with
 * virSecretFree.
 *
 * Since 0.7.1.
 */
virSecretPtr virSecretLookupByUUIDString(virConnectPtr conn, const char *uuid);

/**
 * Finds a secret by the kind and the name of the object it is for.
 *
 * `usageType` takes a virSecretUsageType value. Returns a new handle, or NULL if there is no such
 * secret or on failure. Release the handle with virSecretFree.
 *
 * Since 0.7.1.
 */
virSecretPtr virSecretLookupByUsage(virConnectPtr conn, int usageType, const char *usageID);

/**
 * Adds a reference to the secret handle.
 *
 * Give back each reference with virSecretFree. Returns 0 on success, -1 on failure.
 *
 * Since 0.7.1.
 */
int virSecretRef(virSecretPtr secret);

/**
 * Replaces the data kept in the secret.
 *
 * `value` points to `value_size` bytes, which may include zero bytes. The caller keeps the buffer.
 * `flags` must be 0. Returns 0 on success, -1 on failure.
 *
 * Since 0.7.1.
 */
int virSecretSetValue(virSecretPtr secret,
                      const unsigned char *value,
                      size_t value_size,
                      unsigned int flags);

/**
 * Deletes the secret together with its value.
 *
 * The handle still needs virSecretFree. Returns 0 on success, -1 on failure.
 *
 * Since 0.7.1.
 */
int virSecretUndefine(virSecretPtr secret);

/**
 * Lists the secrets that match `flags`.
 *
 * Stores a new NULL-terminated array in `secrets`; pass NULL to only count. Release each handle
 * with virSecretFree and the array with free(). `flags` takes virConnectListAllSecretsFlags; 0
 * means all secrets. Returns the count, or -1 on failure.
 *
 * Since 0.10.2.
 */
int virConnectListAllSecrets(virConnectPtr conn, virSecretPtr **secrets, unsigned int flags);

/**
 * Removes a secret event callback.
 *
 * `callbackID` is the number that virConnectSecretEventRegisterAny returned. Returns 0 on success,
 * -1 on failure.
 *
 * Since 3.0.0.
 */
int virConnectSecretEventDeregisterAny(virConnectPtr conn, int callbackID);

/**
 * Registers a callback for one kind of secret event.
 *
 * `secret` limits events to one secret; NULL means all secrets. `eventID` takes a virSecretEventID
 * value, which also sets the true type of `cb`. `opaque` is passed to `cb`; `freecb`, if not NULL,
 * is called on it when the callback is removed. An event loop must be running. Returns a callback
 * number for deregistering, or -1 on failure.
 *
 * Since 3.0.0.
 */
int virConnectSecretEventRegisterAny(virConnectPtr conn,
                                     virSecretPtr secret,
                                     int eventID,
                                     virConnectSecretEventGenericCallback cb,
                                     void *opaque,
                                     virFreeCallback freecb);

/* Function-like macros */

/** Casts a secret event callback to virConnectSecretEventGenericCallback. Since 3.0.0. */
#define VIR_SECRET_EVENT_CALLBACK(cb) \
    ((virConnectSecretEventGenericCallback)(void (*)(void))(cb))

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_SECRET_H */
