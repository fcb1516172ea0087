# quoth: `make demo` shows it, `make check` tests it, `make help` lists the rest.

CC      ?= gcc
PYTHON  ?= /usr/bin/python3
PREFIX  ?= /usr/local
BUILD   ?= build
MODE    ?=
GOLD    ?= ../shared/gold

PKGS     = icu-i18n icu-uc libxml-2.0 zlib libzstd
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings -Wundef
# _GNU_SOURCE: getopt_long and friends; hidden: one symbol leaves the library
CFLAGS   = -std=c11 -O2 -g -fPIC -fvisibility=hidden -pthread -D_GNU_SOURCE \
           -MMD -MP $(WARN) $(MODE) -I$(BUILD) \
           $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LIBS     = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lbz2 -llzma -lm
ENGINE   = $(wildcard ext/text/*.c ext/extract/*.c ext/match/*.c ext/page/*.c)
EXT      = $(ENGINE) $(wildcard ext/sql/*.c) ext/quoth.c
READERS  = $(wildcard loaders/common/*.c)
PROGRAMS = $(patsubst loaders/%.c,%,$(wildcard loaders/quoth-*.c))
OBJ      = $(patsubst %.c,$(BUILD)/%.o,$(1))

.PHONY: all demo check bench install deps help clean
.DELETE_ON_ERROR:

all: quoth.so $(PROGRAMS)  ## build the extension and the programs

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

deps:  ## install what is missing, and nothing else
	@tests/tools/deps.sh

ext/quoth.so: $(call OBJ,$(EXT))
	$(CC) $(CFLAGS) -shared -Wl,-z,defs -o $@ $^ $(LIBS)

quoth.so: ext/quoth.so
	ln -sf $< $@

# The programs carry the whole engine and its SQL; only sqlite3 is linked to.
quoth-%: $(BUILD)/loaders/quoth-%.o $(call OBJ,$(READERS) $(EXT))
	$(CC) $(CFLAGS) -o $@ $^ -lsqlite3 $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<

clean:  ## remove what was built
	rm -rf $(BUILD) quoth.so ext/quoth.so $(PROGRAMS)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
