#!/bin/sh
# Switches a convention and steps the decimals in the real window with real keys and clicks:
#     xvfb-run -a timeout 120 sh conventions.sh build/release/gradwalk .
set -u
program=$1
export GRADWALK_DATA=$2 XDG_STATE_HOME=$PWD/memory/state XDG_CONFIG_HOME=$PWD/memory/config
command -v xdotool > /dev/null || { echo "xdotool is missing"; exit 1; }

failures=0
state=$PWD/conventions-state.txt
rm -rf "$state" memory

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

# Waits until the state file names a place and nothing is being worked out, then clicks in
# its middle.
click() {
  tries=0
  while [ -n "$(shown "place conventions working")" ] && [ $tries -lt 100 ]; do tries=$((tries + 1)); sleep 0.05; done
  tries=0
  while [ -z "$(shown "place $1")" ] && [ $tries -lt 100 ]; do tries=$((tries + 1)); sleep 0.05; done
  set -- $(shown "place $1")
  [ $# -eq 4 ] || { echo "FAIL: no place to click"; failures=$((failures + 1)); return; }
  xdotool mousemove --window "$window" $(($1 + $3 / 2)) $(($2 + $4 / 2)) click 1
}

key() { xdotool key --clearmodifiers "$@"; }

GRADWALK_WINDOW_SIZE=1280x900 GRADWALK_WINDOW_STATE=$state "$program" open dropout-contrast --step y_test &
pid=$!
expect lesson dropout-contrast "the window opens on the lesson"
window= tries=0
while [ -z "$window" ] && [ $tries -lt 100 ]; do
  window=$(xdotool search --onlyvisible --class gradwalk 2> /dev/null | head -n 1)
  tries=$((tries + 1))
  sleep 0.05
done
[ -n "$window" ] || { echo "FAIL: there is no window"; kill $pid; exit 1; }
xdotool windowfocus "$window"

key k
click 'convention prediction=outputs'
expect edits "conventions.prediction=outputs" "a click switches the convention"
expect path 1/forward/y_test "the cursor stays"
click 'convention prediction=weights'
expect edits "" "the lesson's own choice is no change"
key ctrl+z
expect edits "conventions.prediction=outputs" "Ctrl Z goes back to it"
key shift+r
expect edits "" "Shift R returns to the lesson's numbers"
click 'fewer decimals'
tries=0
while [ -z "$(shown 'place hand effect')" ] && [ $tries -lt 100 ]; do tries=$((tries + 1)); sleep 0.05; done
if [ -n "$(shown 'place hand effect')" ]; then
  echo "ok: what rounding changes is said"
else
  echo "FAIL: what rounding changes is not said"
  failures=$((failures + 1))
fi
key ctrl+q
wait $pid
exit $failures
