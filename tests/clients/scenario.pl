# The scenario of tests/clients in Perl (Sys::Virt).
use strict;
use warnings;
use File::Basename qw(dirname);
use Sys::Virt;
use Sys::Virt::Domain;
use Sys::Virt::DomainSnapshot;
use Sys::Virt::Event;

sub names {
    my @names = sort map { $_->get_name } @_;
    return @names ? "@names" : "none";
}

sub code {
    my ($call) = @_;
    eval { $call->(); 1 } and return 0;
    return ref $@ ? $@->code : -1;
}

Sys::Virt::Event::register_default();
my $connection = Sys::Virt->new(uri => "test:///default");
print "open: ", $connection->get_uri, "\n";
my @seen;
my %words = (Sys::Virt::Domain::EVENT_DEFINED, "defined", Sys::Virt::Domain::EVENT_STARTED, "started");
my $registration = $connection->domain_event_register_any(
    undef,
    Sys::Virt::Domain::EVENT_ID_LIFECYCLE,
    sub {
        my (undef, $domain, $event) = @_;
        push @seen, $words{$event} // "other" if $domain->get_name eq "guest";
    });

open my $file, "<", dirname($0) . "/guest.xml" or die;
my $domain = $connection->define_domain(do { local $/; <$file> });
print "define: ", $domain->get_name, "\n";
$domain->create;
Sys::Virt::Event::run_default() while @seen < 2;

sub take { return $domain->create_snapshot("<domainsnapshot><name>$_[0]</name></domainsnapshot>") }
my $base = take("base");
my $left = take("left");
$base->revert_to;
my $right = take("right");
print "all: ", names($domain->list_all_snapshots), "\n";
print "roots: ", names($domain->list_all_snapshots(Sys::Virt::DomainSnapshot::LIST_ROOTS)), "\n";
print "leaves: ", names($domain->list_all_snapshots(Sys::Virt::DomainSnapshot::LIST_LEAVES)), "\n";
print "children of base: ", names($base->list_all_children), "\n";
print "parent of right: ", $right->get_parent->get_name, "\n";
$left->revert_to;
print "current: ", $domain->current_snapshot->get_name, "\n";
$left->delete;
print "without left: ", names($domain->list_all_snapshots), "\n";
$base->delete(Sys::Virt::DomainSnapshot::DELETE_CHILDREN);
print "without base and what is below: ", names($domain->list_all_snapshots), "\n";

print "error of a missing domain: ", code(sub { $connection->get_domain_by_name("nobody") }), "\n";
print "error of a missing snapshot: ", code(sub { $domain->get_snapshot_by_name("nothing") }), "\n";
print "events: @seen[0, 1]\n";
$connection->domain_event_deregister_any($registration);
$domain->destroy;
$domain->undefine;
print "undefine: ", code(sub { $connection->get_domain_by_name("guest") }) == 42 ? "gone" : "there", "\n";
