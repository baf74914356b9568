#!/bin/bash
# Installs what is missing, builds, and runs all tests: the core, the core under sanitizers, the fuzz targets for a short time,
# the extension in a real headless office, and in a real window, on displays of the tests' own.
#
#     tests/run.sh            everything
#     tests/run.sh core …     some: core, sanitize, fuzz, office, desktop; or bench (the speeds that are promised), which is not
#                             part of everything, for it wants a machine that does nothing else
#
# Logs and screenshots stay in .build. The last line is `N passed, N failed`; the exit code is 0 if and only if nothing failed.
# The LibreOffice profile of whoever runs this is neither read nor written.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
exec < /dev/null
export LC_ALL=C.UTF-8

fuzz_seconds=20
all_steps=(core sanitize fuzz office desktop)
steps=("${@:-${all_steps[@]}}")
logs=$PWD/.build/logs
mkdir -p "$logs"
passed=0
failed=0
summary=()

note() { # LINE: for the summary at the end
    summary+=("$1")
    echo "$1"
}

fail() { # WHAT
    failed=$((failed + 1))
    note "FAILED  $1"
}

# The preset's build folder holds the targets named; its log says why where it does not.
build() { # PRESET TARGET…
    local preset=$1 log=$logs/build-$1.log
    shift
    echo "Building $preset: $*"
    if { cmake --preset "$preset" && cmake --build --preset "$preset" --target "$@"; } > "$log" 2>&1; then
        return 0
    fi
    grep -A 20 -m 3 -E 'FAILED|error|CMake Error' "$log" | head -60
    fail "build of $preset, see $log"
    return 1
}

# Runs a Catch executable; what it wrote, its exit code and its seconds stay in the logs.
run() { # NAME SECONDS COMMAND…
    local name=$1 seconds=$2 start=$SECONDS
    shift 2
    echo "Running $name"
    timeout --kill-after=20 "$seconds" "$@" > "$logs/$name.log" 2>&1
    echo "$? $((SECONDS - start))" > "$logs/$name.code"
}

# Adds the test cases of what has run to the count.
count() { # NAME
    local name=$1 log=$logs/$1.log code took good=0 bad=0 last
    read -r code took < "$logs/$name.code"
    last=$(grep -E '^(All tests passed|test cases:)' "$log" | tail -n 1)
    if [[ $last =~ in\ ([0-9]+)\ test\ case ]]; then
        good=${BASH_REMATCH[1]}
    else
        [[ $last =~ \|\ *([0-9]+)\ passed ]] && good=${BASH_REMATCH[1]}
        [[ $last =~ \|\ *([0-9]+)\ failed ]] && bad=${BASH_REMATCH[1]}
    fi
    # An executable that crashed, ran nothing, or did not end is a failure of its own.
    if ((bad == 0 && (code != 0 || good == 0))); then
        bad=1
        ((code == 124)) && echo "It did not end in time." >> "$log"
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    if ((bad)); then
        cat "$log"
        note "FAILED  $name: $good passed, $bad failed (exit code $code, $took s), see $log"
    else
        note "passed  $name: $good ($took s)"
    fi
}

cases() { # NAME SECONDS COMMAND…
    run "$@"
    count "$1"
}

# Most of a desktop test is waiting, so two displays work side by side, each with some of the sources; the test that measures how
# long the office lets its user wait runs alone.
desktop() {
    local tests=(.build/release/desktop_tests --filenames-as-tags) alone='[#answers]'
    local first='[#looks],[#stages],[#menu],[#endurance]' second='~[#looks]~[#stages]~[#menu]~[#endurance]~[#answers]'
    rm -f "$logs"/desktop_tests_*.code
    run desktop_tests_1 1500 "${tests[@]}" "$first" &
    run desktop_tests_2 1500 "${tests[@]}" "$second"
    wait
    count desktop_tests_1
    count desktop_tests_2
    cases desktop_tests_alone 600 "${tests[@]}" "$alone"
}

fuzz() {
    local target name log
    for target in .build/sanitize/fuzz_*; do
        [[ -x $target ]] || continue
        name=$(basename "$target")
        log=$logs/$name.log
        mkdir -p ".build/fuzz/corpus/$name" .build/fuzz/findings
        echo "Running $name for $fuzz_seconds seconds"
        if timeout --kill-after=20 $((fuzz_seconds + 120)) "$target" -max_total_time=$fuzz_seconds -timeout=10 -rss_limit_mb=4096 \
            -artifact_prefix=".build/fuzz/findings/$name-" ".build/fuzz/corpus/$name" > "$log" 2>&1; then
            passed=$((passed + 1))
            note "passed  $name: $(grep -oE '^Done [0-9]+ runs' "$log" | tail -n 1)"
        else
            tail -n 40 "$log"
            fail "$name, see $log and .build/fuzz/findings"
        fi
    done
}

bench() {
    .build/release/core_bench | tee "$logs/core_bench.log"
    cases benches 3000 .build/release/benches
    cat "$logs/benches.log"
}

step() { # NAME
    case $1 in
        core) build release core_tests && cases core_tests 900 .build/release/core_tests ;;
        sanitize) build sanitize core_tests && cases core_tests_sanitized 1200 .build/sanitize/core_tests ;;
        fuzz) build sanitize fuzz_targets && fuzz ;;
        office) build release office_tests && cases office_tests 1500 .build/release/office_tests ;;
        desktop) build release desktop_tests && desktop ;;
        bench) build release core_bench benches && bench ;;
        *)
            echo "There is no step $1; there are: ${all_steps[*]} bench" >&2
            exit 2
            ;;
    esac
}

# shellcheck source=packages.sh
source tests/packages.sh
need_packages "${packages_to_show[@]}" "${packages_to_test[@]}" || { fail "installation of packages"; steps=(); }
for name in "${steps[@]}"; do
    step "$name"
done

echo
printf '%s\n' "${summary[@]}"
echo "Logs: $logs; screenshots: $PWD/.build/release/offices/screenshots; $((SECONDS / 60)) min $((SECONDS % 60)) s"
echo "$passed passed, $failed failed"
((failed == 0))
