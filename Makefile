# Every command that a person or CI runs. `make help` lists them.

CARGO ?= cargo
CC ?= cc
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATAROOTDIR ?= $(PREFIX)/share
DESTDIR ?=

B := build
LEVEL := $(shell cat abi/level.txt)
# 12.9.0 -> 12009.0, as the original numbers its files.
FILE_VERSION := $(shell awk -F. '{ print $$1 * 1000 + $$2 "." $$3 }' abi/level.txt)
TARGET := $(or $(CARGO_TARGET_DIR),target)
LINK := $(abspath $(B)/link)
LIBS := libvirt libvirt-qemu libvirt-lxc

.DEFAULT_GOAL := all
.PHONY: all help lib
all: lib ## Build the libraries, headers and pkg-config files into build/
lib: $(B)/.tree

help: ## This list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

include mk/link.mk
include mk/static.mk
include mk/virsh.mk
include mk/install.mk
include mk/deb.mk
include mk/variants.mk
include mk/headers.mk
include mk/bench.mk
include mk/check.mk
include mk/oracle.mk
