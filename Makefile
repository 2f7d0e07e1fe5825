# `make test` runs everything that is tested.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: tools lint programs rust contract c java csharp python scenarios test bench bench-tools clean

LIBRARY := $(CURDIR)/target/debug
SCENARIOS := $(wildcard tests/scenarios/*.json)
CRATES := -p shuzhi -p shuzhi-ffi -p shuzhi-tests -p shuzhi-generator
PACKAGES := $(CURDIR)/target/uniffi

# Everything, ending with the count of the compared scenarios. Each part fails by itself; nothing is skipped.
test: tools lint rust contract c java csharp python demo-check scenarios

# Installs what is missing by the system's package manager, or says what to install.
tools:
	@tests/tools/need.sh cargo gcc g++ java mvn mcs mono python3 pip valgrind pkg-config jansson

lint:
	cargo fmt --all --check
	cargo clippy -q $(CRATES) --all-targets -- -D warnings
	cargo clippy -q -p shuzhi-uniffi -p shuzhi-bindgen --all-targets -- -D warnings

# Built once, with the tests' features, and run as they are: another choice of packages or targets would build all anew.
programs:
	cargo build -q $(CRATES) --lib --bins --examples

rust: programs
	cargo test $(CRATES)

# The committed header, contract and generated sources are those of the code.
contract: programs
	$(LIBRARY)/examples/generate --check
	$(LIBRARY)/shuzhi-generator java --contract include/contract.json --out bindings/java/src/generated/java --check
	$(LIBRARY)/shuzhi-generator csharp --contract include/contract.json --out bindings/csharp/generated --check

c: programs
	tests/c/run.sh target/debug target/c

java: programs
	mvn -q -B -f bindings/java package -Dshuzhi.library.path=$(LIBRARY)

csharp: programs
	SHUZHI_LIBRARY_PATH=$(LIBRARY)/libshuzhi.so tests/csharp/run.sh mono 8

# Apart from the others: its features must not leak into the library that they link.
python:
	cargo test -q -p shuzhi-uniffi
	bindings/uniffi/generate.sh $(PACKAGES) debug
	tests/tools/surfaces.sh $(PACKAGES)
	PYTHONPATH=$(PACKAGES)/python:tests/python python3 -m unittest -q test_package

# The same scenarios through every language, compared byte for byte.
scenarios: programs c java csharp python
	rm -rf target/scenarios
	$(LIBRARY)/scenario target/scenarios/rust $(SCENARIOS)
	target/c/scenario_runner target/scenarios/c $(SCENARIOS)
	java -Dshuzhi.library.path=$(LIBRARY) \
	  -cp "bindings/java/target/test-classes:bindings/java/target/shuzhi-0.1.0.jar:bindings/java/target/lib/*" \
	  cn.shuzhi.testing.ScenarioRunner target/scenarios/java $(SCENARIOS)
	SHUZHI_LIBRARY_PATH=$(LIBRARY)/libshuzhi.so tests/csharp/scenarios.sh mono target/scenarios/csharp $(SCENARIOS)
	SHUZHI_LIBRARY_PATH=$(LIBRARY)/libshuzhi.so tests/csharp/scenarios.sh 8 target/scenarios/dotnet $(SCENARIOS)
	PYTHONPATH=$(PACKAGES)/python:tests/python python3 tests/python/scenario_runner.py target/scenarios/python $(SCENARIOS)
	tests/tools/compare.sh target/scenarios rust c java csharp dotnet python

# The demo: a street in one file, worked by a Java platform and a C# platform at the same time.
# RESIDENTS is a number of invented residents, or a file of one's own (.xlsx, .csv).
.PHONY: demo demo-tools demo-programs demo-check
RESIDENTS ?= 20000
CASES ?= 600
SEED ?= 2026
JAVA_JAR := bindings/java/target/shuzhi-0.1.0.jar
JAVA_PATH := target/demo-java:$(JAVA_JAR):bindings/java/target/lib/*
CSHARP_DLL := target/csharp/Shuzhi.dll
# play PROFILE,FOLDER,RESIDENTS,CASES,SEED
play = target/$(1)/demo --library target/$(1)/libshuzhi.so --classes "$(JAVA_PATH)" \
  --program target/csharp/UrbanPlatform.exe --folder "$(2)" --residents "$(3)" --cases "$(4)" --seed "$(5)"

demo: demo-tools demo-programs
	cargo build --release -p shuzhi-ffi -p shuzhi-tests --lib --bin demo
	@$(call play,release,target/demo,$(RESIDENTS),$(CASES),$(SEED))

demo-tools:
	@tests/tools/need.sh cargo gcc java javac mvn mcs mono

# Both platforms, built against the packages as a customer builds: from the jar and from the assembly.
demo-programs: target/demo-java/built target/csharp/UrbanPlatform.exe

$(JAVA_JAR): bindings/java/pom.xml $(shell find bindings/java/src/main bindings/java/src/generated -name '*.java') | demo-tools
	mvn -q -B -f bindings/java package -Dmaven.test.skip=true
	@touch $@

target/demo-java/built: $(JAVA_JAR) $(wildcard tests/java/cn/shuzhi/demo/*.java)
	@mkdir -p $(@D)
	javac --release 8 -Xlint:all,-options -Werror -encoding UTF-8 -cp "$(JAVA_JAR):bindings/java/target/lib/*" \
	  -d $(@D) tests/java/cn/shuzhi/demo/*.java
	@touch $@

$(CSHARP_DLL): $(shell find bindings/csharp/src bindings/csharp/generated -name '*.cs') | demo-tools
	bindings/csharp/build.sh target/csharp

target/csharp/UrbanPlatform.exe: $(CSHARP_DLL) $(wildcard tests/csharp/demo/*.cs)
	mcs -langversion:7.2 -debug -warn:4 -warnaserror -codepage:utf8 -r:$(CSHARP_DLL) -out:$@ tests/csharp/demo/*.cs

# The demo on a small street, twice: the figures must be the same, whoever was faster.
demo-check: demo-tools demo-programs programs
	rm -rf target/demo-check
	mkdir -p target/demo-check
	for run in one two; do \
	  $(call play,debug,target/demo-check/$$run,500,40,7) >target/demo-check/$$run.txt 2>&1 \
	    || { cat target/demo-check/$$run.txt; exit 1; }; \
	done
	cmp target/demo-check/one/figures.txt target/demo-check/two/figures.txt

# Figures beside floors in one run: `name value unit` lines and target/bench/summary.json. QUICK=1: a tenth of the scale.
# PARTS="submit read" runs only some. The largest share of the processor, where it is to be had, keeps the machine's other
# work out of the figures.
NICE := $(shell [ "$$(nice -n -20 nice 2>/dev/null)" = -20 ] && echo nice -n -20)
bench: bench-tools
	cargo build --release -q -p shuzhi-ffi
	cargo build --release -q -p shuzhi-tests --bin bench
	mvn -q -B -f tests/bench/java process-classes
	QUICK=$(QUICK) $(NICE) target/release/bench $(PARTS)

bench-tools:
	@tests/tools/need.sh cargo gcc java mvn strip

clean:
	cargo clean
	rm -rf bindings/java/target
