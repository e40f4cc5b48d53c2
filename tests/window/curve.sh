#!/bin/sh
# The curve, the strip and the time line in the real window, with a real pointer, wheel and
# keys, under the display that it is started on.
. "$2/tests/window/parts/driving.sh"

open 1200x760 cnn
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
  *) fail "a click on the curve led to $(shown path)" ;;
esac
key l
expect curve off "L takes it away"
key Home
click "mark 0"
sleep 0.3
[ "$(shown path)" != start ] && echo "ok: a click on a mark goes to its step" || fail "no mark"

leave
exit $failures
