#!/bin/sh
# Drives the real window with real keys and clicks, under the display that it is started on:
#     xvfb-run -a timeout 120 sh drive.sh build/release/gradwalk .
# The window writes what it shows into state.txt (see src/app/report.h).
. "$2/tests/window/parts/driving.sh"

open 1200x760 cnn
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
[ "$(shown lesson)" != cnn ] || fail "still the same lesson"

leave
exit $failures
