<?php
// The scenario of tests/clients in PHP (libvirt-php). This binding has no events, tells errors by their text only,
// counts with a filter but lists without it, and takes snapshots without a name of one's own: the library names them by
// the second, so each is taken in another.

/** What each snapshot is called here, by the name that the library gave it. */
$labels = [];

/** The text of the first element of that name, below another one if that is named. */
function text(string $xml, string $name, string $below = ""): string
{
    preg_match("~" . ($below ? "<$below>\\s*" : "") . "<$name>([^<]*)</$name>~", $xml, $found);
    return $found[1];
}

function take($domain, string $label)
{
    global $labels;
    $second = time();
    while (time() === $second) {
        usleep(10000);
    }
    $snapshot = libvirt_domain_snapshot_create($domain);
    $labels[text(libvirt_domain_snapshot_get_xml($snapshot), "name")] = $label;
    return $snapshot;
}

function names(array $names): string
{
    global $labels;
    $names = array_map(fn($name) => $labels[$name], $names);
    sort($names);
    return $names ? implode(" ", $names) : "none";
}

/** The error that a call ends with. */
function error(callable $call): string
{
    return @$call() === false ? libvirt_get_last_error() : "none";
}

// Credentials, even if none are asked for: without them the connection is for reading only.
$connection = libvirt_connect("test:///default", false, []);
echo "open: ", libvirt_connect_get_uri($connection), "\n";
$domain = libvirt_domain_define_xml($connection, file_get_contents(__DIR__ . "/guest.xml"));
echo "define: ", libvirt_domain_get_name($domain), "\n";
libvirt_domain_create($domain);

$base = take($domain, "base");
$left = take($domain, "left");
libvirt_domain_snapshot_revert($base);
$right = take($domain, "right");
echo "all: ", names(libvirt_list_domain_snapshots($domain)), "\n";
$parent = text(libvirt_domain_snapshot_get_xml($right), "name", "parent");
echo "parent of right: ", $labels[$parent], "\n";
libvirt_domain_snapshot_revert($left);
$current = libvirt_domain_snapshot_current($domain);
echo "current: ", $labels[text(libvirt_domain_snapshot_get_xml($current), "name")], "\n";
libvirt_domain_snapshot_delete($left);
echo "without left: ", names(libvirt_list_domain_snapshots($domain)), "\n";
libvirt_domain_snapshot_delete($base, VIR_SNAPSHOT_DELETE_CHILDREN);
echo "without base and what is below: ", names(libvirt_list_domain_snapshots($domain)), "\n";

echo "error of a missing domain: ", error(fn() => libvirt_domain_lookup_by_name($connection, "nobody")), "\n";
echo "error of a missing snapshot: ", error(fn() => libvirt_domain_snapshot_lookup_by_name($domain, "nothing")), "\n";
libvirt_domain_destroy($domain);
libvirt_domain_undefine($domain);
$left_over = error(fn() => libvirt_domain_lookup_by_name($connection, "guest"));
echo "undefine: ", $left_over === "Domain not found" ? "gone" : "there", "\n";
