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
OPT_fuzz  := -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_clang-asan := $(OPT_asan)
OPT_clang-debug := $(OPT_debug)
OPT_coverage := -O0 --coverage
OPT := $(or $(OPT_$(CFG)),-O2)

WARN := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes
# The same sources make the same programs wherever the tree is: shards made by different builds are not united.
DEBUG := -g -fdebug-prefix-map=$(CURDIR)=.
BASE_CFLAGS = -std=c17 -D_GNU_SOURCE $(OPT) $(DEBUG) $(WARN) -MMD -MP $(CFLAGS)

# -ffp-contract=off: no fused multiply-add, the specification rounds after every operation.
# -fno-math-errno: nothing reads errno after sqrt, which then is one instruction; results do not change.
REF_CFLAGS = $(BASE_CFLAGS) -Wswitch-enum -ffp-contract=off -fno-math-errno -Iref
REF_LIBS   = -lm -lpthread

# QuickJS-ng, which tools/setup unpacks: its warnings are not ours to mend. -funsigned-char is what its own build has.
QJS := build/deps/quickjs-ng
JS_CFLAGS  = $(REF_CFLAGS) -isystem $(QJS)
QJS_CFLAGS = -std=gnu17 -D_GNU_SOURCE $(OPT) $(DEBUG) -w -MMD -MP -ffp-contract=off -funsigned-char -Iref -isystem $(QJS) $(CFLAGS)

# The harness's libraries are asked for once, and only when something of the harness is built.
PKGS = sqlite3 jansson libfyaml libmicrohttpd libuv libpcre2-8 libxxhash libzstd
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)
HARNESS_CFLAGS = $(BASE_CFLAGS) -I. -I$(B)/gen $(PKG_CFLAGS)
HARNESS_LIBS   = $(PKG_LIBS) $(REF_LIBS)

# ---- sources -----------------------------------------------------------------

find_files = $(sort $(shell [ ! -d $(1) ] || find $(1) -name '$(2)' -type f))

REF_ALL  := $(call find_files,ref,*.c)
REF_TEST := $(filter %_test.c,$(REF_ALL))
REF_EX   := $(wildcard ref/embed/example*.c)
JS_SRC   := $(filter-out $(REF_TEST) %_bench.c,$(filter ref/jsapi/% ref/esm/% ref/cmd_js.c,$(REF_ALL)))
REF_SRC  := $(filter-out $(REF_TEST) $(REF_EX) $(JS_SRC) ref/fuzz/% %_bench.c ref/main.c,$(REF_ALL))
REF_MAIN := $(wildcard ref/main.c)

LINK_SRC := $(wildcard tools/link/*.c)

HARNESS_ALL  := $(call find_files,harness,*.c)
HARNESS_TEST := $(filter %_test.c,$(HARNESS_ALL))
SUPERVISOR_SRC := $(wildcard harness/supervisor/*.c)
HARNESS_SRC  := $(filter-out $(HARNESS_TEST) $(SUPERVISOR_SRC) harness/main.c,$(HARNESS_ALL))
HARNESS_MAIN := $(wildcard harness/main.c)

obj = $(patsubst %.c,$(B)/obj/%.o,$(1))

# Files that become part of the harness: harness/a/b.sql is #include "harness/a/b.sql.inc"
# and defines `static const char a_b_sql[]`, ended by a zero byte.
EMBED := $(call find_files,harness,*.sql) $(call find_files,harness/engine,*.js) $(call find_files,harness/cause,*.js) $(call find_files,harness/browser,*.js) $(call find_files,harness/browser,*.py)
GEN   := $(patsubst %,$(B)/gen/%.inc,$(EMBED))
embed_symbol = $(subst -,_,$(subst .,_,$(subst /,_,$(patsubst harness/%,%,$(1)))))

LIB_REF     := $(if $(REF_SRC),$(B)/libtouchstone.a)
LIB_JS      := $(if $(JS_SRC),$(B)/libtouchstone-js.a)
QJS_OBJ     := $(patsubst %,$(B)/obj/quickjs/%.o,libregexp libunicode dtoa)
LIB_HARNESS := $(if $(HARNESS_SRC),$(B)/libharness.a)
BIN_REF     := $(if $(REF_MAIN),$(BIN)/touchstone-ref)
BIN_LINK    := $(if $(LINK_SRC),$(BIN)/touchstone-link)
BIN_HARNESS := $(if $(HARNESS_MAIN),$(BIN)/touchstone $(if $(SUPERVISOR_SRC),$(BIN)/touchstone-supervisor))

REF_TEST_BIN     := $(patsubst %.c,$(B)/test/%,$(REF_TEST))
REF_EX_BIN       := $(patsubst %.c,$(B)/test/%,$(REF_EX))
HARNESS_TEST_BIN := $(patsubst %.c,$(B)/test/%,$(HARNESS_TEST))
TEST_BIN         := $(REF_TEST_BIN) $(HARNESS_TEST_BIN)
BENCH_BIN        := $(patsubst tools/bench/%.c,$(B)/bench/%,$(wildcard tools/bench/*.c))
TEST_T           := $(foreach d,ref harness tools corpus,$(call find_files,$(d),*.t))

# ---- building ----------------------------------------------------------------

.PHONY: all ref harness tests layers
.DEFAULT_GOAL := all

all: layers ref harness

ref: $(LIB_REF) $(LIB_JS) $(BIN_REF) $(BIN_LINK)
	$(if $(REF_MAIN),,@echo 'note: no ref/main.c, touchstone-ref is not built')

harness: $(LIB_HARNESS) $(BIN_HARNESS)
	$(if $(HARNESS_MAIN),,@echo 'note: no harness/main.c, touchstone is not built')

tests: $(TEST_BIN) $(REF_EX_BIN) $(BENCH_BIN)

layers: build/layers.stamp

build/layers.stamp: $(REF_ALL) $(HARNESS_ALL) $(call find_files,ref,*.h) $(call find_files,harness,*.h) $(wildcard tools/link/*.[ch]) $(wildcard tools/check-layers)
	@mkdir -p $(@D)
	$(if $(wildcard tools/check-layers),tools/check-layers)
	@touch $@

$(B)/obj/ref/%.o: ref/%.c $(B)/flags.list | build/layers.stamp
	@mkdir -p $(@D)
	$(CC) $(REF_CFLAGS) -c $< -o $@

# The linking tools see the public headers alone; see tools/check-layers.
$(B)/obj/tools/link/%.o: tools/link/%.c $(B)/flags.list | build/layers.stamp
	@mkdir -p $(@D)
	$(CC) $(REF_CFLAGS) -c $< -o $@

# jsapi/ and esm/ and their tests; qjs.c is the engine whole and takes a minute, which -MMD spares most builds.
JS_OBJ := $(filter-out $(B)/obj/ref/jsapi/qjs.o,$(call obj,$(JS_SRC) $(filter ref/jsapi/% ref/esm/%,$(REF_TEST))))
$(JS_OBJ): $(B)/obj/%.o: %.c $(B)/flags.list | build/layers.stamp $(QJS)/quickjs.c
	@mkdir -p $(@D)
	$(CC) $(JS_CFLAGS) -c $< -o $@

$(B)/obj/ref/jsapi/qjs.o: ref/jsapi/qjs.c $(B)/flags.list | build/layers.stamp $(QJS)/quickjs.c
	@mkdir -p $(@D)
	$(CC) $(QJS_CFLAGS) -c $< -o $@

$(QJS_OBJ): $(B)/obj/quickjs/%.o: $(QJS)/%.c $(B)/flags.list
	@mkdir -p $(@D)
	$(CC) $(QJS_CFLAGS) -c $< -o $@

$(QJS)/%.c:
	@echo 'make: QuickJS-ng is not there; tools/setup fetches it' >&2; exit 1

$(B)/obj/harness/%.o: harness/%.c $(B)/flags.list | $(GEN) build/layers.stamp
	@mkdir -p $(@D)
	$(CC) $(HARNESS_CFLAGS) -c $< -o $@

$(GEN): $(B)/gen/%.inc: % tools/embed-file
	@mkdir -p $(@D)
	tools/embed-file $< $(call embed_symbol,$<) > $@

# An archive is made anew, so that a source that went away goes away in it too; the list file
# makes it again when the set of sources changes.
$(B)/libtouchstone.a: $(call obj,$(REF_SRC)) $(B)/ref.list
	@rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

$(B)/libtouchstone-js.a: $(call obj,$(JS_SRC)) $(QJS_OBJ) $(B)/js.list
	@rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

$(B)/libharness.a: $(call obj,$(HARNESS_SRC)) $(B)/harness.list
	@rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

.PHONY: force
$(B)/ref.list: LIST = $(REF_SRC)
$(B)/js.list: LIST = $(JS_SRC)
$(B)/harness.list: LIST = $(HARNESS_SRC)
# Another compiler or other flags compile everything anew; another place of the tree, which -fdebug-prefix-map hides, does not.
$(B)/flags.list: LIST = $(subst $(CURDIR),,$(CC) $(REF_CFLAGS) $(QJS_CFLAGS) $(PKGS))
$(B)/%.list: force
	@mkdir -p $(@D)
	@echo '$(LIST)' | cmp -s - $@ || echo '$(LIST)' > $@

$(BIN)/touchstone-ref: $(B)/obj/ref/main.o $(LIB_JS) $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ $(REF_LIBS) -o $@

$(BIN)/touchstone-link: $(call obj,$(LINK_SRC)) $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ $(REF_LIBS) -o $@

$(BIN)/touchstone: $(B)/obj/harness/main.o $(LIB_HARNESS) $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ $(HARNESS_LIBS) -o $@

# It is started for every process of an engine: static, so that it is there at once, where sanitizers permit that.
$(BIN)/touchstone-supervisor: $(call obj,$(SUPERVISOR_SRC))
	@mkdir -p $(@D)
	$(CC) $(OPT) $(if $(findstring -fsanitize,$(OPT)),,-static) $(LDFLAGS) $^ -o $@

$(filter $(B)/test/ref/jsapi/% $(B)/test/ref/esm/%,$(REF_TEST_BIN)): $(LIB_JS)
$(REF_TEST_BIN): $(B)/test/%: $(B)/obj/%.o $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $(filter-out %.a,$^) $(filter %-js.a,$^) $(LIB_REF) -lcmocka $(REF_LIBS) -o $@

$(REF_EX_BIN): $(B)/test/%: $(B)/obj/%.o $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ $(REF_LIBS) -o $@

$(HARNESS_TEST_BIN): $(B)/test/%: $(B)/obj/%.o $(LIB_HARNESS) $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(LDFLAGS) $^ -lcmocka $(HARNESS_LIBS) -o $@

# Whatever the build is, these are measured: -O2.
$(BENCH_BIN): $(B)/bench/%: tools/bench/%.c $(LIB_REF)
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_GNU_SOURCE $(OPT) -O2 $(WARN) -Iref $< $(LIB_REF) $(LDFLAGS) $(REF_LIBS) -o $@

$(B)/fuzzer: $(call obj,$(wildcard ref/fuzz/*.c)) $(LIB_REF)
	$(CC) $(OPT) -fsanitize=fuzzer $(LDFLAGS) $^ $(REF_LIBS) -o $@

-include $(patsubst %.o,%.d,$(call obj,$(REF_ALL) $(LINK_SRC) $(HARNESS_ALL)) $(QJS_OBJ))

# ---- running -----------------------------------------------------------------

.PHONY: setup conform test prove unit check-all coverage asan bench programs fuzz format lint install uninstall engines clean help

# As many jobs as there are cores, unless make was given -j itself.
JOBS = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc))
SUBMAKE = $(MAKE) --no-print-directory $(JOBS)

setup:
	@tools/setup --quiet

# SUITES is a path, or words of which each is a path or a suite's name; the shell takes it as it is.
export SUITES
conform: setup
	@echo 'building into $(BIN); the first time takes some minutes'
	@$(SUBMAKE) -s all
	$(if $(SUITES),@if [ -e "$$SUITES" ]; then set -- "$$SUITES"; else set -- $$SUITES; fi; $(BIN)/touchstone run corpus "$$@",$(BIN)/touchstone run)

# One plain and one sanitizer build, each tested whole; SANITIZE=1 takes the latter alone.
test: setup
ifeq ($(SANITIZE),1)
	@$(SUBMAKE) all tests
	@$(SUBMAKE) prove
else
	@$(SUBMAKE) all tests
	@$(SUBMAKE) all tests SANITIZE=1
	@$(SUBMAKE) prove
	@$(SUBMAKE) prove SANITIZE=1
endif

# What a test script can rely on: it is started at the top of the tree with these set.
TEST_ENV = TOUCHSTONE_TOP='$(CURDIR)' TOUCHSTONE_BIN='$(CURDIR)/$(BIN)' \
	TOUCHSTONE_TEST='$(CURDIR)/$(B)/test' TOUCHSTONE_SANITIZE=$(if $(filter asan %-asan,$(CFG)),1,0) \
	CMOCKA_MESSAGE_OUTPUT=TAP UBSAN_OPTIONS=print_stacktrace=1 \
	ASAN_OPTIONS=allocator_may_return_null=1:detect_stack_use_after_return=0 NO_COLOR=1
# Seconds after which a test counts as hanging.
TEST_TIMEOUT ?= $(if $(TOUCHSTONE_FULL),7200,600)
PROVE = $(TEST_ENV) prove -j$(shell nproc) --exec 'timeout -k 5 $(TEST_TIMEOUT)'

# The tools are the same in every build: their tests run with the plain one.
# What runs other engines and toolchains' programs at length says little of our memory (the suites are run under sanitizers by
# ref/suite.t): in sanitizer builds only at full length. Of the other scripts these run what is hostile or bad, and one of
# three of the rest, by a seed.
FOREIGN_T := harness/browser/browsers.t harness/site/browser.t corpus/programs/programs.t harness/cmd/official.t \
	harness/cmd/official_linking.t harness/cmd/linking.t harness/engine/worker_host.t
OWN_T = $(filter-out tools/% $(if $(TOUCHSTONE_FULL),,$(FOREIGN_T)),$(TEST_T))
HOSTILE_T = $(foreach each,hostile bad_input wasi suite permits,$(filter %/$(each).t %_$(each).t,$(OWN_T)))
SEED = $(or $(TOUCHSTONE_SEED),1)
SAMPLE = perl -e '$$s = shift; for (@ARGV) { $$h = $$s; $$h = ($$h * 31 + ord) % 1000003 for split //; print "$$_\n" if $$h % 3 == 0 }'
SAMPLED_T = $(sort $(HOSTILE_T) $(shell $(SAMPLE) $(SEED) $(OWN_T)))
SAMPLING = $(if $(TOUCHSTONE_FULL),,$(filter asan,$(CFG)))
PROVED = $(TEST_BIN) $(if $(filter release,$(CFG)),$(TEST_T),$(if $(SAMPLING),$(SAMPLED_T),$(OWN_T)))
prove:
	$(if $(SAMPLING),@echo 'note: one of three test scripts (TOUCHSTONE_SEED=$(SEED)); TOUCHSTONE_FULL=1 runs all')
	@$(if $(strip $(PROVED)),$(PROVE) $(PROVED),echo 'note: there is no test yet')

# The tests of the tree whose path starts with T, without set-up: make unit T=ref/text
UNIT_BIN = $(filter $(B)/test/$(T)%,$(TEST_BIN))
unit: $(UNIT_BIN) $(filter $(B)/test/$(T)%,$(REF_EX_BIN)) $(BIN_REF)
	@$(PROVE) $(UNIT_BIN) $(filter $(T)%,$(TEST_T))

asan:
	@$(SUBMAKE) all tests SANITIZE=1

# The functions that the reference enters when it runs the suites, of ref/suite.t alone, instruction by instruction too;
# and whether each rule of the specification has one, where TOUCHSTONE_SPEC says where that is.
coverage:
	@$(SUBMAKE) ref CFG=coverage CC=gcc
	@find build/coverage -name '*.gcda' -delete
	@$(SUBMAKE) unit T=ref/suite CFG=coverage CC=gcc
	@tools/coverage build/coverage build/coverage/functions
	$(if $(TOUCHSTONE_SPEC),@tools/check-cites --uncited --coverage build/coverage/functions)

# Every check at its full length, over four builds; the suites over two more, so that gcc and clang each take them without
# optimization, with it, and with sanitizers.
check-all: export TOUCHSTONE_FULL = 1
check-all:
	@tools/setup --dev --quiet
	@$(SUBMAKE) all tests
	@$(SUBMAKE) all tests SANITIZE=1
	@$(SUBMAKE) all tests CFG=debug
	@$(SUBMAKE) all tests CFG=clang CC=clang
	@$(SUBMAKE) ref CFG=clang-debug CC=clang
	@$(SUBMAKE) ref CFG=clang-asan CC=clang
	@tools/check-requirements --require L --require M --require R --require E --require D
	@$(SUBMAKE) unit T=ref/suite CFG=clang-debug CC=clang
	@$(SUBMAKE) unit T=ref/suite CFG=clang-asan CC=clang
	@$(SUBMAKE) coverage
	@$(SUBMAKE) prove CFG=debug
	@$(SUBMAKE) prove CFG=clang
	@$(SUBMAKE) prove SANITIZE=1
	@$(SUBMAKE) prove

# What `make bench` promises, measured against other programs; 'make bench BENCH_FLAGS="--runs 11"' measures longer.
BENCH_FLAGS =
bench:
	@tools/setup --bench --quiet
	@$(SUBMAKE) all $(BENCH_BIN)
	@CC='$(CC)' $(TEST_ENV) tools/bench/run $(BENCH_FLAGS) $(B)/bench

# Programs of real toolchains: installs these, builds every program and runs it on every engine.
programs:
	@tools/setup --programs --quiet
	@tools/programs --require
	@$(SUBMAKE) all
	@$(BIN)/touchstone run programs

# libFuzzer of clang changes modules and runs them; FUZZ_SECONDS says for how long.
FUZZ_SECONDS ?= 60
fuzz:
	@tools/setup --dev --quiet
	@$(SUBMAKE) ref
	@$(SUBMAKE) build/fuzz/fuzzer CFG=fuzz CC=clang
	@$(TEST_ENV) tools/fuzz build/fuzz/fuzzer '$(BIN)/touchstone-ref' build/fuzz $(FUZZ_SECONDS)

C_FILES = $(REF_ALL) $(HARNESS_ALL) $(call find_files,ref,*.h) $(call find_files,harness,*.h) $(wildcard tools/link/*.[ch] tools/bench/*.c tools/bench/kernels/*.[ch])
format:
	clang-format -i $(C_FILES)

# The warnings of these tools, none of which is tolerated. Left out: the wish for Annex K, which glibc
# lacks, a check of va_list that errs in clang 14, and one that doubts sizeof a pointer.
TIDY := -*,clang-analyzer-*,bugprone-*,-bugprone-easily-swappable-parameters,-bugprone-reserved-identifier,-bugprone-sizeof-expression,misc-redundant-expression,misc-static-assert,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-clang-analyzer-valist.Uninitialized
# One process a file, as many at once as there are cores.
TIDY_EACH = xargs -P$(shell nproc) -I{} clang-tidy --quiet --warnings-as-errors='*' --checks='$(TIDY)'
lint:
	clang-format --dry-run -Werror $(C_FILES)
	cppcheck -j$(shell nproc) --quiet --std=c11 --error-exitcode=1 --inline-suppr --enable=warning,portability --suppress=missingIncludeSystem -Iref $(REF_SRC) $(REF_MAIN) $(LINK_SRC)
	cppcheck -j$(shell nproc) --quiet --std=c11 --error-exitcode=1 --inline-suppr --enable=warning,portability --suppress=missingIncludeSystem -Iref $(filter-out %/qjs.c,$(JS_SRC))
	cppcheck -j$(shell nproc) --quiet --std=c11 --error-exitcode=1 --inline-suppr --enable=warning,portability --suppress=missingIncludeSystem -I. -I$(B)/gen $(HARNESS_SRC) $(HARNESS_MAIN)
	printf '%s\n' $(REF_SRC) $(REF_MAIN) $(LINK_SRC) | $(TIDY_EACH) {} -- -std=c17 -D_GNU_SOURCE -Iref
	printf '%s\n' $(filter-out %/qjs.c,$(JS_SRC)) | $(TIDY_EACH) {} -- -std=c17 -D_GNU_SOURCE -Iref -isystem $(QJS)
	printf '%s\n' $(HARNESS_SRC) $(HARNESS_MAIN) | $(TIDY_EACH) {} -- -std=c17 -D_GNU_SOURCE -I. -I$(B)/gen $(PKG_CFLAGS)

# As in the tree, so that what is installed finds it in the same places.
INSTALL_SHARE = $(wildcard corpus harness/engines reports/*.* build/deps/testharness)
INSTALL_MAN = $(if $(wildcard tools/man),tools/man '$(CURDIR)/$(BIN)' $(B)/man)
INSTALL_BIN = $(BIN_REF) $(BIN_LINK) $(BIN_HARNESS)
# Public headers include each other as in the tree, ("embed/touchstone.h"); <touchstone.h> is found, too.
INSTALL_HEADERS = $(wildcard ref/embed/touchstone.h ref/embed/touchstone_link.h ref/startup/startup.h ref/startup/names.h ref/wasi/wasi.h)
INSTALL_SHORT = touchstone.h touchstone_link.h
COMPLETED = touchstone touchstone-ref touchstone-link
TO = $(DESTDIR)$(PREFIX)
define PKGCONFIG
prefix=$(PREFIX)
includedir=$${prefix}/include
libdir=$${prefix}/lib

Name: touchstone
Description: A WebAssembly runtime written rule by rule from the specification
Version: 0.1.0
Cflags: -I$${includedir} -I$${includedir}/touchstone
Libs: -L$${libdir} -ltouchstone $(REF_LIBS)
endef
export PKGCONFIG
install: all
	@$(INSTALL_MAN)
	install -d '$(TO)/bin' '$(TO)/lib/pkgconfig' '$(TO)/include/touchstone' '$(TO)/share/touchstone'
	install -m 755 $(INSTALL_BIN) '$(TO)/bin'
	install -m 644 $(B)/libtouchstone.a '$(TO)/lib'
	@set -e; for each in $(INSTALL_HEADERS); do install -D -m 644 $$each '$(TO)/include/touchstone/'$${each#ref/}; done
	@set -e; for each in $(INSTALL_SHORT); do printf '#include "touchstone/embed/%s"\n' $$each > '$(TO)/include/'$$each; done
	cp -R --parents $(INSTALL_SHARE) '$(TO)/share/touchstone'
	@printf '%s\n' "$$PKGCONFIG" > '$(TO)/lib/pkgconfig/touchstone.pc'
	@set -e; if [ -d $(B)/man ]; then install -d '$(TO)/share/man/man1'; install -m 644 $(B)/man/*.1 '$(TO)/share/man/man1'; fi
	@set -e; for each in $(COMPLETED); do \
	    install -D -m 644 tools/completion/bash '$(TO)/share/bash-completion/completions/'$$each; \
	    install -D -m 644 tools/completion/fish '$(TO)/share/fish/vendor_completions.d/'$$each.fish; done
	install -D -m 644 tools/completion/zsh '$(TO)/share/zsh/site-functions/_touchstone'

# What install lays down, by the same names; folders that others may use stay.
uninstall:
	rm -f $(foreach each,$(notdir $(INSTALL_BIN)),'$(TO)/bin/$(each)') '$(TO)/lib/libtouchstone.a' '$(TO)/lib/pkgconfig/touchstone.pc'
	rm -f $(foreach each,$(INSTALL_SHORT),'$(TO)/include/$(each)')
	rm -f $(foreach each,$(COMPLETED),'$(TO)/share/bash-completion/completions/$(each)' '$(TO)/share/fish/vendor_completions.d/$(each).fish')
	rm -f '$(TO)/share/zsh/site-functions/_touchstone' $(foreach each,$(COMPLETED),'$(TO)/share/man/man1/$(each).1' '$(TO)/share/man/man1/$(each)'-*.1)
	rm -rf '$(TO)/include/touchstone' '$(TO)/share/touchstone'

# ENGINES: names, all or browsers.
ENGINES ?= all
engines: setup
	tools/setup --engines $(ENGINES)
	$(if $(HARNESS_MAIN),@$(SUBMAKE) all)
	$(if $(HARNESS_MAIN),$(BIN)/touchstone engines)

# What was fetched stays: build/deps and build/engines.
clean:
	rm -rf $(filter-out build/deps build/engines,$(wildcard build/*))

help:
	@echo 'make conform             set up, build, replay the corpus on every engine (SUITES=PATH: on that suite too)'
	@echo 'make test                set up, build plain and with sanitizers, run all tests on both (SANITIZE=1: the latter only)'
	@echo 'make                     build into build/bin (SANITIZE=1: into build/asan/bin; CFG=debug: into build/debug/bin)'
	@echo 'make ref | harness       build one half; make tests: the test programs'
	@echo 'make unit T=ref/text     build and run the tests under a path, without set-up'
	@echo 'make asan                build everything under AddressSanitizer and UBSan'
	@echo 'make check-all           every check at full length, over the plain, sanitizer, -O0 and clang builds'
	@echo 'make coverage            the functions that the suites enter, and the rules of the specification that have none'
	@echo 'make bench               run the benchmarks'
	@echo 'make programs            install toolchains, build programs with them, run these on every engine'
	@echo 'make fuzz                let clang'"'"'s fuzzer change modules, decode, validate and run them (FUZZ_SECONDS=60)'
	@echo 'make format | lint       clang-format; clang-format, cppcheck and clang-tidy as judges'
	@echo 'make setup | engines     install what is needed; every engine that can be installed (ENGINES=NAME...: those)'
	@echo 'make install PREFIX=DIR  install programs, library, headers, corpus, manual pages and completion (uninstall: remove them)'
	@echo 'make clean               remove what was built (not what was fetched)'
	@echo 'CFG=NAME builds in build/NAME, apart from other builds; CC=clang works.'
