# Showing what the library does, and checking it.

.PHONY: demo demo-run test tools lint ci
DEMO := LD_LIBRARY_PATH=$(abspath $(B))/lib $(B)/snapshot-tree -c test://$(abspath examples/lab.xml)

$(B)/snapshot-tree: examples/snapshot-tree.c $(B)/.tree
	$(call link_program)

demo: $(B)/snapshot-tree ## Build the library and draw the snapshot history of examples/lab.xml
	@$(MAKE) --no-print-directory demo-run

demo-run: $(B)/snapshot-tree
	@echo '$$ snapshot-tree -c test:///.../examples/lab.xml'
	@$(DEMO)
	@echo; echo '$$ snapshot-tree web --leaves          # the tips of the branches'
	@$(DEMO) web --leaves
	@echo; echo '$$ snapshot-tree db --roots            # where the histories begin'
	@$(DEMO) db --roots
	@echo; echo '$$ snapshot-tree web --from tls        # one branch'
	@$(DEMO) web --from tls
	@echo; echo '$$ snapshot-tree --current             # where each domain is now'
	@$(DEMO) --current

tools:
	@bash tests/sh/tools.sh

test: tools lib faulty $(B)/snapshot-tree ## Install what the tests need (when root), and run all of them
	@bash tests/sh/all.sh

.PHONY: test-clients
test-clients: lib ## The bindings of Ruby, Perl, PHP, GObject, OCaml and Go on the library (fetches 300 MB once)
	@bash tests/sh/bindings.sh

lint: ## Formatting, clippy, generated files up to date
	$(CARGO) fmt --check
	$(CARGO) clippy --quiet --all-targets -- -D warnings
	$(MAKE) --no-print-directory check-headers check-compat

ci: tools lint test ## What CI runs

.PHONY: tsan asan helgrind loom fuzz
tsan: ## Forests, handles, errors and the stress tests under ThreadSanitizer
	@bash tests/sh/tsan.sh

asan: ## The same under AddressSanitizer
	@bash tests/sh/asan.sh

helgrind: lib ## The C programs of c-tests/ under helgrind
	@bash tests/sh/helgrind.sh

loom: ## Reference counts and batches of handles in every order of threads
	@bash tests/sh/loom.sh

fuzz: ## The fuzz targets; SECONDS_EACH=30 RUNS= TARGETS= SANITIZER=address|none KEEP=folder
	@SECONDS_EACH=$(SECONDS_EACH) RUNS=$(RUNS) TARGETS="$(TARGETS)" SANITIZER=$(SANITIZER) KEEP=$(KEEP) bash tests/sh/fuzz.sh

.PHONY: compat check-compat
compat: ## Write COMPAT.md anew
	python3 mk/compat.py

check-compat:
	python3 mk/compat.py --check

.PHONY: findings
findings: ## What the original does that one would not guess, shown on its packages (fetches 100 MB)
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && status=0 && \
	for finding in $(filter-out %/fetch.sh,$(wildcard findings/*.sh)); do \
		FINDINGS_FOLDER=$$folder bash $$finding || status=1; done; exit $$status
