# The comparison with the original, which is unpacked into build/oracle and nowhere else.

.PHONY: oracle oracle-show oracle-get
oracle: lib ## Compare with libvirt 11.3.0 in one process (ORACLE_SCRIPTS, ORACLE_SECONDS, ORACLE_SEED)
	@bash tests/sh/oracle.sh

oracle-show: lib ## Show what libvirt 11.3.0 answers to the calls of SCRIPT
	@bash tests/sh/oracle.sh show $(SCRIPT)

oracle-get: ## Unpack libvirt 11.3.0 into build/oracle
	@bash tests/sh/oracle-get.sh
