# libvirt.a: one object with everything in it, whose only visible names are the public ones.
#
# What rustc makes holds Rust's standard library as some hundred objects with thousands of global names,
# which would clash with those of another Rust library in the same program. The sections .llvm* are the compiler's own
# form of that code; run together they are none, and tools that look into them stop. Groups are dissolved, as the linker
# would take one of ours for one of the same name in another library, whose code could not reach what is hidden here.

$(B)/lib/libvirt.a: $(STATIC) mk/static.mk
	@mkdir -p $(@D)
	@rm -f $@
	$(LD) -r --gc-sections --force-group-allocation -o $(B)/libvirt-static.o $(LINK)/libvirt.ld $(STATIC)
	awk '/^  vir/ { print $$1 }' $(LINK)/libvirt.ld > $(B)/libvirt-static.names
	objcopy --strip-unneeded --remove-section=.comment --remove-section=.llvm* --keep-global-symbols=$(B)/libvirt-static.names $(B)/libvirt-static.o
	$(AR) rcsD $@ $(B)/libvirt-static.o
	@rm $(B)/libvirt-static.o
