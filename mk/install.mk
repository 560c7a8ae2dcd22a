# Installing, removing, and the pkg-config files of either place.

BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(DATAROOTDIR)/man
PACKAGE_VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)
# Of the manual page.
DATE ?= $(shell date -u +%F)
INSTALLED_FILL = $(call fill_pc,$(PREFIX),$(LIBDIR),$(INCLUDEDIR),$(DATAROOTDIR))

# $(call fill_pc,prefix,libdir,includedir,datarootdir): a sed command that fills in a template.
fill_pc = sed -e 's|@PREFIX@|$(1)|g' -e 's|@LIBDIR@|$(2)|g' -e 's|@INCLUDEDIR@|$(3)|g' -e 's|@DATAROOTDIR@|$(4)|g' \
	-e 's|@VERSION@|$(LEVEL)|g' -e 's|@PACKAGE_VERSION@|$(PACKAGE_VERSION)|g' -e 's|@DATE@|$(DATE)|g'

.PHONY: install uninstall
install: lib ## Install under PREFIX (default /usr/local), below DESTDIR if that is set
	install -d $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(INCLUDEDIR)/libvirt $(DESTDIR)$(DATAROOTDIR)/libvirt/api \
		$(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1
	for lib in $(LIBS); do \
		install -m 755 $(B)/lib/$$lib.so.0.$(FILE_VERSION) $(DESTDIR)$(LIBDIR)/ && \
		ln -sf $$lib.so.0.$(FILE_VERSION) $(DESTDIR)$(LIBDIR)/$$lib.so.0 && \
		ln -sf $$lib.so.0 $(DESTDIR)$(LIBDIR)/$$lib.so && \
		$(INSTALLED_FILL) pkgconfig/$$lib.pc.in \
			> $(DESTDIR)$(LIBDIR)/pkgconfig/$$lib.pc || exit 1; done
	install -m 644 $(B)/lib/libvirt.a $(DESTDIR)$(LIBDIR)/
	install -m 644 include/libvirt/*.h $(DESTDIR)$(INCLUDEDIR)/libvirt/
	install -m 644 share/libvirt/api/*.xml $(DESTDIR)$(DATAROOTDIR)/libvirt/api/
	$(INSTALLED_FILL) packaging/ferrovirt-run.in > $(DESTDIR)$(BINDIR)/ferrovirt-run
	chmod 755 $(DESTDIR)$(BINDIR)/ferrovirt-run
	$(INSTALLED_FILL) packaging/ferrovirt-run.1.in > $(DESTDIR)$(MANDIR)/man1/ferrovirt-run.1

uninstall: ## Remove what install put there
	for lib in $(LIBS); do \
		rm -f $(DESTDIR)$(LIBDIR)/$$lib.so $(DESTDIR)$(LIBDIR)/$$lib.so.0 \
			$(DESTDIR)$(LIBDIR)/$$lib.so.0.$(FILE_VERSION) $(DESTDIR)$(LIBDIR)/pkgconfig/$$lib.pc; done
	rm -f $(DESTDIR)$(LIBDIR)/libvirt.a $(DESTDIR)$(BINDIR)/ferrovirt-run $(DESTDIR)$(MANDIR)/man1/ferrovirt-run.1
	for header in include/libvirt/*.h; do rm -f $(DESTDIR)$(INCLUDEDIR)/libvirt/$${header##*/}; done
	for api in share/libvirt/api/*.xml; do rm -f $(DESTDIR)$(DATAROOTDIR)/libvirt/api/$${api##*/}; done
	-rmdir $(DESTDIR)$(DATAROOTDIR)/libvirt/api $(DESTDIR)$(DATAROOTDIR)/libvirt
	-rmdir $(DESTDIR)$(INCLUDEDIR)/libvirt $(DESTDIR)$(LIBDIR)/pkgconfig
