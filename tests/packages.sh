# The Debian packages that this project needs, and their installation: for extension/try.sh and tests/run.sh.
# shellcheck shell=bash disable=SC2034

# To build the .oxt and to show it.
packages_to_show=(
    g++ cmake ninja-build python3
    python3-markdown    # turns the help's prose into pages
    libboost1.81-dev    # special functions, containers, text
    libdlib-dev         # the optimiser: headers alone
    libutf8proc-dev     # letters of all languages: case, composed forms; linked into the extension
    libreoffice-dev     # the SDK
    libreoffice-calc
    libreoffice-gtk3    # windows as a desktop shows them
    python3-uno         # drives the office for extension/try.sh
)

# To run the tests besides.
packages_to_test=(
    catch2
    clang               # fuzzing
    libclang-rt-14-dev  # sanitizers and the fuzzer, for clang
    xvfb openbox        # displays of the tests' own, with a window manager
    xdotool             # mouse and keyboard
    libxcb1-dev         # asks a window whether it still answers
    imagemagick         # pictures of the screen
    fonts-dejavu-core   # letters of four alphabets to look at …
    fonts-noto-cjk      # … and Chinese
)

# need_packages NAME…: installs those that are missing, as root or through sudo; where that is not possible, says what is
# missing and fails.
need_packages() {
    local missing=() package administrator=()
    if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
        echo "This is not Debian or one of its relatives: please see to it yourself that there is what these packages hold: $*" >&2
        return 0
    fi
    for package in "$@"; do
        [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2> /dev/null) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        administrator=(sudo)
        [[ -t 0 ]] || administrator+=(-n)
        if ! command -v sudo > /dev/null || ! "${administrator[@]}" true 2> /dev/null; then
            echo "These packages are missing, and only an administrator can install them:" >&2
            echo "    apt-get install ${missing[*]}" >&2
            return 1
        fi
    fi
    echo "Installing ${missing[*]}"
    "${administrator[@]}" apt-get -q update
    "${administrator[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}" > /dev/null
}
