#!/bin/sh
# Kho hội nghị on a machine that has nothing but a shell: sets it up when it must, then starts or tests it.
#
#   sh packaging/bootstrap.sh setup          system libraries (as root, on Debian), .venv from the lock file, the program
#   sh packaging/bootstrap.sh run [WORDS]    the program; WORDS go to it: run search "hoi nghi"
#   sh packaging/bootstrap.sh test [--all]   style, types, import contracts, tests; --all also those that need other programs
#
# From any working directory. Ends with 2 for wrong use and 3 when the machine lacks something (one sentence says what);
# test ends with 1 when a check fails, run with what the program ends with. What is said goes to standard error.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$here")
venv=$root/.venv
python=$venv/bin/python
stamp=$venv/ready.stamp       # what the environment was made from; written last
unfinished=$venv/unfinished   # there while it is being made: an interrupted set-up begins anew
log=$venv/set-up.log

# Soname and Debian package of what Qt loads beyond a bare system (a newer Debian's apt knows the old package names).
libraries='libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render.so.0 libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1'

# Command and Debian package of what only "test --all" needs.
programs='Xvfb xvfb
xauth xauth
xdotool xdotool
dbus-run-session dbus
ibus-daemon ibus
/usr/libexec/ibus-engine-unikey ibus-unikey
strace strace'

# What reads Word documents of before 1997, command by command as the Debian packages are called; good to have.
readers='antiword catdoc'

say() { printf '%s\n' "$*" >&2; }

lacking() {
    say "$*"
    exit 3
}

usage() {
    say "sh packaging/bootstrap.sh setup | run [WORDS] | test [--all]"
    exit 2
}

# Never the python3 of an activated .venv, which may be about to go.
find_python() {
    suits='import ensurepip, sys, venv
(3, 11) <= sys.version_info < (3, 14) or sys.exit(1)
print(sys._base_executable)'
    for candidate in python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c "$suits" 2>/dev/null; then return; fi
    done
}

missing_libraries() {
    present=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
    printf '%s\n' "$libraries" | while read -r soname package; do
        case $present in *"	$soname "*) ;; *) printf '%s ' "$package" ;; esac
    done
}

missing_programs() {
    printf '%s\n' "$programs" | while read -r program package; do
        command -v "$program" >/dev/null || printf '%s ' "$package"
    done
}

# $*: Debian packages. As root they are installed; others are told the exact command.
install_packages() {
    if ! command -v apt-get >/dev/null; then
        lacking "Máy thiếu thư viện hệ thống, hãy cài những gì các gói Debian này chứa / System libraries are missing; install what these Debian packages hold: $*"
    fi
    command="apt-get install -y --no-install-recommends $*"
    if [ "$(id -u)" != 0 ]; then
        lacking "Thiếu gói hệ thống, hãy nhờ quản trị viên chạy / System packages are missing, ask an administrator to run: sudo apt-get update && sudo $command"
    fi
    say "Đang cài gói hệ thống… / Installing system packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of words
    if ! { apt-get update -qq && $command -qq -o Dpkg::Use-Pty=0; } </dev/null >/dev/null; then
        lacking "Không cài được gói hệ thống (mất mạng?), hãy thử lại lệnh / System packages could not be installed (no network?), try again: $command"
    fi
}

# $1: the lock file's name; $2: "all" for what only some tests run. A ready environment had its libraries when it was made.
install_system() {
    [ "$(uname)" = Linux ] || return 0
    wanted=
    [ "$2" != all ] || wanted=$(missing_programs)
    if ! ready "$1"; then
        wanted="$(missing_libraries)$wanted"
        [ -n "$(find_python)" ] || wanted="python3 python3-venv $wanted"
    fi
    # shellcheck disable=SC2086  # a list of words
    [ -z "$wanted" ] || install_packages $wanted
}

# The program works without them, so nothing here stops it.
install_readers() {
    [ "$(uname)" = Linux ] || return 0
    wanted=
    for program in $readers; do
        command -v "$program" >/dev/null || wanted="$wanted $program"
    done
    [ -n "$wanted" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086  # a list of words
        if apt-get install -y --no-install-recommends -qq -o Dpkg::Use-Pty=0 $wanted </dev/null >/dev/null 2>&1; then return 0; fi
    fi
    say "Muốn đọc tệp Word trước năm 1997, hãy nhờ quản trị viên cài / To read Word files of before 1997, ask an administrator to install:$wanted"
}

# $1: the lock file's name. Says what an environment made from it, here and now, is stamped with.
stamp_for() {
    printf '%s\n' "$1" "$root" "$(readlink -f "$python")"
    cksum <"$here/$1"
    cksum <"$root/pyproject.toml"
}

is_made_from() { [ -x "$python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(stamp_for "$1")" ]; }

pip() { "$python" -m pip --disable-pip-version-check --no-input install --quiet "$@" >>"$log" 2>&1; }

# $1: the lock file's name.
make_environment() {
    base=$(find_python)
    [ -n "$base" ] || lacking "Cần Python 3.11, 3.12 hoặc 3.13 (có venv), máy này không có / Python 3.11, 3.12 or 3.13 (with venv) is needed and not found."
    # What was left half made, or made from another lock file, goes; an environment of somebody else's is only added to.
    if [ -e "$unfinished" ] || { [ -e "$stamp" ] && ! is_made_from requirements.lock; }; then rm -rf "$venv"; fi
    if ! { mkdir -p "$venv" && : >"$unfinished" && rm -f "$stamp"; } 2>/dev/null; then
        lacking "Không ghi được vào thư mục chương trình / The program's folder cannot be written to: $root"
    fi
    : >"$log"
    say "Đang tạo môi trường Python… / Making the Python environment: $venv"
    if ! "$base" -m venv "$venv" >>"$log" 2>&1; then
        lacking "Không tạo được môi trường Python, chi tiết ở / The Python environment could not be made, details in: $log"
    fi
    say "Đang tải và cài thư viện, khoảng một phút… / Fetching and installing libraries, about a minute"
    if ! { pip --require-hashes -r "$here/pip.lock" && pip --require-hashes --no-deps --only-binary :all: -r "$here/$1"; }; then
        lacking "Không tải được thư viện (mất mạng?), hãy chạy lại sau; chi tiết ở / Libraries could not be fetched (no network?), try again later; details in: $log"
    fi
    if ! pip --no-index --no-deps --no-build-isolation --editable "$root"; then
        lacking "Không cài được chương trình, chi tiết ở / The program could not be installed, details in: $log"
    fi
    stamp_for "$1" >"$stamp.part"
    mv "$stamp.part" "$stamp"
    rm "$unfinished"
    say "Đã cài xong. / Set up."
}

# $1: the lock file's name. An environment for testing also runs the program.
ready() { is_made_from requirements-dev.lock || { [ "$1" = requirements.lock ] && is_made_from "$1"; }; }

# $1: the lock file's name; $2: "all" for what only some tests run.
set_up() {
    install_system "$1" "${2:-}"
    if ! ready "$1"; then
        make_environment "$1"
        install_readers
    fi
    translations=$root/resources/translations
    if [ -w "$translations" ] && [ -n "$(find "$translations" -name '*.ts' -newer "$translations/en.qm" 2>&1)" ]; then
        "$python" "$here/translations.py" release
    fi
}

check() {
    say "— $1"
    shift
    "$@" || { say "✗ $*"; exit 1; }
}

test_all_of_it() {
    cd "$root"
    export QT_QPA_PLATFORM=offscreen
    check "ruff check" "$python" -m ruff check .
    check "ruff format" "$python" -m ruff format --check .
    check "mypy" "$python" -m mypy
    check "import contracts" "$venv/bin/lint-imports"
    check "pytest" "$python" -m pytest -q
}

[ $# -gt 0 ] || usage
word=$1
shift
case $word in
setup)
    [ $# = 0 ] || usage
    set_up requirements.lock
    ;;
run)
    set_up requirements.lock
    if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
        if [ $# = 0 ]; then
            say "Không có màn hình: chương trình tự chạy qua các việc chính và chụp lại. / No display: the program goes through the main tasks by itself and takes pictures."
            set -- tour "$(mktemp -d "${TMPDIR:-/tmp}/kho-hoi-nghi-tour.XXXXXX")"
        fi
    fi
    # -P: a stray json.py in the folder one happens to be in must not stop the program.
    exec "$python" -P -m archive_app "$@"
    ;;
test)
    case "$#${1:-}" in
    0) set_up requirements-dev.lock ;;
    1--all)
        export ARCHIVE_APP_TEST_ALL=1
        set_up requirements-dev.lock all
        ;;
    *) usage ;;
    esac
    test_all_of_it
    ;;
*) usage ;;
esac
