# Installing, removing, and the pkg-config files of either place.

# $(call fill_pc,prefix,libdir,includedir,datarootdir): a sed command that fills in a template.
fill_pc = sed -e 's|@PREFIX@|$(1)|g' -e 's|@LIBDIR@|$(2)|g' -e 's|@INCLUDEDIR@|$(3)|g' -e 's|@DATAROOTDIR@|$(4)|g' \
	-e 's|@VERSION@|$(LEVEL)|g'

.PHONY: install uninstall
install: lib ## Install under PREFIX (default /usr/local), below DESTDIR if that is set
	install -d $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(INCLUDEDIR)/libvirt $(DESTDIR)$(DATAROOTDIR)/libvirt/api
	for lib in $(LIBS); do \
		install -m 755 $(B)/lib/$$lib.so.0.$(FILE_VERSION) $(DESTDIR)$(LIBDIR)/ && \
		ln -sf $$lib.so.0.$(FILE_VERSION) $(DESTDIR)$(LIBDIR)/$$lib.so.0 && \
		ln -sf $$lib.so.0 $(DESTDIR)$(LIBDIR)/$$lib.so && \
		$(call fill_pc,$(PREFIX),$(LIBDIR),$(INCLUDEDIR),$(DATAROOTDIR)) pkgconfig/$$lib.pc.in \
			> $(DESTDIR)$(LIBDIR)/pkgconfig/$$lib.pc || exit 1; done
	install -m 644 include/libvirt/*.h $(DESTDIR)$(INCLUDEDIR)/libvirt/
	install -m 644 share/libvirt/api/*.xml $(DESTDIR)$(DATAROOTDIR)/libvirt/api/

uninstall: ## Remove what install put there
	for lib in $(LIBS); do \
		rm -f $(DESTDIR)$(LIBDIR)/$$lib.so $(DESTDIR)$(LIBDIR)/$$lib.so.0 \
			$(DESTDIR)$(LIBDIR)/$$lib.so.0.$(FILE_VERSION) $(DESTDIR)$(LIBDIR)/pkgconfig/$$lib.pc; done
	for header in include/libvirt/*.h; do rm -f $(DESTDIR)$(INCLUDEDIR)/libvirt/$${header##*/}; done
	for api in share/libvirt/api/*.xml; do rm -f $(DESTDIR)$(DATAROOTDIR)/libvirt/api/$${api##*/}; done
	-rmdir $(DESTDIR)$(DATAROOTDIR)/libvirt/api $(DESTDIR)$(DATAROOTDIR)/libvirt
	-rmdir $(DESTDIR)$(INCLUDEDIR)/libvirt $(DESTDIR)$(LIBDIR)/pkgconfig
