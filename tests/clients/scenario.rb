# The scenario of tests/clients in Ruby (ruby-libvirt).
require "libvirt"

# The binding frees the domain that an event brings, which is not its own to free: so nothing is collected, and the
# program ends without its finalizers.
GC.disable
$stdout.sync = true

# An event loop of the program's own: this binding has none.
class Loop
  def initialize
    @next = 0
    @handles = {}
    @timeouts = {}
  end

  def register
    Libvirt.event_register_impl(
      ->(fd, _events, opaque) { keep(@handles, [fd, opaque]) },
      ->(_id, _events) {},
      ->(id) { @handles.delete(id)[1] },
      ->(interval, opaque) { keep(@timeouts, [interval, opaque]) },
      ->(id, interval) { @timeouts[id][0] = interval },
      ->(id) { @timeouts.delete(id)[1] }
    )
  end

  def turn
    @timeouts.dup.each { |id, (interval, opaque)| Libvirt.event_invoke_timeout_callback(id, opaque) if interval >= 0 }
    fds = @handles.transform_values { |fd, _| IO.for_fd(fd, autoclose: false) }
    ready, = IO.select(fds.values, nil, nil, 0)
    fds.each do |id, io|
      next unless ready&.include?(io) && @handles[id]

      Libvirt.event_invoke_handle_callback(id, io.fileno, Libvirt::EVENT_HANDLE_READABLE, @handles[id][1])
    end
  end

  private

  def keep(table, entry)
    table[@next += 1] = entry
    @next
  end
end

Snapshot = Libvirt::Domain::Snapshot

def names(snapshots)
  snapshots.empty? ? "none" : snapshots.map { |s| s.respond_to?(:name) ? s.name : s }.sort.join(" ")
end

def code
  yield
  0
rescue Libvirt::Error => e
  e.libvirt_code
end

loop_ = Loop.new
loop_.register
connection = Libvirt.open("test:///default")
puts "open: #{connection.uri}"
seen = []
words = { Libvirt::Connect::DOMAIN_EVENT_DEFINED => "defined", Libvirt::Connect::DOMAIN_EVENT_STARTED => "started" }
on_event = ->(_connection, domain, event, _detail, _opaque) { seen << words[event] if domain.name == "guest" }
registration = connection.domain_event_register_any(Libvirt::Connect::DOMAIN_EVENT_ID_LIFECYCLE, on_event)

domain = connection.define_domain_xml(File.read(File.join(__dir__, "guest.xml")))
puts "define: #{domain.name}"
domain.create
loop_.turn

take = ->(name) { domain.snapshot_create_xml("<domainsnapshot><name>#{name}</name></domainsnapshot>") }
base = take.call("base")
left = take.call("left")
domain.revert_to_snapshot(base)
right = take.call("right")
puts "all: #{names(domain.list_all_snapshots)}"
puts "roots: #{names(domain.list_all_snapshots(Snapshot::LIST_ROOTS))}"
puts "leaves: #{names(domain.list_all_snapshots(Snapshot::LIST_LEAVES))}"
puts "children of base: #{names(base.list_all_children)}"
puts "parent of right: #{right.parent.name}"
domain.revert_to_snapshot(left)
puts "current: #{domain.current_snapshot.name}"
left.delete
puts "without left: #{names(domain.list_all_snapshots)}"
base.delete(Snapshot::DELETE_CHILDREN)
puts "without base and what is below: #{names(domain.list_all_snapshots)}"

puts "error of a missing domain: #{code { connection.lookup_domain_by_name('nobody') }}"
puts "error of a missing snapshot: #{code { domain.lookup_snapshot_by_name('nothing') }}"
puts "events: #{seen.first(2).join(' ')}"
connection.domain_event_deregister_any(registration)
domain.destroy
domain.undefine
puts "undefine: #{code { connection.lookup_domain_by_name('guest') } == 42 ? 'gone' : 'there'}"
connection.close
exit!(0)
