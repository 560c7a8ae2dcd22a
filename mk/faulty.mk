# A library that panics on demand (`fail=FUNCTION:panic`), in a tree of its own: build/faulty/lib.

.PHONY: faulty
faulty: $(B)/faulty/lib/libvirt.so.0 ## Build a library that panics on demand into build/faulty/lib, for tests

# Not optimized, as it is only asked what becomes of a panic; a folder of its own, as features differ.
$(B)/faulty/lib/libvirt.so.0: $(SOURCES)
	@mkdir -p $(@D)
	FERROVIRT_LINK_DIR=$(LINK) $(CARGO) build --quiet --lib --features shared-library,faulty --target-dir $(TARGET)/faulty
	$(CC) $(LDFLAGS_COMMON) -Wl,-soname,libvirt.so.0 -Wl,--version-script=$(LINK)/libvirt.map \
		-o $@ $(LINK)/libvirt.ld $(TARGET)/faulty/debug/libvirt.a -lgcc_s -lc
