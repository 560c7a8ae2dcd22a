# Timing the calls on snapshots and domains against the original.

.PHONY: bench bench-quick
BENCHES := forest floor load star open readers domains domains_floor
ORACLE_LIBS = $(abspath $(B))/oracle/root/usr/lib/$(shell $(CC) -dumpmachine):$(abspath $(B))/oracle/root/lib/$(shell $(CC) -dumpmachine)
RUN_BENCHES = python3 benches/run.py $(ORACLE_LIBS) $(abspath $(B))/lib $(B)/bench

$(B)/bench/%: benches/%.c benches/bench.h benches/node_file.h benches/process.h benches/domain_xml.h $(B)/.tree
	@mkdir -p $(@D)
	$(call link_program,-pthread)

bench: oracle-get $(BENCHES:%=$(B)/bench/%) ## Time ours and the original in turn; writes BENCHMARKS.md (10 minutes)
	$(RUN_BENCHES)

bench-quick: oracle-get $(BENCHES:%=$(B)/bench/%) ## The same with small sizes, one run, writing nothing
	$(RUN_BENCHES) --quick
