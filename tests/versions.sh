#!/bin/bash
# Runs the office tests, with the .oxt as it was built here, in newer LibreOffices: tests/versions.sh [trixie] [sid]
#
# Debian's own, each in a folder of its own under .build/versions, made by debootstrap and kept for the next time. Needs root,
# for chroot and mounts, and some 2 GB a version. Exit code: the number of versions in which a test failed.
set -uo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project" || exit 2
if ((EUID != 0)); then
    echo "tests/versions.sh changes the root folder for each LibreOffice; please run it as root." >&2
    exit 2
fi
# shellcheck source=packages.sh
source tests/packages.sh
need_packages "${packages_to_show[@]}" "${packages_to_test[@]}" debootstrap

echo "Building the office tests"
mkdir -p .build/logs
if ! { cmake --preset release && cmake --build --preset release --target office_tests; } > .build/logs/versions_build.log 2>&1; then
    tail -n 40 .build/logs/versions_build.log >&2
    exit 2
fi

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)

# The office of a Debian release in its folder; nothing where it is there already.
make_version() {
    local suite=$1 root=$2
    [[ -e $root/usr/lib/libreoffice/program/soffice.bin ]] && return
    rm -rf --one-file-system "$root"
    debootstrap --variant=minbase "$suite" "$root" "$mirror" &&
        chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
            libreoffice-calc python3-uno binutils fonts-dejavu-core
}

leave() {
    local place
    for place in "$1/proc" "$1/dev" "$1$project"; do
        mountpoint -q "$place" && umount "$place"
    done
}

failed=0
(($#)) || set -- trixie sid
for suite in "$@"; do
    root=$project/.build/versions/$suite
    log=$project/.build/logs/versions_$suite.log
    leave "$root"
    echo "LibreOffice of Debian $suite"
    if ! make_version "$suite" "$root" > "$log" 2>&1; then
        tail -n 5 "$log" >&2
        ((++failed))
        continue
    fi
    version=$(chroot "$root" dpkg-query -W -f '${Version}' libreoffice-calc)
    mkdir -p "$root$project"
    mount --bind "$project" "$root$project" && mount -t proc proc "$root/proc" && mount --bind /dev "$root/dev"
    if chroot "$root" env -C "$project/.build/release" HOME=/root ./office_tests >> "$log" 2>&1; then
        echo "passed  LibreOffice $version: $(tail -n 2 "$log" | head -n 1)"
    else
        echo "FAILED  LibreOffice $version: see $log"
        ((++failed))
    fi
    leave "$root"
done
exit "$failed"
