# `make test` runs everything that is tested.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: tools lint rust contract c java csharp python scenarios test clean

LIBRARY := $(CURDIR)/target/debug
SCENARIOS := $(wildcard tests/scenarios/*.json)
CRATES := -p shuzhi -p shuzhi-ffi -p shuzhi-tests -p shuzhi-generator
PACKAGES := $(CURDIR)/target/uniffi

# Everything, ending with the count of the compared scenarios. Each part fails by itself; nothing is skipped.
test: tools lint rust contract c java csharp python scenarios

# Installs what is missing by the system's package manager, or says what to install.
tools:
	@tests/tools/need.sh cargo gcc g++ java mvn mcs mono python3 valgrind pkg-config jansson

lint:
	cargo fmt --all --check
	cargo clippy -q $(CRATES) --all-targets -- -D warnings
	cargo clippy -q -p shuzhi-uniffi --all-targets -- -D warnings

rust:
	cargo test $(CRATES)

# The committed header, contract and generated sources are those of the code.
contract:
	cargo run -q -p shuzhi-ffi --example generate -- --check
	cargo run -q -p shuzhi-generator -- java --contract include/contract.json --out bindings/java/src/generated/java --check
	cargo run -q -p shuzhi-generator -- csharp --contract include/contract.json --out bindings/csharp/generated --check

$(LIBRARY)/libshuzhi.so: library
.PHONY: library
library:
	cargo build -q -p shuzhi-ffi

c: library
	tests/c/run.sh target/debug target/c

java: library
	mvn -q -B -f bindings/java package -Dshuzhi.library.path=$(LIBRARY)

csharp: library
	SHUZHI_LIBRARY_PATH=$(LIBRARY)/libshuzhi.so tests/csharp/run.sh mono

# Apart from the others: its features must not leak into the library that they link.
python:
	cargo test -q -p shuzhi-uniffi
	bindings/uniffi/generate.sh $(PACKAGES) debug
	tests/tools/surfaces.sh $(PACKAGES)
	PYTHONPATH=$(PACKAGES)/python:tests/python python3 -m unittest -q test_package

# The same scenarios through every language, compared byte for byte.
scenarios: c java csharp python
	rm -rf target/scenarios
	cargo run -q -p shuzhi-tests --bin scenario -- target/scenarios/rust $(SCENARIOS)
	target/c/scenario_runner target/scenarios/c $(SCENARIOS)
	java -Dshuzhi.library.path=$(LIBRARY) \
	  -cp "bindings/java/target/test-classes:bindings/java/target/shuzhi-0.1.0.jar:bindings/java/target/lib/*" \
	  cn.shuzhi.testing.ScenarioRunner target/scenarios/java $(SCENARIOS)
	SHUZHI_LIBRARY_PATH=$(LIBRARY)/libshuzhi.so tests/csharp/scenarios.sh mono target/scenarios/csharp $(SCENARIOS)
	PYTHONPATH=$(PACKAGES)/python:tests/python python3 tests/python/scenario_runner.py target/scenarios/python $(SCENARIOS)
	tests/tools/compare.sh target/scenarios rust c java csharp python

clean:
	cargo clean
	rm -rf bindings/java/target
