/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

/** The whole public interface but for errors (virterror.h) and what is special to QEMU and LXC. */
#ifndef LIBVIRT_H
#define LIBVIRT_H

#include <sys/types.h>

#define __VIR_LIBVIRT_H_INCLUDES__
#include <libvirt/libvirt-common.h>
#include <libvirt/libvirt-host.h>
#include <libvirt/libvirt-domain.h>
#include <libvirt/libvirt-domain-checkpoint.h>
#include <libvirt/libvirt-domain-snapshot.h>
#include <libvirt/libvirt-event.h>
#include <libvirt/libvirt-interface.h>
#include <libvirt/libvirt-network.h>
#include <libvirt/libvirt-nodedev.h>
#include <libvirt/libvirt-nwfilter.h>
#include <libvirt/libvirt-secret.h>
#include <libvirt/libvirt-storage.h>
#include <libvirt/libvirt-stream.h>
#undef __VIR_LIBVIRT_H_INCLUDES__

#endif /* LIBVIRT_H */
