#!/bin/sh
# ConvLab's one entry. It needs Go 1.26 or newer, git and a shell; "./build.sh help" lists the verbs.
# What a verb does is written in Go (web/cmd/..., nn/cmd/...); here is only the order of things.
set -eu
cd "$(dirname "$0")"

say() { printf '%s\n' "$*"; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

need_go() {
	command -v go >/dev/null 2>&1 ||
		die "Go is not installed (or not on PATH). Install Go 1.26 or newer from https://go.dev/dl/ ."
	# Use the Go that is there, except where this says otherwise: the program with SIMD needs a newer one, which web/site
	# fetches for it alone; build -plain does without. (Asked away from go.mod, an old Go answers too.)
	export GOTOOLCHAIN=local
	version=$(cd / && go env GOVERSION 2>/dev/null | sed 's/^.*go\([0-9][0-9]*\.[0-9][0-9]*\).*$/\1/')
	case $version in
	1.[0-9] | 1.1[0-9] | 1.2[0-5] | '') die "this is Go ${version:-of unknown version}; ConvLab needs 1.26 or newer: https://go.dev/dl/ ." ;;
	esac
}

# run COMMAND-DIR ARGUMENTS... : becomes that command, so that signals and the exit status are its own (go run would keep them).
run() {
	program=.cache/build/${1##*/}
	[ -x "$program" ] || say "compiling $1 (the first time, this takes a minute or two)"
	go build -o "$program" "$1"
	shift
	exec "$program" "$@"
}

# SIMD needs Go 1.27: this one if it is new enough, else one that is fetched where that is possible.
simd_go() {
	case $version in 1.26) toolchain=go1.27.4 ;; *) toolchain=local ;; esac
	GOTOOLCHAIN=$toolchain go version >/dev/null 2>&1
}

# fast COMMAND-DIR ARGUMENTS... : run, built for the machine's vectors where the Go for that can be had.
fast() {
	simd_go || {
		say "Go 1.27.4 can't be had here: without SIMD, training takes several times as long."
		run "$@"
	}
	program=.cache/build/${1##*/}
	GOTOOLCHAIN=$toolchain GOEXPERIMENT=simd go build -o "$program" "$1"
	shift
	exec "$program" "$@"
}

# --- test: one stage after another; a stage that fails does not keep the others from running ---

passed=0 failed=0

stage() { # stage NAME COMMAND...
	name=$1
	shift
	say "=== $name"
	began=$(date +%s)
	if "$@"; then
		passed=$((passed + 1)) verdict=ok
	else
		failed=$((failed + 1)) verdict=FAILED
	fi
	say "--- $verdict: $name ($(($(date +%s) - began)) s)"
}

# --- what the tests need besides Go: each is tested for, and known by its Debian packages ---

has_node() { command -v node >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)'; }

has_chromium() { # where web/browser looks, too
	for browser in "${CONVLAB_CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable \
		'/Applications/Chromium.app/Contents/MacOS/Chromium' '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
		if command -v "$browser" >/dev/null 2>&1; then return 0; fi
	done
	return 1
}

has_firefox() { # where web/browser looks, too
	for browser in "${CONVLAB_FIREFOX:-firefox-esr}" firefox-esr firefox '/Applications/Firefox.app/Contents/MacOS/firefox'; do
		if command -v "$browser" >/dev/null 2>&1; then return 0; fi
	done
	return 1
}

has_chinese() { [ "$(uname)" != Linux ] || fc-list :lang=zh 2>/dev/null | grep -q .; }

missing() { # missing browser|bench|test : the packages for it that are not there
	has_chromium || printf ' chromium'
	[ "$1" != browser ] || return 0
	has_node || printf ' nodejs'
	has_chinese || printf ' fontconfig fonts-noto-cjk'
	[ "$1" != bench ] || return 0
	has_firefox || printf ' firefox-esr'
}

# installed browser|bench|test : installs what is missing, where that is possible without asking; otherwise says what to install.
installed() {
	packages=$(missing "$1")
	if [ -z "$packages" ]; then return 0; fi
	as_root=
	if [ "$(id -u)" != 0 ]; then as_root='sudo -n'; fi
	if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
		say "installing$packages"
		# $packages and $as_root are lists of words. One after another: Ubuntu has no firefox-esr.
		$as_root apt-get update -qq || true
		for package in $packages; do
			$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null || true
		done
		packages=$(missing "$1")
	fi
	[ -n "$packages" ] || return 0
	say "Missing here:$packages. Install them and run this again:"
	say "  Debian, Ubuntu: apt-get install$packages     (node must be 18 or newer)"
	say "  macOS: brew install --cask chromium firefox; brew install node"
	return 1
}

formatted() {
	unformatted=$(find nn wasm web -name '*.go' ! -name '*_gen.go' -exec "$(go env GOROOT)/bin/gofmt" -l {} +)
	[ -z "$unformatted" ] || { say "not gofmt'ed:" "$unformatted"; return 1; }
}

vetted() {
	go vet ./... &&
		GOOS=js GOARCH=wasm go vet ./wasm/... ./web ./web/page ./web/work/... ./web/part ./web/chapter/... ./web/lesson/... ./web/dom/... ./web/bench ./web/cmd/benchpage ./nn/...
}

in_wasm() { GOOS=js GOARCH=wasm go test "$@"; }

# with_simd COMMAND... : runs it with SIMD. Where no Go for that can be had, it says so and tests nothing.
with_simd() {
	simd_go || { say "Go 1.27.4 can't be had here: what needs SIMD is not tested."; return 0; }
	env GOTOOLCHAIN=$toolchain GOEXPERIMENT=simd "$@"
}

simd_vetted() {
	with_simd go vet ./nn/... &&
		with_simd env GOOS=js GOARCH=wasm go vet ./nn/... &&
		with_simd env GOARCH=arm64 go vet ./nn/gemm ./nn/vec ./nn/filter
}

simd_build() { with_simd env GOOS=js GOARCH=wasm go build -o /dev/null ./wasm && with_simd env GOOS=js GOARCH=wasm go build -o /dev/null ./wasm/worker; }

simd_native() { with_simd go test -count=1 ./nn/...; }

simd_in_node() {
	with_simd env GOOS=js GOARCH=wasm go test -count=1 -exec "$(with_simd go env GOROOT)/lib/wasm/go_js_wasm_exec" \
		./nn ./nn/gemm ./nn/vec ./nn/filter
}

in_node() { in_wasm -count=1 -exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./nn/... ./web/lesson/...; }

in_chromium() {
	go build -o .cache/build/browserexec ./web/cmd/browserexec && in_wasm -count=1 -exec "$PWD/.cache/build/browserexec" ./web/dom
}

plain_build() { GOOS=js GOARCH=wasm go build -o /dev/null ./wasm && GOOS=js GOARCH=wasm go build -o /dev/null ./wasm/worker; }

end_to_end() { # the tests of Firefox skip themselves where there is none
	has_firefox || say "There is no Firefox here: the page is not tested in it."
	CONVLAB_E2E=1 go test -count=1 -timeout 50m ./web/browser ./web/e2e
}

speed() { CONVLAB_E2E=speed go test -count=1 -v -timeout 40m -run Speed ./web/e2e; }

run_tests() {
	stage 'browsers, node and fonts are there' installed test
	stage 'gofmt' formatted
	stage 'go vet' vetted
	stage 'go vet of nn with SIMD, with Go 1.27' simd_vetted
	stage 'plain go build of ./wasm and ./wasm/worker' plain_build
	stage 'go build of both programs with SIMD, with Go 1.27' simd_build
	stage 'Go tests' go test -count=1 ./...
	stage 'nn with SIMD, with Go 1.27' simd_native
	stage 'nn and web/lesson as wasm, in node' in_node
	stage 'nn with SIMD as wasm, in node, with Go 1.27' simd_in_node
	stage 'web/dom as wasm, in Chromium' in_chromium
	stage 'end to end, in Chromium and Firefox' end_to_end
	say
	say "$passed passed, $failed failed"
	[ "$failed" = 0 ]
}

# bench needs node and Chromium, unless it is told to measure elsewhere.
bench_needs() {
	case " $* " in
	*native* | *page* | *' -h '* | *' -help '* | *' --help '*) ;;
	*) installed bench ;;
	esac
}

usage() {
	cat <<'END'
./build.sh            build dist/, which any static host can serve as it is
./build.sh serve      build, then serve on http://localhost:8080 (or the next free port)
./build.sh test       run all tests; installs Chromium, Firefox, node and a Chinese font where it may
./build.sh bench      measure natively, in node and in Chromium, and build dist/bench.html; -h lists the settings
./build.sh speed      measure drawing, filters, beans and training in Chromium: ten minutes, on a quiet machine
./build.sh size       say what the page costs to fetch, by chapter and package; fails above a budget
./build.sh shots      write screenshots of every chapter in every mode to .cache/shots/
./build.sh train NET… train networks on MNIST, from where they were interrupted; -h lists names and settings
./build.sh evaluate NET…  measure trained networks: errors, confusions, float16, drawn digits; -people FILE: on digits that people drew
./build.sh shifts     measure the committed networks on test images moved by 0 to 8 pixels, in a minute or two
./build.sh table      train what is missing of the networks (hours), then write docs/table.md; -h lists the settings
./build.sh peers      train the same networks with Keras, PyTorch and this code in turns; -h lists the settings
./build.sh augment    draw a sheet of distorted training images to .cache/augment.png; -h lists the settings
./build.sh generate   write the components' Go code anew, after a change to a .vugu file
./build.sh clean      remove dist/ and .cache/
./build.sh help       this
END
}

verb=${1:-build}
[ $# = 0 ] || shift
case $verb in
build) need_go && run ./web/cmd/convlab build "$@" ;;
serve) need_go && run ./web/cmd/convlab serve "$@" ;;
test) need_go && run_tests ;;
bench) need_go && bench_needs "$@" && run ./web/cmd/bench "$@" ;;
speed) need_go && installed browser && speed ;;
size) need_go && run ./web/cmd/size "$@" ;;
shots) need_go && installed browser && run ./web/cmd/shots "$@" ;;
train) need_go && fast ./nn/cmd/train "$@" ;;
evaluate) need_go && fast ./nn/cmd/evaluate "$@" ;;
shifts) need_go && fast ./nn/cmd/shifts "$@" ;;
table) need_go && fast ./nn/cmd/table "$@" ;;
peers) need_go && fast ./nn/cmd/peers "$@" ;;
augment) need_go && run ./nn/cmd/augment "$@" ;;
generate) need_go && run ./web/cmd/generate ;;
clean) rm -rf dist .cache ;;
help | -h | --help) usage ;;
*)
	usage >&2
	die "there is no verb \"$verb\""
	;;
esac
