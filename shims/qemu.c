/*
 * libvirt-qemu.so.0: what only QEMU domains have. Each function passes its call on to libvirt.so.0;
 * private.h says how and why.
 */
#include "private.h"

int virDomainQemuMonitorCommand(virDomainPtr domain, const char *cmd, char **result, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->domain_qemu_monitor_command(domain, cmd, result, flags) : -1;
}

virDomainPtr virDomainQemuAttach(virConnectPtr domain, unsigned int pid_value, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->domain_qemu_attach(domain, pid_value, flags) : NULL;
}

char *virDomainQemuAgentCommand(virDomainPtr domain, const char *cmd, int timeout, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->domain_qemu_agent_command(domain, cmd, timeout, flags) : NULL;
}

int virConnectDomainQemuMonitorEventDeregister(virConnectPtr conn, int callbackID)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->connect_domain_qemu_monitor_event_deregister(conn, callbackID) : -1;
}

int virConnectDomainQemuMonitorEventRegister(virConnectPtr conn, virDomainPtr dom, const char *event,
                                             virConnectDomainQemuMonitorEventCallback cb, void *opaque,
                                             virFreeCallback freecb, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->connect_domain_qemu_monitor_event_register(conn, dom, event, cb, opaque, freecb, flags)
                 : -1;
}

int virDomainQemuMonitorCommandWithFiles(virDomainPtr domain, const char *cmd, unsigned int ninfiles, int *infiles,
                                         unsigned int *noutfiles, int **outfiles, char **result, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->domain_qemu_monitor_command_with_files(domain, cmd, ninfiles, infiles, noutfiles, outfiles,
                                                                 result, flags)
                 : -1;
}
