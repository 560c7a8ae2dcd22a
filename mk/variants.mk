# Libraries for tests, each with a feature that the released one lacks, in trees of their own: build/FEATURE/lib.

.PHONY: faulty pthread-locks
faulty: $(B)/faulty/lib/libvirt.so.0 ## Build a library that panics on demand (`fail=FUNCTION:panic`) into build/faulty/lib, for tests
pthread-locks: $(B)/pthread-locks/lib/libvirt.so.0 ## Build one whose locks helgrind knows into build/pthread-locks/lib

# Hardly optimized, as nobody waits for them; folders of their own, as features differ.
$(B)/faulty/lib/libvirt.so.0 $(B)/pthread-locks/lib/libvirt.so.0: $(B)/%/lib/libvirt.so.0: $(SOURCES)
	@mkdir -p $(@D)
	FERROVIRT_LINK_DIR=$(LINK) $(CARGO) build --quiet --lib --features shared-library,$* --target-dir $(TARGET)/$*
	$(call link_library,libvirt.so.0,$(TARGET)/$*/debug/libvirt.a)
