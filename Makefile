# Touchstone: builds the reference (ref/), the harness (harness/) and runs them.
# `make help` lists the targets.
#
# Sources are found by wildcard; nothing is listed by hand. A configuration is a
# folder under build/:
#   release   -O2, the default; its programs are in build/bin
#   asan      -O1 with AddressSanitizer and UBSan (SANITIZE=1), programs in build/asan/bin
#   debug     -O0, programs in build/debug/bin
# Any other CFG=name builds the release flags in build/name, apart from the rest.

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:

ifeq ($(SANITIZE),1)
CFG := asan
endif
CFG    ?= release
PREFIX ?= /usr/local
DESTDIR ?=

ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(origin AR),default)
AR := ar
endif

B   := build/$(CFG)
BIN := $(if $(filter release,$(CFG)),build/bin,$(B)/bin)

# ---- flags -------------------------------------------------------------------

OPT_asan  := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_debug := -O0
OPT := $(or $(OPT_$(CFG)),-O2)

WARN := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes
BASE_CFLAGS = -std=c17 -D_GNU_SOURCE $(OPT) -g $(WARN) -MMD -MP $(CFLAGS)

# -ffp-contract=off: no fused multiply-add, the specification rounds after every operation.
REF_CFLAGS = $(BASE_CFLAGS) -Wswitch-enum -ffp-contract=off -Iref
REF_LIBS   = -lm -lpthread

# The harness's libraries are asked for once, and only when something of the harness is built.
PKGS = sqlite3 jansson libfyaml libuv libpcre2-8 libxxhash libzstd
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)
HARNESS_CFLAGS = $(BASE_CFLAGS) -I. -I$(B)/gen $(PKG_CFLAGS)
HARNESS_LIBS   = $(PKG_LIBS) $(REF_LIBS)

# ---- sources -----------------------------------------------------------------

find_files = $(sort $(shell [ ! -d $(1) ] || find $(1) -name '$(2)' -type f))

REF_ALL  := $(call find_files,ref,*.c)
REF_TEST := $(filter %_test.c,$(REF_ALL))
REF_EX   := $(wildcard ref/embed/example*.c)
REF_SRC  := $(filter-out $(REF_TEST) $(REF_EX) %_bench.c ref/main.c,$(REF_ALL))
REF_MAIN := $(wildcard ref/main.c)

HARNESS_ALL  := $(call find_files,harness,*.c)
HARNESS_TEST := $(filter %_test.c,$(HARNESS_ALL))
HARNESS_SRC  := $(filter-out $(HARNESS_TEST) harness/main.c,$(HARNESS_ALL))
HARNESS_MAIN := $(wildcard harness/main.c)

obj = $(patsubst %.c,$(B)/obj/%.o,$(1))

# Files that become part of the harness: harness/a/b.sql is #include "harness/a/b.sql.inc"
# and defines `static const char a_b_sql[]`, ended by a zero byte.
EMBED := $(call find_files,harness,*.sql) $(call find_files,harness/engine/js,*.js)
GEN   := $(patsubst %,$(B)/gen/%.inc,$(EMBED))
embed_symbol = $(subst -,_,$(subst .,_,$(subst /,_,$(patsubst harness/%,%,$(1)))))

LIB_REF     := $(if $(REF_SRC),$(B)/libtouchstone.a)
LIB_HARNESS := $(if $(HARNESS_SRC),$(B)/libharness.a)
BIN_REF     := $(if $(REF_MAIN),$(BIN)/touchstone-ref)
BIN_HARNESS := $(if $(HARNESS_MAIN),$(BIN)/touchstone)

REF_TEST_BIN     := $(patsubst %.c,$(B)/test/%,$(REF_TEST))
REF_EX_BIN       := $(patsubst %.c,$(B)/test/%,$(REF_EX))
HARNESS_TEST_BIN := $(patsubst %.c,$(B)/test/%,$(HARNESS_TEST))
TEST_BIN         := $(REF_TEST_BIN) $(HARNESS_TEST_BIN)
TEST_T           := $(foreach d,ref harness tools corpus,$(call find_files,$(d),*.t))

# ---- building ----------------------------------------------------------------

.PHONY: all ref harness tests layers
.DEFAULT_GOAL := all

all: layers ref harness

ref: $(LIB_REF) $(BIN_REF)
	$(if $(REF_MAIN),,@echo 'note: no ref/main.c, touchstone-ref is not built')

harness: $(LIB_HARNESS) $(BIN_HARNESS)
	$(if $(HARNESS_MAIN),,@echo 'note: no harness/main.c, touchstone is not built')

tests: $(TEST_BIN) $(REF_EX_BIN)

layers: build/layers.stamp

build/layers.stamp: $(REF_ALL) $(HARNESS_ALL) $(call find_files,ref,*.h) $(call find_files,harness,*.h) $(wildcard tools/check-layers)
	@mkdir -p $(@D)
	$(if $(wildcard tools/check-layers),tools/check-layers)
	@touch $@

$(B)/obj/ref/%.o: ref/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(REF_CFLAGS) -c $< -o $@

$(B)/obj/harness/%.o: harness/%.c Makefile | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(HARNESS_CFLAGS) -c $< -o $@

$(B)/gen/%.inc: % tools/embed-file
	@mkdir -p $(@D)
	tools/embed-file $< $(call embed_symbol,$<) > $@

# An archive is made anew, so that a source that went away goes away in it too; the list file
# makes it again when the set of sources changes.
$(B)/libtouchstone.a: $(call obj,$(REF_SRC)) $(B)/ref.list
	@rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

$(B)/libharness.a: $(call obj,$(HARNESS_SRC)) $(B)/harness.list
	@rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

.PHONY: force
$(B)/ref.list: LIST = $(REF_SRC)
$(B)/harness.list: LIST = $(HARNESS_SRC)
$(B)/%.list: force
	@mkdir -p $(@D)
	@echo '$(LIST)' | cmp -s - $@ || echo '$(LIST)' > $@

$(BIN)/touchstone-ref: $(B)/obj/ref/main.o $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ $(REF_LIBS) -o $@

$(BIN)/touchstone: $(B)/obj/harness/main.o $(LIB_HARNESS) $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ $(HARNESS_LIBS) -o $@

$(REF_TEST_BIN): $(B)/test/%: $(B)/obj/%.o $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ -lcmocka $(REF_LIBS) -o $@

$(REF_EX_BIN): $(B)/test/%: $(B)/obj/%.o $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ $(REF_LIBS) -o $@

$(HARNESS_TEST_BIN): $(B)/test/%: $(B)/obj/%.o $(LIB_HARNESS) $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ -lcmocka $(HARNESS_LIBS) -o $@

-include $(patsubst %.o,%.d,$(call obj,$(REF_ALL) $(HARNESS_ALL)))

# ---- running -----------------------------------------------------------------

.PHONY: unit clean
# Only the tests whose path starts with T, without set-up: make unit T=ref/text
UNIT = $(filter $(B)/test/$(T)%,$(TEST_BIN)) $(filter $(T)%,$(TEST_T))
unit: $(filter $(B)/test/$(T)%,$(TEST_BIN)) $(REF_EX_BIN)
	CMOCKA_MESSAGE_OUTPUT=TAP TOUCHSTONE_TOP=$(CURDIR) TOUCHSTONE_BIN=$(CURDIR)/$(BIN) prove --exec '' $(UNIT)

clean:
	rm -rf $(filter-out build/deps build/engines,$(wildcard build/*))
