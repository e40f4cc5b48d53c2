#!/bin/sh
# Edits numbers in the real window with real keys, kills it, and finds them again:
#     xvfb-run -a timeout 120 sh edit.sh build/release/gradwalk .
set -u
program=$1
export GRADWALK_DATA=$2 XDG_STATE_HOME=$PWD/journal XDG_CONFIG_HOME=$PWD/config
command -v xdotool > /dev/null || { echo "xdotool is missing"; exit 1; }

failures=0
state=$PWD/state.txt
rm -rf "$state" "$XDG_STATE_HOME" "$XDG_CONFIG_HOME" cnn-edited.toml

shown() { sed -n "s/^$1 //p" "$state" 2> /dev/null; }

expect() {
  tries=0
  while [ "$(shown "$1")" != "$2" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ]; then
      echo "FAIL: $3: $1 is '$(shown "$1")', not '$2'"
      failures=$((failures + 1))
      return
    fi
    sleep 0.05
  done
  echo "ok: $3"
}

# Waits until the state file names a place, then clicks in its middle.
click() {
  tries=0
  while [ -z "$(shown "place $1")" ] && [ $tries -lt 100 ]; do tries=$((tries + 1)); sleep 0.05; done
  set -- $(shown "place $1")
  [ $# -eq 4 ] || { echo "FAIL: no place to click"; failures=$((failures + 1)); return; }
  xdotool mousemove --window "$window" $(($1 + $3 / 2)) $(($2 + $4 / 2)) click 1
}

key() { xdotool key --clearmodifiers "$@"; }

start() {
  rm -f "$state"
  GRADWALK_WINDOW_SIZE=1280x760 GRADWALK_WINDOW_STATE=$state "$program" open cnn &
  pid=$!
  expect lesson cnn "the window opens on the lesson"
  window= tries=0
  while [ -z "$window" ] && [ $tries -lt 100 ]; do
    window=$(xdotool search --onlyvisible --class gradwalk 2> /dev/null | head -n 1)
    tries=$((tries + 1))
    sleep 0.05
  done
  [ -n "$window" ] || { echo "FAIL: there is no window"; kill $pid; exit 1; }
  xdotool windowfocus "$window"
}

start
key e
click 'edit K\[0,1\]'
xdotool type 2
key Return
expect edits "K[0,1]=2" "a number is typed"
key Right
expect path 1/forward/Z "and keys walk again"
click 'edit lr'
xdotool type 0.5
key Return
expect edits "K[0,1]=2 lr=0.5" "a setting too"
key ctrl+z
expect edits "K[0,1]=2" "Ctrl Z takes it back"
key ctrl+y
expect edits "K[0,1]=2 lr=0.5" "Ctrl Y makes it again"
tries=0
while ! grep -qs '^lr=0.5$' "$XDG_STATE_HOME"/gradwalk/edits-*.txt && [ $tries -lt 100 ]; do
  tries=$((tries + 1))
  sleep 0.05
done
kill -9 $pid
wait $pid 2> /dev/null

start
expect edits "K[0,1]=2 lr=0.5" "what was not saved is there again after a crash"
key ctrl+s
click file
key Return
tries=0
while [ ! -e cnn-edited.toml ] && [ $tries -lt 100 ]; do tries=$((tries + 1)); sleep 0.05; done
if "$program" print cnn-edited.toml --steps 1 | grep -q '\[\[9, 7\], \[13, 12\]\]'; then
  echo "ok: the saved lesson has the numbers"
else
  echo "FAIL: the saved lesson has other numbers"
  failures=$((failures + 1))
fi
key shift+r
expect edits "" "Shift R returns to the lesson's numbers"
key ctrl+q
wait $pid
[ -z "$(ls "$XDG_STATE_HOME"/gradwalk | grep '^edits-')" ] || { echo "FAIL: a note is left"; failures=$((failures + 1)); }
exit $failures
