#!/bin/sh
# Drives the real window with real keys and clicks, under the display that it is started on:
#     xvfb-run -a timeout 120 sh drive.sh build/release/gradwalk .
# The window writes what it shows into state.txt (see src/app/report.h).
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

key Right
expect path 1/forward/Z "Right goes on"
xdotool key --delay 0 Right Right Right Right
expect path 1/forward/z "four presses within a frame or two are four steps"
key Left
expect path 1/forward/F "Left goes back"
case $(xdotool getwindowname "$window") in
  *"step 4 of"*1/forward/F*) echo "ok: the title says where we are" ;;
  *) echo "FAIL: the title is $(xdotool getwindowname "$window")"; failures=$((failures + 1)) ;;
esac
click next
expect path 1/forward/z "a click on Next goes on"
click previous
expect path 1/forward/F "a click on Previous goes back"
key ctrl+Right
expect path 1/backward/L "Ctrl and Right goes to the next phase"
key Home
expect path start "Home goes to the start"
key End
expect number "$(shown number | sed 's/.* of \(.*\)/\1 of \1/')" "End goes to the end"
key Home Right Down Down
expect path "1/forward/Z/Z[0,0]" "Down goes to a cell"
expect level cell "and says so"
key Up Up
expect level operation "Up comes back"

key g
expect go-to on "G asks where to go"
xdotool type --delay 5 'grad.K[0,0]'
key Return
expect path "1/backward/Z/grad.K[0,0]" "and goes there"
key g
expect go-to on "G asks again"
xdotool type --delay 5 'nowhere'
key Return
sleep 0.2
expect go-to on "a place that is not there keeps the question"
key Escape
expect go-to off "Escape takes it away"

key space
expect playing on "Space plays"
key space
expect playing off "and pauses"
click language
expect language ko "the language changes with a click"
key ctrl+plus
expect scale 1.100 "Ctrl and plus makes the text larger"
key ctrl+0
expect scale 1.000 "Ctrl and 0 as it was"
key F1
expect help on "F1 lists the keys"
key Escape
expect help off "Escape closes the list"
key b
expect blank on "B blanks the screen"
key b
expect blank off "and brings it back"
key f
expect size 1280x800 "F fills the screen"
key Escape
expect size 1200x760 "Escape leaves it"
xdotool windowsize "$window" 800 600
expect size 800x600 "the window is made smaller"
key o
expect picker on "O lists the lessons"
key Up Return
tries=0
while [ "$(shown lesson)" = cnn ] && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
expect path start "another lesson opens at its start"
[ "$(shown lesson)" != cnn ] || { echo "FAIL: still the same lesson"; failures=$((failures + 1)); }

key ctrl+q
wait $pid
code=$?
[ $code -eq 0 ] && echo "ok: Ctrl and Q leaves" || { echo "FAIL: exit code $code"; failures=$((failures + 1)); }
[ $failures -eq 0 ]
