# virsh on this library: virsh needs the original too, for its private helpers, so ours goes in front of it under a name
# of its own (were it called libvirt.so.0 the loader would not look for the other).

V := $(B)/virsh

.PHONY: virsh
virsh: $(V)/ferrovirt-virsh ## Build build/virsh/ferrovirt-virsh, which runs the virsh of this system on the library

$(V)/libferrovirt.so: $(B)/.tree
	@mkdir -p $(@D)
	$(call link_library,libferrovirt.so,$(STATIC))
	strip --strip-debug $@

$(V)/libferrovirt-virsh.so: shims/virsh.c $(V)/libferrovirt.so
	$(CC) $(SHIM_CFLAGS) -shared -Wl,-z,defs -Wl,-soname,libferrovirt-virsh.so \
		-o $@ $< -Wl,--no-as-needed -L$(V) -lferrovirt -L$(B)/lib -l:libvirt.so.0
	strip --strip-debug $@

$(V)/ferrovirt-virsh: shims/ferrovirt-virsh.sh $(V)/libferrovirt-virsh.so
	install -m 755 $< $@
