# make run        the sample shop: server, widget page, sample orders and documents
# make test       everything that needs no outside service
# make test-live  orders on PostgreSQL and MariaDB; the same conversations in a real browser; the server behind nginx, under abuse,
#                 its contract and its TLS
# make test-hostile  hundreds of hostile replies to the widget, in Chromium as test-live does and in Firefox; about six minutes
# make test-databases  the first part of test-live: orders on PostgreSQL and MariaDB, which it installs, starts and stops
# make test-timing  whether the time of a refusal tells why; on a quiet machine
# make lint       swift format, shell scripts
# make train      trains the models of the understanding from training/
# make check-models  the models are what training/ trains
# make bench      measurements, in release: the parts that every message passes, then the server as bench-server does
# make bench-server  load on the HTTP server beside an empty Hummingbird and a plain FastAPI server
# make bench-widget  what the widget weighs, and what it costs a page and a telephone
# make bench-orders  look-ups in databases of SIZES orders ("8252 1000000 10000000", 9 GB in TMPDIR for a while)
# make bench-databases  look-ups in PostgreSQL and MariaDB through ODBC, beside SQLite
# make bench-vectors  near vectors in memory beside a ChromaDB, which it installs, starts and stops
# make bench-knowledge  indexing and retrieval of SIZES passages ("500 10000 100000")
# make fuzz       hostile messages, for SECONDS (180)
# make compare    the understanding beside scikit-learn's classifiers
# make compare-retrieval  speed and cost of the retrieval beside bm25s and ChromaDB, for SIZES passages
# make widget     bundles the widget's sources
# make widget-release  the same, and writes down its hashes: this version of it never changes again
.PHONY: run test test-live test-hostile test-databases test-timing lint train check-models bench bench-server bench-widget bench-orders \
	bench-databases bench-vectors bench-knowledge compare compare-retrieval fuzz widget widget-release

ARGS ?=
SECONDS ?= 180
# How many tests run at once: all of them together keep a small machine so busy that deadlines pass.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 6
SIZES ?= 8252 1000000 10000000
compare-retrieval: SIZES = 500 10000 100000

run:
	@scripts/run-demo.sh $(ARGS)

test:
	@scripts/install-packages.sh build
	swift build --build-tests
	swift test --skip-build
	LIBRI_ALONE=1 swift test --skip-build --filter IndexingCrashTests
	LIBRI_ALONE=1 swift test --skip-build --filter PDFReaderTests
	LIBRI_ALONE=1 swift test --skip-build --filter '(Connection(Guard|Closing)|AttemptWaiting|ChatRoutesTime)Tests'
	scripts/check-consumer.sh

test-live:
	@scripts/install-packages.sh build
	@scripts/install-packages.sh live
	@scripts/install-live.sh
	scripts/check-widget.sh
	@$(MAKE) --no-print-directory test-databases
	@for test in flows options pages accessibility faults; do \
		/usr/bin/python3 Tests/Browser/test_$$test.py "$$(swift build --show-bin-path)/libriassist-server" || exit 1; \
	done
	/usr/bin/python3 Tests/Browser/test_hostile.py --only chromium "$$(swift build --show-bin-path)/libriassist-server"
	/usr/bin/python3 Tests/Timing/test_refusals.py --leak 1000 "$$(swift build --show-bin-path)/libriassist-server"
	/usr/bin/python3 Tests/Live/test_nginx.py "$$(swift build --show-bin-path)/libriassist-server"
	/usr/bin/python3 Tests/Live/test_tls.py "$$(swift build --show-bin-path)/libriassist-server"
	/usr/bin/python3 Tests/Live/test_abuse.py "$$(swift build --show-bin-path)/libriassist-server"
	/usr/bin/python3 Tests/Live/test_models.py "$$(swift build --show-bin-path)/libriassist-server"
	/usr/bin/python3 Tests/Live/test_contract.py "$$(swift build --show-bin-path)/libriassist-server" .venv/live/bin/schemathesis

test-hostile:
	@scripts/install-packages.sh build
	@scripts/install-packages.sh live
	swift build --product libriassist-server
	/usr/bin/python3 Tests/Browser/test_hostile.py "$$(swift build --show-bin-path)/libriassist-server"

test-databases:
	@scripts/install-packages.sh build
	@scripts/install-packages.sh databases
	swift build --build-tests --traits default,ODBC
	scripts/with-databases.sh swift test --skip-build --traits default,ODBC --filter LibriODBCTests
	scripts/with-databases.sh /usr/bin/python3 Tests/Live/test_inspect.py "$$(swift build --show-bin-path)/libriassist-cli"
	scripts/with-databases.sh /usr/bin/python3 Tests/Live/test_order_neighbours.py "$$(swift build --show-bin-path)/libriassist-server"

test-timing:
	@scripts/install-packages.sh build
	swift build -c release --product libriassist-server
	/usr/bin/python3 Tests/Timing/test_refusals.py "$$(swift build -c release --show-bin-path)/libriassist-server"

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests bench
	@for script in scripts/*.sh widget/*.sh .ci/run; do bash -n $$script; done

train:
	@scripts/install-packages.sh build
	swift build -c release --product libriassist-cli
	@"$$(swift build -c release --show-bin-path)/libriassist-cli" understand train
	@scripts/calibrate.sh "$$(swift build -c release --show-bin-path)/libriassist-cli"

check-models:
	@scripts/install-packages.sh build
	swift build -c release --product libriassist-cli
	@"$$(swift build -c release --show-bin-path)/libriassist-cli" understand train --check
	@scripts/calibrate.sh "$$(swift build -c release --show-bin-path)/libriassist-cli" --check

bench:
	@scripts/install-packages.sh build
	swift build -c release --product libriassist-bench
	@"$$(swift build -c release --show-bin-path)/libriassist-bench"
	@$(MAKE) --no-print-directory bench-server
	@$(MAKE) --no-print-directory bench-widget

bench-widget:
	@scripts/install-packages.sh build
	@scripts/install-packages.sh live
	swift build --product libriassist-server
	@/usr/bin/python3 Tests/Browser/measure_widget.py "$$(swift build --show-bin-path)/libriassist-server"

bench-server:
	@scripts/install-packages.sh build
	@scripts/install-packages.sh peers
	@scripts/install-packages.sh load
	@scripts/install-peers.sh server
	swift build -c release --product libriassist-server
	swift build -c release --product libriassist-bench-baseline
	@folder="$$(swift build -c release --show-bin-path)" && /usr/bin/python3 bench/serve.py $(ARGS) \
		"$$folder/libriassist-server" "$$folder/libriassist-bench-baseline" .venv/server-peers/bin/uvicorn

bench-orders:
	@scripts/install-packages.sh build
	swift build -c release --product libriassist-bench
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && trap 'exit 130' INT TERM && \
		"$$(swift build -c release --show-bin-path)/libriassist-bench" orders "$$folder" $(SIZES)

bench-databases:
	@scripts/install-packages.sh build
	@scripts/install-packages.sh databases
	swift build -c release --product libriassist-bench --traits default,ODBC
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && trap 'exit 130' INT TERM && scripts/with-databases.sh \
		"$$(swift build -c release --traits default,ODBC --show-bin-path)/libriassist-bench" databases "$$folder"

bench-vectors:
	@scripts/install-packages.sh build
	swift build -c release --product libriassist-bench
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && trap 'exit 130' INT TERM && scripts/with-chroma.sh \
		"$$(swift build -c release --show-bin-path)/libriassist-bench" vectors "$$folder"

bench-knowledge:
	@scripts/install-packages.sh build
	swift build -c release --product libriassist-bench
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && trap 'exit 130' INT TERM && \
		"$$(swift build -c release --show-bin-path)/libriassist-bench" knowledge "$$folder" $(SIZES)

compare:
	@scripts/install-packages.sh build
	@scripts/install-packages.sh bench
	swift build -c release --product libriassist-cli
	@/usr/bin/python3 bench/compare_classifiers.py "$$(swift build -c release --show-bin-path)/libriassist-cli"

compare-retrieval:
	@scripts/install-packages.sh build
	@scripts/install-packages.sh peers
	@scripts/install-peers.sh retrieval
	swift build -c release --product libriassist-bench
	@.venv/peers/bin/python bench/compare_retrieval.py "$$(swift build -c release --show-bin-path)/libriassist-bench" $(SIZES)

fuzz:
	@scripts/install-packages.sh build
	swift build -c release --product libriassist-fuzz
	@"$$(swift build -c release --show-bin-path)/libriassist-fuzz" $(SECONDS)

widget:
	@scripts/install-packages.sh live
	widget/build.sh

widget-release: widget
	@! grep -qs "versions/$$(widget/package.py --version)/" widget/released.sha384 || \
		{ echo "This version is released already: raise it in LibriAssistVersion.swift." >&2; exit 1; }
	sha384sum Sources/LibriWidget/Resources/versions/$$(widget/package.py --version)/chatbot-widget.*s >> widget/released.sha384
