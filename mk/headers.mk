# The headers in include/libvirt and the descriptions in share/libvirt/api: made from the Rust sources and the tables, committed, checked.

CXX ?= c++
PYTHON ?= python3

HEADERS_CHECK := $(B)/headers-check
HEADERS_ALONE := libvirt virterror libvirt-qemu libvirt-lxc
HEADERS_PARTS := $(filter-out $(HEADERS_ALONE),$(basename $(notdir $(wildcard include/libvirt/*.h))))
HEADERS_CFLAGS := -std=c99 -pedantic -Wall -Wextra -Werror -Iinclude

.PHONY: headers check-headers check-headers-current check-headers-c
headers: ## Write include/libvirt and share/libvirt/api anew from src/ and abi/
	$(CARGO) check --quiet --lib --features headers

check-headers: check-headers-current check-headers-c ## The headers are up to date, and C and C++ compile with them

check-headers-current:
	rm -rf $(HEADERS_CHECK)
	FERROVIRT_GENERATED_DIR=$(abspath $(HEADERS_CHECK)) $(CARGO) check --quiet --lib --features headers
	for place in include/libvirt share/libvirt/api; do diff -ru $$place $(HEADERS_CHECK)/$$place \
		|| { echo "run 'make headers' and commit $$place" >&2; exit 1; }; done

# Each header that stands alone compiles alone, twice included, and with the end markers of enums;
# each part refuses to; every fact of the tables holds.
check-headers-c:
	@mkdir -p $(B)/headers-c
	@for header in $(HEADERS_ALONE); do for define in "" -DVIR_ENUM_SENTINELS -DVIR_DEPRECATED=; do \
		printf '#include <libvirt/%s.h>\n#include <libvirt/%s.h>\n' $$header $$header \
			| $(CC) $(HEADERS_CFLAGS) $$define -x c -fsyntax-only - || exit 1; done; done
	@for header in $(HEADERS_PARTS); do \
		! printf '#include <libvirt/%s.h>\n' $$header | $(CC) -Iinclude -x c -fsyntax-only - 2>$(B)/headers-c/refusal \
			&& grep -q 'include <libvirt/libvirt.h>' $(B)/headers-c/refusal \
			|| { echo "libvirt/$$header.h may be included by itself" >&2; exit 1; }; done
	$(CXX) -std=c++17 -Wall -Wextra -Werror -Iinclude -c c-tests/headers.cc -o $(B)/headers-c/headers.o
	$(PYTHON) abi/gen-abi-probe.py --level $(LEVEL) --with qemu,lxc -o $(B)/headers-c/probe.c
	$(CC) -Wall -Werror -Iinclude -c $(B)/headers-c/probe.c -o $(B)/headers-c/probe.o
