# What every drive of the real window shares; read with `. "$2/tests/window/parts/driving.sh"`
# by a drive that was given the program and the checkout. Lessons, settings and what is
# remembered are those of the drive alone, and new.
#
#     . "$2/tests/window/parts/driving.sh"
#     open 1280x760 cnn --step Z         # waits for the lesson and the window
#     key Right
#     expect path 1/forward/A "Right goes on"
#     click "card P"
#     leave
#     exit $failures
#
# The window writes what it shows into state.txt (see src/app/report.h).
set -u
program=$1
export GRADWALK_DATA=$2 XDG_STATE_HOME=$PWD/memory/state XDG_CONFIG_HOME=$PWD/memory/config
command -v xdotool > /dev/null || { echo "xdotool is missing"; exit 1; }

failures=0
state=$PWD/state.txt
rm -rf "$state" memory

fail() {
  echo "FAIL: $*"
  failures=$((failures + 1))
}

# shown KEY: what the state file says for it.
shown() { sed -n "s/^$1 //p" "$state" 2> /dev/null; }

# soon COMMAND…: tries it for five seconds until it is true.
soon() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ $tries -le 100 ] || return 1
    sleep 0.05
  done
}

says() { [ "$(shown "$1")" = "$2" ]; }

# expect KEY VALUE WHAT: waits until the state says so.
expect() {
  if soon says "$1" "$2"; then
    echo "ok: $3"
  else
    fail "$3: $1 is '$(shown "$1")', not '$2'"
  fi
}

key() { xdotool key --clearmodifiers "$@"; }

isPlaced() { [ -n "$(shown "place $1")" ]; }
isStill() { [ -z "$(shown 'place conventions working')" ]; }

# click PLACE: in the middle of what the state file calls so, once it is there and nothing is
# being worked out that might move it.
click() {
  soon isPlaced "$1" && soon isStill || { fail "no place '$1' to click"; return; }
  set -- $(shown "place $1")
  xdotool mousemove --window "$window" $(($1 + $3 / 2)) $(($2 + $4 / 2)) click 1
}

findWindow() {
  window=$(xdotool search --onlyvisible --class gradwalk 2> /dev/null | head -n 1)
  [ -n "$window" ]
}

# Waits for the window; xdotool's keys are then its own.
focus() {
  soon findWindow || { fail "there is no window"; kill $pid; exit 1; }
  xdotool windowfocus "$window"
}

# open WIDTHxHEIGHT LESSON [OPTION…]: starts the program, whose number is then $pid.
open() {
  rm -f "$state"
  size=$1
  shift
  GRADWALK_WINDOW_SIZE=$size GRADWALK_WINDOW_STATE=$state "$program" open "$@" &
  pid=$!
  expect lesson "$1" "the window opens on the lesson"
  focus
}

# Ctrl Q, and out without complaint.
leave() {
  key ctrl+q
  wait $pid
  code=$?
  [ $code -eq 0 ] && echo "ok: Ctrl and Q leaves" || fail "exit code $code"
}
