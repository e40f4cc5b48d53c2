# Sourced by run and test: which Debian packages are needed, how the missing ones get
# installed, and a build that is quiet unless it fails. Needs $root (the checkout) and
# $script (the name that messages begin with).
#
#     installMissing $buildPackages

# To build and use the program. (README.md says what each library is for.)
buildPackages="g++ cmake ninja-build pkg-config \
libfmt-dev libtomlplusplus-dev libcli11-dev nlohmann-json3-dev libfreetype-dev libcairo2-dev \
libsfml-dev libimgui-dev libgl-dev libx11-dev xclip \
fonts-dejavu-core fonts-dejavu-extra fonts-nanum"

# The tests: their framework, a display without a screen, keys and clicks, pictures compared.
testPackages="$buildPackages doctest-dev xvfb xauth xdotool imagemagick"

say() { printf '%s: %s\n' "$script" "$*" >&2; }

# What we cannot do here, and what the user can: exit code 3.
refuse() {
  say "$@"
  exit 3
}

needWritableBuildFolder() {
  if ! mkdir -p "$root/build" 2>/dev/null || ! : 2>/dev/null >"$root/build/.writable"; then
    refuse "cannot write to $root/build; copy or clone Gradwalk to a folder of your own and try again"
  fi
  rm -f "$root/build/.writable"
}

installMissing() {
  if ! command -v dpkg-query >/dev/null; then
    say "this is not a Debian system, so nothing is installed; needed are what Debian calls: $*"
    return 0
  fi
  present=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null) || true
  missing=
  for package in "$@"; do
    case "
$present
" in
      *"
$package installed
"*) ;;
      *) missing="$missing $package" ;;
    esac
  done
  [ -n "$missing" ] || return 0

  say "these Debian packages are needed and missing:"
  printf ' %s\n' "$missing" >&2
  asRoot=
  if [ "$(id -u)" -ne 0 ]; then
    byHand="install them as an administrator, then try again: apt-get install$missing"
    command -v sudo >/dev/null || refuse "you are not root and sudo is not installed; $byHand"
    if [ -t 0 ]; then
      sudo -v || refuse "sudo was refused; $byHand"
    else
      sudo -n true 2>/dev/null || refuse "sudo asks for a password and there is no terminal to ask on; $byHand"
    fi
    asRoot=sudo
  fi
  say "installing them…"
  log=$root/build/install.log
  apt="$asRoot env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300"
  # An update that fails in part may still leave lists that the packages are found in.
  $apt update >"$log" 2>&1 </dev/null || true
  # $missing is a list of words.
  if ! $apt install -y --no-install-recommends $missing >>"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    refuse "the packages could not be installed; the whole story is in $log"
  fi
}

# build <preset> [target]: nothing printed when it works, the errors when it does not.
# A terminal sees ninja's one moving line instead.
build() {
  folder=$root/build/$1
  # A checkout that was copied or moved brings a build folder that belongs elsewhere.
  if [ -f "$folder/CMakeCache.txt" ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    rm -rf "$folder"
  fi
  mkdir -p "$folder"
  if [ -t 2 ]; then
    configureAndCompile "$@" >&2
    return
  fi
  configureAndCompile "$@" >"$folder/build.log" 2>&1 && return
  grep -E -A 20 'error|Error|FAILED' "$folder/build.log" | head -n 100 >&2
  say "the whole log is $folder/build.log"
  return 1
}

# In the checkout, because cmake looks there for its presets; in a shell of its own, so
# that the caller stays where it is.
configureAndCompile() (
  cd "$root" && cmake --preset "$1" && cmake --build "build/$1" --target "${2:-all}"
)
