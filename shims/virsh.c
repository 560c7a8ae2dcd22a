/*
 * What stands between virsh, this library and the original when all three are in one process (mk/virsh.mk; "virsh" in
 * README.md).
 *
 * virsh takes its private helpers (lists, XML, commands) from the original libvirt.so.0 of exactly its own release, and
 * the public functions from what comes first, which is this library under another name. Three things then belong to both:
 *
 * - The original must be initialized, though virsh calls our virInitialize().
 * - A helper's error is the original's, while virsh asks for the last error of ours: it is told whichever there is.
 * - One helper is given handles that public functions made: virObjectListFree().
 *
 * The functions here have no version nodes, so that they stand for those of any release.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdlib.h>

static struct library {
    void (*set_error_func)(void *data, virErrorFunc handler);
    virErrorPtr (*get_last_error)(void);
    virErrorPtr (*save_last_error)(void);
    int (*copy_last_error)(virErrorPtr to);
    void (*reset_last_error)(void);
} ours, original;

/* Finds the functions of a library; -1 if it lacks one. dlsym() gives functions as data, as POSIX says it may. */
static int find(struct library *library, void *handle)
{
    *(void **)&library->set_error_func = dlsym(handle, "virSetErrorFunc");
    *(void **)&library->get_last_error = dlsym(handle, "virGetLastError");
    *(void **)&library->save_last_error = dlsym(handle, "virSaveLastError");
    *(void **)&library->copy_last_error = dlsym(handle, "virCopyLastError");
    *(void **)&library->reset_last_error = dlsym(handle, "virResetLastError");
    return library->set_error_func && library->get_last_error && library->save_last_error &&
                   library->copy_last_error && library->reset_last_error
               ? 0
               : -1;
}

/* What virsh runs (editors, pagers, ssh) is loaded as if we were not there. */
static void keep_from_children(void)
{
    const char *before = getenv("FERROVIRT_VIRSH_PRELOAD");

    if (before && *before)
        setenv("LD_PRELOAD", before, 1);
    else
        unsetenv("LD_PRELOAD");
    unsetenv("FERROVIRT_VIRSH_PRELOAD");
}

/* Runs when both libraries are loaded, and before virsh. */
__attribute__((constructor)) static void start(void)
{
    int (*initialize)(void);
    void *handle = dlopen("libvirt.so.0", RTLD_NOW | RTLD_NOLOAD);

    if (!handle || find(&ours, RTLD_NEXT) < 0 || find(&original, handle) < 0)
        abort();
    *(void **)&initialize = dlsym(handle, "virInitialize");
    if (!initialize || initialize() < 0)
        abort();
    keep_from_children();
}

void virSetErrorFunc(void *userData, virErrorFunc handler)
{
    ours.set_error_func(userData, handler);
    original.set_error_func(userData, handler);
}

virErrorPtr virGetLastError(void)
{
    virErrorPtr error = ours.get_last_error();

    return error ? error : original.get_last_error();
}

virErrorPtr virSaveLastError(void)
{
    return ours.get_last_error() ? ours.save_last_error() : original.save_last_error();
}

/* The original's virSaveLastError() comes here too. */
int virCopyLastError(virErrorPtr to)
{
    return ours.get_last_error() ? ours.copy_last_error(to) : original.copy_last_error(to);
}

int virGetLastErrorCode(void)
{
    virErrorPtr error = virGetLastError();

    return error ? error->code : VIR_ERR_OK;
}

int virGetLastErrorDomain(void)
{
    virErrorPtr error = virGetLastError();

    return error ? error->domain : VIR_FROM_NONE;
}

const char *virGetLastErrorMessage(void)
{
    virErrorPtr error = virGetLastError();

    if (!error || error->code == VIR_ERR_OK)
        return "no error";
    return error->message ? error->message : "unknown error";
}

void virResetLastError(void)
{
    ours.reset_last_error();
    original.reset_last_error();
}

/* Frees a list of domains that ends with NULL. virsh gives it no other handles. */
void virObjectListFree(void *list);
void virObjectListFree(void *list)
{
    virDomainPtr *domains = list;

    for (size_t i = 0; domains && domains[i]; i++)
        virDomainFree(domains[i]);
    free(domains);
}
