# The Debian packages.

.PHONY: deb
deb: lib ## The Debian packages ferrovirt and ferrovirt-dev, into build/deb
	@MAKE="$(MAKE)" bash packaging/deb.sh
