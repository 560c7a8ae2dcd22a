/* Domains of ordinary size, each with a name, a UUID, addresses and files of its own: 3 KB of XML with
 * three disks, two interfaces, graphics, a channel, a source of random numbers, timers and metadata. */
#ifndef FERROVIRT_BENCH_DOMAIN_XML_H
#define FERROVIRT_BENCH_DOMAIN_XML_H

#include "bench.h"

#define DOMAIN_XML_SIZE 4096
#define DOMAIN_NAME_SIZE 32
#define DOMAIN_UUID_SIZE 37

static const char DOMAIN_XML[] =
    "<domain type='test'>\n"
    "  <name>%s</name>\n"
    "  <uuid>%s</uuid>\n"
    "  <title>Server %ld of the web tier</title>\n"
    "  <description>Answers requests for customer %ld; ask the operators before it is changed.</description>\n"
    "  <metadata>\n"
    "    <shop:instance xmlns:shop='http://shop.example.org/xmlns/instance/1.0'>\n"
    "      <shop:owner>customer-%ld</shop:owner>\n"
    "      <shop:flavor name='m1.small' disk='20' memory='2048'/>\n"
    "      <shop:created>2026-01-01T00:%02ld:%02ldZ</shop:created>\n"
    "    </shop:instance>\n"
    "  </metadata>\n"
    "  <memory unit='KiB'>2097152</memory>\n"
    "  <currentMemory unit='KiB'>1048576</currentMemory>\n"
    "  <vcpu placement='static' current='2'>4</vcpu>\n"
    "  <os>\n"
    "    <type arch='x86_64' machine='pc-q35-9.2'>hvm</type>\n"
    "    <boot dev='hd'/>\n"
    "    <boot dev='network'/>\n"
    "  </os>\n"
    "  <features>\n"
    "    <acpi/>\n"
    "    <apic/>\n"
    "  </features>\n"
    "  <clock offset='utc'>\n"
    "    <timer name='rtc' tickpolicy='catchup'/>\n"
    "    <timer name='pit' tickpolicy='delay'/>\n"
    "    <timer name='hpet' present='no'/>\n"
    "  </clock>\n"
    "  <on_poweroff>destroy</on_poweroff>\n"
    "  <on_reboot>restart</on_reboot>\n"
    "  <on_crash>destroy</on_crash>\n"
    "  <devices>\n"
    "    <emulator>/usr/bin/qemu-system-x86_64</emulator>\n"
    "    <disk type='file' device='disk'>\n"
    "      <driver name='qemu' type='qcow2' cache='none'/>\n"
    "      <source file='/var/lib/libvirt/images/%s-root.qcow2'/>\n"
    "      <target dev='vda' bus='virtio'/>\n"
    "    </disk>\n"
    "    <disk type='file' device='disk'>\n"
    "      <driver name='qemu' type='raw' cache='none'/>\n"
    "      <source file='/var/lib/libvirt/images/%s-data.img'/>\n"
    "      <target dev='vdb' bus='virtio'/>\n"
    "    </disk>\n"
    "    <disk type='file' device='cdrom'>\n"
    "      <driver name='qemu' type='raw'/>\n"
    "      <source file='/var/lib/libvirt/images/%s-seed.iso'/>\n"
    "      <target dev='sda' bus='sata'/>\n"
    "      <readonly/>\n"
    "    </disk>\n"
    "    <interface type='network'>\n"
    "      <mac address='52:54:00:%02lx:%02lx:%02lx'/>\n"
    "      <source network='default'/>\n"
    "      <target dev='vnet%ld'/>\n"
    "      <model type='virtio'/>\n"
    "    </interface>\n"
    "    <interface type='bridge'>\n"
    "      <mac address='52:54:01:%02lx:%02lx:%02lx'/>\n"
    "      <source bridge='br0'/>\n"
    "      <target dev='vbr%ld'/>\n"
    "      <model type='virtio'/>\n"
    "    </interface>\n"
    "    <serial type='pty'>\n"
    "      <target port='0'/>\n"
    "    </serial>\n"
    "    <console type='pty'>\n"
    "      <target type='serial' port='0'/>\n"
    "    </console>\n"
    "    <channel type='unix'>\n"
    "      <source mode='bind' path='/var/lib/libvirt/qemu/channel/%s.agent'/>\n"
    "      <target type='virtio' name='org.qemu.guest_agent.0'/>\n"
    "    </channel>\n"
    "    <input type='tablet' bus='usb'>\n"
    "      <address type='usb' bus='0' port='1'/>\n"
    "    </input>\n"
    "    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>\n"
    "    <video>\n"
    "      <model type='virtio' heads='1'/>\n"
    "    </video>\n"
    "    <watchdog model='itco' action='reset'/>\n"
    "    <memballoon model='virtio'>\n"
    "      <stats period='10'/>\n"
    "    </memballoon>\n"
    "    <rng model='virtio'>\n"
    "      <backend model='random'>/dev/urandom</backend>\n"
    "    </rng>\n"
    "  </devices>\n"
    "</domain>\n";

/* The name of domain `number`. */
static inline void domain_name(char name[DOMAIN_NAME_SIZE], long number)
{
    snprintf(name, DOMAIN_NAME_SIZE, "web-server-%06ld", number);
}

/* Its UUID, which looks as random ones do. */
static inline void domain_uuid(char uuid[DOMAIN_UUID_SIZE], long number)
{
    uint64_t mixed = ((uint64_t)number + 1) * 0x9e3779b97f4a7c15u;

    snprintf(uuid, DOMAIN_UUID_SIZE, "%08lx-%04lx-4%03lx-8%03lx-%012lx", (unsigned long)(mixed >> 32),
             (unsigned long)(mixed >> 16 & 0xffff), (unsigned long)(mixed & 0xfff),
             (unsigned long)(mixed >> 48 & 0xfff), (unsigned long)number);
}

/* Its description. */
static inline void domain_xml(char xml[DOMAIN_XML_SIZE], long number)
{
    char name[DOMAIN_NAME_SIZE], uuid[DOMAIN_UUID_SIZE];
    long high = number >> 16 & 0xff, middle = number >> 8 & 0xff, low = number & 0xff;
    int length;

    domain_name(name, number);
    domain_uuid(uuid, number);
    length = snprintf(xml, DOMAIN_XML_SIZE, DOMAIN_XML, name, uuid, number, number, number, number / 60 % 60,
                      number % 60, name, name, name, high, middle, low, number, high, middle, low, number, name);
    CHECK(length > 0 && length < DOMAIN_XML_SIZE);
}

#endif
