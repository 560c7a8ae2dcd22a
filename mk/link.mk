# From the Rust static library to the three shared objects.
#
# rustc cannot give symbols their version nodes (it passes a version script of its own), so the
# static library is linked by hand: the .ld file names every public symbol as wanted, the .map file
# gives each its node and hides all else, and --gc-sections drops what none of them needs.

SOURCES := $(shell find src abi -type f) build.rs $(shell find generate -name "*.rs") Cargo.toml $(wildcard Cargo.lock)
# PARTS=--no-default-features leaves out what packaging/parts.tsv lists besides the base.
PARTS ?=
# Inlining less than LLVM would by itself takes 190 KB off the library, and nothing from what tests/sh/instructions.sh counts.
CODEGEN := -C llvm-args=-inline-threshold=140
STATIC := $(TARGET)/release/libvirt.a
# Relocations take 200 KB less where the C library (glibc from 2.36 on) reads them packed.
PACKED := $(shell grep -qsa GLIBC_ABI_DT_RELR "$$($(CC) -print-file-name=libc.so.6)" && echo -Wl,-z,pack-relative-relocs)
LDFLAGS_COMMON := -shared -Wl,--gc-sections -Wl,--no-undefined-version -Wl,-z,defs -Wl,-z,relro \
	-Wl,-z,now -Wl,-z,noexecstack -Wl,--as-needed -Wl,--hash-style=gnu $(PACKED)

# $(call link_library,NAME,ARCHIVE): makes $@, a libvirt whose SONAME is NAME, of ARCHIVE. It stays loaded, see ARCHITECTURE.md.
link_library = $(CC) $(LDFLAGS_COMMON) -Wl,-z,nodelete -Wl,-soname,$(1) -Wl,--version-script=$(LINK)/libvirt.map \
	-o $@ $(LINK)/libvirt.ld $(2) -lgcc_s -lc
# $(call link_program,FLAGS): makes $@, a C program on the tree, of its first source.
link_program = $(CC) -std=gnu11 -O2 -Wall -Wextra -Werror $(1) $< -o $@ -I$(B)/include -L$(B)/lib -lvirt
# What the C sources of shims/ are compiled with.
SHIM_CFLAGS := -std=c11 -O2 -fPIC -Wall -Wextra -Werror -Iinclude

$(STATIC): $(SOURCES)
	FERROVIRT_LINK_DIR=$(LINK) $(CARGO) rustc --release --lib --crate-type staticlib $(PARTS) --features shared-library -- $(CODEGEN)
	@touch $@

$(B)/lib/libvirt.so.0.$(FILE_VERSION): $(STATIC)
	@mkdir -p $(@D)
	$(call link_library,libvirt.so.0,$(STATIC))
	strip --strip-debug $@

$(B)/lib/libvirt-%.so.0.$(FILE_VERSION): shims/%.c shims/private.h $(B)/lib/libvirt.so.0.$(FILE_VERSION)
	$(CC) $(SHIM_CFLAGS) $(LDFLAGS_COMMON) -Wl,-soname,libvirt-$*.so.0 \
		-Wl,--version-script=$(LINK)/libvirt-$*.map -o $@ $< -L$(B)/lib -l:libvirt.so.0.$(FILE_VERSION)
	strip --strip-debug $@

# The whole tree that `make` leaves: libraries with their links, headers, descriptions, pkg-config files.
$(B)/.tree: $(foreach lib,$(LIBS),$(B)/lib/$(lib).so.0.$(FILE_VERSION)) $(B)/lib/libvirt.a \
		$(wildcard include/libvirt/*.h share/libvirt/api/*.xml pkgconfig/*.in)
	@for lib in $(LIBS); do \
		ln -sf $$lib.so.0.$(FILE_VERSION) $(B)/lib/$$lib.so.0; ln -sf $$lib.so.0 $(B)/lib/$$lib.so; done
	@mkdir -p $(B)/include/libvirt $(B)/lib/pkgconfig
	@cp include/libvirt/*.h $(B)/include/libvirt/
	@mkdir -p $(B)/share/libvirt/api && cp share/libvirt/api/*.xml $(B)/share/libvirt/api/
	@for lib in $(LIBS); do $(call fill_pc,$(abspath $(B)),$(abspath $(B))/lib,$(abspath $(B))/include,$(abspath $(B))/share) \
		pkgconfig/$$lib.pc.in > $(B)/lib/pkgconfig/$$lib.pc; done
	@touch $@
	@echo "built $(B)/lib/libvirt.so.0.$(FILE_VERSION)"
