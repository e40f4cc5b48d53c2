#!/bin/sh
# The curve, the strip and the time line in the real window, with a real pointer, wheel and
# keys, under the display that it is started on.
set -u
program=$1
export GRADWALK_DATA=$2 XDG_STATE_HOME=$PWD/memory/state XDG_CONFIG_HOME=$PWD/memory/config
command -v xdotool > /dev/null || { echo "xdotool is missing"; exit 1; }

failures=0
state=$PWD/state.txt
rm -rf "$state" memory

# shown KEY: what the state file says for it.
shown() { sed -n "s/^$1 //p" "$state" 2> /dev/null; }

# expect KEY VALUE WHAT: waits until the state says so.
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

key() { xdotool key --clearmodifiers "$@"; }

# click PLACE: in the middle of what the state file calls so.
click() {
  set -- $(shown "place $1")
  [ $# -eq 4 ] || { echo "FAIL: no place to click"; failures=$((failures + 1)); return; }
  xdotool mousemove --window "$window" $(($1 + $3 / 2)) $(($2 + $4 / 2)) click 1
}

GRADWALK_WINDOW_SIZE=1200x760 GRADWALK_WINDOW_STATE=$state "$program" open cnn &
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
expect path start "at its start"


key Right Right
expect path 1/forward/A "two steps on"
click "card P"
expect path 1/forward/P "a click on a card of the strip goes to its step"
xdotool click 4
expect strip 1.200 "the wheel over the strip makes it larger"
key minus
expect strip 1.000 "minus as it was"
key Down
expect level line "into"
key Left
expect level operation "Previous comes back out exactly"
expect path 1/forward/P "to where that began"

key l
expect curve on "L shows the curve"
tries=0
while [ -z "$(shown 'place plot')" ] && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
click plot
# Its middle lies between the iteration and the pass after it.
tries=0
while [ "$(shown path)" = 1/forward/P ] && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
case $(shown path) in
  */forward/L) echo "ok: a click on the curve goes to its step" ;;
  *) echo "FAIL: a click on the curve led to $(shown path)"; failures=$((failures + 1)) ;;
esac
key l
expect curve off "L takes it away"
key Home
click "mark 0"
sleep 0.3
[ "$(shown path)" != start ] && echo "ok: a click on a mark goes to its step" || { echo "FAIL: no mark"; failures=$((failures + 1)); }

key ctrl+q
wait $pid
code=$?
[ $code -eq 0 ] && echo "ok: Ctrl and Q leaves" || { echo "FAIL: exit code $code"; failures=$((failures + 1)); }
[ $failures -eq 0 ]
