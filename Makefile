# quoth: `make demo` shows it, `make check` tests it, `make help` lists the rest.

ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif
CC      ?= gcc
PYTHON  ?= /usr/bin/python3
PREFIX  ?= /usr/local
BUILD   ?= build
MODE    ?=
# annotated articles and sample inputs that are not part of the project: tests
# that want more than tests/gold has use them where there are any
GOLD    ?= ../shared/gold
SAMPLES ?= ../shared/samples
# how long a fuzz target runs, how large a hostile page is
FUZZ_SECONDS ?= 10
HOSTILE_MB   ?= 1

PKGS     = icu-i18n icu-uc libxml-2.0 zlib libzstd nettle
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings -Wundef
# _GNU_SOURCE: getopt_long and friends; hidden: one symbol leaves the library
CFLAGS   = -std=c11 -O2 -g -fPIC -fvisibility=hidden -pthread -D_GNU_SOURCE \
           -MMD -MP $(WARN) $(MODE) -I$(BUILD) \
           $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LIBS     = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lbz2 -llzma -lm
ENGINE   = $(wildcard ext/text/*.c ext/extract/*.c ext/match/*.c ext/page/*.c)
EXT      = $(ENGINE) $(wildcard ext/sql/*.c) ext/quoth.c
READERS  = $(wildcard loaders/*/*.c)
PROGRAMS = $(patsubst loaders/%.c,%,$(wildcard loaders/quoth-*.c))
OBJ      = $(patsubst %.c,$(BUILD)/%.o,$(1))
# tables first, views last
SCHEMA   = schema/schema.sql $(filter-out schema/schema.sql schema/views.sql, \
           $(sort $(wildcard schema/*.sql))) schema/views.sql
MIGRATIONS = $(sort $(wildcard schema/migrations/*.sql))
WORDS    = schema/lexicon/en
PHRASES  = $(addprefix $(WORDS)/, outlet.tsv place.tsv state.tsv)

UNITS    = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
FUZZERS  = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
# no test goes on after the first thing a sanitizer finds
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
CHECKS  := $(sort $(shell sed -n 's/^\(check-[a-z]*\):.*/\1/p' Makefile))

.PHONY: all demo check bench install deps help clean units $(CHECKS)
.DELETE_ON_ERROR:
.SECONDARY:

all: quoth.so $(PROGRAMS)  ## build the extension and the programs

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

deps:  ## install what is missing, and nothing else
	@tests/tools/deps.sh

ext/quoth.so: $(call OBJ,$(EXT))
	$(CC) $(CFLAGS) -shared -Wl,-z,defs -o $@ $^ $(LIBS)

quoth.so: ext/quoth.so
	ln -sf $< $@

# Programs and tests carry the whole engine and its SQL; only sqlite3 is linked to.
CARRIED  = $(call OBJ,$(READERS) $(EXT))
LINK     = $(CC) $(CFLAGS) -o $@ $^ -lsqlite3 $(LIBS)

quoth-%: $(BUILD)/loaders/quoth-%.o $(CARRIED)
	$(LINK)

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(CARRIED)
	@mkdir -p $(@D)
	$(LINK)

$(BUILD)/load/%: $(BUILD)/tests/load/%.o $(CARRIED)
	@mkdir -p $(@D)
	$(LINK)

$(BUILD)/fault_%: $(BUILD)/tests/fault/fault_%.o $(CARRIED)
	$(LINK)

$(BUILD)/race_%: $(BUILD)/tests/fault/race_%.o $(CARRIED)
	$(LINK)

$(BUILD)/bench_%: $(BUILD)/tests/bench/bench_%.o $(CARRIED)
	$(LINK)

$(BUILD)/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(CARRIED)
	$(LINK) -fsanitize=fuzzer

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<

# SQL and word lists, compiled in
$(BUILD)/ext/sql/schema.o: $(BUILD)/schema.inc
$(BUILD)/ext/extract/lexicon.o: $(BUILD)/lexicon.inc
$(BUILD)/ext/extract/phrases.o: $(BUILD)/lexicon_phrases.inc
$(BUILD)/ext/match/related.o: $(WORDS)/related.bin

$(BUILD)/schema.inc: schema/embed.sh $(SCHEMA) $(MIGRATIONS)
	@mkdir -p $(@D)
	schema/embed.sh $(SCHEMA) -- $(MIGRATIONS) >$@

$(BUILD)/lexicon.inc: schema/lexicon/compile.py ext/extract/lexicon.h $(wildcard $(WORDS)/*.tsv)
	@mkdir -p $(@D)
	$(PYTHON) $< ext/extract/lexicon.h $(WORDS) >$@

$(BUILD)/lexicon_phrases.inc: schema/lexicon/compile_phrases.py $(PHRASES)
	@mkdir -p $(@D)
	$(PYTHON) $< $(WORDS) >$@

demo: deps  ## load the sample articles and answer questions about them
	@$(MAKE) -s all
	@tests/tools/demo.sh

check: deps  ## build with warnings as errors, and pass every test
	@+$(MAKE) -s all MODE=-Werror
	@+tests/tools/check.sh $(CHECKS)

check-style:  ## clang's warnings, and arrows between folders that run one way
	@tests/tools/arrows.py
	@tests/tools/warnings.sh $(CFLAGS)

check-unit:  ## unit tests, under the address and undefined-behaviour sanitizers
	@$(MAKE) -s BUILD=build/asan MODE='$(SANITIZE)' units

units: $(UNITS)
	@for u in $(UNITS); do echo "$${u##*/}:"; $$u || touch $(BUILD)/failed; done; ! rm $(BUILD)/failed 2>/dev/null

check-readers: $(BUILD)/load/articles  ## inputs, good, broken and hostile; feedparser's cases
	@if [ -d $(SAMPLES)/feeds ]; then $(PYTHON) tests/load/score_feeds.py $< $(SAMPLES)/feeds; fi
	@$(PYTHON) tests/load/check_readers.py $< $(SAMPLES)

check-sql: all  ## statements in the sqlite3 shell, and what they must print
	@tests/sql/run.sh

check-fault: build/fault_sql  ## each allocation of each function failing, once and for good
	@printf '%s\n' 0 1 2 3 | xargs -P 4 -I% build/fault_sql tests/sql/data/newsroom.sql % 4

check-symbols: all  ## the library exports one name
	@tests/clients/symbols.sh

check-clients: all  ## other tools, threads, interrupts, damaged files, all kinds of arguments
	@for t in tests/clients/test_*.py; do echo "$${t##*/}:"; $(PYTHON) $$t || touch build/failed; done; ! rm build/failed 2>/dev/null

check-races:  ## eight threads under the thread sanitizer
	@$(MAKE) -s BUILD=build/tsan MODE='-fsanitize=thread' build/tsan/race_sql
	@build/tsan/race_sql

check-fuzz:  ## each fuzz target for FUZZ_SECONDS, fuzz_extract six times that
	@$(MAKE) -s CC=clang BUILD=build/fuzz MODE='$(SANITIZE) -fsanitize=fuzzer-no-link' $(FUZZERS:%=build/fuzz/%)
	@tests/tools/fuzz.sh $(FUZZ_SECONDS) $(FUZZERS:%=build/fuzz/%)

check-hostile: all  ## pages made to hang a parser: time, memory, no access
	@tests/load/check_hostile.py $(HOSTILE_MB) $(wildcard $(SAMPLES)/hostile-html)

check-pages: all  ## score the main text of sample pages, where there are any
	@tests/gold/check_pages.py $(wildcard $(SAMPLES)/pages)

check-stories: all  ## copies of one text, made and loaded, are one story
	@tests/load/check_stories.py tests/gold/articles $(wildcard $(GOLD)/wikinews/articles)

check-gold:  ## score the annotated sample articles, and GOLD when it is there
	@tests/gold/check_gold.py $(GOLD)

check-linked: all  ## claims of the annotated articles, where GOLD is there
	@tests/gold/check_linked.sh $(GOLD)

check-load:  ## loaders: again, in any order, killed, starved, with strange input
	@$(MAKE) -s all
	@PYTHON=$(PYTHON) tests/load/run.sh

bench:  ## measure speed side by side with other ways of doing the same work
	+@for b in tests/bench/bench_*.sh; do $$b || exit 1; done

install: all  ## copy the extension and the programs below PREFIX
	install -d $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/bin
	install -m 644 ext/quoth.so $(DESTDIR)$(PREFIX)/lib/
	install $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin/

clean:  ## remove what was built
	rm -rf $(BUILD) quoth.so ext/quoth.so $(PROGRAMS)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
