#!/bin/sh
# Predicts numbers in the real window with real keys, as a presenter does:
#     xvfb-run -a timeout 120 sh predict.sh build/release/gradwalk .
set -u
program=$1
export GRADWALK_DATA=$2 XDG_STATE_HOME=$PWD/memory/state XDG_CONFIG_HOME=$PWD/memory/config
command -v xdotool > /dev/null || { echo "xdotool is missing"; exit 1; }

failures=0
state=$PWD/state.txt
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

key() { xdotool key --clearmodifiers "$@"; }

GRADWALK_WINDOW_SIZE=1280x760 GRADWALK_WINDOW_STATE=$state "$program" open contrast --step 'Z[0,0,1,0]' &
pid=$!
expect lesson contrast "the window opens on the lesson"
window= tries=0
while [ -z "$window" ] && [ $tries -lt 100 ]; do
  window=$(xdotool search --onlyvisible --class gradwalk 2> /dev/null | head -n 1)
  tries=$((tries + 1))
  sleep 0.05
done
[ -n "$window" ] || { echo "FAIL: there is no window"; kill $pid; exit 1; }
xdotool windowfocus "$window"

key q
expect predicting on "Q asks for the number"
expect asked '1/forward/Z/Z[0,0,1,0]' "of the cell at hand"
xdotool type 3
expect guess 3 "a guess is typed"
key Return
expect grade 'wrong kernel-flipped' "and its mistake is named"
xdotool type 1
expect guess 1 "another guess replaces it"
key Return
expect grade right "which is right"
expect asked '' "and shows the number"
key Next
expect asked '1/forward/Z/Z[0,0,1,1]' "a remote's key goes on to the next"
expect guess '' "with an empty field"
key Next
expect asked '' "shows it"
key Next
expect asked '1/forward/Z/Z[0,1,0,0]' "and goes on"
key Prior
expect path '1/forward/Z/Z[0,0,1,1]' "and back"
expect asked '' "where nothing is hidden again"
key Next
key Escape
key q
expect predicting off "Escape and Q end it"
key ctrl+q
wait $pid
code=$?
[ $code -eq 0 ] || { echo "FAIL: exit $code"; failures=$((failures + 1)); }
[ $failures -eq 0 ]
