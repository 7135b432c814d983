# From a fresh clone: `make run` opens the playground, `make test` proves it. `make help` lists the rest.

SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= python3

# What the set-up found or fetched: PATH, EM_CONFIG, and the sources of the libraries.
CACHE := $(or $(LOOPLANE_CACHE),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/looplane)
WITH_TOOLS := . "$(CACHE)/environment.sh" &&
CONFIGURE := cmake -G Ninja -C "$(CACHE)/sources.cmake" -S .

SOURCES = $(shell find src tests examples -name '*.hpp' -o -name '*.cpp')
FORMAT := clang-format-19

.PHONY: help
help: ## these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: build web ## build everything and serve the playground on http://localhost:8000 (PORT=)
	@echo
	@echo "The playground, until Ctrl-C:"
	@web/toolchain/serve.py build/web --port $(PORT)

.PHONY: test
test: setup-test ## every test: native, wasm, conformance, browser, sanitizers, format
	@$(WITH_TOOLS) tests/run.py

.PHONY: build
build: build/native/build.ninja ## the native command, build/looplane
	@$(WITH_TOOLS) cmake --build build/native --target looplane
	@ln -sf native/looplane build/looplane

.PHONY: web
web: build/wasm/build.ninja ## the static site, build/web
	@$(WITH_TOOLS) cmake --build build/wasm --target looplane_site

.PHONY: bench
bench: build build/wasm/build.ninja ## the benchmarks, also as wasm, and beside CPython 3.13 (PYTHON=)
	@$(WITH_TOOLS) cmake --build build/native --target looplane_bench
	@$(WITH_TOOLS) cmake --build build/wasm --target bench_loop looplane
	@for program in build/native/tests/bench_*; do echo "== $${program##*/bench_}"; $$program || exit 1; done
	@echo "== loop, as wasm under Node"; $(WITH_TOOLS) node build/wasm/tests/bench_loop.js
	@echo "== script"; $(WITH_TOOLS) PYENV_VERSION=$${PYENV_VERSION:-3.13.0} $(PYTHON) tests/bench/script.py

.PHONY: fuzz
fuzz: build ## random asyncio programs against CPython 3.13 (PYTHON=), until Ctrl-C
	@PYENV_VERSION=$${PYENV_VERSION:-3.13.0} $(PYTHON) tests/fuzz/fuzz.py

.PHONY: fuzz-text
fuzz-text: setup-test build/fuzz/build.ninja ## any text as a program, by libFuzzer, until Ctrl-C or a finding
	@$(WITH_TOOLS) cmake --build build/fuzz --target looplane_fuzz_text
	@mkdir -p build/fuzz/corpus
	@build/fuzz/tests/looplane_fuzz_text -timeout=20 -max_len=4000 -artifact_prefix=build/fuzz/ \
	  build/fuzz/corpus tests/conformance/*/

.PHONY: asan
asan: setup-test ## the tests with address and undefined-behaviour sanitizers
	@$(WITH_TOOLS) tests/run.py sanitizers conformance-sanitizers

.PHONY: format
format: setup-test ## format every C++ file
	@$(FORMAT) -i $(SOURCES)

.PHONY: format-check
format-check: ## say which files are not formatted
	@bad=$$($(FORMAT) --dry-run --Werror $(SOURCES) 2>&1 | sed -n 's/^\([^:]*\):.* error: .*/  \1/p' | sort -u); \
	  if [ -n "$$bad" ]; then printf 'not formatted (make format mends that):\n%s\n' "$$bad"; exit 1; fi

.PHONY: tidy
tidy: setup-tidy build/asan/build.ninja ## clang-tidy over our sources
	@$(WITH_TOOLS) cmake --build build/asan --target looplane_library
	@find src -name '*.cpp' -not -path 'src/platform/web/*' -print0 | \
	  xargs -0 -n 4 -P "$$(nproc)" clang-tidy-19 --quiet -p build/asan

.PHONY: clean
clean: ## forget every build; what the set-up fetched stays in the cache folder
	@rm -rf build tests/browser/node_modules

# What tests/run.py asks for: everything of one kind of build.
.PHONY: native-all wasm-all asan-all tsan-all
native-all: build/native/build.ninja
	@$(WITH_TOOLS) cmake --build build/native
	@ln -sf native/looplane build/looplane
wasm-all: build/wasm/build.ninja
	@$(WITH_TOOLS) cmake --build build/wasm
asan-all: build/asan/build.ninja
	@$(WITH_TOOLS) cmake --build build/asan
tsan-all: build/tsan/build.ninja
	@$(WITH_TOOLS) cmake --build build/tsan --target looplane_thread_tests

.PHONY: setup setup-test setup-tidy
setup:
	@web/toolchain/setup.sh
setup-test:
	@web/toolchain/setup.sh test
setup-tidy:
	@web/toolchain/setup.sh test tidy

# Each folder is configured once; later CMake knows by itself when to look again.
build/native/build.ninja: | setup
	@$(WITH_TOOLS) $(CONFIGURE) -B build/native
build/wasm/build.ninja: | setup
	@$(WITH_TOOLS) emcmake $(CONFIGURE) -B build/wasm -DLOOPLANE_SITE="$(CURDIR)/build/web"
build/asan/build.ninja: | setup
	@$(WITH_TOOLS) $(CONFIGURE) -B build/asan -DCMAKE_BUILD_TYPE=Debug \
	  -DCMAKE_CXX_COMPILER=clang++-19 -DLOOPLANE_SANITIZE=address,undefined
build/fuzz/build.ninja: | setup-test
	@$(WITH_TOOLS) $(CONFIGURE) -B build/fuzz -DCMAKE_BUILD_TYPE=Debug \
	  -DCMAKE_CXX_COMPILER=clang++-19 -DLOOPLANE_SANITIZE=fuzzer-no-link,address,undefined
build/tsan/build.ninja: | setup-test
	@$(WITH_TOOLS) $(CONFIGURE) -B build/tsan -DCMAKE_BUILD_TYPE=Debug \
	  -DCMAKE_CXX_COMPILER=clang++-19 -DLOOPLANE_SANITIZE=thread -DCMAKE_UNITY_BUILD=ON
