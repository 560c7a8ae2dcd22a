/*
 * libvirt-lxc.so.0: what only LXC containers have. Each function passes its call on to libvirt.so.0;
 * private.h says how and why.
 */
#include "private.h"

int virDomainLxcEnterNamespace(virDomainPtr domain, unsigned int nfdlist, int *fdlist, unsigned int *noldfdlist,
                               int **oldfdlist, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->domain_lxc_enter_namespace(domain, nfdlist, fdlist, noldfdlist, oldfdlist, flags) : -1;
}

int virDomainLxcOpenNamespace(virDomainPtr domain, int **fdlist, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->domain_lxc_open_namespace(domain, fdlist, flags) : -1;
}

int virDomainLxcEnterSecurityLabel(virSecurityModelPtr model, virSecurityLabelPtr label,
                                   virSecurityLabelPtr oldlabel, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->domain_lxc_enter_security_label(model, label, oldlabel, flags) : -1;
}

int virDomainLxcEnterCGroup(virDomainPtr domain, unsigned int flags)
{
    const struct private_table *table = table_for(__func__);

    return table ? table->domain_lxc_enter_cgroup(domain, flags) : -1;
}
